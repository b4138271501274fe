#include "application/adversary.h"
#include "base/arena.h"
#include "sql.h"

enum err
adversary_list(struct db *db, struct adversaries *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_ADVERSARY_ALL, DB_NO_ARGS, &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct adversary);
	for (i = 0; i < out->count; i++) {
		struct adversary *v = &out->items[i];

		v->id = rows_int(rows, i, "id");
		v->scheme = rows_str(rows, i, "scheme");
		v->value = rows_str(rows, i, "value");
		v->name = rows_str(rows, i, "name");
		v->reason = rows_str(rows, i, "reason");
		v->since = rows_str(rows, i, "since");
		v->until = rows_text(rows, i, "until");
		v->created_name = rows_str(rows, i, "created_name");
		v->now = rows_bool(rows, i, "now");
	}
	return OK;
}

enum err
adversary_find(struct db *db, const char *scheme, const char *value, bool *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_ADVERSARY_MATCH, DB_ARGS(scheme, value),
		     &rows)) != OK)
		return e;
	*out = rows_int(rows, 0, "found") > 0;
	return OK;
}

enum err
adversary_create(
	struct db *db, const struct actor *actor, const struct adversary *v)
{
	struct rows *rows;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = db_one(db, &SQL_ADVERSARY_INSERT,
		     DB_ARGS(v->scheme, v->value, v->name, v->reason, v->since,
			     v->until, db_int(db, actor->id)),
		     &rows)) != OK ||
		(e = audit_append(db, actor,
			 &(struct audit_event){ .action = "adversary.added",
				 .object_kind = "adversary",
				 .object_id = rows_str(rows, 0, "id"),
				 .after = v->reason })) != OK)
		goto fail;
	/* A crash here leaves no entry: applications still pass. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
adversary_update_ended(struct db *db, const struct actor *actor, int64_t id)
{
	struct rows *rows;
	int64_t n;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = db_one(db, &SQL_ADVERSARY_EXISTS, DB_ARGS(db_int(db, id)),
		     &rows)) != OK ||
		(e = db_exec(db, &SQL_ADVERSARY_UPDATE_ENDED,
			 DB_ARGS(db_int(db, id)), &n)) != OK)
		goto fail;
	e = ERR_CONFLICT;
	if (n == 0)
		goto fail;
	if ((e = audit_append(db, actor,
		     &(struct audit_event){ .action = "adversary.ended",
			     .object_kind = "adversary",
			     .object_id = db_int(db, id) })) != OK)
		goto fail;
	/* A crash here leaves the entry: applications still go to people. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}
