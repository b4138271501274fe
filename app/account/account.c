/*
 * Changes of accounts, each with its event in one transaction.
 *
 * An event names the account by id and says the role, nothing that a person
 * could be known by: the trail is kept for ever, an address must not be.
 */
#include "account/account.h"

#include <string.h>

#include "account/account_store.h"
#include "base/arena.h"
#include "base/secret.h"

static const char *const roles[] = {
	[ANYONE] = "anyone",
	[APPLICANT] = "applicant",
	[MEMBER] = "member",
	[SECRETARIAT] = "secretariat",
	[ADMIN] = "admin",
};

const char *
account_role(enum who role)
{
	return roles[role];
}

enum err
account_role_read(const char *word, enum who *out)
{
	int i;

	for (i = APPLICANT; i <= ADMIN; i++) {
		if (strcmp(word, roles[i]) == 0) {
			*out = (enum who)i;
			return OK;
		}
	}
	return ERR_NOT_FOUND;
}

struct actor
account_actor(const struct req *r)
{
	return (struct actor){ r->person.id, account_role(r->person.role) };
}

/* Begins a transaction unless the caller has one; *own says which. */
static enum err
join(struct db *db, bool *own)
{
	*own = !db_in_transaction(db);
	return *own ? db_begin(db) : OK;
}

/* Ends what join() began. */
static enum err
leave(struct db *db, bool own, enum err e)
{
	if (!own)
		return e;
	if (e == OK)
		return db_commit(db);
	db_rollback(db);
	return e;
}

static enum err
file_event(struct db *db, const struct actor *actor, const char *action,
	int64_t id, const char *before, const char *after)
{
	const char *detail = after == NULL
				     ? NULL
				     : arena_printf(db_arena(db),
					       "{\"role\":\"%s\"}", after);

	return audit_append(db, actor,
		&(const struct audit_event){
			.action = action,
			.object_kind = "account",
			.object_id = db_int(db, id),
			.before = before,
			.after = after,
			.detail = detail,
		});
}

enum err
account_create(struct db *db, const struct actor *actor,
	const struct account_new *given, int64_t *id)
{
	struct account_new a = *given;
	struct actor self;
	int64_t made = 0;
	bool own;
	enum err e;

	if (account_email_normalize(db_arena(db), given->email, &a.email) != OK)
		return ERR_INVALID;
	if ((e = join(db, &own)) != OK)
		return e;
	e = account_insert(db, &a, &made);
	/* Who signs up is the account that begins here. */
	self = *actor;
	if (self.id == 0 && strcmp(self.role, account_role(ANYONE)) == 0)
		self = (struct actor){ made, account_role(a.role) };
	if (e == OK)
		e = file_event(db, &self, "account.created", made, NULL,
			account_role(a.role));
	if ((e = leave(db, own, e)) == OK)
		*id = made;
	return e;
}

static enum err
change_password(
	struct db *db, const struct actor *actor, int64_t id, const char *hash)
{
	enum err e;

	if ((e = account_update_password(db, id, hash)) != OK ||
		(e = session_delete_all(db, id)) != OK ||
		(e = password_link_end(db, id)) != OK)
		return e;
	return file_event(
		db, actor, "account.password-changed", id, NULL, NULL);
}

enum err
account_set_password(
	struct db *db, const struct actor *actor, int64_t id, const char *hash)
{
	bool own;
	enum err e;

	if ((e = join(db, &own)) != OK)
		return e;
	return leave(db, own, change_password(db, actor, id, hash));
}

enum err
account_set_role(
	struct db *db, const struct actor *actor, int64_t id, enum who role)
{
	const char *before;
	bool own;
	enum err e;

	if ((e = join(db, &own)) != OK)
		return e;
	e = account_update_role(db, id, role, &before);
	if (e == OK)
		e = file_event(db, actor, "account.role-set", id, before,
			account_role(role));
	/* Rights were lent by the session: it begins anew with the others. */
	if (e == OK)
		e = session_delete_all(db, id);
	return leave(db, own, e);
}

enum err
account_disable(struct db *db, const struct actor *actor, int64_t id)
{
	bool own;
	enum err e;

	if ((e = join(db, &own)) != OK)
		return e;
	e = account_update_disabled(db, id);
	if (e == OK)
		e = session_delete_all(db, id);
	if (e == OK)
		e = password_link_end(db, id);
	if (e == OK)
		e = file_event(db, actor, "account.disabled", id, NULL, NULL);
	return leave(db, own, e);
}

enum err
account_link_create(struct db *db, const struct actor *actor, int64_t id,
	enum lang lang, const char **path)
{
	char token[SECRET_HEX_SIZE];
	bool own;
	enum err e;

	secret_token(token);
	if ((e = join(db, &own)) != OK)
		return e;
	e = password_link_end(db, id);
	if (e == OK)
		e = password_link_insert(db, token, id);
	if (e == OK)
		e = file_event(db, actor, "account.link-made", id, NULL, NULL);
	if ((e = leave(db, own, e)) != OK)
		return e == ERR_NOT_FOUND ? ERR_CONFLICT : e;
	*path = arena_printf(
		db_arena(db), "/%s/password/%s", lang_key(lang), token);
	return OK;
}

enum err
account_link_find(struct db *db, const char *token, const struct account **out)
{
	const struct account *a;
	int64_t id;
	enum err e;

	if ((e = password_link_account(db, token, &id)) != OK)
		return e;
	if ((e = account_find(db, id, &a)) != OK)
		return e;
	if (a->disabled)
		return ERR_NOT_FOUND;
	*out = a;
	return OK;
}

enum err
account_link_use(
	struct db *db, const char *token, const char *hash, int64_t *id)
{
	const char *role;
	int64_t whose;
	bool own;
	enum err e;

	if ((e = join(db, &own)) != OK)
		return e;
	e = password_link_use(db, token, &whose, &role);
	if (e == OK)
		e = change_password(
			db, &(const struct actor){ whose, role }, whose, hash);
	if ((e = leave(db, own, e)) == OK)
		*id = whose;
	return e;
}
