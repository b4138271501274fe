/*
 * Passwords: Argon2id by libsodium. The door to libsodium.
 *
 * Hashing takes about 0.1 s and 64 MiB. A worker of the server must not do
 * it: a helper process does, two passwords at a time, behind a Unix socket
 * at VAR/run/password.sock (mode 0600). Inside a fiber the functions below
 * ask the helper and park; outside (commands, tests) they hash in place.
 */
#ifndef ACCOUNT_PASSWORD_H
#define ACCOUNT_PASSWORD_H

#include <stdbool.h>

#include "base/err.h"

struct arena;

/* Bytes of a password that is taken at all. */
#define PASSWORD_BYTES 1024

/*
 * Makes the Argon2id string of a password. ${waiter} is r->host inside a
 * fiber, NULL outside. ERR_BUSY: the helper is away, full, or has not
 * answered within 10 s.
 */
enum err password_hash(struct arena *, void *waiter, const char *password,
	const char **out) MUST_CHECK;

/* What a check has shown. */
struct password_verdict {
	bool right;
	bool stale; /* right, but made with other costs: hash it anew */
};

/*
 * Checks a password against an Argon2id string. ${hash} NULL: there is no
 * such account; takes as long and is never right.
 */
enum err password_verify(struct arena *, void *waiter, const char *hash,
	const char *password, struct password_verdict *out) MUST_CHECK;

/*
 * The helper's main loop, in a child process of `canopy serve`: listens,
 * keeps two hashing children, starts again one that dies. Ends on SIGTERM,
 * SIGINT, or when its parent has gone. Returns an exit status.
 */
int password_serve(void);

#endif
