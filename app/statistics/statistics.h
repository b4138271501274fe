/*
 * Statistics: the pool of today (UTC) counted in seven ways.
 *
 * What is counted are publications, as in the search; of a publication with
 * several topics each topic counts one. A right is in force as far as the
 * recorded status says so ("granted"); its remaining life is that of
 * patent/right.h: the term of the office's rule from the earliest filing of
 * the application, with recorded adjustments and disclaimers.
 */
#ifndef STATISTICS_STATISTICS_H
#define STATISTICS_STATISTICS_H

#include <stddef.h>
#include <stdint.h>

#include "db/db.h"

enum statistic {
	STATISTICS_TOPIC,	/* slug; NULL: no topic */
	STATISTICS_OFFICE,	/* ST.3 code */
	STATISTICS_MEMBER,	/* organisation id of the contributor */
	STATISTICS_CONTRIBUTED, /* year */
	STATISTICS_PUBLISHED,	/* year; NULL: not known */
	/* Of rights in force, whole years up to the last day, "0" the last
	 * one; "over": the term has ended, whatever the status says; NULL: not
	 * known, for want of a rule or a day. */
	STATISTICS_REMAINING,
	/* How long ago the status was checked, in days: up to "30", "90",
	 * "365", or "older"; "never": no day is recorded. Each but once, where
	 * the facet of the search holds "30" also in "90". */
	STATISTICS_CHECKED,
	STATISTICS_COUNT
};

struct statistics_count {
	const char *value; /* or NULL */
	int64_t patents;
};

/* Most first; years and bands in their order, without gaps; NULL last. */
struct statistics_counts {
	const struct statistics_count *items;
	size_t count;
};

struct statistics {
	const char *day;  /* that the figures are of */
	int64_t patents;  /* all publications */
	int64_t in_force; /* of these */
	struct statistics_counts by[STATISTICS_COUNT];
};

/* Counted once by each worker while the clock of facts and the day stand. */
enum err statistics_find(struct db *, struct statistics *out) MUST_CHECK;

/* "topic", "office", "member", "contributed", "published", "remaining",
 * "checked": names of files and of members of the API. */
const char *statistics_name(enum statistic);
/* ERR_NOT_FOUND for any other word. */
enum err statistics_read(const char *name, enum statistic *out) MUST_CHECK;

#endif
