#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "grant/grant.h"
#include "sql.h"

static enum err
read_identifiers(struct arena *a, const char *text, struct org_identifiers *out)
{
	const struct json *list;
	const char *why;
	size_t i;

	if (json_parse(a, text, strlen(text), &list, &why) != OK)
		return ERR_BUG;
	out->count = json_count(list);
	out->items = ARENA_ARRAY(a, out->count + 1, struct org_identifier);
	for (i = 0; i < out->count; i++) {
		const struct json *id = json_at(list, i);

		out->items[i].scheme = json_text(json_get(id, "scheme"));
		out->items[i].value = json_text(json_get(id, "value"));
	}
	return OK;
}

static enum err
grant_read(struct db *db, const struct rows *rows, size_t i, struct grant *g)
{
	enum err e;

	memset(g, 0, sizeof(*g));
	g->number = rows_str(rows, i, "number");
	g->application_id = rows_text(rows, i, "application_id");
	g->holder_id = rows_int(rows, i, "holder_id");
	g->licensee_id = rows_str(rows, i, "licensee_id");
	g->licensee_name = rows_str(rows, i, "licensee_name");
	g->version = rows_str(rows, i, "terms_version");
	g->field_of_use = rows_str(rows, i, "field_of_use");
	g->field_labels = rows_str(rows, i, "field_labels");
	g->purpose = rows_str(rows, i, "purpose");
	g->start = rows_str(rows, i, "start");
	g->state = rows_str(rows, i, "state");
	g->partly = rows_bool(rows, i, "partly");
	g->publication =
		grant_publication_read(rows_str(rows, i, "publication"));
	g->by_machine = rows_bool(rows, i, "by_machine");
	g->granted_at = rows_str(rows, i, "granted_at");
	if (terms_route_read(rows_str(rows, i, "route"), &g->route) != OK)
		return ERR_BUG;
	if (read_identifiers(db_arena(db), rows_str(rows, i, "identifiers"),
		    &g->identifiers) != OK)
		return ERR_BUG;
	if ((e = rows_texts(
		     db, rows, i, "fields", &g->fields, &g->field_count)) != OK)
		return e;
	return rows_texts(db, rows, i, "territories", &g->territories,
		&g->territory_count);
}

enum err
grant_find_on(struct db *db, const char *number, const char *on,
	const struct grant **out)
{
	struct grant *g = ARENA_NEW(db_arena(db), struct grant);
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_GRANT_ONE, DB_ARGS(number, on), &rows)) !=
			OK ||
		(e = grant_read(db, rows, 0, g)) != OK)
		return e;
	g->on = on;
	*out = g;
	return OK;
}

enum err
grant_find_active(struct db *db, const char *scheme, const char *value,
	const char *version, const char **number)
{
	struct rows *rows;
	enum err e;

	/* "other" numbers clash by chance: they identify nobody. */
	if (strcmp(scheme, "other") == 0)
		return ERR_NOT_FOUND;
	if ((e = db_one(db, &SQL_GRANT_ACTIVE, DB_ARGS(scheme, value, version),
		     &rows)) != OK)
		return e;
	*number = rows_str(rows, 0, "number");
	return OK;
}

enum err
grant_list(struct db *db, const struct grant_query *q, struct grants *out)
{
	size_t limit = q->limit <= 0 || q->limit > GRANT_PAGE
			       ? GRANT_PAGE
			       : (size_t)q->limit;
	const char *words =
		q->words == NULL ? NULL : text_fold(db_arena(db), q->words);
	struct rows *rows, *total;
	size_t i, n;
	enum err e;

	/* One more than shown tells whether there is a next page. */
	if ((e = db_query(db, &SQL_GRANT_PAGE,
		     DB_ARGS(words, q->licensee, q->after,
			     db_int(db, (int64_t)limit + 1), db_bool(q->staff)),
		     &rows)) != OK ||
		(e = db_one(db, &SQL_GRANT_COUNT,
			 DB_ARGS(words, q->licensee, db_bool(q->staff)),
			 &total)) != OK)
		return e;
	n = rows_count(rows);
	out->count = n > limit ? limit : n;
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, struct grant);
	for (i = 0; i < out->count; i++)
		if ((e = grant_read(db, rows, i, &out->items[i])) != OK)
			return e;
	out->next = n > limit ? out->items[limit - 1].number : NULL;
	out->total = rows_int(total, 0, "total");
	return OK;
}

enum err
grant_insert(struct db *db, const struct grant_row *row)
{
	const struct grant_new *g = row->grant;

	return db_exec(db, &SQL_GRANT_INSERT,
		DB_ARGS(row->number, g->application_id, row->licensee_id,
			row->licensee, row->search_text, g->version,
			g->field_of_use, g->purpose,
			db_texts(db, g->territories, g->territory_count),
			g->start, terms_route_word(g->route),
			g->rule_id == 0 ? NULL : db_int(db, g->rule_id),
			grant_publication_word(g->publication)),
		NULL);
}

enum err
grant_first_version(
	struct db *db, const char *number, const struct grant_new *new)
{
	return db_exec(db, &SQL_GRANT_FIRST_VERSION,
		DB_ARGS(number, db_texts(db, new->patents, new->patent_count)),
		NULL);
}

enum err
grant_counter_update(struct db *db, int year, int64_t *last)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_GRANT_COUNTER_UPDATE,
		     DB_ARGS(db_int(db, year)), &rows)) != OK)
		return e;
	*last = rows_int(rows, 0, "last");
	return OK;
}
