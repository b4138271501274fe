/*
 * The inside of patent/right.h, shared by right*.c.
 */
#ifndef PATENT_RIGHT_PART_H
#define PATENT_RIGHT_PART_H

#include "patent/right.h"

/* Rights found so far. */
struct right_found {
	struct right *items;
	size_t count;
	size_t room;
};

/* Room for one more, zeroed. */
struct right *right_add(struct arena *, struct right_found *);

/* Adds a reason; the one that decides comes first. */
void right_reason_add(struct right *, const char *code, enum right_level,
	struct right_record record);
struct right_record right_record_event(
	struct arena *, const struct right_event *);
struct right_record right_record_patent(const struct right_publication *);
struct right_record right_record_rule(const char *kind, const struct rule *);

/* Everything of a right from its file, name, territory and rule: type, days,
 * term, state on ${day}, reasons, freshness. */
void right_state_find(
	struct arena *, const struct rules *, struct right *, const char *day);

/* The rights of one file that reach the territory on ${day}. */
void right_of_file(struct arena *, const struct rules *,
	const struct right_file *, const char *territory, const char *day,
	struct right_found *);

/* That there is none, or nobody knows of any, and why. */
void right_add_absent(struct arena *, struct right_found *,
	const struct right_world *, const char *territory, enum right_state,
	const char *code, struct right_record);

/* Those of the family of the international application ${world} is of. */
void right_list_international(struct arena *, struct right_found *,
	const struct right_world *world, const char *territory,
	const char *day);

#endif
