#include <string.h>

#include "application/application.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/secret.h"

#define ID_DIGITS 16

enum err
application_create(struct db *db, const struct actor *actor,
	const struct application_new *new, const char **id)
{
	char token[SECRET_HEX_SIZE];
	struct terms terms;
	const char *made;
	enum err e;

	if ((e = terms_find_current(db, new->route, &terms)) != OK)
		return e;
	secret_token(token);
	made = arena_strndup(db_arena(db), token, ID_DIGITS);
	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = application_insert(db, made, new, terms.version)) != OK ||
		(e = audit_append(db, actor,
			 &(struct audit_event){ .action = "application.started",
				 .object_kind = "application",
				 .object_id = made })) != OK)
		goto fail;
	/* A crash here leaves no draft: the visitor begins again. */
	if ((e = db_commit(db)) == OK)
		*id = made;
	return e;
fail:
	db_rollback(db);
	return e;
}

static const char *
step_detail(struct arena *a, const char *step)
{
	struct json_writer w = { .out = buf_new(a, 64) };

	json_open(&w, '{');
	json_set(&w, "step", step);
	json_close(&w, '}');
	return w.out->data;
}

enum err
application_update_answers(struct db *db, const struct actor *actor,
	const struct application_save *s)
{
	const struct application *before, *after;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = application_lock(db, s->id, &before)) != OK)
		goto fail;
	e = ERR_CONFLICT;
	if (!application_editable(before->state))
		goto fail;
	if ((e = application_answers_update(db, s, s->version == NULL)) != OK ||
		(e = application_find(db, s->id, &after)) != OK ||
		(e = audit_append(db, actor,
			 &(struct audit_event){ .action = "application.saved",
				 .object_kind = "application",
				 .object_id = s->id,
				 .before = before->answers_text,
				 .after = after->answers_text,
				 .detail = step_detail(
					 db_arena(db), s->step) })) != OK)
		goto fail;
	/* A crash here leaves the answers of before; the page is shown again
	 * by the browser and can be sent again. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
application_update_withdrawn(
	struct db *db, const struct actor *actor, const char *id)
{
	struct application_change change = { .id = id };
	const struct application *a;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	/* A decision that is being made holds the lock: then it stands, and
	 * there is nothing left to withdraw. */
	if ((e = application_lock(db, id, &a)) != OK ||
		(e = application_next(
			 a->state, EVENT_WITHDRAW, &change.state)) != OK ||
		(e = application_update(db, &change)) != OK ||
		(e = audit_append(db, actor,
			 &(struct audit_event){
				 .action = "application.withdrawn",
				 .object_kind = "application",
				 .object_id = id,
				 .before = application_state_word(a->state),
				 .after = application_state_word(
					 change.state) })) != OK)
		goto fail;
	/* A crash here leaves it as it was. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}
