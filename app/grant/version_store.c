#include <string.h>

#include "base/arena.h"
#include "grant/version.h"
#include "sql.h"

static enum err
read_version(struct db *db, const struct rows *rows, size_t i,
	struct grant_version *v)
{
	enum err e;

	v->version = (int)rows_int(rows, i, "version");
	v->basis = rows_str(rows, i, "basis");
	v->field_labels = rows_str(rows, i, "field_labels");
	v->scope_version = rows_text(rows, i, "scope_version");
	v->from = rows_str(rows, i, "effective_from");
	v->until = rows_text(rows, i, "end_on");
	v->past_from = rows_text(rows, i, "past_from");
	v->reason = rows_text(rows, i, "reason");
	if ((e = rows_texts(db, rows, i, "patents", &v->patents,
		     &v->patent_count)) != OK ||
		(e = rows_texts(db, rows, i, "fields", &v->fields,
			 &v->field_count)) != OK ||
		(e = rows_texts(
			 db, rows, i, "acts", &v->acts, &v->act_count)) != OK)
		return e;
	return rows_texts(db, rows, i, "territories", &v->territories,
		&v->territory_count);
}

enum err
grant_versions(struct db *db, const char *number, struct grant_versions *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_GRANT_VERSIONS, DB_ARGS(number), &rows)) !=
		OK)
		return e;
	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct grant_version);
	for (i = 0; i < out->count; i++)
		if ((e = read_version(db, rows, i, &out->items[i])) != OK)
			return e;
	return OK;
}

static enum terms_scope
read_scope(const char *word)
{
	return strcmp(word, "all") == 0	       ? TERMS_SCOPE_ALL
	       : strcmp(word, "licensor") == 0 ? TERMS_SCOPE_LICENSOR
					       : TERMS_SCOPE_RIGHTS;
}

static enum err
read_event(
	struct db *db, const struct rows *rows, size_t i, struct grant_event *e)
{
	e->id = rows_int(rows, i, "id");
	e->kind = rows_str(rows, i, "kind");
	e->scope = read_scope(rows_str(rows, i, "scope"));
	e->licensor = rows_text(rows, i, "licensor_id");
	e->licensor_name = rows_text(rows, i, "licensor_name");
	e->effect = strcmp(rows_str(rows, i, "effect"), "new-acts") == 0
			    ? TERMS_EFFECT_NEW_ACTS
			    : TERMS_EFFECT_ALL_ACTS;
	e->endure = rows_bool(rows, i, "endure");
	e->defensive = rows_text(rows, i, "defensive_id");
	e->on = rows_str(rows, i, "valid_from");
	e->reason = rows_text(rows, i, "reason");
	return rows_texts(db, rows, i, "rights", &e->rights, &e->right_count);
}

enum err
grant_events(struct db *db, const char *number, struct grant_events *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_GRANT_EVENTS, DB_ARGS(number), &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct grant_event);
	for (i = 0; i < out->count; i++)
		if ((e = read_event(db, rows, i, &out->items[i])) != OK)
			return e;
	return OK;
}

enum err
grant_recordals(struct db *db, const char *number, struct recordals *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_GRANT_RECORDALS, DB_ARGS(number), &rows)) !=
		OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, struct recordal);
	for (i = 0; i < out->count; i++) {
		struct recordal *c = &out->items[i];

		c->patent = rows_str(rows, i, "patent");
		c->territory = rows_str(rows, i, "territory");
		c->office = rows_str(rows, i, "office");
		c->filed_on = rows_text(rows, i, "filed_on");
		c->effective_on = rows_text(rows, i, "effective_on");
		c->number = rows_text(rows, i, "recordal_number");
	}
	return OK;
}
