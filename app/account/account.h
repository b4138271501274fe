/*
 * Accounts: people who can sign in, their sessions and one-time links.
 *
 * An account is known to people by its e-mail address and to the machine by
 * its id. Addresses are stored in the form that account_email_normalize()
 * makes. Passwords are Argon2id strings made by account/password.h; they
 * never leave this room. Sessions and links are known by the SHA-256 of
 * their token only. A disabled account cannot sign in and has no sessions.
 *
 * Functions that change something file an audit event. They join the
 * transaction of ${db} when one is open and make their own otherwise.
 */
#ifndef ACCOUNT_ACCOUNT_H
#define ACCOUNT_ACCOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "audit/audit.h"
#include "db/db.h"
#include "http/form.h"
#include "http/req.h"

/* Characters of a password, counted in code points. */
#define ACCOUNT_PASSWORD_MIN 12
#define ACCOUNT_PASSWORD_MAX 200

/* A one-time link can be used for this long. */
#define ACCOUNT_LINK_HOURS 72

struct account {
	int64_t id;
	const char *email;
	const char *name;
	enum who role;		  /* APPLICANT, MEMBER, SECRETARIAT, ADMIN */
	const char *organisation; /* organisation id or NULL */
	bool verified;		  /* somebody has shown the address is theirs */
	bool disabled;
	bool has_password;
	const char *created; /* "YYYY-MM-DD" */
};

struct accounts {
	struct account *items;
	size_t count;
};

/* What a new account is made of. */
struct account_new {
	const char *email; /* any spelling; normalised */
	const char *name;
	enum who role;
	const char *organisation; /* organisation id or NULL */
	const char *password;	  /* of password_hash(), or NULL: none yet */
};

/* The words for roles in the database, the command line and the trail:
 * "anyone", "applicant", "member", "secretariat", "admin". */
const char *account_role(enum who);
enum err account_role_read(const char *word, enum who *out) MUST_CHECK;

/* Who acts in this request, for audit events. */
struct actor account_actor(const struct req *);

/*
 * Where to go after signing in: ${typed} when it is an address of ours
 * ("/...", percent-encoded where a header needs it), else NULL. Anything
 * that a browser could take for another host is refused.
 */
const char *account_next(struct arena *, const char *typed);

/*
 * The form in which an address is stored and compared: NFKC, case folded, no
 * white space around. ERR_INVALID when it is no address.
 */
enum err account_email_normalize(
	struct arena *, const char *typed, const char **out) MUST_CHECK;

/*
 * The rules for a new password of the account with ${email} (may be ""):
 * length, not one of the commonest, not the address or the name of the
 * product. OK, or ERR_INVALID with an N_() sentence in *why.
 */
enum err account_password_check(
	const char *password, const char *email, const char **why) MUST_CHECK;

/* ERR_NOT_FOUND when there is none. Disabled accounts are found, too. */
enum err account_find(
	struct db *, int64_t id, const struct account **out) MUST_CHECK;
enum err account_find_by_email(
	struct db *, const char *email, const struct account **out) MUST_CHECK;

/* All accounts by address. */
enum err account_list(struct db *, struct accounts *out) MUST_CHECK;

/*
 * Makes an account. ERR_CONFLICT: the address has one; ERR_INVALID: it is no
 * address, or the organisation does not exist.
 */
enum err account_create(struct db *, const struct actor *,
	const struct account_new *, int64_t *id) MUST_CHECK;

/* Sets a password hash and ends all sessions of the account and all links
 * that were not used; who goes on working is signed in anew. */
enum err account_set_password(struct db *, const struct actor *, int64_t id,
	const char *hash) MUST_CHECK;

/* Gives another role and ends all sessions of the account. ERR_NOT_FOUND:
 * there is no such account, or it has the role already. */
enum err account_set_role(
	struct db *, const struct actor *, int64_t id, enum who) MUST_CHECK;

/* Disables an account and ends its sessions and links. ERR_NOT_FOUND: there
 * is no such account, or it is disabled already. */
enum err account_disable(
	struct db *, const struct actor *, int64_t id) MUST_CHECK;

/*
 * Makes a one-time link to set a password; *path is "/en/password/TOKEN" in
 * ${lang}. Links made before for the account end. ERR_CONFLICT: disabled.
 */
enum err account_link_create(struct db *, const struct actor *, int64_t id,
	enum lang, const char **path) MUST_CHECK;

/* Whose link it is; ERR_NOT_FOUND when unknown, used or too old. */
enum err account_link_find(
	struct db *, const char *token, const struct account **out) MUST_CHECK;

/* Uses a link up and sets the password; ends all sessions of the account. */
enum err account_link_use(struct db *, const char *token, const char *hash,
	int64_t *id) MUST_CHECK;

/* --- what belongs to a request ------------------------------------------ */

/* Fills r->person from a session token; an unknown, expired or disabled
 * one leaves it as it is. The .session of struct site. */
enum err account_session_load(struct req *, const char *token) MUST_CHECK;

/*
 * Begins a session for the account: a new token in the cookie, the session
 * of this request's cookie ends, r->person is filled. The visit cookie stays:
 * a draft that was begun without an account hangs on it. Needs WRITE.
 * ERR_DENIED: disabled. Joins an open transaction.
 */
enum err account_sign_in(struct req *, int64_t id) MUST_CHECK;

/* Ends the session of this request and deletes the cookie. */
enum err account_sign_out(struct req *) MUST_CHECK;

/*
 * Signing up within another form (the last page of an application): the
 * field table of the form holds the three fields of these names with these
 * properties. Needs WRITE; parks for the password helper, so call it before
 * db_begin().
 */
#define ACCOUNT_FIELDS                                                         \
	{ .name = "email",                                                     \
		.label = N_("E-mail address"),                                 \
		.kind = FIELD_EMAIL,                                           \
		.required = true,                                              \
		.max = 254,                                                    \
		.missing = N_("Enter your e-mail address"),                    \
		.autocomplete = "username" },                                  \
		{ .name = "name",                                              \
			.label = N_("Your name"),                              \
			.kind = FIELD_TEXT,                                    \
			.required = true,                                      \
			.max = 100,                                            \
			.missing = N_("Enter your name"),                      \
			.autocomplete = "name" },                              \
	{                                                                      \
		.name = "password", .label = N_("Password"),                   \
		.hint = N_("At least 12 characters. Three or more words "      \
			   "that do not belong together are easy to "          \
			   "remember and hard to guess."),                     \
		.kind = FIELD_PASSWORD, .required = true,                      \
		.max = ACCOUNT_PASSWORD_MAX,                                   \
		.missing = N_("Enter a password"),                             \
		.autocomplete = "new-password"                                 \
	}

/*
 * Makes an applicant's account from the fields above, after form_read(), and
 * signs in. When the address has an account and the password is right it just
 * signs in. ERR_INVALID: messages in the form, also when form_read() failed,
 * so that all is said at once; ERR_BUSY: the password helper or the database
 * is away.
 */
enum err account_sign_up(struct req *, struct form *) MUST_CHECK;

#endif
