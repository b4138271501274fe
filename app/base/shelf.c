#include "base/shelf.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"

#define SHELVES_MAX 4
#define SLOTS_FIRST 64

struct block {
	size_t refs; /* of readers, and one of the shelf */
	size_t size;
	max_align_t bytes[];
};

struct entry {
	struct entry *next; /* in the slot */
	struct block *block;
	char key[];
};

struct claim {
	struct shelf *shelf;
};

static struct shelf {
	const char *name;
	size_t limit;
	size_t bytes;
	struct entry **slots;
	size_t slot_count; /* a power of two */
	size_t count;
	const struct claim *claim;
} shelves[SHELVES_MAX];

struct shelf *
shelf_find(const char *name, size_t limit)
{
	size_t i;

	for (i = 0; i < SHELVES_MAX; i++) {
		struct shelf *s = &shelves[i];

		if (s->name != NULL && strcmp(s->name, name) != 0)
			continue;
		s->name = name;
		s->limit = limit;
		return s;
	}
	return NULL;
}

static size_t
hash(const char *s)
{
	uint64_t h = hash_bytes(s, strlen(s));

	return (size_t)(h ^ h >> 32);
}

static struct entry *
find(const struct shelf *s, const char *key)
{
	struct entry *e;

	if (s->slot_count == 0)
		return NULL;
	e = s->slots[hash(key) & (s->slot_count - 1)];
	while (e != NULL && strcmp(e->key, key) != 0)
		e = e->next;
	return e;
}

static void
unref(void *object)
{
	struct block *b = object;

	if (--b->refs == 0)
		free(b);
}

const void *
shelf_get(struct shelf *s, struct arena *a, const char *key)
{
	struct entry *e = find(s, key);

	if (e == NULL || e->block == NULL)
		return NULL;
	e->block->refs++;
	arena_defer(a, unref, e->block);
	return e->block->bytes;
}

static void
drop(struct shelf *s, struct entry *e)
{
	if (e->block == NULL)
		return;
	s->bytes -= sizeof(*e->block) + e->block->size;
	unref(e->block);
	e->block = NULL;
}

static bool
grow(struct shelf *s)
{
	size_t n = s->slot_count == 0 ? SLOTS_FIRST : s->slot_count * 2, i;
	struct entry **slots = calloc(n, sizeof(struct entry *));
	struct entry *e, *next;

	if (slots == NULL)
		return false;
	for (i = 0; i < s->slot_count; i++) {
		for (e = s->slots[i]; e != NULL; e = next) {
			next = e->next;
			e->next = slots[hash(e->key) & (n - 1)];
			slots[hash(e->key) & (n - 1)] = e;
		}
	}
	s->bytes += (n - s->slot_count) * sizeof(struct entry *);
	free(s->slots);
	s->slots = slots;
	s->slot_count = n;
	return true;
}

static struct entry *
add(struct shelf *s, const char *key)
{
	size_t len = strlen(key) + 1;
	struct entry *e;

	if (s->count >= s->slot_count && !grow(s))
		return NULL;
	if ((e = malloc(sizeof(*e) + len)) == NULL)
		return NULL;
	memcpy(e->key, key, len);
	e->block = NULL;
	e->next = s->slots[hash(key) & (s->slot_count - 1)];
	s->slots[hash(key) & (s->slot_count - 1)] = e;
	s->count++;
	s->bytes += sizeof(*e) + len;
	return e;
}

void *
shelf_put(struct shelf *s, const char *key, size_t size)
{
	struct entry *e = find(s, key);
	struct block *b;

	if (e == NULL && (e = add(s, key)) == NULL)
		return NULL;
	drop(s, e);
	if (size > s->limit || s->bytes + sizeof(*b) + size > s->limit ||
		(b = malloc(sizeof(*b) + size)) == NULL)
		return NULL;
	b->refs = 1;
	b->size = size;
	s->bytes += sizeof(*b) + size;
	e->block = b;
	return b->bytes;
}

void
shelf_drop(struct shelf *s, const char *key)
{
	struct entry *e = find(s, key);

	if (e != NULL)
		drop(s, e);
}

void
shelf_clear(struct shelf *s)
{
	struct entry *e, *next;
	size_t i;

	for (i = 0; i < s->slot_count; i++) {
		for (e = s->slots[i]; e != NULL; e = next) {
			next = e->next;
			drop(s, e);
			free(e);
		}
	}
	free(s->slots);
	s->slots = NULL;
	s->slot_count = s->count = s->bytes = 0;
}

void
shelf_release(struct shelf *s)
{
	s->claim = NULL;
	/* What it took to fill it lies between the blocks. */
	malloc_trim(0);
}

/* The claim of a request that ended before it released it. */
static void
end_claim(void *object)
{
	const struct claim *c = object;

	if (c->shelf->claim == c)
		c->shelf->claim = NULL;
}

bool
shelf_claim(struct shelf *s, struct arena *a)
{
	struct claim *c;

	if (s->claim != NULL)
		return false;
	c = ARENA_NEW(a, struct claim);
	c->shelf = s;
	s->claim = c;
	arena_defer(a, end_claim, c);
	return true;
}

size_t
shelf_bytes(const struct shelf *s)
{
	return s->bytes;
}
