/*
 * Totals and facets from what the statements count: rows of a kind ("all" or
 * the name of a facet), a value and a number, most first.
 */
#ifndef SEARCH_SUMS_H
#define SEARCH_SUMS_H

#include "search/search.h"

struct sums {
	struct search_page *page;
	struct search_count *items[SEARCH_FACETS];
};

/* Begins with an empty page; there will be at most ${rows} rows. */
void sums_begin(
	struct arena *, struct sums *, size_t rows, struct search_page *);

/*
 * ${value} NULL or "": records without a value of the facet or, for topics,
 * of which a record may have several, all that were counted. Other kinds are
 * passed over. ${value} stays referenced.
 */
void sums_add(struct sums *, const char *kind, const char *value, int64_t n);

#endif
