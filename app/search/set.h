/*
 * Sets of patents: sorted ids with scores, and their algebra.
 *
 * A set may be given by what it leaves out ("outside"), so that NOT costs
 * nothing until somebody needs the ids: then the ids of the whole scope are
 * asked for once. Scores of what is left out mean nothing.
 */
#ifndef SEARCH_SET_H
#define SEARCH_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct set {
	const int64_t *ids;    /* ascending, each once */
	const int32_t *scores; /* NULL: all 0 */
	size_t count;
	bool outside; /* everything of the scope but these */
};

/* What both hold; scores add up. */
struct set set_and(struct arena *, const struct set *, const struct set *);

/* What either holds; scores add up. Both must be inside, or both outside. */
struct set set_or(struct arena *, const struct set *, const struct set *);

/* The same of two inside; of both scores the larger one. */
struct set set_best(struct arena *, const struct set *, const struct set *);

/* All others of the scope. */
struct set set_not(const struct set *);

/* The same set given by its ids: ${all} is the scope, inside. */
struct set set_inside(
	struct arena *, const struct set *, const struct set *all);

#endif
