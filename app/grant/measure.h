/*
 * Measures: what people do to a grant after it was given.
 *
 * Whatever takes something away, or changes what the grant covers, is
 * proposed by one person of the secretariat and carried out by another; the
 * database refuses the same person. What is carried out is, word for word,
 * what was proposed: a text known by its SHA-256. Reinstating takes nothing
 * away and needs one person; so does the licensee who surrenders its own
 * licence, and who puts a recordal on record.
 *
 * Each change is one transaction with its event in the trail. That evidence
 * has expired is no reason for a measure by itself: nothing here happens
 * without people.
 */
#ifndef GRANT_MEASURE_H
#define GRANT_MEASURE_H

#include "grant/grant.h"

/* What is proposed. kind "amended": a new version, else an event. */
struct measure {
	const char *number; /* of the grant */
	const char *kind;
	const char *reason; /* not published */
	const char *on;	    /* first day of its effect */
	/* an event */
	enum terms_scope scope;
	const char *licensor;
	const char *const *rights; /* numbers in normal form */
	size_t right_count;
	enum terms_effect effect;
	bool endure;
	const char *defensive; /* id of an assertion, or NULL */
	/* an amendment: ${on} is its first day */
	struct grant_version version;
};

enum measure_state { MEASURE_PROPOSED, MEASURE_CARRIED_OUT, MEASURE_REJECTED };

struct measure_row {
	int64_t id;
	const char *number;
	const char *kind;
	const char *content; /* the text that was proposed */
	const char *sha256;
	enum measure_state state;
	int64_t proposed_by;
	const char *proposed_name;
	const char *proposed_at; /* "YYYY-MM-DD HH:MM" UTC */
	const char *decided_name;
	const char *decided_at;
	const char *note;
};
struct measure_rows {
	struct measure_row *items;
	size_t count;
};

/* --- rules ------------------------------------------------------------------
 */

/* The text of a measure, one line of JSON, and back; ERR_BUG. */
const char *measure_text(struct arena *, const struct measure *);
enum err measure_read(
	struct arena *, const char *text, struct measure *out) MUST_CHECK;

/* True when two people are needed. */
bool measure_needs_two(const char *kind);

/* What is wrong with a measure: the form's field and an N_() sentence. */
struct measure_problem {
	const char *field;
	const char *message;
};

/* Fills *problem; always false. */
bool measure_fail(
	struct measure_problem *, const char *field, const char *message);

/*
 * Checks against the grant as it stands; false with *problem. ${today}: a
 * rescission, a reinstatement and an amendment may not lie where their rules
 * forbid.
 */
bool measure_check(const struct measure *, const struct grant_record *,
	const char *today, struct measure_problem *problem);

/* Why this person may not carry the proposal out, an N_() sentence, or NULL.
 * ${organisation} is the person's own, or NULL. */
const char *measure_refusal(const struct measure_row *, const struct grant *,
	int64_t account_id, const char *organisation);

/* --- changes ----------------------------------------------------------------
 */

/*
 * Proposes. ERR_INVALID with *problem; ERR_CONFLICT: another proposal for
 * this grant is open.
 */
enum err measure_propose(struct db *, const struct actor *,
	const struct measure *, int64_t *id,
	struct measure_problem *problem) MUST_CHECK;

/*
 * Carries out what has the SHA-256 ${seen}. ERR_CONFLICT with *why, an N_()
 * sentence: not what was seen, done already, or measure_refusal().
 */
enum err measure_carry_out(struct db *, const struct actor *, int64_t id,
	const char *organisation, const char *seen,
	const char **why) MUST_CHECK;

/* Rejects, or takes back one's own. ERR_CONFLICT: it is decided already. */
enum err measure_reject(struct db *, const struct actor *, int64_t id,
	const char *note) MUST_CHECK;

/* Does at once what one person may do: reinstate, and the licensee's own
 * surrender. ERR_INVALID with *problem. */
enum err measure_do(struct db *, const struct actor *, const struct measure *,
	struct measure_problem *problem) MUST_CHECK;

/* Puts a recordal on record, or completes it. ERR_INVALID with *problem: the
 * patent is not in the registry, the days are in the wrong order. */
enum err recordal_put(struct db *, const struct actor *, const char *number,
	const struct recordal *, struct measure_problem *problem) MUST_CHECK;

/* --- look-ups ---------------------------------------------------------------
 */

/* ERR_NOT_FOUND. */
enum err measure_find(
	struct db *, int64_t id, struct measure_row *out) MUST_CHECK;

/* Newest first. ${number} NULL: the open ones of all grants. */
enum err measure_list(
	struct db *, const char *number, struct measure_rows *out) MUST_CHECK;

/* --- statements (measure_store.c) -------------------------------------------
 */
enum err measure_lock(struct db *, const char *number) MUST_CHECK;
enum err measure_insert(struct db *, const struct measure *,
	const char *content, const char *sha256, int64_t account_id,
	int64_t *id) MUST_CHECK;
enum err measure_update(struct db *, int64_t id, enum measure_state,
	int64_t account_id, const char *note, bool *changed) MUST_CHECK;
enum err grant_event_insert(struct db *, const struct measure *) MUST_CHECK;
enum err grant_version_insert(struct db *, const struct measure *) MUST_CHECK;
/* Affected rows: 0 when the patent is not in the registry. */
enum err recordal_upsert(struct db *, const char *number,
	const struct recordal *, int64_t *affected) MUST_CHECK;
/* How many of the numbers are publications of the registry. */
enum err measure_count_patents(struct db *, const char *const *numbers,
	size_t count, int64_t *known) MUST_CHECK;
enum err measure_count_fields(struct db *, const char *const *fields,
	size_t count, int64_t *known) MUST_CHECK;
enum err measure_organisation(
	struct db *, const char *id, bool *known) MUST_CHECK;

#endif
