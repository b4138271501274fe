/*
 * Ways out of an empty page. Only results.c asks.
 */
#ifndef SEARCH_RESULTS_DROPS_H
#define SEARCH_RESULTS_DROPS_H

#include "search/results.h"

/* Counts each way out and keeps those that lead to hits. */
enum err results_drops(struct req *, const struct kept_list *question,
	struct results *) MUST_CHECK;

#endif
