/*
 * Review and decision by two different people.
 *
 * One person of the secretariat claims an application, asks the applicant
 * where something is missing (return), and recommends. Another one decides.
 * A recommendation counts for the content it was made for: after a return
 * and a new submission there has to be a new one.
 *
 * Every act asks its rule behind a lock on the application's row; what a
 * page showed may be old by then, so the rules answer with a sentence.
 */
#ifndef APPLICATION_REVIEW_H
#define APPLICATION_REVIEW_H

#include "application/application.h"

enum review_act {
	ACT_CLAIM,
	ACT_RELEASE,
	ACT_RECOMMEND,
	ACT_RETURN,
	ACT_DECIDE
};

enum review_outcome { REVIEW_GRANT, REVIEW_REFUSE, REVIEW_RETURN };

struct review {
	int64_t id;
	int64_t reviewer_id;
	const char *reviewer_name;
	const char *content_hash;
	enum review_outcome outcome;
	const char *note; /* for a return: the message to the applicant */
	const char *at;	  /* "YYYY-MM-DD HH:MM" UTC */
};
struct reviews {
	struct review *items;
	size_t count;
};

struct decision {
	const char *application_id;
	int64_t decider_id; /* 0: the machine */
	const char *decider_name;
	int64_t rule_id; /* 0: a person */
	bool granted;
	const char *reasons;
	const char *at;
};

/* What a person of the secretariat does. */
struct review_new {
	const char *id;	  /* of the application */
	const char *seen; /* content hash on the page that was shown */
	enum review_outcome outcome;
	const char *note;
};

/* --- rules -------------------------------------------------------------- */

/* The recommendation for the present content, or NULL. ${reviews}: newest
 * first. */
const struct review *review_recommendation(
	const struct application *, const struct reviews *);

/* Why a person may not do it now, N_() sentence, or NULL. */
const char *review_refusal(enum review_act, const struct application *,
	const struct reviews *, int64_t account_id);

/* N_() */
const char *review_outcome_label(enum review_outcome);

/* --- acts: ERR_CONFLICT with an N_() sentence in *why ------------------- */

enum err review_claim(struct db *, const struct actor *, const char *id,
	const char **why) MUST_CHECK;
enum err review_release(struct db *, const struct actor *, const char *id,
	const char **why) MUST_CHECK;

/* Recommends, or returns with a message. */
enum err review_create(struct db *, const struct actor *,
	const struct review_new *, const char **why) MUST_CHECK;

/* Grants (REVIEW_GRANT) or refuses (REVIEW_REFUSE); the note gives the
 * reasons, which the applicant reads. */
enum err review_decide(struct db *, const struct actor *,
	const struct review_new *, const char **why) MUST_CHECK;

/* --- statements (review_store.c) ---------------------------------------- */

/* Newest first. */
enum err review_list(
	struct db *, const char *application_id, struct reviews *) MUST_CHECK;
enum err review_insert(struct db *, const struct application *,
	int64_t reviewer_id, const struct review_new *) MUST_CHECK;
enum err decision_insert(struct db *, const struct decision *) MUST_CHECK;
enum err decision_find(struct db *, const char *application_id,
	struct decision *out) MUST_CHECK;

#endif
