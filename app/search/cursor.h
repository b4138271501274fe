/*
 * Cursors: where a page of hits ended, as opaque base64url text.
 *
 * A cursor carries the order and the place in it, nothing of the question:
 * the same question must be sent along.
 */
#ifndef SEARCH_CURSOR_H
#define SEARCH_CURSOR_H

#include <stdint.h>

#include "base/err.h"

struct arena;
struct search;

struct cursor {
	char sort;	    /* letter of the order, capital of families */
	int64_t key;	    /* score, or days; -1 stands for no date */
	const char *number; /* breaks ties */
};

/* The letter for the order that the question gets. */
char cursor_sort(const struct search *);

char *cursor_print(struct arena *, const struct cursor *);

/* ERR_INVALID for everything that cursor_print() does not make. */
enum err cursor_read(
	struct arena *, const char *text, struct cursor *out) MUST_CHECK;

#endif
