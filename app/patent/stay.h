/*
 * What a patent has been to the pool: its contributions one after another,
 * and the proposals by which it came or did not come in.
 */
#ifndef PATENT_STAY_H
#define PATENT_STAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct db;

/* From its first day in the pool to the first one no longer. */
struct stay {
	const char *member;
	const char *name; /* JSON of the member */
	const char *since;
	const char *until;  /* or NULL */
	const char *terms;  /* version, or NULL */
	const char *notice; /* day on which the end was announced, or NULL */
	const char *reason; /* N_() message: why it ended, or NULL */
};

/* A step of a proposal. */
struct stay_step {
	int64_t proposal;
	const char *state; /* word */
	const char *on;
	const char *member;
	const char *name;
	const char *terms;
};

struct stays {
	const struct stay *items; /* the last one first */
	size_t count;
};
struct stay_steps {
	const struct stay_step *items; /* the last one first; at most 100 */
	size_t count;
};

/* Who looks: proposals that were not admitted are between the member and the
 * secretariat. */
struct stay_reader {
	bool secretariat;
	const char *organisation; /* of a member's person, or NULL */
};

enum err stay_list(
	struct db *, const char *number, struct stays *out) MUST_CHECK;
enum err stay_step_list(struct db *, const char *number,
	const struct stay_reader *, struct stay_steps *out) MUST_CHECK;

#endif
