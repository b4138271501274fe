#include "base/arena.h"
#include "base/buf.h"
#include "base/keep.h"
#include "fact/fact.h"
#include "patent/right_store.h"
#include "sql.h"
#include "statistics/count.h"

static const char kept[] = "statistics";

/* The rights in force by what is left of them. */
static enum err
add_remaining(struct db *db, const char *day, struct buf *out)
{
	const char *name = statistics_name(STATISTICS_REMAINING);
	int64_t years[COUNT_YEARS_MAX + 1] = { 0 }, over = 0, unknown = 0;
	const struct rules *rules;
	const char *known;
	struct rows *rows;
	size_t i;
	int left;
	enum err e;

	if ((e = fact_known(db, NULL, &known)) != OK ||
		(e = rules_load(db, known, &rules)) != OK ||
		(e = db_query(db, &SQL_STATISTICS_TERMS, DB_NO_ARGS, &rows)) !=
			OK)
		return e;
	for (i = 0; i < rows_count(rows); i++) {
		struct count_term t = {
			.office = rows_str(rows, i, "office"),
			.kinds = rows_str(rows, i, "kinds"),
			.filed = rows_text(rows, i, "filed"),
			.granted = rows_text(rows, i, "granted"),
			.adjusted = (int)rows_int(rows, i, "adjusted"),
			.cap = rows_text(rows, i, "cap"),
			.patents = rows_int(rows, i, "n"),
		};

		left = count_remaining(rules, &t, day);
		*(left == COUNT_OVER		? &over
			: left == COUNT_UNKNOWN ? &unknown
						: &years[left]) += t.patents;
	}
	for (left = 0; left <= COUNT_YEARS_MAX; left++)
		if (years[left] > 0)
			count_add(out, name,
				arena_printf(db_arena(db), "%d", left),
				years[left]);
	if (over > 0)
		count_add(out, name, "over", over);
	if (unknown > 0)
		count_add(out, name, NULL, unknown);
	return OK;
}

enum err
statistics_find(struct db *db, struct statistics *out)
{
	struct arena *a = db_arena(db);
	const char *text = keep_get(a, kept), *clock = NULL, *day = NULL;
	struct rows *rows;
	struct buf *b;
	size_t i;
	enum err e;

	if (text != NULL) {
		clock = count_value(a, text, "clock");
		day = count_value(a, text, "day");
	}
	if ((e = db_query(db, &SQL_STATISTICS_COUNTS, DB_ARGS(clock, day),
		     &rows)) != OK)
		return e;
	if (rows_count(rows) > 0) {
		b = buf_new(a, 4096);
		for (i = 0; i < rows_count(rows); i++)
			count_add(b, rows_str(rows, i, "kind"),
				rows_text(rows, i, "value"),
				rows_int(rows, i, "n"));
		day = count_value(a, b->data, "day");
		if ((e = add_remaining(db, day, b)) != OK)
			return e;
		text = b->data;
		keep_put(kept, text);
	}
	count_read(a, text, out);
	return OK;
}
