#include <string.h>

#include "base/arena.h"
#include "grant/measure.h"
#include "sql.h"

static const char *const states[] = { [MEASURE_PROPOSED] = "proposed",
	[MEASURE_CARRIED_OUT] = "carried-out",
	[MEASURE_REJECTED] = "rejected" };

static void
read_row(const struct rows *rows, size_t i, struct measure_row *m)
{
	const char *state = rows_str(rows, i, "state");

	m->id = rows_int(rows, i, "id");
	m->number = rows_str(rows, i, "number");
	m->kind = rows_str(rows, i, "kind");
	m->content = rows_str(rows, i, "content");
	m->sha256 = rows_str(rows, i, "sha256");
	m->state = strcmp(state, "proposed") == 0      ? MEASURE_PROPOSED
		   : strcmp(state, "carried-out") == 0 ? MEASURE_CARRIED_OUT
						       : MEASURE_REJECTED;
	m->proposed_by = rows_int(rows, i, "proposed_by");
	m->proposed_name = rows_str(rows, i, "proposed_name");
	m->proposed_at = rows_str(rows, i, "proposed_at");
	m->decided_name = rows_text(rows, i, "decided_name");
	m->decided_at = rows_text(rows, i, "decided_at");
	m->note = rows_text(rows, i, "note");
}

enum err
measure_find(struct db *db, int64_t id, struct measure_row *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_MEASURE_ONE, DB_ARGS(db_int(db, id)),
		     &rows)) != OK)
		return e;
	read_row(rows, 0, out);
	return OK;
}

enum err
measure_list(struct db *db, const char *number, struct measure_rows *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_MEASURE_ALL, DB_ARGS(number), &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct measure_row);
	for (i = 0; i < out->count; i++)
		read_row(rows, i, &out->items[i]);
	return OK;
}

enum err
measure_lock(struct db *db, const char *number)
{
	struct rows *rows;

	return db_one(db, &SQL_MEASURE_GRANT_LOCK, DB_ARGS(number), &rows);
}

enum err
measure_insert(struct db *db, const struct measure *m, const char *content,
	const char *sha256, int64_t account_id, int64_t *id)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_MEASURE_INSERT,
		     DB_ARGS(m->number, m->kind, content, sha256,
			     db_int(db, account_id)),
		     &rows)) != OK)
		return e;
	*id = rows_int(rows, 0, "id");
	return OK;
}

enum err
measure_update(struct db *db, int64_t id, enum measure_state state,
	int64_t account_id, const char *note, bool *changed)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_MEASURE_UPDATE,
		     DB_ARGS(db_int(db, id), states[state],
			     db_int(db, account_id), note),
		     &n)) != OK)
		return e;
	*changed = n == 1;
	return OK;
}

enum err
grant_event_insert(struct db *db, const struct measure *m)
{
	return db_exec(db, &SQL_GRANT_EVENT_INSERT,
		DB_ARGS(m->number, m->kind, terms_scope_word(m->scope),
			m->licensor, db_texts(db, m->rights, m->right_count),
			terms_effect_word(m->effect), db_bool(m->endure),
			m->defensive, m->on, m->reason),
		NULL);
}

enum err
grant_version_insert(struct db *db, const struct measure *m)
{
	const struct grant_version *v = &m->version;

	return db_exec(db, &SQL_GRANT_VERSION_INSERT,
		DB_ARGS(m->number, v->basis,
			db_texts(db, v->patents, v->patent_count),
			db_texts(db, v->fields, v->field_count),
			db_texts(db, v->acts, v->act_count),
			db_texts(db, v->territories, v->territory_count),
			v->scope_version, m->on, v->until, v->past_from,
			m->reason),
		NULL);
}

enum err
recordal_upsert(struct db *db, const char *number, const struct recordal *c,
	int64_t *affected)
{
	return db_exec(db, &SQL_RECORDAL_UPSERT,
		DB_ARGS(number, c->patent, c->territory, c->office, c->filed_on,
			c->effective_on, c->number),
		affected);
}

enum err
measure_count_patents(
	struct db *db, const char *const *numbers, size_t count, int64_t *known)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_MEASURE_PATENTS,
		     DB_ARGS(db_texts(db, numbers, count)), &rows)) != OK)
		return e;
	*known = rows_int(rows, 0, "known");
	return OK;
}

enum err
measure_count_fields(
	struct db *db, const char *const *fields, size_t count, int64_t *known)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_MEASURE_FIELDS,
		     DB_ARGS(db_texts(db, fields, count)), &rows)) != OK)
		return e;
	*known = rows_int(rows, 0, "known");
	return OK;
}

enum err
measure_organisation(struct db *db, const char *id, bool *known)
{
	struct rows *rows;
	enum err e = db_one(db, &SQL_MEASURE_ORGANISATION, DB_ARGS(id), &rows);

	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	*known = e == OK;
	return OK;
}
