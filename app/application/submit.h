/*
 * Submitting: the answers are frozen, and on the open route the machine
 * grants or queues, all in one transaction.
 *
 *	1 the application's row is locked: of two requests that submit the
 *	  same form one does the work, the other finds it done
 *	2 the frozen text and its hash are written, with the event
 *	3 open route only: the row of the standing rule is locked, so the
 *	  day's count and the doubles are exact whoever else submits
 *	4 the grant is issued and the decision written, or the reason why not
 *
 * A crash anywhere before the commit leaves the draft as it was.
 */
#ifndef APPLICATION_SUBMIT_H
#define APPLICATION_SUBMIT_H

#include "application/application.h"
#include "application/checks.h"

struct submission {
	const char *id;
	int64_t account_id;
	const char *reply; /* answer to a return, or NULL */
	/* The acceptance of the terms that comes with it; NULL: stored. */
	const struct application_save *accepted;
};

/*
 * Submits for the account. *again: it had been submitted before, nothing was
 * done. ERR_INVALID: answers are missing or the terms have changed;
 * ERR_CONFLICT: it can no longer be submitted.
 */
enum err application_submit(struct db *, const struct actor *,
	const struct submission *, bool *again) MUST_CHECK;

/* The checks as they stand now, for the case page; on the reviewed route
 * without those of the standing approval. */
enum err application_check(
	struct db *, const struct application *, struct checks *out) MUST_CHECK;

/* Issues the grant of an application inside the caller's transaction. */
enum err application_grant(struct db *, const struct actor *,
	const struct application *, int64_t rule_id,
	const char **number) MUST_CHECK;

/* --- statements (application_store.c) ----------------------------------- */

struct application_frozen {
	int submission;
	const char *content;
	const char *content_hash;
	const char *reply; /* NULL: none */
	const char *at;	   /* "YYYY-MM-DD HH:MM" UTC */
};
struct application_frozen_list {
	struct application_frozen *items;
	size_t count;
};
enum err application_submissions(struct db *, const char *id,
	struct application_frozen_list *out) MUST_CHECK;
enum err application_submission_insert(struct db *, const char *id,
	int submission, const struct application_frozen *) MUST_CHECK;
enum err application_count_pending(
	struct db *, const struct application *, int64_t *out) MUST_CHECK;

struct application_topic {
	const char *slug;
	const char *label; /* JSON {language: text} */
};
struct application_topics {
	struct application_topic *items;
	size_t count;
};
/* The fields of use that are on the list. */
enum err application_topics(
	struct db *, struct application_topics *out) MUST_CHECK;

#endif
