/*
 * Defensive events: somebody asserts patents against a member.
 *
 * The secretariat records the assertion, gives notice to the licensees
 * concerned (the claimant, and those in whose group it is), and the terms of
 * their grants say how long the assertion can be withdrawn. Withdrawn in
 * time, the event is cured and nothing has happened; if not, measures are
 * proposed, each for its grant and by the scope of its terms.
 */
#ifndef GRANT_DEFENSIVE_H
#define GRANT_DEFENSIVE_H

#include "audit/audit.h"
#include "db/db.h"
#include "terms/parameters.h"

struct defensive {
	const char *id;
	const char *claimant;
	const char *claimant_name; /* JSON */
	const char *target;
	const char *target_name;
	const char *patent; /* what is asserted, as it was named, or NULL */
	const char *forum;
	const char *kind; /* threat suit administrative */
	const char *filed_on;
	const char *notice_on;	/* NULL: not given yet */
	const char *cure_until; /* last day to withdraw the assertion */
	const char *outcome;	/* cured suspended terminated dismissed */
	const char *outcome_on;
	const char *reason; /* what is known about it; not published */
};
struct defensive_list {
	struct defensive *items;
	size_t count;
};

/* A grant whose licensee is the claimant, or has it in its group. */
struct defensive_grant {
	const char *number;
	const char *licensee;
	const char *name; /* JSON */
	bool direct;	  /* the claimant is the licensee itself */
	struct terms_parameters terms;
};
struct defensive_grants {
	struct defensive_grant *items;
	size_t count;
};

/* For people, N_() messages. */
const char *defensive_kind_label(const char *kind);
/* NULL: open. */
const char *defensive_outcome_label(const char *outcome);

/* The first day on which a measure may take effect: after notice and cure. */
enum err defensive_effect_from(const struct terms_defensive *,
	const char *notice_on, char out[]) MUST_CHECK;

/* Newest first. */
enum err defensive_list(struct db *, struct defensive_list *out) MUST_CHECK;
enum err defensive_find(
	struct db *, const char *id, struct defensive *out) MUST_CHECK;

/* The grants concerned on a day that are not over. */
enum err defensive_grants(struct db *, const char *claimant, const char *on,
	struct defensive_grants *out) MUST_CHECK;

/* Records an assertion under a new id. ERR_NOT_FOUND: claimant or target is
 * not in the registry. */
enum err defensive_create(struct db *, const struct actor *,
	const struct defensive *, const char **id) MUST_CHECK;

/* Notes that notice was given; the cure lasts as long as the most generous of
 * the grants concerned says. ERR_CONFLICT: given already. */
enum err defensive_notice(struct db *, const struct actor *, const char *id,
	const char *on) MUST_CHECK;

/* Closes it. ERR_CONFLICT with *why: it is closed, no notice was given, a
 * cure after its last day, a measure before it. */
enum err defensive_close(struct db *, const struct actor *, const char *id,
	const char *outcome, const char *on, const char **why) MUST_CHECK;

/* --- statements (defensive_store.c) -----------------------------------------
 */
enum err defensive_insert(
	struct db *, const struct defensive *, const char **id) MUST_CHECK;
enum err defensive_update_notice(struct db *, const char *id, const char *on,
	const char *cure_until, bool *changed) MUST_CHECK;
enum err defensive_update_outcome(struct db *, const char *id,
	const char *outcome, const char *on, bool *changed) MUST_CHECK;

#endif
