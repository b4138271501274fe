/*
 * The hits of a page: texts with the words marked, and the rights that they
 * stand for. Only results.c asks.
 */
#ifndef SEARCH_RESULTS_HITS_H
#define SEARCH_RESULTS_HITS_H

#include "patent/right_brief.h"
#include "patent/right_label.h"
#include "search/results.h"

enum err results_hits(struct req *, const struct params *,
	const struct search_page *, struct result_list *out) MUST_CHECK;

#endif
