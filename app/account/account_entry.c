#include "account/account_entry.h"

#include "account/account_store.h"
#include "account/password.h"
#include "base/arena.h"
#include "base/log.h"
#include "http/limit.h"

bool
account_entry_pass(struct req *r, const char *email, int *retry_after)
{
	const char *normal;

	if (account_email_normalize(r->arena, email, &normal) != OK)
		return true;
	return limit_pass(LIMIT_SIGNIN,
		arena_printf(r->arena, "account:%s", normal), retry_after);
}

/* The log says how sign-ins go, never whose they are. */
static void
log_entry(struct req *r, const char *result)
{
	log_event(
		LOG_LEVEL_INFO, "sign-in", "id", r->id, "result", result, NULL);
}

/* Costs may have been raised since the string was made. Failing here must
 * not keep anybody out: the next sign-in tries again. */
static void
renew(struct req *r, int64_t id, const char *password)
{
	const char *hash;

	if (password_hash(r->arena, r->host, password, &hash) != OK ||
		account_update_password(r->db, id, hash) != OK)
		log_event(LOG_LEVEL_WARN,
			"an old password string could not be renewed", NULL);
}

enum err
account_enter(struct req *r, const char *email, const char *password)
{
	struct account_secret secret = { .id = 0 };
	struct password_verdict v;
	const char *normal;
	enum err e;

	e = account_email_normalize(r->arena, email, &normal);
	if (e == OK)
		e = account_secret_find(r->db, normal, &secret);
	if (e != OK && e != ERR_NOT_FOUND && e != ERR_INVALID)
		return e;
	/* Also when there is no such account: the time must not tell. */
	if ((e = password_verify(
		     r->arena, r->host, secret.password, password, &v)) != OK)
		return e;
	if (!v.right) {
		log_entry(r, "refused");
		return ERR_DENIED;
	}
	if (v.stale)
		renew(r, secret.id, password);
	if ((e = account_sign_in(r, secret.id)) == OK)
		log_entry(r, "ok");
	return e;
}

enum err
account_enter_by_link(struct req *r, const char *token, const char *password)
{
	const char *hash;
	int64_t id;
	enum err e;

	if ((e = password_hash(r->arena, r->host, password, &hash)) != OK ||
		(e = db_begin(r->db)) != OK)
		return e;
	if ((e = account_link_use(r->db, token, hash, &id)) != OK ||
		(e = account_sign_in(r, id)) != OK)
		goto fail;
	return db_commit(r->db);
fail:
	db_rollback(r->db);
	return e;
}

enum err
account_change_password(struct req *r, const char *old, const char *fresh)
{
	struct actor actor = account_actor(r);
	struct account_secret secret;
	struct password_verdict v;
	const char *hash;
	enum err e;

	if ((e = account_secret_find_by_id(r->db, r->person.id, &secret)) !=
			OK ||
		(e = password_verify(
			 r->arena, r->host, secret.password, old, &v)) != OK)
		return e;
	if (!v.right)
		return ERR_DENIED;
	if ((e = password_hash(r->arena, r->host, fresh, &hash)) != OK ||
		(e = db_begin(r->db)) != OK)
		return e;
	if ((e = account_set_password(r->db, &actor, secret.id, hash)) != OK ||
		(e = account_sign_in(r, secret.id)) != OK)
		goto fail;
	return db_commit(r->db);
fail:
	db_rollback(r->db);
	return e;
}
