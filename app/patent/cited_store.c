#include "base/arena.h"
#include "base/lang.h"
#include "db/db.h"
#include "patent/cited.h"
#include "patent/patent.h"
#include "sql.h"

static const char *
finder_label(const char *word)
{
	static const struct lang_label finders[] = {
		{ "applicant", N_("Applicant of the patent") },
		{ "examiner", N_("Examiner") },
		{ "opponent", N_("Opponent") },
		{ "other", N_("Other") },
		{ NULL, NULL },
	};

	return lang_label(finders, word, NULL);
}

enum err
cited_read(struct db *db, const struct patent *p, struct cited *out)
{
	struct cited_item *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	*out = (struct cited){ 0 };
	if ((e = db_query(db, &SQL_CITED_ITEMS,
		     DB_ARGS(p->number, db_int(db, CITED_SHOWN)), &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct cited_item);
	for (i = 0; i < n; i++)
		items[i] = (struct cited_item){
			.number = rows_text(rows, i, "number"),
			.text = rows_text(rows, i, "text"),
			.by = finder_label(rows_text(rows, i, "by")),
			.category = rows_text(rows, i, "category"),
			.known = rows_text(rows, i, "known"),
			.title = rows_text(rows, i, "title"),
			.pooled = rows_bool(rows, i, "pooled"),
		};
	out->items = items;
	out->count = n;
	out->total = n == 0 ? 0 : (long)rows_int(rows, 0, "total");
	return OK;
}

enum err
cited_read_by(struct db *db, const struct patent *p, struct cited *out)
{
	struct cited_item *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	*out = (struct cited){ 0 };
	if ((e = db_query(db, &SQL_CITED_BY,
		     DB_ARGS(p->number, db_int(db, CITED_SHOWN)), &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct cited_item);
	for (i = 0; i < n; i++)
		items[i] = (struct cited_item){
			.number = rows_str(rows, i, "number"),
			.known = rows_str(rows, i, "number"),
			.title = rows_text(rows, i, "title"),
			.pooled = rows_bool(rows, i, "pooled"),
		};
	out->items = items;
	out->count = n;
	out->total = n == 0 ? 0 : (long)rows_int(rows, 0, "total");
	return OK;
}
