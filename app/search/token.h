/*
 * From text to what is searched.
 *
 * The stream of a field is its folded text (NFKC, case) reduced to tokens:
 * Latin and other spaced words as Porter2 stems with one space before and
 * after, runs of CJK characters kept together. Punctuation separates words
 * and vanishes inside CJK only where it separates runs. A phrase or a CJK
 * string matches where its own stream is a substring of the field's, so
 * matching is exact and does not depend on index limits.
 * Fields are joined by a newline, which no token holds: nothing matches
 * across a field's border.
 */
#ifndef SEARCH_TOKEN_H
#define SEARCH_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct arena;
struct buf;

struct tokens {
	const char **items; /* sorted, each once */
	size_t count;
};

/*
 * Index keys of ${text}: each stem; of CJK runs each character and each
 * overlapping pair.
 */
void token_keys(struct arena *, const char *text, struct tokens *out);

/* Joins key sets of several fields: sorted, each once. */
void token_merge(
	struct arena *, const struct tokens *sets, size_t count, struct tokens *out);

/* Appends the stream of one field. */
void token_stream(struct arena *, const char *text, struct buf *out);

/* A query term, ready for the engine. */
struct term {
	struct tokens keys; /* all must be present */
	const char *pattern; /* substring of the stream */
	bool exact; /* the keys alone decide: no look at the stream needed */
};

/*
 * Makes a term of the text of a QUERY_TERM. Mixed text ("CO2冷媒") works
 * as one phrase. The pattern of a word is " stem " with its spaces.
 */
void token_term(struct arena *, const char *text, struct term *out);

/* The oracle's question: does ${stream} hold ${term}? */
bool token_match(const char *stream, const struct term *term);

/* A stretch of the original text to mark: [start, end) in bytes. */
struct hit {
	size_t start;
	size_t end;
};

/*
 * Where the terms occur in ${text}, in order, without overlap, for
 * highlighting; at most ${max}.
 */
size_t token_hits(struct arena *, const char *text, const struct term *terms,
	size_t count, struct hit *out, size_t max);

#endif
