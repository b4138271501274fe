#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "fact/document.h"
#include "fact/fact.h"
#include "patent/entry.h"
#include "sql.h"

static enum err
add_document(struct db *db, const struct actor *actor,
	const struct entry_evidence *v, const char **id)
{
	return document_create(
		db, actor, v->filename, v->media_type, v->bytes, v->len, id);
}

/* What stands for the entry in the audit trail. */
static const char *
describe_event(struct db *db, const struct entry_event *v, const char *document)
{
	struct buf *b = buf_new(db_arena(db), 256);
	struct json_writer w = { b, false };

	json_open(&w, '{');
	json_set_if(&w, "effect", v->effect);
	json_set_if(&w, "office", v->office);
	json_set_if(&w, "code", v->code);
	json_set_if(&w, "territory", v->territory);
	json_set_if(&w, "date", v->on);
	json_set_if(&w, "effective", v->effective);
	json_set_if(&w, "until", v->until);
	json_set_if(&w, "days", v->days);
	json_set_if(&w, "document", document);
	json_close(&w, '}');
	return b->data;
}

static enum err
audit(struct db *db, const struct actor *actor, const char *action,
	const char *patent, const char *detail)
{
	return audit_append(db, actor,
		&(const struct audit_event){
			.action = action,
			.object_kind = "patent",
			.object_id = patent,
			.after = detail,
			.detail = detail,
		});
}

enum err
entry_event_create(
	struct db *db, const struct actor *actor, const struct entry_event *v)
{
	const struct entry_evidence *x = &v->evidence;
	const char *document;
	int64_t n;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = fact_begin(db)) != OK ||
		(e = add_document(db, actor, x, &document)) != OK ||
		(e = db_exec(db, &SQL_ENTRY_EVENT_INSERT,
			 DB_ARGS(v->patent, v->effect, v->office, v->code,
				 v->territory, v->on, v->effective, v->until,
				 v->days, x->source_kind, x->source, x->as_of,
				 document),
			 &n)) != OK)
		goto fail;
	e = n == 0 ? ERR_NOT_FOUND
		   : audit(db, actor, "event.entered", v->patent,
			     describe_event(db, v, document));
	if (e == OK && (e = db_commit(db)) == OK)
		return OK;
fail:
	db_rollback(db);
	return e;
}

static enum err
check_organisation(
	struct db *db, const char *id, const char *name, const char **field)
{
	struct rows *rows;
	enum err e;

	if (id == NULL)
		return OK;
	if ((e = db_one(db, &SQL_ENTRY_ORGANISATION_KNOWN, DB_ARGS(id),
		     &rows)) != OK)
		return e;
	if (rows_bool(rows, 0, "known"))
		return OK;
	*field = name;
	return ERR_INVALID;
}

static const char *
describe_owner(struct db *db, const struct entry_owner *v, const char *document)
{
	struct buf *b = buf_new(db_arena(db), 256);
	struct json_writer w = { b, false };

	json_open(&w, '{');
	json_set_if(&w, "owner", v->owner);
	json_set_if(&w, "owner_name", v->name);
	json_set_if(&w, "territory", v->territory);
	json_set_if(&w, "from", v->from);
	json_set_if(&w, "to", v->to);
	json_set_if(&w, "acquired", v->acquired);
	json_set_if(&w, "document", document);
	json_close(&w, '}');
	return b->data;
}

static enum err
write_owner(
	struct db *db, const struct actor *actor, const struct entry_owner *v)
{
	const struct entry_evidence *x = &v->evidence;
	const char *document;
	int64_t n;
	enum err e;

	if ((e = add_document(db, actor, x, &document)) != OK)
		return e;
	if (v->ends_others &&
		(e = db_exec(db, &SQL_ENTRY_OWNERS_END,
			 DB_ARGS(v->patent, v->territory, v->from), NULL)) !=
			OK)
		return e;
	if ((e = db_exec(db, &SQL_ENTRY_OWNER_INSERT,
		     DB_ARGS(v->patent, v->territory, v->owner, v->name,
			     v->share, v->from, v->to, v->acquired, v->seller,
			     v->recorded, v->bound, v->knew, x->source_kind,
			     x->source, x->as_of, document),
		     &n)) != OK)
		return e;
	return n == 0 ? ERR_NOT_FOUND
		      : audit(db, actor, "owner.entered", v->patent,
				describe_owner(db, v, document));
}

enum err
entry_owner_create(struct db *db, const struct actor *actor,
	const struct entry_owner *v, const char **field)
{
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = fact_begin(db)) == OK &&
		(e = check_organisation(db, v->owner, "owner", field)) == OK &&
		(e = check_organisation(db, v->seller, "seller", field)) ==
			OK &&
		(e = write_owner(db, actor, v)) == OK &&
		(e = db_commit(db)) == OK)
		return OK;
	db_rollback(db);
	return e;
}
