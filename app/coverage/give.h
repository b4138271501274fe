/*
 * Giving answers to rely on, keeping them, and saying when they no longer
 * stand (the rule itself: coverage/reliance.h).
 *
 * An account speaks for its own organisation and for the licensees of grants
 * that it applied for. It reads what was given to others in their name only
 * where that is proven: somebody of the secretariat has looked at who applied.
 */
#ifndef COVERAGE_GIVE_H
#define COVERAGE_GIVE_H

#include "audit/audit.h"
#include "coverage/ask.h"

struct coverage_reader {
	struct actor actor;
	const char *organisation; /* of the account, or NULL */
	bool secretariat;	  /* may read what was given to anybody */
};

/* Is the answer one to rely on, whoever asks? */
bool coverage_may_rely(const struct coverage_asked *);

/*
 * Gives the answer an id when it is LICENSED or NOT_NEEDED, about today or a
 * later day, for an organisation that the reader speaks for, and the terms
 * have reliance_days; else it does nothing. The same answer is kept once: asked
 * again it has the first one's id. ${known}: as_known_at of the answer, which
 * must be the newest. Makes its own transaction.
 */
enum err coverage_give(struct db *, const struct coverage_reader *,
	struct coverage_asked *, const char *known) MUST_CHECK;

/* An answer as it was given. */
struct coverage_kept {
	const char *id;
	const char *organisation;
	int64_t account;      /* that asked; 0: unknown */
	const char *question; /* JSON */
	const char *answer;
	const char *reasons; /* JSON */
	const char *known;
	const char *given; /* instants and days */
	const char *until;
	const char *notice;
	int reliance_days;
};

/* ERR_NOT_FOUND: no such answer, or not the reader's to read. */
enum err coverage_kept_find(struct db *, const struct coverage_reader *,
	const char *id, const struct coverage_kept **out) MUST_CHECK;
/* The newest that the reader speaks for, with what a list shows of them. */
struct coverage_kept_line {
	const char *id;
	const char *organisation_name; /* JSON {language: text} */
	const char *patent;
	const char *territory;
	const char *answer;
	const char *given;  /* day */
	const char *notice; /* day or NULL */
};
struct coverage_kept_list {
	const struct coverage_kept_line *items;
	size_t count;
};
enum err coverage_kept_newest(struct db *, const struct coverage_reader *,
	struct coverage_kept_list *out) MUST_CHECK;

void coverage_kept_write(struct json_writer *, struct arena *, enum lang,
	const struct coverage_kept *, const char *url);

/*
 * Asks every answer that somebody may still rely on again, as of now; where it
 * is neither LICENSED nor NOT_NEEDED any more, notice is recorded today with
 * an audit event. Needs DB_WRITER. *noticed: how many.
 */
enum err coverage_recheck(struct db *, const char *today, size_t *asked,
	size_t *noticed) MUST_CHECK;

/* --- statements (coverage_give_store.c) -------------------------------------
 */
struct coverage_given_new {
	const char *id;
	const char *organisation;
	int64_t account;
	const char *question;
	const char *answer;
	const char *reasons;
	const char *known;
	int reliance_days;
	const char *until;
};
enum err coverage_given_insert(
	struct db *, const struct coverage_given_new *) MUST_CHECK;
/* The id of the same answer that was given before (${own_only}: to the same
 * account) and stands, or NULL. */
enum err coverage_given_same(struct db *, const struct coverage_given_new *,
	bool own_only, const char **id) MUST_CHECK;
/* Does the account speak for the organisation by a grant it applied for?
 * ${proven}: and did a person decide on one of them? */
enum err coverage_speaks_for(struct db *, int64_t account,
	const char *organisation, bool *out, bool *proven) MUST_CHECK;
/* What opens grants to the account, besides being of the secretariat. */
enum err coverage_viewer_read(struct db *, int64_t account,
	const char *organisation, struct coverage_viewer *out) MUST_CHECK;
enum err coverage_kept_read(struct db *, const char *id,
	const struct coverage_kept **out) MUST_CHECK;
/* Answers that stand and have no notice, by id, behind ${after}. */
enum err coverage_outstanding(struct db *, const char *after, const char *today,
	const struct coverage_kept **out, size_t *count) MUST_CHECK;
enum err coverage_notice(
	struct db *, const char *id, const char *today) MUST_CHECK;

#endif
