/*
 * Standing approval: the rule under which the open route grants by itself.
 *
 * A rule names a version of the terms, a number of grants a day (UTC) and a
 * day of expiry. It is in force from the moment when two different people of
 * the secretariat have approved it until it expires or anybody of the
 * secretariat withdraws it; withdrawal closes the route at once. A rule is
 * never changed: what is approved is known by its SHA-256.
 */
#ifndef GRANT_STANDING_H
#define GRANT_STANDING_H

#include <stdbool.h>
#include <stdint.h>

#include "audit/audit.h"
#include "terms/terms.h"

#define STANDING_APPROVALS 2
#define STANDING_PER_DAY_MAX 10000
#define STANDING_DAYS_MAX 366

enum standing_state {
	STANDING_PROPOSED, /* approvals are missing */
	STANDING_IN_FORCE,
	STANDING_EXPIRED,
	STANDING_WITHDRAWN
};

struct standing_approval {
	int64_t account_id;
	const char *name;
	const char *at; /* "YYYY-MM-DD HH:MM" UTC */
};

struct standing_rule {
	int64_t id;
	const char *version; /* of the terms */
	int per_day;
	const char *expires_on; /* first day on which it no longer holds */
	const char *sha256;
	int64_t created_by;
	const char *created_name;
	const char *created_at;
	const char *withdrawn_name; /* NULL: not withdrawn */
	const char *withdrawn_at;
	struct standing_approval *approvals;
	size_t approval_count;
};

struct standing_rules {
	struct standing_rule *items;
	size_t count;
};

/* --- rules ------------------------------------------------------------------
 */

enum standing_state standing_state(
	const struct standing_rule *, const char *on);

/* The text that is approved: version, sums, numbers. Its SHA-256 is the
 * rule's. */
const char *standing_text(struct arena *, const struct terms *, int per_day,
	const char *expires_on);

/*
 * Why this person may not approve the rule now, an N_() sentence, or NULL
 * when the person may.
 */
const char *standing_refusal(const struct standing_rule *, int64_t account_id,
	bool of_secretariat, const char *today);

/* Grants that the rule still admits today; never negative. */
int standing_remaining(const struct standing_rule *, int64_t used);

/* --- store ------------------------------------------------------------------
 */

/* Newest first. */
enum err standing_list(struct db *, struct standing_rules *out) MUST_CHECK;

enum err standing_find(
	struct db *, int64_t id, struct standing_rule *out) MUST_CHECK;

/*
 * The rule in force for a version of the terms on a day: the newest of
 * several. ERR_NOT_FOUND when there is none. *used: what the machine has
 * granted today under this version.
 */
enum err standing_in_force(struct db *, const char *version, const char *on,
	struct standing_rule *out, int64_t *used) MUST_CHECK;

/*
 * The same inside a transaction, with the rule's row locked until its end:
 * nobody else counts, grants or withdraws meanwhile.
 */
enum err standing_lock(struct db *, const char *version, const char *on,
	struct standing_rule *out, int64_t *used) MUST_CHECK;

/* --- changes ----------------------------------------------------------------
 */

/* Proposes a rule. ERR_INVALID: numbers or day out of range, or the terms
 * are not those of the open route. */
enum err standing_create(struct db *, const struct actor *, const char *version,
	int per_day, const char *expires_on, int64_t *id) MUST_CHECK;

/*
 * Approves what has the SHA-256 ${seen}. ERR_CONFLICT with an N_() sentence
 * in *why: not the rule that was seen, or standing_refusal().
 */
enum err standing_approve(struct db *, const struct actor *, int64_t id,
	const char *seen, const char **why) MUST_CHECK;

/* Withdraws. ERR_CONFLICT: it is withdrawn already. */
enum err standing_withdraw(
	struct db *, const struct actor *, int64_t id) MUST_CHECK;

/* --- statements (standing_store.c) ------------------------------------------
 */
enum err standing_insert(
	struct db *, const struct standing_rule *, int64_t *id) MUST_CHECK;
enum err standing_row_lock(struct db *, int64_t id) MUST_CHECK;
enum err standing_approval_insert(
	struct db *, int64_t id, int64_t account_id) MUST_CHECK;
enum err standing_update_withdrawn(
	struct db *, int64_t id, int64_t account_id, bool *changed) MUST_CHECK;
enum err standing_count_today(
	struct db *, const char *version, int64_t *out) MUST_CHECK;

#endif
