#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "fact/fact.h"
#include "patent/entry.h"
#include "sql.h"

enum err
entry_list(struct db *db, const char *patent, struct entries *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_query(db, &SQL_ENTRY_LIST, DB_ARGS(patent), &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, struct entry);
	for (size_t i = 0; i < out->count; i++)
		out->items[i] = (struct entry){
			.kind = rows_str(rows, i, "kind"),
			.id = rows_str(rows, i, "id"),
			.what = rows_str(rows, i, "what"),
			.territory = rows_text(rows, i, "territory"),
			.on = rows_text(rows, i, "on"),
			.source = rows_str(rows, i, "source"),
		};
	return OK;
}

/* For the audit trail: what it said, and why that was wrong. */
static const char *
describe(struct db *db, const struct entry *v, const char *reason)
{
	struct buf *b = buf_new(db_arena(db), 256);
	struct json_writer w = { b, false };
	const char *const pairs[][2] = { { "kind", v->kind },
		{ "what", v->what }, { "territory", v->territory },
		{ "on", v->on }, { "reason", reason } };

	json_open(&w, '{');
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		if (pairs[i][1] == NULL)
			continue;
		json_set(&w, pairs[i][0], pairs[i][1]);
	}
	json_close(&w, '}');
	return b->data;
}

/* A sale that never was did not end what the seller owns, either. */
static enum err
retract(struct db *db, const char *patent, const struct entry *v, bool event,
	int64_t *n)
{
	enum err e;

	if (event)
		return db_exec(db, &SQL_ENTRY_EVENT_RETRACT,
			DB_ARGS(patent, v->id), n);
	if ((e = db_exec(db, &SQL_ENTRY_OWNERS_REOPEN, DB_ARGS(patent, v->id),
		     NULL)) != OK)
		return e;
	return db_exec(db, &SQL_ENTRY_OWNER_RETRACT, DB_ARGS(patent, v->id), n);
}

enum err
entry_retract(struct db *db, const struct actor *actor, const char *patent,
	const struct entry *v, const char *reason)
{
	bool event = strcmp(v->kind, "event") == 0;
	const char *detail = describe(db, v, reason);
	int64_t n;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = fact_begin(db)) != OK ||
		(e = retract(db, patent, v, event, &n)) != OK)
		goto fail;
	e = ERR_NOT_FOUND;
	if (n == 0)
		goto fail;
	if ((e = audit_append(db, actor,
		     &(struct audit_event){ .action = event ? "event.retracted"
							    : "owner.retracted",
			     .object_kind = "patent",
			     .object_id = patent,
			     .after = detail,
			     .detail = detail })) != OK)
		goto fail;
	/* A crash here leaves the entry as it was. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}
