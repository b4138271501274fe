/*
 * The second clock: what the registry knew when (migration 0110_fact.sql).
 *
 * A question may be asked as of an earlier knowledge, as_known_at. Whoever
 * answers asks fact_known() once and puts the instant into all statements:
 *	FROM table_all WHERE recorded_at <= K
 *		AND (superseded_at IS NULL OR K < superseded_at)
 * The answer given for that instant is the same for ever, for facts are
 * recorded in the order of their commits.
 */
#ifndef FACT_FACT_H
#define FACT_FACT_H

#include "db/db.h"

/*
 * The instant as of which to answer, in the form of base/instant.h: ${asked},
 * or the newest fact's when that is earlier or ${asked} is NULL.
 */
enum err fact_known(
	struct db *, const char *asked, const char **out) MUST_CHECK;

/*
 * The first statement of a transaction that writes facts and takes other
 * locks: takes the clock, so that such transactions queue instead of waiting
 * for each other crosswise.
 */
enum err fact_begin(struct db *) MUST_CHECK;

#endif
