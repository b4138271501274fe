/*
 * Sets of names: the part of a graph that one organisation stands in is
 * small as a rule, but nothing says that it must be.
 */
#include <string.h>

#include "base/hash.h"
#include "coverage/case.h"

static size_t
hash(const char *s)
{
	uint64_t h = hash_bytes(s, strlen(s));

	return (size_t)(h ^ h >> 32);
}

/* The slot that holds ${name}, or the free one where it would go. */
static size_t
slot_of(const struct coverage_names *n, const char *name)
{
	size_t mask = n->slot_count - 1, i = hash(name) & mask;

	while (n->slots[i] != 0 && strcmp(n->items[n->slots[i] - 1], name) != 0)
		i = (i + 1) & mask;
	return i;
}

static void
grow(struct arena *a, struct coverage_names *n)
{
	const char **items;
	size_t i;

	n->slot_count = n->slot_count == 0 ? 16 : n->slot_count * 2;
	n->slots = ARENA_ARRAY(a, n->slot_count, size_t);
	items = ARENA_ARRAY(a, n->slot_count / 2, const char *);
	if (n->count > 0)
		memcpy(items, n->items, n->count * sizeof(*items));
	n->items = items;
	for (i = 0; i < n->count; i++)
		n->slots[slot_of(n, n->items[i])] = i + 1;
}

bool
coverage_names_add(struct arena *a, struct coverage_names *n, const char *name)
{
	size_t slot;

	if (n->count * 2 >= n->slot_count)
		grow(a, n);
	slot = slot_of(n, name);
	if (n->slots[slot] != 0)
		return false;
	n->items[n->count++] = name;
	n->slots[slot] = n->count;
	return true;
}

bool
coverage_names_has(const struct coverage_names *n, const char *name)
{
	return n->slot_count > 0 && n->slots[slot_of(n, name)] != 0;
}
