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

#include <stdbool.h>
#include <stddef.h>

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

/*
 * Begins a transaction in which all tables that keep their past are what was
 * known at ${known}, in the form of base/instant.h and not later than the
 * clock (fact_known()). It ends with db_rollback(): nothing can be written.
 */
enum err fact_look(struct db *, const char *known) MUST_CHECK;

/* What was recorded about an object, newest first. */
struct fact_change {
	const char *at;		 /* instant */
	const char *what;	 /* recorded, corrected, retracted */
	const char *kind;	 /* the table of the row: ownership … */
	const char *source_kind; /* NULL: not said, as the next two */
	const char *source;
	const char *as_of;
	const char *fact;   /* JSON object, what it says, or said to the end */
	const char *before; /* of a correction: what differed; else NULL */
};
struct fact_changes {
	struct fact_change *items;
	size_t count;
};

/* More than any object has; the newest ones then. */
#define FACT_HISTORY_MAX 1000

/*
 * ${object} is patent (id: its number), organisation, member (organisation
 * id) or grant. Not ${full}: of a grant only what became of it.
 */
enum err fact_history(struct db *, const char *object, const char *id,
	bool full, struct fact_changes *out) MUST_CHECK;

#endif
