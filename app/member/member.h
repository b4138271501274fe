/*
 * Members of the alliance: organisations with dates.
 */
#ifndef MEMBER_MEMBER_H
#define MEMBER_MEMBER_H

#include <stdint.h>

#include "db/db.h"

struct member {
	const char *id;	   /* of the organisation */
	const char *name;  /* JSON {language: text} */
	const char *role;  /* founder ordinary supporter */
	const char *since;
	const char *until; /* first day no longer a member, or NULL */
	int64_t pooled;	   /* patents in the pool on the day asked for */
};

struct members {
	struct member *items;
	size_t count;
	const char *next; /* id to continue after, or NULL */
};

/* Members of the day ${on}, by id, after ${after} (NULL: from the start). */
enum err member_list(struct db *, const char *on, const char *after,
	int limit, struct members *out) MUST_CHECK;

/* All memberships of an organisation, newest first; none: ERR_NOT_FOUND. */
enum err member_find(struct db *, const char *id, const char *on,
	struct members *out) MUST_CHECK;

/* The role for people, N_() message. */
const char *member_role_label(const char *role);

#endif
