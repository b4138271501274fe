#include "account/account_store.h"

#include <string.h>

#include "base/arena.h"
#include "base/secret.h"
#include "sql.h"

static enum who
role_of(const struct rows *rows, size_t i)
{
	enum who role = ANYONE;

	/* The table's CHECK knows the same words. */
	if (account_role_read(rows_str(rows, i, "role"), &role) != OK)
		role = ANYONE;
	return role;
}

static void
account_read(const struct rows *rows, size_t i, struct account *out)
{
	out->id = rows_int(rows, i, "id");
	out->email = rows_str(rows, i, "email");
	out->name = rows_str(rows, i, "name");
	out->role = role_of(rows, i);
	out->organisation = rows_text(rows, i, "organisation_id");
	out->verified = rows_bool(rows, i, "verified");
	out->disabled = rows_bool(rows, i, "disabled");
	out->has_password = rows_bool(rows, i, "has_password");
	out->created = rows_str(rows, i, "created");
}

static enum err
find(struct db *db, const struct stmt *stmt, const struct args *args,
	const struct account **out)
{
	struct account *a;
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, stmt, args, &rows)) != OK)
		return e;
	a = ARENA_NEW(db_arena(db), struct account);
	account_read(rows, 0, a);
	*out = a;
	return OK;
}

enum err
account_find(struct db *db, int64_t id, const struct account **out)
{
	return find(db, &SQL_ACCOUNT_BY_ID, DB_ARGS(db_int(db, id)), out);
}

enum err
account_find_by_email(
	struct db *db, const char *email, const struct account **out)
{
	const char *normal;

	if (account_email_normalize(db_arena(db), email, &normal) != OK)
		return ERR_NOT_FOUND;
	return find(db, &SQL_ACCOUNT_BY_EMAIL, DB_ARGS(normal), out);
}

enum err
account_list(struct db *db, struct accounts *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_ACCOUNT_ALL, DB_NO_ARGS, &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, struct account);
	for (i = 0; i < out->count; i++)
		account_read(rows, i, &out->items[i]);
	return OK;
}

static enum err
secret(struct db *db, const struct stmt *stmt, const struct args *args,
	struct account_secret *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, stmt, args, &rows)) != OK)
		return e;
	out->id = rows_int(rows, 0, "id");
	out->password = rows_text(rows, 0, "password");
	return OK;
}

enum err
account_secret_find(
	struct db *db, const char *email, struct account_secret *out)
{
	return secret(db, &SQL_ACCOUNT_SECRET, DB_ARGS(email), out);
}

enum err
account_secret_find_by_id(struct db *db, int64_t id, struct account_secret *out)
{
	return secret(
		db, &SQL_ACCOUNT_SECRET_BY_ID, DB_ARGS(db_int(db, id)), out);
}

enum err
account_insert(struct db *db, const struct account_new *a, int64_t *id)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_ACCOUNT_INSERT,
		     DB_ARGS(a->email, a->name, account_role(a->role),
			     a->organisation, a->password),
		     &rows)) != OK)
		return e;
	*id = rows_int(rows, 0, "id");
	return OK;
}

enum err
account_update_password(struct db *db, int64_t id, const char *hash)
{
	return db_exec(db, &SQL_ACCOUNT_UPDATE_PASSWORD,
		DB_ARGS(db_int(db, id), hash), NULL);
}

enum err
account_update_role(
	struct db *db, int64_t id, enum who role, const char **before)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_ACCOUNT_UPDATE_ROLE,
		     DB_ARGS(db_int(db, id), account_role(role)), &rows)) != OK)
		return e;
	*before = rows_str(rows, 0, "before");
	return OK;
}

enum err
account_update_disabled(struct db *db, int64_t id)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_ACCOUNT_UPDATE_DISABLED,
		     DB_ARGS(db_int(db, id)), &n)) != OK)
		return e;
	return n == 0 ? ERR_NOT_FOUND : OK;
}

static const char *
hash_of(struct db *db, const char *token)
{
	char hash[SECRET_HEX_SIZE];

	secret_sha256(token, strlen(token), hash);
	return arena_strdup(db_arena(db), hash);
}

static void
person_read(const struct rows *rows, struct person *out)
{
	out->id = rows_int(rows, 0, "id");
	out->email = rows_str(rows, 0, "email");
	out->name = rows_str(rows, 0, "name");
	out->role = role_of(rows, 0);
	out->organisation = rows_text(rows, 0, "organisation_id");
}

enum err
session_find_person(struct db *db, const char *token, struct person *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_SESSION_PERSON, DB_ARGS(hash_of(db, token)),
		     &rows)) != OK)
		return e;
	person_read(rows, out);
	out->unread = rows_int(rows, 0, "unread");
	return OK;
}

enum err
session_insert(struct db *db, const char *token, int64_t id,
	const char *old_token, struct person *out, long *seconds)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_SESSION_INSERT,
		     DB_ARGS(hash_of(db, token), db_int(db, id),
			     hash_of(db, old_token)),
		     &rows)) != OK)
		return e;
	person_read(rows, out);
	*seconds = (long)rows_int(rows, 0, "seconds");
	return OK;
}

enum err
session_delete(struct db *db, const char *token)
{
	return db_exec(
		db, &SQL_SESSION_DELETE, DB_ARGS(hash_of(db, token)), NULL);
}

enum err
session_delete_all(struct db *db, int64_t id)
{
	return db_exec(
		db, &SQL_SESSION_DELETE_ALL, DB_ARGS(db_int(db, id)), NULL);
}

enum err
password_link_insert(struct db *db, const char *token, int64_t id)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_PASSWORD_LINK_INSERT,
		     DB_ARGS(hash_of(db, token), db_int(db, id),
			     db_int(db, ACCOUNT_LINK_HOURS)),
		     &n)) != OK)
		return e;
	return n == 0 ? ERR_NOT_FOUND : OK;
}

enum err
password_link_account(struct db *db, const char *token, int64_t *id)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_PASSWORD_LINK_ACCOUNT,
		     DB_ARGS(hash_of(db, token)), &rows)) != OK)
		return e;
	*id = rows_int(rows, 0, "account_id");
	return OK;
}

enum err
password_link_use(
	struct db *db, const char *token, int64_t *id, const char **role)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_PASSWORD_LINK_USE, DB_ARGS(hash_of(db, token)),
		     &rows)) != OK)
		return e;
	*id = rows_int(rows, 0, "id");
	*role = rows_str(rows, 0, "role");
	return OK;
}

enum err
password_link_end(struct db *db, int64_t id)
{
	return db_exec(
		db, &SQL_PASSWORD_LINK_END, DB_ARGS(db_int(db, id)), NULL);
}
