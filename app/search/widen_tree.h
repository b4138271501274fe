/*
 * Inside of widening: the shape of a question. Only widen*.c look.
 */
#ifndef SEARCH_WIDEN_TREE_H
#define SEARCH_WIDEN_TREE_H

#include "search/widen.h"

#define WIDEN_KEYS_MAX 4096

/* A term of a concept that has a key of the question. */
struct widen_entry {
	const struct concept *concept;
	const char *text; /* folded */
	const char *key;
};

/* The texts of the question that the glossary is asked for. */
struct widen_keys {
	const char **items;
	size_t count;
};

/* True for a term that may have synonyms. */
bool widen_is_term(const struct query *);

/* The keys of whatever the question could have from the glossary; ${out} has
 * room for WIDEN_KEYS_MAX. */
void widen_keys(
	struct arena *, const struct query *root, struct widen_keys *out);

/* The tree to be answered, by the entries found; fills w->plain, which has
 * room for all its nodes. */
const struct query *widen_tree(
	struct arena *, struct widened *w, const struct query *root);

#endif
