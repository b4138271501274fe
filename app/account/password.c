/*
 * Hashing and checking, wherever the caller runs.
 */
#include "account/password.h"

#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "account/password_wait.h"
#include "base/arena.h"
#include "base/fiber.h"

/*
 * 64 MiB and three passes: about 0.1 s on a small server. Strings carry
 * their costs, so these may be raised: an old string is found stale when its
 * owner signs in next.
 */
#define PASSES 3
#define MEMORY_BYTES (64UL * 1024 * 1024)

/* The string for an address that has no account: random, of these costs. */
static const char nobody[PASSWORD_HASH_BYTES] =
	"$argon2id$v=19$m=65536,t=3,p=1$"
	"AAAAAAAAAAAAAAAAAAAAAA$"
	"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

_Static_assert(PASSWORD_HASH_BYTES == crypto_pwhash_STRBYTES,
	"the answer has room for a string");

void
password_answer(const struct password_question *q, const char *hash,
	const char *password, struct password_answer *out)
{
	bool known = q->hash_len > 0;

	memset(out, 0, sizeof(*out));
	out->what = 'e';
	if (sodium_init() < 0)
		return;
	if (q->what == 'h') {
		if (crypto_pwhash_str_alg(out->hash, password, q->password_len,
			    PASSES, MEMORY_BYTES,
			    crypto_pwhash_ALG_ARGON2ID13) == 0)
			out->what = 'y';
		return;
	}
	errno = 0;
	if (crypto_pwhash_str_verify(
		    known ? hash : nobody, password, q->password_len) == 0)
		out->what = known ? 'y' : 'n';
	else if (errno != ENOMEM)
		out->what = 'n';
	if (out->what == 'y' &&
		crypto_pwhash_str_needs_rehash(hash, PASSES, MEMORY_BYTES) != 0)
		out->what = 's';
}

static enum err
answer(struct arena *a, void *waiter, char what, const char *hash,
	const char *password, struct password_answer *out)
{
	size_t hash_len = hash == NULL ? 0 : strlen(hash);
	size_t password_len = strlen(password);
	struct password_question q = { .what = what };

	if (hash_len >= PASSWORD_HASH_BYTES || password_len > PASSWORD_BYTES)
		return ERR_INVALID;
	q.hash_len = (uint16_t)hash_len;
	q.password_len = (uint16_t)password_len;
	if (fiber_self() != NULL)
		return password_ask(a, waiter, &q, hash, password, out);
	password_answer(&q, hash, password, out);
	return out->what == 'e' ? ERR_BUSY : OK;
}

enum err
password_hash(
	struct arena *a, void *waiter, const char *password, const char **out)
{
	struct password_answer got;
	enum err e;

	if ((e = answer(a, waiter, 'h', NULL, password, &got)) != OK)
		return e;
	*out = arena_strndup(
		a, got.hash, strnlen(got.hash, sizeof(got.hash) - 1));
	return OK;
}

enum err
password_verify(struct arena *a, void *waiter, const char *hash,
	const char *password, struct password_verdict *out)
{
	struct password_answer got;
	enum err e;

	if ((e = answer(a, waiter, 'v', hash, password, &got)) != OK)
		return e;
	out->right = got.what == 'y' || got.what == 's';
	out->stale = got.what == 's';
	return OK;
}
