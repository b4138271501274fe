/*
 * The words and numbers of a question, as a set. Only search*.c ask.
 */
#ifndef SEARCH_FIND_H
#define SEARCH_FIND_H

#include "search/search.h"
#include "search/set.h"

struct terms;
struct widened;

/*
 * The patents of the scope that the words or numbers of the question find,
 * with their scores, inside; filters are not looked at. ${w}: what the words
 * were widened to, NULL: they mean their letters.
 */
enum err search_find(struct db *, const struct search *,
	const struct widened *w, struct set *out) MUST_CHECK;

/* What hits should show of the words: all terms that are not below NOT. */
enum err search_marks(struct db *, const struct search *,
	const struct widened *w, struct terms *out) MUST_CHECK;

#endif
