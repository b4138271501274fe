/*
 * Grants put together from rows that come in any order: the grants
 * themselves, their versions, events and recordals.
 */
#ifndef COVERAGE_GRANTS_ROWS_H
#define COVERAGE_GRANTS_ROWS_H

#include "coverage/load.h"

struct coverage_grant_rows {
	struct coverage_loading *l;
	const struct rows *rows;
	size_t *parts; /* rows of versions, events, recordals */
	size_t part_count;
};

/* Takes a row; ERR_BUG for a part that is none of a grant. */
enum err coverage_grant_row(
	struct coverage_grant_rows *, const char *part, size_t row) MUST_CHECK;

/* When all have been taken. */
enum err coverage_grant_rows_end(struct coverage_grant_rows *) MUST_CHECK;

#endif
