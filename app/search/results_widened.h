/*
 * What a question was widened by, as chips. Only results*.c ask.
 */
#ifndef SEARCH_RESULTS_WIDENED_H
#define SEARCH_RESULTS_WIDENED_H

#include "search/results.h"

void results_widened(
	struct req *, const struct kept_list *question, struct results *);

#endif
