/*
 * One arena per request (or per batch of an import).
 *
 * Whatever is allocated in an arena lives until the arena is freed or reset;
 * nobody frees single objects.  Foreign objects (PGresult, json_t, EVP_*) are
 * handed over at birth with arena_defer().  Running out of memory ends the
 * process: there is nothing sensible to answer with.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/err.h"

struct arena;

/* Makes an empty arena. */
struct arena *arena_new(void);

/* Runs all deferred calls, last first, and frees everything. NULL is fine. */
void arena_free(struct arena *);

/* As arena_free(), but keeps the first block and the arena for new use. */
void arena_reset(struct arena *);

/* Returns ${size} zeroed bytes aligned for any type. */
void *arena_alloc(struct arena *, size_t size);

/* Returns ${count} zeroed objects of a type; an overflow ends the process. */
void *arena_array(struct arena *, size_t count, size_t size);
#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, n, type) ((type *)arena_array((a), (n), sizeof(type)))

/* Copies of strings; ${s} of NULL gives NULL. */
char *arena_strdup(struct arena *, const char *s);
char *arena_strndup(struct arena *, const char *s, size_t len);
char *arena_printf(struct arena *, const char *fmt, ...) PRINTF_LIKE(2, 3);
char *arena_vprintf(struct arena *, const char *fmt, va_list) PRINTF_LIKE(2, 0);

/* Calls ${fn}(${object}) when the arena is freed or reset. */
void arena_defer(struct arena *, void (*fn)(void *), void *object);

/* Bytes handed out since the arena was made or reset. */
size_t arena_bytes(const struct arena *);

#endif
