/*
 * The inside of password.c: what the workers and the helper say to each
 * other, and what waiting for it needs from the event loop. Rooms include
 * password.h only.
 *
 * One connection carries one question and one answer, both of fixed layout
 * (the two ends are the same program on the same machine).
 */
#ifndef ACCOUNT_PASSWORD_WAIT_H
#define ACCOUNT_PASSWORD_WAIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account/password.h"

#define PASSWORD_HASH_BYTES 128 /* crypto_pwhash_STRBYTES, with its NUL */

/* ${hash_len} bytes of the string and ${password_len} of the password follow.
 * hash_len 0 in a check: no such account. */
struct password_question {
	char what; /* 'h': hash, 'v': verify */
	char zero;
	uint16_t hash_len;
	uint16_t password_len;
};

struct password_answer {
	char what; /* 'y': right or made, 's': right but stale, 'n': wrong,
		    * 'e': could not be done */
	char hash[PASSWORD_HASH_BYTES]; /* of 'h', else zeros */
};

/* A question on its way; lies in the arena of its request. */
struct ask {
	void *waiter; /* the request to wake */
	int fd;	      /* -1 when it has ended */
	int64_t deadline;
	bool done;
	size_t got;
	struct password_answer answer;
	void *watch; /* the loop's side */
	struct ask *next;
};

/* What the event loop offers (password_loop.c under Kore). */
struct password_loop {
	size_t watch_bytes;	     /* of what stands in ask.watch, zeroed */
	void (*watch)(struct ask *); /* wait until fd can be read */
	void (*sleep)(void *waiter);
	void (*wake)(void *waiter);
};

/* Once in each worker. Before it every question is ERR_BUSY. */
void password_wait_init(const struct password_loop *);
/* Events of the loop: the answer can be read; several times a second. */
void password_ready(struct ask *);
void password_tick(void);

/* Asks and parks until the answer is there. */
enum err password_ask(struct arena *, void *waiter,
	const struct password_question *, const char *hash,
	const char *password, struct password_answer *out) MUST_CHECK;


/* Answers a question in this process (password_hash.c). */
void password_answer(const struct password_question *, const char *hash,
	const char *password, struct password_answer *out);

#endif
