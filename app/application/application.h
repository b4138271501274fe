/*
 * Applications for a licence.
 *
 * A draft belongs to an account, or to the visit cookie of somebody who has
 * not signed in. Answers are saved page by page. What is submitted is frozen
 * as a text whose SHA-256 is the application's content hash; a returned
 * application is edited and submitted again under a new hash.
 *
 *	draft --submit--> submitted --claim--> in-review --grant--> granted
 *	   \                |   ^                |  |  \--refuse--> refused
 *	    \        grant at once\--release-----/  return
 *	     \              v                       v
 *	      \          granted       in-review <--resubmit-- returned
 *
 * withdraw leads from draft, submitted, in-review and returned to withdrawn.
 *
 * Only its owner and the secretariat may see an application. For everybody
 * else it does not exist.
 */
#ifndef APPLICATION_APPLICATION_H
#define APPLICATION_APPLICATION_H

#include <stdbool.h>
#include <stdint.h>

#include "application/answers.h"
#include "audit/audit.h"
#include "base/day.h"
#include "db/db.h"
#include "terms/terms.h"

enum application_state {
	APPLICATION_DRAFT,
	APPLICATION_SUBMITTED,
	APPLICATION_IN_REVIEW,
	APPLICATION_RETURNED,
	APPLICATION_GRANTED,
	APPLICATION_REFUSED,
	APPLICATION_WITHDRAWN
};

enum application_event {
	EVENT_SUBMIT,
	EVENT_GRANT_AT_ONCE, /* by the machine, under a standing approval */
	EVENT_CLAIM,
	EVENT_RELEASE,
	EVENT_RETURN,
	EVENT_RESUBMIT,
	EVENT_GRANT,
	EVENT_REFUSE,
	EVENT_WITHDRAW
};

struct application {
	const char *id;
	int64_t account_id;	/* 0: nobody has signed in yet */
	const char *visit_hash; /* NULL when begun by a signed-in person */
	enum terms_route route;
	enum application_state state;
	const char *patent_number; /* where the visitor came from, or NULL */
	const char *version;	   /* of the terms */
	const struct answers *answers;
	const char *answers_text; /* the same as JSON */
	const char *queued_for;	  /* why not granted at once: code, or NULL */
	const char *content_hash; /* NULL before the first submission */
	int submission;
	const char *created_on;	  /* days */
	const char *changed_at;	  /* "YYYY-MM-DD HH:MM" UTC */
	const char *submitted_on; /* NULL: never */
	const char *due_on;	  /* day by which an answer is meant to come */
	int64_t claimed_by;	  /* 0: nobody */
	const char *claimed_name;
	const char *grant_number; /* NULL: no grant */
};

struct applications {
	struct application *items;
	size_t count;
	const char *next; /* cursor of the queue, NULL: no more */
};

struct application_new {
	int64_t account_id;	/* 0: the visit owns it */
	const char *visit_hash; /* NULL: the account owns it */
	enum terms_route route;
	const char *patent_number; /* normal form or NULL */
	/* Answers that are there from the start: a JSON object, or NULL. */
	const char *answers;
};

/* --- rules (state.c) ---------------------------------------------------- */

/* "draft", "in-review" … */
const char *application_state_word(enum application_state);
enum err application_state_read(
	const char *word, enum application_state *out) MUST_CHECK;
/* For people, N_() message, and the colour of the tag. */
const char *application_state_label(enum application_state);
const char *application_state_colour(enum application_state);

/* Where an event leads; ERR_CONFLICT when the state does not admit it. */
enum err application_next(enum application_state, enum application_event,
	enum application_state *out) MUST_CHECK;

/* True in a state whose answers can be edited. */
bool application_editable(enum application_state);

/* True for its owner: the account, or the visit while it has none. */
bool application_owned(
	const struct application *, int64_t account_id, const char *visit_hash);

/*
 * The day by which the secretariat means to answer: working days (Monday to
 * Friday) after ${day}, 2 on the open route, 5 on the reviewed one.
 */
enum err application_due(
	const char *day, enum terms_route, char out[DAY_SIZE]) MUST_CHECK;

/* --- look-ups (application_store.c) ------------------------------------- */

enum err application_find(
	struct db *, const char *id, const struct application **out) MUST_CHECK;

/* The same in a transaction, locked to its end. */
enum err application_lock(
	struct db *, const char *id, const struct application **out) MUST_CHECK;

/* What an account owns, and the drafts of a visit; newest first. Withdrawn
 * drafts are left out. */
enum err application_list_own(struct db *, int64_t account_id,
	const char *visit_hash, struct applications *out) MUST_CHECK;

/* --- changes of the applicant (draft.c) --------------------------------- */

/* Begins a draft under the terms in force of its route. ERR_NOT_FOUND:
 * there are none. */
enum err application_create(struct db *, const struct actor *,
	const struct application_new *, const char **id) MUST_CHECK;

/* Answers of one step, to be stored. */
struct application_save {
	const char *id;
	const char *step;    /* slug, for the event */
	const char *answers; /* JSON object with the step's answers */
	int64_t account_id;  /* binds a visit's draft to it; 0: nobody */
	const char *version; /* accepted terms; NULL: acceptance falls */
};

/*
 * Stores a step's answers. Every step but the acceptance of the terms makes
 * an earlier acceptance fall: who is bound and to what may have changed.
 * ERR_CONFLICT: it can no longer be edited.
 */
enum err application_update_answers(struct db *, const struct actor *,
	const struct application_save *) MUST_CHECK;

/* Withdraws, or drops a draft. ERR_CONFLICT: the state does not admit it. */
enum err application_update_withdrawn(
	struct db *, const struct actor *, const char *id) MUST_CHECK;

/* --- statements --------------------------------------------------------- */

/* Writes the members below; zero members keep what is stored. */
struct application_change {
	const char *id;
	enum application_state state;
	int64_t account_id;
	const char *queued_for;
	const char *content_hash;
	const char *due_on;
	int64_t claimed_by; /* APPLICATION_NOBODY: released */
};
#define APPLICATION_NOBODY (-1)
enum err application_update(
	struct db *, const struct application_change *) MUST_CHECK;
enum err application_insert(struct db *, const char *id,
	const struct application_new *, const char *version) MUST_CHECK;
enum err application_answers_update(struct db *,
	const struct application_save *, bool clear_acceptance) MUST_CHECK;

#endif
