/*
 * The report of a search: what was asked, how it was read, what was found and
 * when, for the files of whoever searched.
 *
 * Its address holds the question, the day of the pool (on), the knowledge of
 * the registry (as_known_at, fact/fact.h) and the size of the audit trail
 * (position): asked again it gives the same list, whatever has been recorded
 * since. Words are sought in the texts as they stand; a publication whose
 * text is corrected afterwards may be found by other words.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdint.h>

#include "db/db.h"

/* Publications that a report lists; an export has all. */
#define REPORT_MAX 2000

enum err report_position(struct db *, int64_t *out) MUST_CHECK;

#endif
