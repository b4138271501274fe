/*
 * Blocks of bytes that a process keeps from one request to the next, each
 * under a key, up to a limit. Each worker has its own. Who puts them says how
 * to tell that they hold no longer.
 *
 * A block that was got stays as it is until its reader's arena ends, even if
 * it is replaced meanwhile.
 */
#ifndef BASE_SHELF_H
#define BASE_SHELF_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct shelf;

/* The shelf of that name (a string constant), made when it is first asked
 * for; ${limit} bytes with keys and all. NULL: there are too many shelves. */
struct shelf *shelf_find(const char *name, size_t limit);

/* The block under the key, or NULL. */
const void *shelf_get(struct shelf *, struct arena *, const char *key);

/* Room for a block in place of the one before, aligned for any type, to be
 * filled at once; NULL: the limit, and there is none under the key now. */
void *shelf_put(struct shelf *, const char *key, size_t size);

void shelf_drop(struct shelf *, const char *key);
void shelf_clear(struct shelf *);

/* One at a time fills a shelf: true, and nobody else may until it is
 * released or the arena ends. */
bool shelf_claim(struct shelf *, struct arena *);
void shelf_release(struct shelf *);

/* What it takes now. */
size_t shelf_bytes(const struct shelf *);

#endif
