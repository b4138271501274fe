/*
 * The words and numbers of a question, as a set. Only search*.c ask.
 */
#ifndef SEARCH_FIND_H
#define SEARCH_FIND_H

#include "search/search.h"
#include "search/set.h"

/* The patents of the scope that the words or numbers of the question find,
 * with their scores, inside; filters are not looked at. */
enum err search_find(
	struct db *, const struct search *, struct set *out) MUST_CHECK;

#endif
