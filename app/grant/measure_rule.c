/*
 * What may be done to a grant, and by whom.
 */
#include <string.h>

#include "base/day.h"
#include "grant/measure.h"

bool
measure_needs_two(const char *kind)
{
	return strcmp(kind, "reinstated") != 0;
}

const char *
measure_refusal(const struct measure_row *m, const struct grant *g,
	int64_t account_id, const char *organisation)
{
	if (m->state == MEASURE_CARRIED_OUT)
		return N_("This has been carried out already.");
	if (m->state == MEASURE_REJECTED)
		return N_("This has been rejected.");
	if (m->proposed_by == account_id)
		return N_("You proposed this. Another person has to carry it "
			  "out.");
	if (organisation != NULL && strcmp(organisation, g->licensee_id) == 0)
		return N_("You belong to the licensee: somebody else has to "
			  "decide.");
	return NULL;
}

bool
measure_fail(struct measure_problem *p, const char *field, const char *message)
{
	p->field = field;
	p->message = message;
	return false;
}

static bool
is(const struct measure *m, const char *kind)
{
	return strcmp(m->kind, kind) == 0;
}

/* Is there a suspension that this reinstatement lifts on its day? */
static bool
lifts_something(const struct measure *m, const struct grant_events *events)
{
	struct grant_events with = { .count = events->count + 1 };
	struct grant_event again = { .kind = "reinstated",
		.scope = m->scope,
		.licensor = m->licensor,
		.rights = m->rights,
		.right_count = m->right_count,
		.on = m->on };
	size_t i;

	for (i = 0; i < events->count; i++) {
		struct grant_event pair[2] = { events->items[i], again };

		if (strcmp(events->items[i].kind, "suspended") != 0 ||
			!grant_event_holds(events, i, m->on))
			continue;
		with.items = pair;
		with.count = 2;
		if (!grant_event_holds(&with, 0, m->on))
			return true;
	}
	return false;
}

/* A reinstatement on the very day would undo the suspension. */
static bool
lifted_that_day(const struct measure *m, const struct grant_events *events)
{
	size_t i;

	for (i = 0; i < events->count; i++)
		if (strcmp(events->items[i].kind, "reinstated") == 0 &&
			strcmp(events->items[i].on, m->on) >= 0)
			return true;
	return false;
}

static bool
check_event(const struct measure *m, const struct grant_record *r,
	const char *today, struct measure_problem *p)
{
	if (is(m, "rescinded") && !r->terms.parameters.rescission)
		return measure_fail(p, "kind",
			N_("The terms of this grant do not permit rescission: "
			   "it can be terminated for the future"));
	if (is(m, "rescinded") && strcmp(m->on, today) > 0)
		return measure_fail(p, "on",
			N_("A rescission takes effect at once: enter today or "
			   "an earlier day"));
	if (is(m, "rescinded") && m->scope != TERMS_SCOPE_ALL)
		return measure_fail(
			p, "scope", N_("A rescission concerns all patents"));
	if (is(m, "surrendered") && m->scope == TERMS_SCOPE_LICENSOR)
		return measure_fail(p, "scope",
			N_("A surrender concerns all patents or named ones"));
	if (m->scope == TERMS_SCOPE_LICENSOR && m->licensor == NULL)
		return measure_fail(p, "licensor",
			N_("Enter the licensor whose patents are concerned"));
	if (m->scope == TERMS_SCOPE_RIGHTS && m->right_count == 0)
		return measure_fail(p, "rights",
			N_("Enter the numbers of the patents that are "
			   "concerned"));
	if (is(m, "reinstated") && !lifts_something(m, &r->events))
		return measure_fail(p, "scope",
			N_("Nothing of this scope is suspended on that day"));
	if (is(m, "suspended") && lifted_that_day(m, &r->events))
		return measure_fail(p, "on",
			N_("The grant was reinstated on that day or later: "
			   "enter a later day"));
	return true;
}

static bool
check_version(const struct measure *m, const struct grant_record *r,
	struct measure_problem *p)
{
	const struct grant_version *v = &m->version;
	const struct grant_versions *all = &r->versions;
	size_t i;

	for (i = 0; i < all->count; i++)
		if (strcmp(m->on, all->items[i].from) <= 0)
			return measure_fail(p, "on",
				N_("An amendment begins after the version "
				   "before it: enter a later day"));
	if (v->until != NULL && strcmp(v->until, m->on) <= 0)
		return measure_fail(p, "until",
			N_("The grant would end before the amendment begins: "
			   "enter a later day"));
	if (v->field_count == 0)
		return measure_fail(
			p, "fields", N_("Choose at least one field"));
	if (v->act_count == 0)
		return measure_fail(p, "acts", N_("Choose at least one act"));
	if (v->territory_count == 0)
		return measure_fail(
			p, "territories", N_("Enter at least one territory"));
	if ((strcmp(v->basis, "fixed") == 0) != (v->patent_count > 0))
		return measure_fail(p, "patents",
			N_("A fixed list needs its patents, and only a fixed "
			   "list has them"));
	if (v->past_from != NULL && !r->terms.parameters.past_release)
		return measure_fail(p, "past_from",
			N_("The terms of this grant release no past use"));
	if (v->past_from != NULL && strcmp(v->past_from, m->on) >= 0)
		return measure_fail(p, "past_from",
			N_("Past use lies before the first day of the "
			   "version"));
	return true;
}

bool
measure_check(const struct measure *m, const struct grant_record *r,
	const char *today, struct measure_problem *p)
{
	if (grant_over(r->grant))
		return measure_fail(p, "kind",
			N_("The grant is over: nothing can be done to it any "
			   "more"));
	if (!day_valid(m->on))
		return measure_fail(p, "on", N_("Enter an existing day"));
	if (strcmp(m->on, r->versions.items[0].from) < 0)
		return measure_fail(p, "on",
			N_("The grant begins later: enter a day after its "
			   "start"));
	return is(m, "amended") ? check_version(m, r, p)
				: check_event(m, r, today, p);
}
