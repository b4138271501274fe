/*
 * All grants that reach an organisation, each tried with every entry of the
 * patent in the pool: the best try counts.
 */
#include "coverage/case.h"

/* What the tries came to, so far. */
struct tally {
	struct coverage_reasons of[3]; /* by rank */
	bool any[3];
	int reliance_days[3];
};

static void
count(struct arena *a, struct tally *sum, const struct coverage_try *t)
{
	coverage_because_all(a, &sum->of[t->rank], &t->reasons);
	sum->any[t->rank] = true;
	if (t->terms->reliance_days > sum->reliance_days[t->rank])
		sum->reliance_days[t->rank] = t->terms->reliance_days;
}

/* May the licensor's administrator end the licence? It changes nothing now. */
static void
warn_insolvent(
	const struct coverage_ask *q, struct coverage_try *t, const char *org)
{
	const struct coverage_org_event *e, *open = NULL;
	const struct law_rule *law;
	struct coverage_reason *r;
	size_t i, n;

	e = coverage_org_events(q->c->facts, org, &n);
	for (i = 0; i < n && strcmp(e[i].on, q->on) <= 0; i++)
		if (strcmp(e[i].kind, "insolvency-opened") == 0)
			open = &e[i];
		else if (strcmp(e[i].kind, "insolvency-closed") == 0)
			open = NULL;
	if (open == NULL)
		return;
	law = rule_law(&q->c->facts->rules, q->c->q.territory,
		"licensor-insolvency", q->on);
	if (law != NULL && strcmp(law->effect, "may-end") != 0)
		return;
	r = coverage_because(q->c->arena, &t->reasons, COVERAGE_WARNING,
		"licensor_insolvent", &open->record);
	r->who = org;
	r->day = open->on;
}

static void
warn(const struct coverage_ask *q, struct coverage_try *t)
{
	const struct coverage_owner **owners;
	size_t i, k, n;

	warn_insolvent(q, t, t->entry->member);
	n = coverage_owners_on(q, t->authority_on, &owners);
	for (i = 0; i < n; i++) {
		if (coverage_same(owners[i]->org, t->entry->member))
			continue;
		for (k = 0; k < i; k++)
			if (coverage_same(owners[k]->org, owners[i]->org))
				break;
		if (k == i && owners[i]->org != NULL)
			warn_insolvent(q, t, owners[i]->org);
	}
}

static void
name_entry(const struct coverage_ask *q, struct coverage_try *t, bool survives)
{
	struct coverage_reason *r =
		coverage_because(q->c->arena, &t->reasons, COVERAGE_SUPPORTS,
			survives ? "survives" : "pooled", &t->entry->record);

	r->who = t->entry->member;
	r->what = t->entry->patent;
	r->day = survives ? t->entry->until : t->entry->since;
}

typedef void (*step)(const struct coverage_ask *, struct coverage_try *);

/* The steps behind the basis, for one entry. */
static void
try_entry(const struct coverage_ask *q, struct coverage_try *t,
	const struct coverage_entry *e)
{
	static const step steps[] = { coverage_status_step, coverage_field_step,
		coverage_scope_step, coverage_title_step,
		coverage_transfer_step };
	size_t i;

	t->entry = e->entry;
	t->authority_on = e->authority_on;
	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		if (t->finished)
			return;
		steps[i](q, t);
		if (i == 0 && !t->finished)
			name_entry(q, t, e->survives);
	}
	if (!t->finished)
		warn(q, t);
}

/* Every try that the grant gives on the day, with their count; none: the
 * grant does not reach the party. */
static struct coverage_try *
tries_on(const struct coverage_ask *q, const struct coverage_grant *g,
	size_t *count_out)
{
	struct coverage_case *c = q->c;
	struct coverage_entries entries;
	struct coverage_try first = { .grant = g }, *tries;
	const struct coverage_template *terms =
		coverage_template(c->facts, g->terms);
	size_t i;

	*count_out = 0;
	if (terms == NULL)
		return NULL;
	first.terms = &terms->parameters;
	if (!coverage_reach(q, &first))
		return NULL;
	*count_out = 1;
	if (!first.finished)
		coverage_version_step(q, &first);
	tries = ARENA_NEW(c->arena, struct coverage_try);
	if (!first.finished) {
		coverage_entries(q, &first, &entries);
		if (entries.count == 0) {
			coverage_status_step(q, &first);
			if (!first.finished)
				coverage_fail(
					c, &first, entries.failed, &g->record)
					->what = g->number;
		} else {
			*count_out = entries.count;
			tries = ARENA_ARRAY(
				c->arena, entries.count, struct coverage_try);
		}
	}
	for (i = 0; i < *count_out; i++) {
		tries[i] = first;
		tries[i].reasons = (struct coverage_reasons){ 0 };
		coverage_because_all(
			c->arena, &tries[i].reasons, &first.reasons);
		if (!first.finished)
			try_entry(q, &tries[i], &entries.items[i]);
	}
	return tries;
}

/* The terms let an installation that was put in service while all was
 * covered go on: the try of that day counts, but for who owns it now. */
static bool
endures(const struct coverage_ask *q, const struct coverage_grant *g,
	struct tally *sum)
{
	const char *started = q->c->q.started;
	const struct coverage_template *terms =
		coverage_template(q->c->facts, g->terms);
	struct coverage_ask then = *q;
	struct coverage_try *tries;
	struct coverage_reason *r;
	bool any = false;
	size_t i, n;

	if (terms == NULL || !terms->parameters.started_projects_endure ||
		started == NULL || strcmp(started, q->on) >= 0)
		return false;
	then.on = started;
	tries = tries_on(&then, g, &n);
	for (i = 0; i < n; i++) {
		struct coverage_try *t = &tries[i];

		if (t->rank != COVERAGE_PASSES || coverage_endures_not(q, t))
			continue;
		t->reasons.items[0].level = COVERAGE_SUPPORTS;
		coverage_because_all(q->c->arena, &t->reasons,
			&(struct coverage_reasons){
				.items = t->reasons.items, .count = 1 });
		r = &t->reasons.items[0];
		*r = (struct coverage_reason){ .code = "installation_endures",
			.level = COVERAGE_DECIDES,
			.records = &g->record,
			.record_count = 1,
			.what = g->number,
			.day = started };
		coverage_transfer_step(q, t);
		if (t->rank == COVERAGE_FAILS)
			continue;
		count(q->c->arena, sum, t);
		any = true;
	}
	return any;
}

/* True when the grant reaches the party. */
static bool
ask_grant(const struct coverage_ask *q, const struct coverage_grant *g,
	struct tally *sum)
{
	struct coverage_try *tries;
	bool passes = false, outlives;
	size_t i, n;

	tries = tries_on(q, g, &n);
	for (i = 0; i < n; i++)
		passes = passes || tries[i].rank == COVERAGE_PASSES;
	outlives = !passes && endures(q, g, sum);
	for (i = 0; i < n; i++)
		count(q->c->arena, sum, &tries[i]);
	return n > 0 || outlives;
}

/* A grant of which the asker sees no more than that it is there: it leaves
 * the answer open, unless it is over. True when it reaches the party. */
static bool
ask_unseen(const struct coverage_ask *q, const struct coverage_grant *g,
	struct tally *sum)
{
	struct coverage_try t = { .grant = g };
	const struct coverage_template *terms =
		coverage_template(q->c->facts, g->terms);
	const struct coverage_event *over;
	const char *code = "not_published";
	struct coverage_reason *r;

	if (terms == NULL)
		return false;
	t.terms = &terms->parameters;
	if (!coverage_reach(q, &t))
		return false;
	t.reasons = (struct coverage_reasons){ 0 };
	over = coverage_over(g, q->on, &code);
	t.rank = over != NULL ? COVERAGE_FAILS : COVERAGE_OPEN;
	r = coverage_because(
		q->c->arena, &t.reasons, COVERAGE_DECIDES, code, &g->record);
	r->who = g->licensee;
	r->what = g->number;
	r->day = over == NULL ? NULL : over->on;
	count(q->c->arena, sum, &t);
	return true;
}

/* Nobody is told that no grant reaches it, for there are some whose licensee
 * is not published. */
static void
leave_open(const struct coverage_ask *q, struct coverage_grants_result *out)
{
	struct coverage_reasons told = { 0 };
	size_t i;

	if (out->rank != COVERAGE_FAILS || !q->c->facts->unnamed ||
		coverage_sees_all(q))
		return;
	coverage_because(
		q->c->arena, &told, COVERAGE_DECIDES, "unnamed_grants", NULL)
		->who = q->party->org;
	for (i = 0; i < out->reasons.count; i++) {
		if (strcmp(out->reasons.items[i].code, "no_grant") == 0)
			continue;
		if (out->reasons.items[i].level == COVERAGE_DECIDES)
			out->reasons.items[i].level = COVERAGE_SUPPORTS;
		coverage_because_all(q->c->arena, &told,
			&(struct coverage_reasons){
				.items = &out->reasons.items[i], .count = 1 });
	}
	out->rank = COVERAGE_OPEN;
	out->reasons = told;
}

void
coverage_grants_ask(const struct coverage_ask *q, bool have_made,
	struct coverage_grants_result *out)
{
	const struct coverage_party *p = q->party;
	struct tally sum = { 0 };
	bool reached = false;
	size_t i;

	for (i = 0; i < p->grant_count; i++) {
		const struct coverage_template *terms =
			coverage_template(q->c->facts, p->grants[i]->terms);

		if (have_made &&
			(terms == NULL || !terms->parameters.have_made))
			continue;
		switch (coverage_sight(q, p->grants[i])) {
		case COVERAGE_PUBLISHED:
			reached = ask_grant(q, p->grants[i], &sum) || reached;
			break;
		case COVERAGE_NAME_PUBLISHED:
			reached = ask_unseen(q, p->grants[i], &sum) || reached;
			break;
		case COVERAGE_NUMBER_PUBLISHED:
			break;
		}
	}
	*out = (struct coverage_grants_result){ 0 };
	if (!reached) {
		coverage_because(q->c->arena, &out->reasons, COVERAGE_DECIDES,
			"no_grant", NULL)
			->who = p->org;
		leave_open(q, out);
		return;
	}
	out->rank = sum.any[COVERAGE_PASSES] ? COVERAGE_PASSES
		    : sum.any[COVERAGE_OPEN] ? COVERAGE_OPEN
					     : COVERAGE_FAILS;
	out->reasons = sum.of[out->rank];
	out->reliance_days = sum.reliance_days[out->rank];
	leave_open(q, out);
}
