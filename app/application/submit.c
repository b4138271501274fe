#include "application/submit.h"

#include <string.h>

#include "application/adversary.h"
#include "application/journey.h"
#include "application/review.h"
#include "base/arena.h"
#include "base/secret.h"
#include "fact/fact.h"
#include "grant/grant.h"
#include "grant/standing.h"
#include "org/identifier.h"

static enum err
gather(struct db *db, const struct application *a, struct check_facts *f)
{
	const struct answers *w = a->answers;
	struct identifier id;
	const char *number;
	int64_t pending;
	enum err e;

	f->scheme = w->scheme;
	f->field = w->field;
	f->identifier_good = identifier_read(db_arena(db), w->scheme,
				     w->identifier, &id) == OK;
	if ((e = adversary_find(db, w->scheme, w->identifier, &f->adversary)) !=
			OK ||
		(e = application_count_pending(db, a, &pending)) != OK)
		return e;
	f->pending_application = pending > 0;
	e = grant_find_active(
		db, w->scheme, w->identifier, a->version, &number);
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	f->active_grant = e == OK;
	return OK;
}

static enum err
take_rule(enum err found, const struct standing_rule *rule, int64_t used,
	struct check_facts *f)
{
	if (found != OK && found != ERR_NOT_FOUND)
		return found;
	f->approval = found == OK;
	f->remaining = found == OK ? standing_remaining(rule, used) : 0;
	return OK;
}

enum err
application_check(
	struct db *db, const struct application *a, struct checks *out)
{
	struct check_facts facts = { 0 };
	struct standing_rule rule;
	char today[DAY_SIZE];
	int64_t used = 0;
	enum err e;

	day_today(today);
	e = standing_in_force(db, a->version, today, &rule, &used);
	if ((e = take_rule(e, &rule, used, &facts)) != OK ||
		(e = gather(db, a, &facts)) != OK)
		return e;
	checks_run(&facts, out);
	/* People decide on the reviewed route: no rule has to admit it. */
	if (a->route == TERMS_REVIEWED)
		out->count = CHECK_APPROVAL;
	return OK;
}

enum err
application_grant(struct db *db, const struct actor *actor,
	const struct application *a, int64_t rule_id, const char **number)
{
	const struct answers *w = a->answers;
	char today[DAY_SIZE];

	day_today(today);
	return grant_issue(db, actor,
		&(struct grant_new){
			.application_id = a->id,
			.licensee = { .name = w->name,
				.country = w->country,
				.scheme = w->scheme,
				.value = w->identifier },
			.version = a->version,
			.route = a->route,
			.field_of_use = w->field,
			.purpose = w->purpose,
			.territories = w->territories,
			.territory_count = w->territory_count,
			.patents = w->patents,
			.patent_count = w->patent_count,
			.start = today,
			.publication = grant_publication_read(w->publication),
			.rule_id = rule_id,
		},
		number);
}

static enum err
file(struct db *db, const struct actor *actor, const char *action,
	const char *id, const char *before, const char *after)
{
	return audit_append(db, actor,
		&(struct audit_event){ .action = action,
			.object_kind = "application",
			.object_id = id,
			.before = before,
			.after = after });
}

/* Everything answered, and the words accepted are those in force? */
static enum err
check_complete(struct db *db, const struct application *a)
{
	struct journey j = {
		.route = a->route, .signed_in = true, .answers = a->answers
	};
	struct terms terms;
	enum err e;
	int l;

	if ((e = terms_find_current(db, a->route, &terms)) != OK)
		return e == ERR_NOT_FOUND ? ERR_INVALID : e;
	for (l = 0; l < LANG_COUNT; l++)
		j.terms_sha256[l] = terms.sha256[l];
	if (journey_next(&j) != STEP_NONE ||
		strcmp(terms.version, a->version) != 0)
		return ERR_INVALID;
	return OK;
}

static enum err
make_text(struct db *db, const struct application *a, const char **out)
{
	struct documents documents;
	struct terms terms;
	enum err e;

	if ((e = evidence_list(db, a->id, &documents)) != OK ||
		(e = terms_find(db, a->version, &terms)) != OK)
		return e;
	*out = answers_text(db_arena(db), a->id, a->submission + 1, a->answers,
		&documents, &terms);
	return OK;
}

/* Writes the frozen text and moves the application on. */
static enum err
freeze(struct db *db, const struct actor *actor, const struct application *a,
	const struct submission *s, enum application_state to)
{
	struct application_frozen frozen = { .reply = s->reply };
	char sum[SECRET_HEX_SIZE], today[DAY_SIZE], due[DAY_SIZE];
	struct application_change change = { .id = a->id,
		.state = to,
		.account_id = s->account_id,
		.content_hash = sum,
		.due_on = due };
	enum err e;

	day_today(today);
	if ((e = make_text(db, a, &frozen.content)) != OK ||
		(e = application_due(today, a->route, due)) != OK)
		return e;
	secret_sha256(frozen.content, strlen(frozen.content), sum);
	frozen.content_hash = sum;
	if ((e = application_submission_insert(
		     db, a->id, a->submission + 1, &frozen)) != OK ||
		(e = application_update(db, &change)) != OK)
		return e;
	return file(db, actor,
		a->state == APPLICATION_RETURNED ? "application.resubmitted"
						 : "application.submitted",
		a->id, NULL, frozen.content);
}

/* The open route: the machine grants, or says why it does not. */
static enum err
judge(struct db *db, const char *id)
{
	struct application_change change = { .id = id };
	struct check_facts facts = { 0 };
	const struct application *a;
	struct standing_rule rule = { 0 };
	char today[DAY_SIZE];
	struct checks checks;
	const char *number;
	int64_t used = 0;
	enum err e;

	day_today(today);
	if ((e = application_find(db, id, &a)) != OK)
		return e;
	/* The lock comes first: everything asked after it is exact. */
	e = standing_lock(db, a->version, today, &rule, &used);
	if ((e = take_rule(e, &rule, used, &facts)) != OK ||
		(e = gather(db, a, &facts)) != OK)
		return e;
	checks_run(&facts, &checks);
	change.queued_for = checks_verdict(&checks);
	change.state = a->state;
	if (change.queued_for != NULL) {
		if ((e = application_update(db, &change)) != OK)
			return e;
		return file(db, &actor_system, "application.queued", id, NULL,
			NULL);
	}
	if ((e = application_next(
		     a->state, EVENT_GRANT_AT_ONCE, &change.state)) != OK ||
		(e = application_grant(
			 db, &actor_system, a, rule.id, &number)) != OK ||
		(e = decision_insert(
			 db, &(struct decision){ .application_id = id,
				     .rule_id = rule.id,
				     .granted = true,
				     .reasons = "" })) != OK ||
		(e = application_update(db, &change)) != OK)
		return e;
	return file(db, &actor_system, "application.granted", id,
		application_state_word(a->state), number);
}

/* Stores the acceptance that comes with the submission, reads both. */
static enum err
accept_terms(
	struct db *db, const struct submission *s, const struct application **a)
{
	enum err e;

	if (s->accepted == NULL)
		return OK;
	if ((e = application_answers_update(db, s->accepted, false)) != OK)
		return e;
	return application_find(db, s->id, a);
}

static enum err
carry_out(struct db *db, const struct actor *actor, const struct submission *s,
	const struct application *a)
{
	bool first = a->state == APPLICATION_DRAFT;
	enum application_state to;
	enum err e;

	if ((e = application_next(a->state,
		     first ? EVENT_SUBMIT : EVENT_RESUBMIT, &to)) != OK ||
		(e = accept_terms(db, s, &a)) != OK ||
		(e = check_complete(db, a)) != OK ||
		(e = freeze(db, actor, a, s, to)) != OK)
		return e;
	return first && a->route == TERMS_OPEN ? judge(db, a->id) : OK;
}

enum err
application_submit(struct db *db, const struct actor *actor,
	const struct submission *s, bool *again)
{
	const struct application *a;
	bool done = false;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	/* A grant writes facts: their clock comes before every other lock. */
	if ((e = fact_begin(db)) != OK ||
		(e = application_lock(db, s->id, &a)) != OK)
		goto fail;
	/* The twin of this request was here before: its result stands. */
	done = !application_editable(a->state) && a->submission > 0;
	if (!done && (e = carry_out(db, actor, s, a)) != OK)
		goto fail;
	/* A crash here leaves the draft, unsubmitted and without a grant. */
	if ((e = db_commit(db)) == OK)
		*again = done;
	return e;
fail:
	db_rollback(db);
	return e;
}
