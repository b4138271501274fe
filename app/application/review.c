#include "application/review.h"

#include <string.h>

#include "application/submit.h"
#include "fact/fact.h"

const struct review *
review_recommendation(const struct application *a, const struct reviews *all)
{
	size_t i;

	for (i = 0; i < all->count; i++) {
		const struct review *v = &all->items[i];

		if (v->outcome != REVIEW_RETURN && a->content_hash != NULL &&
			strcmp(v->content_hash, a->content_hash) == 0)
			return v;
	}
	return NULL;
}

/* What the state alone forbids. */
static const char *
state_refusal(enum review_act act, enum application_state s)
{
	switch (s) {
	case APPLICATION_DRAFT:
		return N_("The applicant has not submitted this yet.");
	case APPLICATION_SUBMITTED:
		return act == ACT_CLAIM ? NULL
					: N_("Claim the application first.");
	case APPLICATION_IN_REVIEW:
		return act == ACT_CLAIM ? N_("Somebody has claimed this "
					     "application already.")
					: NULL;
	case APPLICATION_RETURNED:
		return N_("This waits for the applicant's answer.");
	case APPLICATION_GRANTED:
		return N_("The licence has been granted.");
	case APPLICATION_REFUSED:
		return N_("The application has been refused.");
	case APPLICATION_WITHDRAWN:
		return N_("The applicant has withdrawn the application.");
	}
	return NULL;
}

const char *
review_refusal(enum review_act act, const struct application *a,
	const struct reviews *all, int64_t account_id)
{
	const char *why = state_refusal(act, a->state);
	size_t i;

	if (why != NULL || act == ACT_CLAIM || act == ACT_RELEASE)
		return why;
	if (account_id == a->account_id)
		return N_("This is your own application.");
	if (act != ACT_DECIDE)
		return a->claimed_by == account_id
			       ? NULL
			       : N_("Only the person who has claimed the "
				    "application "
				    "can review it.");
	if (review_recommendation(a, all) == NULL)
		return N_("There is no recommendation for what was submitted "
			  "last. It has to be reviewed first.");
	for (i = 0; i < all->count; i++)
		if (all->items[i].reviewer_id == account_id &&
			strcmp(all->items[i].content_hash, a->content_hash) ==
				0)
			return N_("You reviewed this application. Another "
				  "person has to decide.");
	return NULL;
}

const char *
review_outcome_label(enum review_outcome o)
{
	switch (o) {
	case REVIEW_GRANT:
		return N_("Recommends to grant");
	case REVIEW_REFUSE:
		return N_("Recommends to refuse");
	case REVIEW_RETURN:
		return N_("Returned for information");
	}
	return "";
}

static enum err
file(struct db *db, const struct actor *actor, const char *action,
	const struct application *a, const char *after)
{
	return audit_append(db, actor,
		&(struct audit_event){ .action = action,
			.object_kind = "application",
			.object_id = a->id,
			.before = application_state_word(a->state),
			.after = after });
}

/* Locks the application and asks the rule; the caller rolls back. */
static enum err
enter(struct db *db, const struct actor *actor, enum review_act act,
	const char *id, const char *seen, const struct application **out,
	const char **why)
{
	struct reviews all;
	enum err e;

	if ((e = application_lock(db, id, out)) != OK ||
		(e = review_list(db, id, &all)) != OK)
		return e;
	/* A draft is nobody's business but the applicant's. */
	if ((*out)->submission == 0)
		return ERR_NOT_FOUND;
	*why = review_refusal(act, *out, &all, actor->id);
	if (*why == NULL && seen != NULL &&
		strcmp((*out)->content_hash, seen) != 0)
		*why = N_("The applicant has submitted new content since you "
			  "opened the page. Read it first.");
	return *why == NULL ? OK : ERR_CONFLICT;
}

static enum err
move(struct db *db, const struct actor *actor, enum application_event event,
	const struct application *a, int64_t claimed_by, const char *action)
{
	struct application_change change = { .id = a->id,
		.claimed_by = claimed_by };
	enum err e;

	if ((e = application_next(a->state, event, &change.state)) != OK ||
		(e = application_update(db, &change)) != OK)
		return e;
	return file(db, actor, action, a, application_state_word(change.state));
}

enum err
review_claim(struct db *db, const struct actor *actor, const char *id,
	const char **why)
{
	const struct application *a;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = enter(db, actor, ACT_CLAIM, id, NULL, &a, why)) != OK ||
		(e = move(db, actor, EVENT_CLAIM, a, actor->id,
			 "application.claimed")) != OK)
		goto fail;
	/* A crash here leaves it unclaimed. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
review_release(struct db *db, const struct actor *actor, const char *id,
	const char **why)
{
	const struct application *a;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = enter(db, actor, ACT_RELEASE, id, NULL, &a, why)) != OK ||
		(e = move(db, actor, EVENT_RELEASE, a, APPLICATION_NOBODY,
			 "application.released")) != OK)
		goto fail;
	/* A crash here leaves it with the one who held it. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
review_create(struct db *db, const struct actor *actor,
	const struct review_new *new, const char **why)
{
	bool back = new->outcome == REVIEW_RETURN;
	const struct application *a;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = enter(db, actor, back ? ACT_RETURN : ACT_RECOMMEND, new->id,
		     new->seen, &a, why)) != OK ||
		(e = review_insert(db, a, actor->id, new)) != OK)
		goto fail;
	e = back ? move(db, actor, EVENT_RETURN, a, 0, "application.returned")
		 : file(db, actor, "application.reviewed", a, new->note);
	if (e != OK)
		goto fail;
	/* A crash here leaves neither review nor message. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
review_decide(struct db *db, const struct actor *actor,
	const struct review_new *new, const char **why)
{
	bool grant = new->outcome == REVIEW_GRANT;
	const struct application *a;
	struct decision decision = { .application_id = new->id,
		.decider_id = actor->id,
		.granted = grant,
		.reasons = new->note };
	const char *number;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	/* A grant writes facts: their clock comes before every other lock. */
	if ((e = fact_begin(db)) != OK ||
		(e = enter(db, actor, ACT_DECIDE, new->id, new->seen, &a,
			 why)) != OK ||
		(e = decision_insert(db, &decision)) != OK)
		goto fail;
	if (grant && (e = application_grant(db, actor, a, 0, &number)) != OK)
		goto fail;
	if ((e = move(db, actor, grant ? EVENT_GRANT : EVENT_REFUSE, a, 0,
		     grant ? "application.granted" : "application.refused")) !=
		OK)
		goto fail;
	/* A crash here leaves it undecided, without a grant or a number. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}
