/*
 * Deep copies in one block: structs with the texts and lists that hang on
 * them, by a description of where their pointers are. For what outlives the
 * arena it was read into.
 */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include <stddef.h>

struct pack_shape;

/* A member that points to items, and the size_t member that counts them. */
struct pack_list {
	size_t items; /* offsets */
	size_t count;
	const struct pack_shape *shape; /* NULL: an array of texts */
};

struct pack_shape {
	size_t size;
	const size_t *texts; /* offsets of const char * members */
	size_t text_count;
	const struct pack_list *lists;
	size_t list_count;
};

/* Bytes of a copy of ${count} items. */
size_t pack_size(const struct pack_shape *, const void *items, size_t count);

/* Makes it in ${to}, which has so many bytes and is aligned for any type:
 * the items come first. */
void pack_copy(
	const struct pack_shape *, const void *items, size_t count, void *to);

#endif
