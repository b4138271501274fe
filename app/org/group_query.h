/*
 * The question for a group, as pages and the API take it:
 *	on=YYYY-MM-DD		the day; missing: today
 *	as_known_at=INSTANT	what was known then; missing: now
 *	threshold=50		percent of the votes, at most 4 decimals
 *	operator=gt|ge		more than the threshold, or from it on
 *	vie=true|false		do contracts (VIE) count as control
 */
#ifndef ORG_GROUP_QUERY_H
#define ORG_GROUP_QUERY_H

#include "http/req.h"
#include "org/group.h"

/* Their names, NULL at the end, for query_only(). */
extern const char *const group_query_known[];

/*
 * Fills *out for the organisation ${id}. ERR_INVALID notes every faulty
 * parameter in r->errors and leaves its default in *out.
 */
enum err group_query_read(
	struct req *, const char *id, struct group_question *out) MUST_CHECK;

/* The threshold as it was understood: "50". */
const char *group_query_threshold(struct req *, const struct group_question *);

#endif
