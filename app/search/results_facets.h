/*
 * The facets and the chosen filters. Only results*.c ask.
 */
#ifndef SEARCH_RESULTS_FACETS_H
#define SEARCH_RESULTS_FACETS_H

#include "search/labels.h"
#include "search/results.h"

/* The order of the page: what people narrow by first. */
extern const enum search_facet results_order[SEARCH_FACETS];

void results_facets(struct req *, const struct labels *,
	const struct kept_list *question, struct results *);
void results_chips(struct req *, const struct labels *,
	const struct kept_list *question, struct results *);

#endif
