#include "http/limit.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/conf.h"
#include "http/shared.h"

static const struct {
	unsigned count;
	unsigned seconds;
} limits[] = {
	[LIMIT_NONE] = { 0, 1 },
	[LIMIT_SIGNIN] = { 20, 60 },
	[LIMIT_SIGNUP] = { 10, 3600 },
	[LIMIT_SUBMIT] = { 60, 3600 },
	[LIMIT_ANY_HOST] = { 0, 1 },
};

/* FNV-1a: spreads addresses over the slots; no secret depends on it. */
static uint64_t
hash(const char *s, unsigned kind)
{
	uint64_t h = 14695981039346656037u ^ kind;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return h * 1099511628211u;
}

const char *
limit_client(struct arena *a, const char *address)
{
	char text[INET6_ADDRSTRLEN];
	struct in6_addr six;

	if (inet_pton(AF_INET6, address, &six) != 1)
		return address;
	/* ::ffff:192.0.2.1 is an IPv4 client at a socket for both. */
	if (IN6_IS_ADDR_V4MAPPED(&six))
		return arena_strdup(a, inet_ntop(AF_INET, six.s6_addr + 12,
					       text, sizeof(text)));
	memset(six.s6_addr + 8, 0, 8);
	return arena_strdup(a, inet_ntop(AF_INET6, &six, text, sizeof(text)));
}

bool
limit_pass(enum route_limit kind, const char *client, int *retry_after)
{
	unsigned long now = (unsigned long)time(NULL);
	uint64_t h = hash(client, kind), old, next;
	uint64_t window = (now / limits[kind].seconds) & 0xfffff;
	_Atomic uint64_t *slot = &shared()->limits[h % SHARED_LIMITS];
	uint64_t id = (h >> 32) << 32;
	unsigned count;

	if (limits[kind].count == 0 || !conf()->limits)
		return true;
	/* A word: 32 bits of the hash, 20 of the window, 12 of the count.
	 * Another client in the slot, or an old window, starts anew. */
	old = atomic_load(slot);
	do {
		bool same = (old & 0xffffffff00000000u) == id &&
			    ((old >> 12) & 0xfffff) == window;

		count = same ? (unsigned)(old & 0xfff) : 0;
		if (count >= limits[kind].count) {
			*retry_after = (int)(limits[kind].seconds -
					     now % limits[kind].seconds);
			return false;
		}
		next = id | window << 12 | (count + 1);
	} while (!atomic_compare_exchange_weak(slot, &old, next));
	return true;
}
