/*
 * Claims: their numbers, which other claims each one names, and whether it
 * stands by itself.
 *
 * A claim is dependent when it refines another claim that it names ("the
 * method of claim 1, in which"), not when it claims something of its own by
 * that reference ("a device configured to carry out the method of claim 1").
 * Chinese, Japanese, Korean, English, German and French are understood, by
 * their usual phrases; what is not recognised counts as independent.
 */
#ifndef PATENT_CLAIM_H
#define PATENT_CLAIM_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Claims that another one names: ${from} to ${to}, both included. */
struct claim_range {
	int from;
	int to;
};

#define CLAIM_REFS_MAX 32

struct claim {
	int number; /* from 1; as printed where the numbers rise, else by place
		     */
	const char *text; /* without the number that stands before it */
	bool dependent;
	/* Ordered, apart from each other, all before this claim. */
	const struct claim_range *refs;
	size_t ref_count;
};

struct claims {
	const struct claim *items;
	size_t count;
};

/*
 * Reads ${count} texts in their order. A text that holds several claims, each
 * on a line of its own that begins with the next number, is divided.
 */
void claim_list(struct arena *, const char *const *texts, size_t count,
	struct claims *out);

/* The claims that are dependent, or those that are not, in their order. */
void claim_select(struct arena *, const struct claims *, bool dependent,
	struct claims *out);

#endif
