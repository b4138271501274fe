/*
 * Words as small numbers: the same word always has the same one.
 */
#ifndef SEARCH_DICT_H
#define SEARCH_DICT_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/* Zero-initialise but for the arena. */
struct dict {
	struct arena *arena;
	const char **words; /* by number */
	size_t count;
	uint32_t *slots; /* number + 1; 0: free */
	size_t slot_count;
};

/* The number of the word at ${text}, ${len} bytes, new or not. Its first
 * occurrence stays referenced where it ends with a 0, else it is copied. */
uint32_t dict_add(struct dict *, const char *text, size_t len);

#endif
