#include "pool/proposal.h"

#include <string.h>

#include "base/arena.h"
#include "base/lang.h"
#include "fact/fact.h"

static const struct {
	const char *word;
	const char *label;
	const char *colour;
} states[] = {
	[PROPOSAL_PROPOSED] = { "proposed", N_("Proposed"), "yellow" },
	[PROPOSAL_CHECKING] = { "checking", N_("Being checked"), "blue" },
	[PROPOSAL_EVALUATED] = { "evaluated", N_("Evaluated"), "blue" },
	[PROPOSAL_ADMITTED] = { "admitted", N_("Admitted"), "teal" },
	[PROPOSAL_REJECTED] = { "rejected", N_("Rejected"), "red" },
	[PROPOSAL_WITHDRAWN] = { "withdrawn", N_("Withdrawn"), "grey" },
};

const char *
proposal_state_label(enum proposal_state s)
{
	return states[s].label;
}

const char *
proposal_state_colour(enum proposal_state s)
{
	return states[s].colour;
}

const char *
proposal_state_word(enum proposal_state s)
{
	return states[s].word;
}

const char *
proposal_burden_label(const char *kind)
{
	static const struct lang_label labels[] = {
		{ "exclusive-licence", N_("Exclusive licence") },
		{ "pledge", N_("Pledge") },
		{ "government-rights", N_("Rights of a government") },
		{ "standard-commitment", N_("Commitment to a standard") },
		{ NULL, NULL },
	};

	return lang_label(labels, kind, kind);
}

static void
obstacle(struct proposal_check *c, const char *sentence)
{
	c->against.items[c->against.count++] = sentence;
}

/*
 * Where the co-owners have an agreement it goes before the law, and an
 * agreement on a patent is about who may license it: consent is asked for.
 */
static void
judge_co_owners(const struct proposal *p, struct proposal_check *c)
{
	if (p->agreement == AGREEMENT_NOT_ASKED)
		obstacle(c,
			N_("There are co-owners, and nobody has said whether "
			   "they have an agreement."));
	else if (p->agreement == AGREEMENT_YES)
		obstacle(c, N_("The co-owners have an agreement: record the "
			       "consent of each as a mandate to the member."));
	else if (c->co_owner_rule == NULL)
		obstacle(c,
			N_("No rule says whether a co-owner may license alone "
			   "there: record the consent of each as a mandate, or "
			   "the rule."));
	else if (strcmp(c->co_owner_rule, "all") == 0)
		obstacle(c, N_("By the law there all co-owners must consent: "
			       "record the consent of each as a mandate to the "
			       "member."));
}

/* Fills against and owner_assumed from the rest. */
static void
judge(const struct proposal *p, struct proposal_check *c)
{
	size_t willing = 0, i;

	c->against.count = 0;
	c->owner_assumed = c->owners.count == 0;
	for (i = 0; i < c->owners.count; i++)
		willing += c->owners.items[i].direct ||
			   c->owners.items[i].mandated;
	if (c->owners.count > 0 && willing == 0)
		obstacle(c, N_("No owner of record has empowered the member: "
			       "record a mandate."));
	else if (willing < c->owners.count)
		judge_co_owners(p, c);
	for (i = 0; i < c->burdens.count; i++)
		if (strcmp(c->burdens.items[i].kind, "exclusive-licence") ==
			0) {
			obstacle(c, N_("An exclusive licence is in force: the "
				       "owner cannot license others."));
			break;
		}
}

enum err
proposal_check(
	struct db *db, const struct proposal *p, struct proposal_check *out)
{
	enum err e;

	memset(out, 0, sizeof(*out));
	if ((e = proposal_owners(db, p, out)) != OK)
		return e;
	judge(p, out);
	return OK;
}

/* One step of a proposal with its event, in the caller's transaction. */
static enum err
step(struct db *db, const struct actor *actor, const struct proposal *p,
	const struct proposal_change *c)
{
	struct audit_event event = { .object_kind = "patent",
		.object_id = p->number,
		.before = proposal_state_word(p->state),
		.after = proposal_state_word(c->to) };
	enum err e;

	event.action = arena_printf(
		db_arena(db), "proposal.%s", proposal_state_word(c->to));
	if ((e = proposal_update(db, actor, c)) != OK)
		return e;
	return audit_append(db, actor, &event);
}

/* Begins, locks, and checks that the state is one from which to go on. */
static enum err
enter(struct db *db, int64_t id, unsigned from, struct proposal *p)
{
	enum err e;

	if ((e = db_begin(db)) != OK || (e = fact_begin(db)) != OK ||
		(e = proposal_lock(db, id, p)) != OK)
		return e;
	return (from & (1U << p->state)) != 0 ? OK : ERR_CONFLICT;
}

/* Commits what went well, undoes what did not. */
static enum err
leave(struct db *db, enum err e)
{
	if (e != OK || (e = db_commit(db)) != OK)
		db_rollback(db);
	return e;
}

static enum err
change(struct db *db, const struct actor *actor, unsigned from,
	const struct proposal_change *c, const char *member)
{
	struct proposal p;
	enum err e;

	if ((e = enter(db, c->id, from, &p)) == OK && member != NULL &&
		strcmp(p.member, member) != 0)
		e = ERR_NOT_FOUND;
	if (e == OK)
		e = step(db, actor, &p, c);
	return leave(db, e);
}

#define OPEN                                                                   \
	(1U << PROPOSAL_PROPOSED | 1U << PROPOSAL_CHECKING |                   \
		1U << PROPOSAL_EVALUATED)

enum err
proposal_create(
	struct db *db, const struct actor *actor, const struct proposal_new *n)
{
	int64_t id;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = proposal_insert(db, actor, n, &id)) == OK)
		e = audit_append(db, actor,
			&(struct audit_event){ .action = "proposal.proposed",
				.object_kind = "patent",
				.object_id = n->number,
				.after = n->member });
	return leave(db, e);
}

enum err
proposal_take(struct db *db, const struct actor *actor, int64_t id)
{
	return change(db, actor, 1U << PROPOSAL_PROPOSED,
		&(struct proposal_change){ .id = id, .to = PROPOSAL_CHECKING },
		NULL);
}

enum err
proposal_evaluate(struct db *db, const struct actor *actor, int64_t id,
	const char *rationale)
{
	return change(db, actor, 1U << PROPOSAL_CHECKING,
		&(struct proposal_change){ .id = id,
			.to = PROPOSAL_EVALUATED,
			.rationale = rationale },
		NULL);
}

enum err
proposal_reject(
	struct db *db, const struct actor *actor, int64_t id, const char *note)
{
	return change(db, actor, OPEN,
		&(struct proposal_change){
			.id = id, .to = PROPOSAL_REJECTED, .note = note },
		NULL);
}

enum err
proposal_withdraw(struct db *db, const struct actor *actor, int64_t id,
	const char *member)
{
	return change(db, actor, OPEN,
		&(struct proposal_change){ .id = id, .to = PROPOSAL_WITHDRAWN },
		member);
}

static enum err
admit(struct db *db, const struct actor *actor, const struct proposal *p,
	const char *since, const char **why)
{
	struct proposal_change c = { .id = p->id, .to = PROPOSAL_ADMITTED };
	struct proposal_check check;
	enum err e;

	if (p->rationale_by == actor->id) {
		*why = N_("Whoever evaluated a patent does not admit it. "
			  "Another person of the secretariat does.");
		return ERR_CONFLICT;
	}
	if ((e = proposal_check(db, p, &check)) != OK)
		return e;
	if (check.against.count > 0) {
		*why = check.against.items[0];
		return ERR_CONFLICT;
	}
	if ((e = proposal_contribute(db, p, since, &c.contribution_id)) != OK)
		return e;
	return step(db, actor, p, &c);
}

enum err
proposal_admit(struct db *db, const struct actor *actor, int64_t id,
	const char *since, const char **why)
{
	struct proposal p;
	enum err e;

	*why = N_("The proposal has not been evaluated, or the patent is in "
		  "the pool on that day already.");
	if ((e = enter(db, id, 1U << PROPOSAL_EVALUATED, &p)) == OK)
		e = admit(db, actor, &p, since, why);
	return leave(db, e);
}
