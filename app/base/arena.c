#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES 16384
#define ALIGN _Alignof(max_align_t)

/* A larger object gets a block of its own. For the address sanitizer every
 * object does, of just its size: a byte too far is then seen. */
#if defined(__SANITIZE_ADDRESS__)
#define ALONE true
#define LARGE 0
#else
#define ALONE false
#define LARGE ((size_t)BLOCK_BYTES / 4)
#endif

struct block {
	struct block *next;
	size_t size;
	size_t used;
	max_align_t bytes[];
};

struct deferred {
	struct deferred *next;
	void (*fn)(void *);
	void *object;
};

struct arena {
	struct block *blocks; /* the newest first */
	struct deferred *deferred;
	size_t bytes;
};

static void *
must(void *p)
{
	if (p == NULL) {
		fputs("out of memory\n", stderr);
		abort();
	}
	return p;
}

static struct block *
block_new(size_t size)
{
	struct block *b = must(malloc(sizeof(*b) + size));

	b->next = NULL;
	b->size = size;
	b->used = 0;
	return b;
}

struct arena *
arena_new(void)
{
	struct arena *a = must(calloc(1, sizeof(*a)));

	a->blocks = block_new(BLOCK_BYTES);
	return a;
}

static void
run_deferred(struct arena *a)
{
	struct deferred *d;

	/* The list itself lies in the blocks, so it goes before them. */
	while ((d = a->deferred) != NULL) {
		a->deferred = d->next;
		d->fn(d->object);
	}
}

void
arena_free(struct arena *a)
{
	struct block *b;

	if (a == NULL)
		return;
	run_deferred(a);
	while ((b = a->blocks) != NULL) {
		a->blocks = b->next;
		free(b);
	}
	free(a);
}

void
arena_reset(struct arena *a)
{
	struct block *b;

	run_deferred(a);
	while ((b = a->blocks)->next != NULL) {
		a->blocks = b->next;
		free(b);
	}
	b->used = 0;
	a->bytes = 0;
}

/* What an object of ${size} bytes takes in a block. */
static size_t
piece(size_t size)
{
	if (size == 0)
		size = 1;
	return ALONE ? size : (size + ALIGN - 1) / ALIGN * ALIGN;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	struct block *b = a->blocks;
	size_t need;
	void *p;

	if (size > SIZE_MAX / 2)
		must(NULL);
	need = piece(size);
	if (ALONE || b->size - b->used < need) {
		struct block *n = block_new(need > LARGE ? need : BLOCK_BYTES);

		/* It stands behind the current block, which goes on serving
		 * small objects. */
		if (need > LARGE) {
			n->next = b->next;
			b->next = n;
		} else {
			n->next = b;
			a->blocks = n;
		}
		b = n;
	}
	p = (char *)b->bytes + b->used;
	b->used += need;
	a->bytes += need;
	return memset(p, 0, need);
}

void *
arena_array(struct arena *a, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		must(NULL);
	return arena_alloc(a, bytes);
}

char *
arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *p;

	if (s == NULL)
		return NULL;
	p = arena_alloc(a, len + 1);
	memcpy(p, s, len);
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_strndup(a, s, strlen(s));
}

char *
arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	char room[256];
	va_list again;
	int n;
	char *p;

	va_copy(again, ap);
	n = vsnprintf(room, sizeof(room), fmt, again);
	va_end(again);
	p = arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1);
	if (n > 0 && (size_t)n < sizeof(room))
		memcpy(p, room, (size_t)n);
	else if (n > 0)
		vsnprintf(p, (size_t)n + 1, fmt, ap);
	return p;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;

	va_start(ap, fmt);
	p = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}

void
arena_defer(struct arena *a, void (*fn)(void *), void *object)
{
	struct deferred *d = ARENA_NEW(a, struct deferred);

	d->fn = fn;
	d->object = object;
	d->next = a->deferred;
	a->deferred = d;
}

size_t
arena_bytes(const struct arena *a)
{
	return a->bytes;
}
