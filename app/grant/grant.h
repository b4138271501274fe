/*
 * Licence grants: the register that everybody can read.
 *
 * A grant is known by its number, CNP-YYYY-NNNNNN; numbers of a year have no
 * gaps, for the counter's row is locked by the transaction that grants. What
 * the licensee was called on that day is kept in the grant itself.
 *
 * What it covers and what becomes of it: version.h. Its state is asked of
 * these facts, never stored.
 *
 * The licensee chooses how much the register publishes: everything, its name
 * with the state, or the number with the state. Whoever shows a grant asks
 * grant_sight() first; the licensee itself and the secretariat see it all.
 *
 * How a grant comes to be (grant_issue), all in one transaction:
 *	1 the counter of the year is locked and raised
 *	2 the licensee is found by its identifier, or recorded
 *	3 the grant and its first version are written, with the event
 * A crash before the commit leaves none of it and the number unused.
 */
#ifndef GRANT_GRANT_H
#define GRANT_GRANT_H

#include <stdbool.h>
#include <stdint.h>

#include "audit/audit.h"
#include "base/json.h"
#include "db/db.h"
#include "grant/version.h"
#include "org/org_new.h"
#include "terms/terms.h"

#define GRANT_NUMBER_SIZE 16 /* "CNP-2026-000001" and the NUL */
#define GRANT_PAGE 50

/* Every territory in which a pooled patent has effect. */
#define GRANT_WORLDWIDE "*"

/* How much of a grant somebody sees: all, name and state, number and state. */
enum grant_sight { GRANT_SIGHT_FULL, GRANT_SIGHT_NAME, GRANT_SIGHT_NUMBER };

/* Who looks. Zero members: anybody. */
struct grant_viewer {
	int64_t account_id;
	const char *organisation; /* that the account belongs to */
	bool staff;		  /* of the secretariat */
};

struct grant {
	const char *number;
	const char *application_id; /* NULL: imported */
	int64_t holder_id;	    /* account that applied; 0: unknown */
	const char *licensee_id;
	const char *licensee_name; /* JSON {language: text} */
	struct org_identifiers identifiers;
	const char *version; /* of the terms */
	enum terms_route route;
	const char *field_of_use; /* slug of a topic, or "other" */
	/* Fields and territories of that day's version. */
	const char *const *fields;
	size_t field_count;
	const char *field_labels; /* JSON array of {language: text} or null */
	const char *purpose;
	const char *const *territories;
	size_t territory_count;
	const char *start;
	const char *on;	   /* the day asked for; NULL: today */
	const char *state; /* on that day */
	bool partly;	   /* of some rights suspended or ended */
	enum grant_sight publication;
	bool by_machine;	/* under a standing approval */
	const char *granted_at; /* "YYYY-MM-DDTHH:MM:SSZ" */
};

struct grants {
	struct grant *items;
	size_t count;
	int64_t total;	  /* of the query, over all pages */
	const char *next; /* number to continue behind; NULL: no more */
};

/* Zero members mean "any". */
struct grant_query {
	const char *words;    /* part of a name or of the number */
	const char *licensee; /* organisation id */
	bool staff;	      /* also by what is not published */
	const char *after;    /* grants.next */
	int limit;	      /* 0: GRANT_PAGE */
};

struct grant_new {
	const char *application_id;
	struct org_new licensee;
	const char *version;
	enum terms_route route;
	const char *field_of_use;
	const char *purpose;
	const char *const *territories;
	size_t territory_count;
	/* Numbers in normal form; none: the pool as it changes. */
	const char *const *patents;
	size_t patent_count;
	const char *start;
	enum grant_sight publication;
	int64_t rule_id; /* 0: a person decided */
};

/* --- rules ------------------------------------------------------------------
 */

/* True for CNP-YYYY-NNNNNN. */
bool grant_number_good(const char *);

/* "cnp 2026 1" is no number, "cnp-2026-000001" is: upper case; NULL when it
 * is none. */
const char *grant_number_normalize(struct arena *, const char *typed);

/* A state for people, N_() message. */
const char *grant_state_label(const char *state);
/* The colour of its tag: "green", "orange" … */
const char *grant_state_colour(const char *state);

/* True for a grant that has come to its end. */
bool grant_over(const struct grant *);

/* "full", "name", "number"; anything else reads as full. */
const char *grant_publication_word(enum grant_sight);
enum grant_sight grant_publication_read(const char *word);
/* For people, N_() message. */
const char *grant_publication_label(enum grant_sight);

/* What the viewer sees of the grant. */
enum grant_sight grant_sight(const struct grant *, const struct grant_viewer *);
/* True for the licensee itself and the secretariat. */
bool grant_may_see_all(const struct grant *, const struct grant_viewer *);

/* What licence_grant.licensee holds, in JSON. */
const char *grant_licensee_text(struct arena *, const struct org *);

/* A grant with everything that belongs to it. */
struct grant_record {
	const struct grant *grant;
	struct terms terms;
	struct grant_versions versions;
	struct grant_events events;
	struct recordals recordals;
};

/* The record, as the API gives it to somebody who sees that much of it. */
void grant_write(
	struct json_writer *, const struct grant_record *, enum grant_sight);

/* --- changes and look-ups --------------------------------------------------
 */

/*
 * Issues a grant inside the caller's transaction and files its event. The
 * transaction has begun with fact_begin().
 * ERR_CONFLICT: the application has a grant, or its organisation is being
 * recorded by somebody else at this moment.
 */
enum err grant_issue(struct db *, const struct actor *,
	const struct grant_new *, const char **number) MUST_CHECK;

/* What the register's search looks in: number and names, folded, a line each
 * so that no hit spans two of them. */
const char *grant_search_text(
	struct arena *, const char *number, const struct org *);

/* The same with the state of a day (NULL: today). */
enum err grant_find_on(struct db *, const char *number, const char *on,
	const struct grant **out) MUST_CHECK;

/* With terms, versions, events and recordals, and the state of a day (NULL:
 * today); ERR_NOT_FOUND. */
enum err grant_record(struct db *, const char *number, const char *on,
	struct grant_record *out) MUST_CHECK;

/* An active grant of the organisation under a version; ERR_NOT_FOUND. */
enum err grant_find_active(struct db *, const char *scheme, const char *value,
	const char *version, const char **number) MUST_CHECK;

/* The register, newest first. */
enum err grant_list(
	struct db *, const struct grant_query *, struct grants *out) MUST_CHECK;

/* --- statements (grant_store.c) ---------------------------------------------
 */
struct grant_row {
	const struct grant_new *grant;
	const char *number;
	const char *licensee_id;
	const char *licensee;
	const char *search_text;
};
enum err grant_insert(struct db *, const struct grant_row *) MUST_CHECK;
/* Version 1 of a grant that has just been written. */
enum err grant_first_version(
	struct db *, const char *number, const struct grant_new *) MUST_CHECK;
enum err grant_counter_update(struct db *, int year, int64_t *last) MUST_CHECK;

#endif
