#include "base/arena.h"
#include "base/lang.h"
#include "db/db.h"
#include "patent/stay.h"
#include "sql.h"

static const char *
reason_label(const char *word)
{
	static const struct lang_label reasons[] = {
		{ "withdrawn", N_("The member withdrew it") },
		{ "transferred", N_("It was transferred") },
		{ "member-exit", N_("The member left the alliance") },
		{ "ended", N_("The right ended") },
		{ NULL, NULL },
	};

	return lang_label(reasons, word, NULL);
}

enum err
stay_list(struct db *db, const char *number, struct stays *out)
{
	struct stay *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_STAY_ROWS, DB_ARGS(number), &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct stay);
	for (i = 0; i < n; i++)
		items[i] = (struct stay){
			.member = rows_str(rows, i, "member_id"),
			.name = rows_str(rows, i, "name"),
			.since = rows_str(rows, i, "since"),
			.until = rows_text(rows, i, "until"),
			.terms = rows_text(rows, i, "terms_version"),
			.notice = rows_text(rows, i, "notice_on"),
			.reason =
				reason_label(rows_text(rows, i, "end_reason")),
		};
	*out = (struct stays){ items, n };
	return OK;
}

enum err
stay_step_list(struct db *db, const char *number,
	const struct stay_reader *reader, struct stay_steps *out)
{
	struct stay_step *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_STAY_STEPS,
		     DB_ARGS(number, db_bool(reader->secretariat),
			     reader->organisation),
		     &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct stay_step);
	for (i = 0; i < n; i++)
		items[i] = (struct stay_step){
			.proposal = rows_int(rows, i, "id"),
			.state = rows_str(rows, i, "state"),
			.on = rows_str(rows, i, "happened"),
			.member = rows_str(rows, i, "member_id"),
			.name = rows_str(rows, i, "name"),
			.terms = rows_str(rows, i, "terms_version"),
		};
	*out = (struct stay_steps){ items, n };
	return OK;
}
