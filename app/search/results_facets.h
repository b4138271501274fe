/*
 * The facets, chosen filters and ways out of an empty page. Only results.c
 * asks.
 */
#ifndef SEARCH_RESULTS_FACETS_H
#define SEARCH_RESULTS_FACETS_H

#include "search/labels.h"
#include "search/results.h"

void results_facets(struct req *, const struct labels *, struct results *);
void results_chips(struct req *, const struct labels *,
	const struct kept_list *question, struct results *);
/* Counts each way out and keeps those that lead to hits. */
enum err results_drops(struct req *, const struct kept_list *question,
	struct results *) MUST_CHECK;

#endif
