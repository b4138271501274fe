/*
 * Answers on which an organisation may rely.
 *
 * An answer LICENSED or NOT_NEEDED about a day not past, given to somebody of
 * the organisation asked about, gets an id when the terms of the grants that
 * decided have reliance_days. When a fact is corrected later, acts done in
 * reliance stay licensed until notice was given and reliance_days more. It
 * does not reach beyond the day on which, by the facts known when it was
 * given, the answer was to change anyway: it bridges corrections, it extends
 * no licence.
 */
#ifndef COVERAGE_RELIANCE_H
#define COVERAGE_RELIANCE_H

#include <stdbool.h>

#include "coverage/facts.h"

/* May its organisation rely on the answer on that day? */
bool coverage_relied(const struct coverage_given *, const char *on);

#endif
