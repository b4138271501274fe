/*
 * Pieces of text with the words of a search marked.
 */
#ifndef SEARCH_SNIPPET_H
#define SEARCH_SNIPPET_H

#include <stdbool.h>
#include <stddef.h>

#include "search/token.h"

struct arena;

struct fragment {
	const char *text;
	bool mark;
};

struct snippet {
	const struct fragment *items;
	size_t count;
	const char *lang; /* value for an HTML lang attribute */
	size_t hits;	  /* in the whole text */
};

/* What is looked for. */
struct snippet_terms {
	const struct term *items;
	size_t count;
};

/* The whole text. */
void snippet_whole(struct arena *, const char *text, const char *lang,
	const struct snippet_terms *, struct snippet *out);

/*
 * About ${width} columns around the first hit, or from the beginning when
 * there is none; a CJK character takes two. Cut ends carry an ellipsis.
 */
void snippet_part(struct arena *, const char *text, const char *lang,
	const struct snippet_terms *, size_t width, struct snippet *out);

#endif
