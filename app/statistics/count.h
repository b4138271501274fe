/*
 * Counts as they are kept between requests, and put in order for people. Only
 * the room statistics looks.
 */
#ifndef STATISTICS_COUNT_H
#define STATISTICS_COUNT_H

#include "patent/rule.h"
#include "statistics/statistics.h"

struct arena;
struct buf;

/* Lines of kind, tab, value, tab, number; value "" is NULL. */
void count_add(struct buf *, const char *kind, const char *value, int64_t n);

/* The value of the first line of ${kind}, or NULL. */
const char *count_value(struct arena *, const char *lines, const char *kind);

/* All lines; "day", "all" and "in-force" beside the names of statistics. */
void count_read(struct arena *, const char *lines, struct statistics *out);

/* Rights in force of which the same is known. */
struct count_term {
	const char *office;
	const char *kinds; /* letters of the publications' kinds, "AB" */
	const char *filed; /* days or NULL */
	const char *granted;
	int adjusted;	 /* days */
	const char *cap; /* or NULL */
	int64_t patents;
};

/* Whole years: all above that count as that many. */
#define COUNT_YEARS_MAX 99

/* Whole years up to the last day, seen from ${day}; COUNT_OVER; or
 * COUNT_UNKNOWN. */
enum { COUNT_OVER = -1, COUNT_UNKNOWN = -2 };
int count_remaining(
	const struct rules *, const struct count_term *, const char *day);

#endif
