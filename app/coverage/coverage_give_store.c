/* Answers that were given. */
#include "base/arena.h"
#include "coverage/give.h"
#include "sql.h"

enum err
coverage_given_insert(struct db *db, const struct coverage_given_new *g)
{
	return db_exec(db, &SQL_COVERAGE_GIVEN_INSERT,
		DB_ARGS(g->id, g->organisation, db_int(db, g->account),
			g->question, g->answer, g->reasons, g->known,
			db_int(db, g->reliance_days), g->until),
		NULL);
}

enum err
coverage_given_same(struct db *db, const struct coverage_given_new *g,
	bool own_only, const char **id)
{
	struct rows *rows;
	enum err e;

	e = db_query(db, &SQL_COVERAGE_GIVEN_SAME,
		DB_ARGS(g->organisation, g->question, g->answer,
			db_int(db, g->reliance_days), g->until,
			own_only ? db_int(db, g->account) : NULL),
		&rows);
	if (e == OK)
		*id = rows_count(rows) == 0 ? NULL : rows_text(rows, 0, "id");
	return e;
}

enum err
coverage_speaks_for(struct db *db, int64_t account, const char *organisation,
	bool *out, bool *proven)
{
	struct rows *rows;
	enum err e;

	e = db_one(db, &SQL_COVERAGE_SPEAKS_FOR,
		DB_ARGS(db_int(db, account), organisation), &rows);
	if (e != OK)
		return e;
	*out = rows_bool(rows, 0, "yes");
	*proven = rows_bool(rows, 0, "proven");
	return OK;
}

static void
read_kept(const struct rows *rows, size_t i, struct coverage_kept *k)
{
	*k = (struct coverage_kept){ .id = rows_text(rows, i, "id"),
		.organisation = rows_text(rows, i, "organisation_id"),
		.account = rows_int(rows, i, "account_id"),
		.question = rows_text(rows, i, "question"),
		.answer = rows_text(rows, i, "answer"),
		.reasons = rows_text(rows, i, "reasons"),
		.known = rows_text(rows, i, "known"),
		.given = rows_text(rows, i, "given"),
		.until = rows_text(rows, i, "until"),
		.notice = rows_text(rows, i, "notice_on"),
		.reliance_days = (int)rows_int(rows, i, "reliance_days") };
}

enum err
coverage_kept_read(
	struct db *db, const char *id, const struct coverage_kept **out)
{
	struct coverage_kept *k;
	struct rows *rows;
	enum err e;

	e = db_one(db, &SQL_COVERAGE_KEPT_BY_ID, DB_ARGS(id), &rows);
	if (e != OK)
		return e;
	k = ARENA_NEW(db_arena(db), struct coverage_kept);
	read_kept(rows, 0, k);
	*out = k;
	return OK;
}

enum err
coverage_kept_newest(struct db *db, const struct coverage_reader *reader,
	struct coverage_kept_list *out)
{
	struct coverage_kept_line *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	e = db_query(db, &SQL_COVERAGE_KEPT_NEWEST,
		DB_ARGS(reader->organisation, db_int(db, reader->actor.id)),
		&rows);
	if (e != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct coverage_kept_line);
	for (i = 0; i < n; i++)
		items[i] = (struct coverage_kept_line){ .id = rows_str(
								rows, i, "id"),
			.organisation_name = rows_str(rows, i, "organisation"),
			.patent = rows_str(rows, i, "patent"),
			.territory = rows_str(rows, i, "territory"),
			.answer = rows_str(rows, i, "answer"),
			.given = rows_str(rows, i, "given"),
			.notice = rows_text(rows, i, "notice_on") };
	*out = (struct coverage_kept_list){ items, n };
	return OK;
}

enum err
coverage_outstanding(struct db *db, const char *after, const char *today,
	const struct coverage_kept **out, size_t *count)
{
	struct coverage_kept *list;
	struct rows *rows;
	enum err e;
	size_t i;

	e = db_query(
		db, &SQL_COVERAGE_OUTSTANDING, DB_ARGS(after, today), &rows);
	if (e != OK)
		return e;
	*count = rows_count(rows);
	list = ARENA_ARRAY(db_arena(db), *count + 1, struct coverage_kept);
	for (i = 0; i < *count; i++)
		read_kept(rows, i, &list[i]);
	*out = list;
	return OK;
}

enum err
coverage_notice(struct db *db, const char *id, const char *today)
{
	return db_exec(db, &SQL_COVERAGE_NOTICE, DB_ARGS(id, today), NULL);
}

/* A column of texts, with room for one more. */
static const char **
column(struct db *db, const struct rows *rows, const char *name, size_t *count)
{
	const char **list;
	size_t i;

	*count = rows_count(rows);
	list = ARENA_ARRAY(db_arena(db), *count + 1, const char *);
	for (i = 0; i < *count; i++)
		list[i] = rows_text(rows, i, name);
	return list;
}

enum err
coverage_viewer_read(struct db *db, int64_t account, const char *organisation,
	struct coverage_viewer *out)
{
	const struct args *args = DB_ARGS(db_int(db, account));
	struct rows *rows;
	const char **orgs;
	enum err e;

	if ((e = db_query(db, &SQL_COVERAGE_VIEWER_ORGS, args, &rows)) != OK)
		return e;
	orgs = column(db, rows, "org", &out->org_count);
	if (organisation != NULL)
		orgs[out->org_count++] = organisation;
	out->orgs = orgs;
	if ((e = db_query(db, &SQL_COVERAGE_VIEWER_GRANTS, args, &rows)) != OK)
		return e;
	out->grants = column(db, rows, "number", &out->grant_count);
	return OK;
}
