/*
 * What the engine asks of PostgreSQL. Only the room search looks.
 */
#ifndef SEARCH_SEARCH_STORE_H
#define SEARCH_SEARCH_STORE_H

#include "search/cursor.h"
#include "search/search.h"
#include "search/set.h"

struct rows;

/* Weights of the field that holds a term. */
#define WEIGHT_TITLE 4
#define WEIGHT_ABSTRACT 2
#define WEIGHT_CLAIMS 1

/* All patents of the scope; scores NULL. */
enum err store_all(struct db *, bool known, struct set *out) MUST_CHECK;

/* Scores: 3 the very number, 2 the same kind letter, 1 the same base or
 * application. */
enum err store_numbers(
	struct db *, const struct search *, struct set *out) MUST_CHECK;

/* True for a question without words and filters in the usual order. */
bool store_browses(const struct search *);
/* The same as store_page() for such a question, at a fraction of the cost. */
enum err store_browse(struct db *, const struct search *,
	const struct cursor *from, struct search_page *out) MUST_CHECK;
/* The same without counts. */
enum err store_newest(struct db *, const struct search *,
	const struct cursor *from, struct search_page *out) MUST_CHECK;

/* The hits among ${rows}, which come first, and the cursor of the next page;
 * the number of hits is returned. */
size_t store_hits(struct db *, const struct rows *, const struct search *,
	struct search_page *out);

/* How store_page() and store_step() ask. */
struct store_question {
	const struct search *search;
	const struct set *found;   /* NULL: all patents of the scope */
	const struct cursor *from; /* NULL: the first page */
	bool unlisted;		   /* counts alone */
};

/* A page with its counts. */
enum err store_page(struct db *, const struct store_question *,
	struct search_page *out) MUST_CHECK;
/* Hits alone. */
enum err store_step(struct db *, const struct store_question *,
	struct search_page *out) MUST_CHECK;

#endif
