/*
 * Coming in: what the pages of this room do with a password. All of it parks
 * for the password helper and needs WRITE. The inside of the room.
 */
#ifndef ACCOUNT_ACCOUNT_ENTRY_H
#define ACCOUNT_ACCOUNT_ENTRY_H

#include "account/account.h"

/*
 * Counts an attempt on an account, whether it exists or not, beside the
 * limit on the client's address: guesses at one account may come from many
 * addresses. False when it is one too many.
 */
bool account_entry_pass(struct req *, const char *email, int *retry_after);

/*
 * Signs in. ERR_DENIED, after the same time, for an unknown address, a
 * disabled account, one without a password and a wrong password.
 */
enum err account_enter(
	struct req *, const char *email, const char *password) MUST_CHECK;

/* Signs in by a one-time link and sets the password. ERR_NOT_FOUND: the link
 * cannot be used. */
enum err account_enter_by_link(
	struct req *, const char *token, const char *password) MUST_CHECK;

/* Sets another password for who is signed in, ends all other sessions and
 * gives this one a new token. ERR_DENIED: ${old} is wrong. */
enum err account_change_password(
	struct req *, const char *old, const char *fresh) MUST_CHECK;

#endif
