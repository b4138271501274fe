/*
 * Totals and facets from counted cells.
 *
 * A cell is a combination of facet values with the number of candidates that
 * have it. There are few cells however many candidates there are, so each
 * facet can be added up under all filters but its own without asking again.
 */
#ifndef SEARCH_TALLY_H
#define SEARCH_TALLY_H

#include "search/search.h"

struct tally_cell {
	const char *office;
	const char *status; /* NULL when not known */
	const char *member; /* NULL when there is none */
	const char *const *topics;
	size_t topic_count;
	int64_t count;
};

/* Fills total and facets; the values of a facet by count, then by value. */
void tally_facets(struct arena *, const struct search *,
	const struct tally_cell *, size_t count, struct search_page *out);

#endif
