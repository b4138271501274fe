/*
 * Words for those that nobody has written, by the lexicon of the index: one
 * letter too many, missing or wrong, two side by side exchanged; two such
 * mistakes in words of six letters and more.
 */
#ifndef SEARCH_SPELL_H
#define SEARCH_SPELL_H

#include "search/search.h"

#define SPELL_MAX 3

/* A query with another word in the place of one, and what it finds. */
struct spelling {
	const char *q;
	int64_t count; /* publications */
};
struct spellings {
	const struct spelling *items;
	size_t count;
};

/*
 * For the first words of ${s->words}, which were read from ${q}, that (nearly)
 * nothing holds: at most SPELL_MAX queries that find something, the nearest
 * first. CJK text has no letters to mistake: none for it.
 */
enum err spell_list(struct db *, const struct search *s, const char *q,
	struct spellings *out) MUST_CHECK;

#endif
