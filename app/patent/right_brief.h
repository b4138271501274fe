/*
 * Rights of many patents in short, for lists: which territories have a right
 * in which state on a day, as far as the patents' own records say.
 *
 * An international application (WO) has no right of its own, and an office
 * of which no rule is known none that could be told: neither has groups.
 */
#ifndef PATENT_RIGHT_BRIEF_H
#define PATENT_RIGHT_BRIEF_H

#include "db/db.h"
#include "patent/right.h"

/* Territories where the right is alike. */
struct right_group {
	enum right_state state;
	const char *as_of; /* day of the newest record, or NULL */
	const char *source;
	bool stale; /* older than a record of the office may be */
	struct right_territories places;
};

/* An application. */
struct right_brief {
	const struct right_file *file;
	const struct right_group *items; /* what is alive first */
	size_t count;
};

struct right_briefs {
	const struct right_brief *items;
	size_t count;
};

/* The applications of the publications ${numbers}, in a fixed number of
 * statements; ${known} as fact_known() gives it. */
enum err right_brief_load(struct db *, const char *const *numbers, size_t count,
	const char *on, const char *known, struct right_briefs *out) MUST_CHECK;

/* The application of the publication ${number}, or NULL. */
const struct right_brief *right_brief_find(
	const struct right_briefs *, const char *number);

#endif
