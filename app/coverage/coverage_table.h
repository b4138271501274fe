/*
 * The answer by territory: every right of a patent's family that is on
 * record, with the answer for it.
 */
#ifndef COVERAGE_COVERAGE_TABLE_H
#define COVERAGE_COVERAGE_TABLE_H

#include "coverage/coverage_pages.h"

#define COVERAGE_ROWS_MAX 60

/*
 * Asks ${typed} for all territories; its own territory is passed over.
 * ${*out} has a row at least: of a patent that is not known one for its
 * office, which says so.
 */
enum err coverage_table(struct req *, const struct coverage_typed *,
	const char *known, struct coverage_batch *batch,
	struct coverage_rows *out) MUST_CHECK;

#endif
