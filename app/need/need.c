#include "need/need.h"

#include "base/arena.h"

enum err
need_create(struct db *db, const struct actor *actor, const struct need_new *n)
{
	struct audit_event event = {
		.action = "need.told", .object_kind = "need", .after = n->text
	};
	int64_t id;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = need_insert(db, n, &id)) != OK)
		goto fail;
	event.object_id = db_int(db, id);
	if ((e = audit_append(db, actor, &event)) != OK ||
		(e = db_commit(db)) != OK)
		goto fail;
	return OK;
fail:
	db_rollback(db);
	return e;
}

enum err
need_close(struct db *db, const struct actor *actor, int64_t id)
{
	int64_t closed;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = need_update(db, id, &closed)) != OK)
		goto fail;
	e = ERR_NOT_FOUND;
	if (closed == 0)
		goto fail;
	if ((e = audit_append(db, actor,
		     &(struct audit_event){ .action = "need.closed",
			     .object_kind = "need",
			     .object_id = db_int(db, id) })) != OK ||
		(e = db_commit(db)) != OK)
		goto fail;
	return OK;
fail:
	db_rollback(db);
	return e;
}
