/*
 * Widening: what a question means beyond its letters.
 *
 * Han characters match in their other written forms (base/text.h), and what is
 * equal to a term of the glossary stands for all terms of the concept: a word,
 * a phrase, a CJK string. Words side by side that make a term do so, too ("data
 * center cooling" finds 数据中心 with cooling), and a CJK string that is made
 * of several terms of two or more characters is also looked for part by part.
 * Of several concepts with such a term those count that are spelt most like it
 * ("refrigerants" is no refrigerator). Words cut off by "*" mean their letters.
 *
 * The query itself is never changed: what is printed is what was typed.
 */
#ifndef SEARCH_WIDEN_H
#define SEARCH_WIDEN_H

#include "glossary/glossary.h"
#include "search/query.h"
#include "search/search.h"
#include "search/token.h"

/* What the engine needs to widen a question. */
struct widened {
	const struct query *tree; /* to be answered in the place of the query */
	struct search_concepts concepts; /* those used, as they appear */
	struct widen_entry *entries; /* terms of the glossary, for widen.c */
	size_t entry_count;
	const struct query **plain; /* terms of the tree without synonyms */
	size_t plain_count;
	size_t nodes; /* that were added */
};

/*
 * Asks the glossary. ${without}: slugs of concepts that are not to be used.
 * ${words} NULL gives a NULL tree.
 */
enum err widen_read(struct db *, const struct query *words,
	const struct search_list *without, struct widened *out) MUST_CHECK;

/*
 * The terms any of which ${node}, a TERM of the tree in a field of text, may
 * match, without those that would find nothing that others do not. ${w} NULL:
 * its own alone, literally. Returns their number, at least 1.
 */
size_t widen_terms(struct arena *, const struct widened *w,
	const struct query *node, const struct term **out);

/* The same with all of them, for highlighting. */
size_t widen_marks(struct arena *, const struct widened *w,
	const struct query *node, const struct term **out);

#endif
