/*
 * The answer: each right that reaches the territory, then the weakest of
 * them, then what an earlier answer promised.
 */
#include "coverage/case.h"

/* --- one right -------------------------------------------------------------
 */

/* What one right comes to. */
struct verdict {
	enum coverage_answer answer;
	struct coverage_reasons reasons;
	int reliance_days;
};

static void
decide(struct coverage_case *c, struct verdict *v, enum coverage_answer answer,
	const char *code, const struct right *r)
{
	struct coverage_reason *reason;

	v->answer = answer;
	reason = coverage_because(
		c->arena, &v->reasons, COVERAGE_DECIDES, code, NULL);
	reason->what = r->name;
	reason->day = r->last_day;
}

/* The reasons of the right's state; ${decides}: the first of them does. */
static void
add_state(struct coverage_case *c, struct verdict *v, const struct right *r,
	bool decides)
{
	static const enum coverage_level levels[] = {
		[LEVEL_DECIDES] = COVERAGE_DECIDES,
		[LEVEL_SUPPORTS] = COVERAGE_SUPPORTS,
		[LEVEL_WARNING] = COVERAGE_WARNING,
		[LEVEL_HINT] = COVERAGE_HINT,
	};
	struct coverage_record *records = ARENA_ARRAY(
		c->arena, r->reason_count + 1, struct coverage_record);
	size_t i;

	for (i = 0; i < r->reason_count; i++) {
		const struct right_reason *from = &r->reasons[i];
		enum coverage_level level = levels[from->level];
		struct coverage_reason *to;

		records[i] = (struct coverage_record){ from->record.kind,
			from->record.id, from->record.source,
			from->record.as_of };
		if (level == COVERAGE_DECIDES && !decides)
			level = COVERAGE_SUPPORTS;
		to = coverage_because(c->arena, &v->reasons, level, from->code,
			from->record.kind == NULL ? NULL : &records[i]);
		to->what = r->name != NULL ? r->name : c->q.patent;
		to->day = r->last_day;
	}
}

static bool
is_of_group(struct coverage_case *c, const struct coverage_ask *q,
	struct verdict *v, const char *owner,
	const struct coverage_record *record)
{
	if (owner == NULL ||
		!coverage_controls(c, c->q.org, owner, &control_default, q->on))
		return false;
	v->answer = COVERAGE_NOT_NEEDED;
	coverage_because(
		c->arena, &v->reasons, COVERAGE_DECIDES, "own_right", record)
		->who = owner;
	return true;
}

/* Where nobody is on record, who has it in the pool is taken for the owner. */
static bool
owns(struct coverage_case *c, const struct coverage_ask *q, struct verdict *v)
{
	const struct coverage_contribution *const *entries =
		q->file->contributions;
	const struct coverage_owner **owners;
	size_t i, n = coverage_owners_on(q, q->on, &owners);

	for (i = 0; i < n; i++)
		if (is_of_group(c, q, v, owners[i]->org, &owners[i]->record))
			return true;
	for (i = 0; n == 0 && i < q->file->contribution_count; i++) {
		struct coverage_reason *r;

		if (!coverage_entry_holds(c->facts, entries[i], q->on) ||
			!is_of_group(c, q, v, entries[i]->member,
				&entries[i]->record))
			continue;
		r = coverage_because(c->arena, &v->reasons, COVERAGE_SUPPORTS,
			"owner_assumed", &entries[i]->record);
		r->who = entries[i]->member;
		r->assumption = true;
		return true;
	}
	return false;
}

/* By what somebody else is licensed for; false: continue with the asker. */
static bool
has_made(struct coverage_case *c, const struct coverage_ask *q,
	struct verdict *v)
{
	struct coverage_ask ask = *q;
	struct coverage_grants_result g;
	struct coverage_reason *r;
	size_t i;

	if (c->beneficiary.org == NULL || c->q.capacity == COVERAGE_SELF)
		return false;
	ask.party = &c->beneficiary;
	if (c->q.capacity == COVERAGE_CUSTOMER)
		ask.act = "sell";
	else if (strcmp(q->act, "make") == 0)
		ask.act = "have-made";
	coverage_grants_ask(&ask, c->q.capacity != COVERAGE_CUSTOMER, &g);
	if (g.rank != COVERAGE_PASSES)
		return false;
	if (c->q.capacity == COVERAGE_CUSTOMER) {
		coverage_because(
			c->arena, &v->reasons, COVERAGE_HINT, "exhausted", NULL)
			->who = c->beneficiary.org;
		return false;
	}
	for (i = 0; i < g.reasons.count; i++)
		if (g.reasons.items[i].level == COVERAGE_DECIDES)
			g.reasons.items[i].level = COVERAGE_SUPPORTS;
	r = coverage_because(
		c->arena, &v->reasons, COVERAGE_DECIDES, "have_made", NULL);
	r->who = c->beneficiary.org;
	coverage_because_all(c->arena, &v->reasons, &g.reasons);
	v->reliance_days = g.reliance_days;
	v->answer = COVERAGE_LICENSED;
	return true;
}

/* An offer to everybody that is in force, and the way of a member. */
static void
hint(struct coverage_case *c, const struct coverage_ask *q, struct verdict *v)
{
	const struct right_file *f = q->file->file;
	const struct coverage_member *m;
	bool open = false;
	size_t i, n;

	for (i = 0; i < f->event_count; i++) {
		const struct right_event *e = &f->events[i];

		if (strcmp(e->effective, q->on) > 0 ||
			(e->territory != NULL &&
				strcmp(e->territory, c->q.territory) != 0))
			continue;
		if (e->effect == EFFECT_OPEN_LICENCE)
			open = true;
		else if (e->effect == EFFECT_OPEN_LICENCE_ENDED)
			open = false;
	}
	if (open)
		coverage_because(c->arena, &v->reasons, COVERAGE_HINT,
			"licence_of_right", NULL);
	m = coverage_members(c->facts, c->q.org, &n);
	for (i = 0; i < n; i++)
		if (coverage_holds(m[i].since, m[i].until, q->on))
			coverage_because(c->arena, &v->reasons, COVERAGE_HINT,
				"ask_member", &m[i].record);
}

/* Is the asker licensed under the right, whatever state it is in? */
static enum coverage_rank
ask_grants(struct coverage_case *c, const struct coverage_ask *q,
	struct verdict *v, struct coverage_grants_result *g)
{
	*g = (struct coverage_grants_result){ 0 };
	if (has_made(c, q, v))
		return COVERAGE_PASSES;
	coverage_grants_ask(q, false, g);
	v->reliance_days = g->reliance_days;
	if (g->rank == COVERAGE_PASSES) {
		v->answer = COVERAGE_LICENSED;
		coverage_because_all(c->arena, &v->reasons, &g->reasons);
	}
	return g->rank;
}

/* The grants did not license: what they said supports the right's state. */
static void
demote(struct coverage_case *c, struct verdict *v,
	struct coverage_grants_result *g)
{
	size_t i;

	for (i = 0; i < g->reasons.count; i++)
		if (g->reasons.items[i].level == COVERAGE_DECIDES)
			g->reasons.items[i].level = COVERAGE_SUPPORTS;
	coverage_because_all(c->arena, &v->reasons, &g->reasons);
}

/* States in which a licence may be needed. */
static void
judge_live(struct coverage_case *c, const struct coverage_ask *q,
	const struct right *r, struct verdict *v)
{
	struct coverage_grants_result g;
	enum coverage_rank rank;

	if (owns(c, q, v)) {
		add_state(c, v, r, false);
		return;
	}
	rank = ask_grants(c, q, v, &g);
	if (rank == COVERAGE_PASSES) {
		if (r->state == RIGHT_PENDING)
			coverage_because(c->arena, &v->reasons,
				COVERAGE_SUPPORTS, "provisional", NULL)
				->what = r->name;
		add_state(c, v, r, false);
	} else if (r->state == RIGHT_PENDING) {
		if (r->stale && r->perishable)
			decide(c, v, COVERAGE_UNCERTAIN, "stale", r);
		else
			decide(c, v, COVERAGE_NOT_NEEDED, "not_yet", r);
		coverage_because(
			c->arena, &v->reasons, COVERAGE_WARNING, "watch", NULL)
			->what = r->name;
		add_state(c, v, r, false);
		demote(c, v, &g);
	} else if (r->state == RIGHT_IN_FORCE) {
		v->answer = rank == COVERAGE_OPEN ? COVERAGE_UNCERTAIN
						  : COVERAGE_NOT_LICENSED;
		coverage_because_all(c->arena, &v->reasons, &g.reasons);
		add_state(c, v, r, false);
	} else {
		v->answer = COVERAGE_UNCERTAIN;
		add_state(c, v, r, true);
		demote(c, v, &g);
	}
	hint(c, q, v);
	if (q->file->conflict != NULL)
		coverage_because(c->arena, &v->reasons, COVERAGE_WARNING,
			"conflicting_sources", &q->file->conflict->record);
}

static void
judge(struct coverage_case *c, const char *on, const struct right *r,
	struct verdict *v)
{
	struct coverage_ask q = {
		.c = c, .party = &c->self, .act = c->q.act, .on = on
	};

	switch (r->state) {
	case RIGHT_NO_RULE:
	case RIGHT_NO_RECORD:
		v->answer = COVERAGE_UNCERTAIN;
		add_state(c, v, r, true);
		return;
	case RIGHT_CEASED:
		if (r->stale && r->perishable) {
			decide(c, v, COVERAGE_UNCERTAIN, "stale", r);
			add_state(c, v, r, false);
			return;
		}
		break;
	case RIGHT_UNKNOWN:
	case RIGHT_PENDING:
	case RIGHT_IN_FORCE:
	case RIGHT_LAPSED_OPEN:
		q.file = coverage_file(c, r->file);
		judge_live(c, &q, r, v);
		return;
	case RIGHT_NONE:
	case RIGHT_NOT_YET:
	case RIGHT_INTERVENING:
	case RIGHT_VOID:
		break;
	}
	v->answer = COVERAGE_NOT_NEEDED;
	add_state(c, v, r, true);
}

/* --- all rights -------------------------------------------------------------
 */

/* Those that decide first; the others in their order. */
static void
put_in_order(struct arena *a, struct coverage_reasons *list)
{
	struct coverage_reason *sorted =
		ARENA_ARRAY(a, list->count + 1, struct coverage_reason);
	size_t i, n = 0;
	int level;

	for (level = COVERAGE_DECIDES; level <= COVERAGE_HINT; level++)
		for (i = 0; i < list->count; i++)
			if ((int)list->items[i].level == level)
				sorted[n++] = list->items[i];
	list->items = sorted;
}

static void
rely(struct coverage_case *c, const char *on, struct coverage_result *out)
{
	const struct coverage_given *given = coverage_reliance(c, on);
	struct coverage_ask q = { .c = c, .party = &c->self, .on = on };
	struct coverage_reason *r;
	struct coverage_record *record;
	size_t i;

	if (given == NULL || !coverage_sees_party(&q))
		return;
	for (i = 0; i < out->reasons.count; i++)
		if (out->reasons.items[i].level == COVERAGE_DECIDES)
			out->reasons.items[i].level = COVERAGE_SUPPORTS;
	out->answer = COVERAGE_LICENSED;
	record = ARENA_NEW(c->arena, struct coverage_record);
	*record = (struct coverage_record){ "answers", given->id, NULL,
		given->given };
	r = coverage_because(
		c->arena, &out->reasons, COVERAGE_DECIDES, "reliance", record);
	r->what = given->id;
	r->day = given->given;
}

/* Who needs no licence has no grant that decided: the terms of those that
 * reach it say how far it may rely on the answer. */
static int
reliance_of_party(struct coverage_case *c, const char *on)
{
	struct coverage_ask q = { .c = c, .party = &c->self, .on = on };
	int most = 0;
	size_t i;

	for (i = 0; i < c->self.grant_count; i++) {
		struct coverage_try t = { .grant = c->self.grants[i] };
		const struct coverage_template *terms =
			coverage_template(c->facts, t.grant->terms);

		if (terms == NULL ||
			coverage_sight(&q, t.grant) != COVERAGE_PUBLISHED)
			continue;
		t.terms = &terms->parameters;
		if (t.terms->reliance_days > most && coverage_reach(&q, &t))
			most = t.terms->reliance_days;
	}
	return most;
}

void
coverage_evaluate(
	struct coverage_case *c, const char *on, struct coverage_result *out)
{
	struct verdict *verdicts;
	size_t i;

	*out = (struct coverage_result){ .answer = COVERAGE_UNCERTAIN };
	if (c->patent == NULL) {
		coverage_because(c->arena, &out->reasons, COVERAGE_DECIDES,
			"unknown_patent", NULL)
			->what = c->q.patent;
		return;
	}
	right_list(
		c->arena, c->patent->world, c->q.territory, on, &out->rights);
	verdicts = ARENA_ARRAY(c->arena, out->rights.count, struct verdict);
	out->answer = COVERAGE_NOT_NEEDED;
	for (i = 0; i < out->rights.count; i++) {
		judge(c, on, &out->rights.items[i], &verdicts[i]);
		if (verdicts[i].answer > out->answer)
			out->answer = verdicts[i].answer;
	}
	for (i = 0; i < out->rights.count; i++) {
		struct verdict *v = &verdicts[i];

		/* What did not weigh enough is told, but does not decide. */
		for (size_t k = 0;
			v->answer != out->answer && k < v->reasons.count; k++)
			if (v->reasons.items[k].level == COVERAGE_DECIDES)
				v->reasons.items[k].level = COVERAGE_SUPPORTS;
		coverage_because_all(c->arena, &out->reasons, &v->reasons);
		if (v->reliance_days > out->reliance_days)
			out->reliance_days = v->reliance_days;
	}
	if (out->answer == COVERAGE_NOT_NEEDED)
		out->reliance_days = reliance_of_party(c, on);
	if (out->answer >= COVERAGE_UNCERTAIN)
		rely(c, on, out);
	put_in_order(c->arena, &out->reasons);
}
