#include "audit/audit.h"

#include "base/arena.h"
#include "base/secret.h"
#include "sql.h"

const struct actor actor_system = { 0, "system" };

static const char *
hashed(struct db *db, const char *content)
{
	char hex[SECRET_HEX_SIZE];
	size_t n = 0;

	if (content == NULL)
		return NULL;
	while (content[n] != '\0')
		n++;
	secret_sha256(content, n, hex);
	return arena_strdup(db_arena(db), hex);
}

enum err
audit_append(
	struct db *db, const struct actor *actor, const struct audit_event *e)
{
	/* Outside a transaction the event could stand without its change. */
	if (!db_in_transaction(db))
		return ERR_BUG;
	return db_exec(db, &SQL_AUDIT_INSERT,
		DB_ARGS(actor->id == 0 ? NULL : db_int(db, actor->id),
			actor->role, e->action, e->object_kind, e->object_id,
			hashed(db, e->before), hashed(db, e->after),
			e->detail),
		NULL);
}

enum err
audit_list(struct db *db, const struct audit_query *q, struct audit_rows *out)
{
	int limit = q->limit == 0 ? 50 : q->limit > 200 ? 200 : q->limit;
	struct rows *rows;
	size_t i, n;
	enum err e;

	/* One more than shown tells whether there is a next page. */
	if ((e = db_query(db, &SQL_AUDIT_PAGE,
		     DB_ARGS(q->object_kind, q->object_id,
			     q->actor_id == 0 ? NULL :
						db_int(db, q->actor_id),
			     q->action, q->from, q->to,
			     q->before_id == 0 ? NULL :
						 db_int(db, q->before_id),
			     db_int(db, limit + 1)),
		     &rows)) != OK)
		return e;
	n = rows_count(rows);
	out->next = n > (size_t)limit ?
		rows_int(rows, (size_t)limit - 1, "id") :
		0;
	out->count = n > (size_t)limit ? (size_t)limit : n;
	out->items = ARENA_ARRAY(db_arena(db), n + 1, struct audit_row);
	for (i = 0; i < out->count; i++) {
		struct audit_row *a = &out->items[i];

		a->id = rows_int(rows, i, "id");
		a->at = rows_str(rows, i, "at");
		a->actor_id = q->with_names ? rows_int(rows, i, "actor_id") : 0;
		a->actor_role = rows_str(rows, i, "actor_role");
		a->actor_name = q->with_names ?
			rows_str(rows, i, "actor_name") :
			"";
		a->action = rows_str(rows, i, "action");
		a->object_kind = rows_str(rows, i, "object_kind");
		a->object_id = rows_str(rows, i, "object_id");
		a->before_hash = rows_str(rows, i, "before_hash");
		a->after_hash = rows_str(rows, i, "after_hash");
		a->detail = rows_str(rows, i, "detail");
	}
	return OK;
}
