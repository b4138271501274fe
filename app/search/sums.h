/*
 * Totals and facets from counts that were kept: rows of a kind, a value
 * and a number, most first.
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
 * ${kind} "all", "families" or the name of a facet. Other kinds are passed
 * over. ${value} stays referenced.
 */
void sums_add(struct sums *, const char *kind, const char *value, int64_t n);

#endif
