/*
 * The inside of the room: one function per statement, and what only the
 * room's own files share. Other rooms include account.h.
 */
#ifndef ACCOUNT_ACCOUNT_STORE_H
#define ACCOUNT_ACCOUNT_STORE_H

#include "account/account.h"

/* What signing in compares. */
struct account_secret {
	int64_t id;
	const char *password; /* Argon2id string, NULL: none yet */
};

/* ERR_NOT_FOUND for disabled accounts, too. Needs the writer's role. */
enum err account_secret_find(
	struct db *, const char *email, struct account_secret *out) MUST_CHECK;
enum err account_secret_find_by_id(
	struct db *, int64_t id, struct account_secret *out) MUST_CHECK;

enum err account_insert(
	struct db *, const struct account_new *, int64_t *id) MUST_CHECK;
enum err account_update_password(
	struct db *, int64_t id, const char *hash) MUST_CHECK;
/* ERR_NOT_FOUND when nothing would change. */
enum err account_update_role(
	struct db *, int64_t id, enum who, const char **before) MUST_CHECK;
/* ERR_NOT_FOUND when it is disabled already. */
enum err account_update_disabled(struct db *, int64_t id) MUST_CHECK;

/* Sessions and links go by the SHA-256 of their tokens. */
enum err session_find_person(
	struct db *, const char *token, struct person *out) MUST_CHECK;
/* ERR_NOT_FOUND: the account is disabled or does not exist. */
enum err session_insert(struct db *, const char *token, int64_t id,
	const char *old_token, struct person *out, long *seconds) MUST_CHECK;
enum err session_delete(struct db *, const char *token) MUST_CHECK;
enum err session_delete_all(struct db *, int64_t id) MUST_CHECK;

/* ERR_NOT_FOUND: the account is disabled or does not exist. */
enum err password_link_insert(
	struct db *, const char *token, int64_t id) MUST_CHECK;
enum err password_link_account(
	struct db *, const char *token, int64_t *id) MUST_CHECK;
/* Uses the link up; ERR_NOT_FOUND when it cannot be used. */
enum err password_link_use(struct db *, const char *token, int64_t *id,
	const char **role) MUST_CHECK;
enum err password_link_end(struct db *, int64_t id) MUST_CHECK;

/*
 * True for a password that everybody tries first. ${whole} is the folded
 * password, ${core} the same without the digits and signs around its letters
 * and with the usual signs for letters undone ("p@ssw0rd" -> "password").
 */
bool account_password_common(const char *whole, const char *core);

#endif
