/*
 * The group of an organisation: who is its affiliate on a day, as known at an
 * instant, under the rule of an agreement, and by which links. Computed from
 * the links of control (org/control.h), never stored.
 */
#ifndef ORG_GROUP_H
#define ORG_GROUP_H

#include <stdbool.h>
#include <stddef.h>

#include "db/db.h"
#include "org/control.h"

struct group_question {
	const char *id;
	const char *on;	   /* day */
	const char *known; /* instant, from fact_known() */
	struct control_rule rule;
};

/* A link by which the group holds an affiliate. */
struct group_link {
	const char *owner;
	const char *owner_name; /* JSON {language: text} */
	const char *basis;
	const char *percent; /* "60.0000", or NULL */
};

struct group_member {
	const char *id;
	const char *name;	  /* JSON */
	const char *votes;	  /* of the whole group, "61.5"; NULL: none */
	const char *parent;	  /* the holder it is shown under */
	int depth;		  /* 1: directly below the root */
	bool affiliate;		  /* else only held in part */
	struct group_link *items; /* by owner */
	size_t count;
};

struct group {
	struct group_member *items; /* as a tree: each behind its parent */
	size_t count;
	size_t affiliates;
};

/*
 * What ${question}'s organisation and its affiliates hold. The tree shows an
 * organisation once, below the holder that is nearest to the root. Those that
 * are held without being controlled come too, marked. ERR_NOT_FOUND: no such
 * organisation.
 */
enum err group_find(struct db *, const struct group_question *,
	struct group *out) MUST_CHECK;

/* "61.5" from percent × 10,000: no more decimals than it needs. */
const char *group_percent(struct arena *, int64_t percent_e4);

/*
 * Puts the holdings of the links below a root in the order of a tree. Pure:
 * group_find() is this over the rows of the database. Names are NULL.
 */
void group_arrange(struct arena *, const char *root,
	const struct control_link *, size_t count, const struct control_rule *,
	struct group *out);

/*
 * The links on which the question turns whether an organisation belongs to the
 * groups of others: those among ${ids}, all their owners, and all that these
 * hold, on the day, as known then.
 */
struct control_links {
	struct control_link *items;
	size_t count;
};
enum err group_links(struct db *, const char *const *ids, size_t count,
	const char *on, const char *known,
	struct control_links *out) MUST_CHECK;

#endif
