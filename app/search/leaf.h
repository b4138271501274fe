/*
 * The leaves of a query: which patents one term, or two joined by NEAR, finds.
 *
 * Candidates come from the index by keys, or from the columns that a field
 * stands for; what keys cannot decide is compared with the streams, so that
 * answers are exact. Only the room search asks.
 */
#ifndef SEARCH_LEAF_H
#define SEARCH_LEAF_H

#include "search/query.h"
#include "search/set.h"
#include "search/token.h"

struct db;
struct widened;

/* Stems that a word cut off may stand for. */
#define LEAF_STEMS_MAX 1000

/* Several ways to say the same. */
struct terms {
	const struct term *items;
	size_t count;
};

/* What a leaf needs to know of the question. */
struct leaf_question {
	bool known;		       /* not only what is pooled */
	const struct widened *widened; /* NULL: words mean their letters */
};

/*
 * The patents that ${node}, a TERM or NEAR, finds, with the weight of the best
 * field where it is text. ERR_INVALID: more than LEAF_STEMS_MAX words begin so.
 */
enum err leaf_find(struct db *, const struct leaf_question *,
	const struct query *node, struct set *out) MUST_CHECK;

/* The terms of a node of text, any of which will do; see above. */
enum err leaf_terms(struct db *, const struct leaf_question *,
	const struct query *node, struct terms *out) MUST_CHECK;

/* "ti" and the like for search_part(); NULL for any field of text. */
const char *leaf_part(enum query_field);

/* Those of leaf.sql that PREFIX stands for. */
enum err leaf_stems(struct db *, const char *prefix, int more,
	struct tokens *out) MUST_CHECK;

/* Reads the one row of ids and weights; an empty set is NULL there. */
struct rows;
void leaf_set(struct db *, const struct rows *, bool weighed, struct set *out);

/* By fields that are no text (leaf_field.c), and by NEAR (leaf_near.c). */
enum err leaf_field(struct db *, const struct leaf_question *,
	const struct query *node, struct set *out) MUST_CHECK;
enum err leaf_near(struct db *, const struct leaf_question *,
	const struct query *node, struct set *out) MUST_CHECK;

/*
 * The part (0 title, 1 abstract, 2 claims) of ${stream} in which a term of
 * both lists stand at most ${distance} words or CJK characters apart, in
 * either order and not upon each other, within a line; -1: in none. The first
 * part of several.
 */
struct near; /* the lists, prepared */
struct near *near_new(struct arena *, const struct terms *,
	const struct terms *, int distance);
int near_find(struct arena *, const struct near *, const char *stream);

/* A word cut off: what stands before its last word, and its beginning. */
struct leaf_cut {
	struct tokens keys; /* of what stands before; none of a single word */
	const char *before; /* its stream, "" */
	const char *prefix;
};
void leaf_cut(struct arena *, const char *text, struct leaf_cut *out);

#endif
