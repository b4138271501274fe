/*
 * Version and status of a grant on a day.
 *
 * Events say whose rights they touch: all, those of one licensor, or those
 * named. What one licensor does never changes an answer for another's rights.
 */
#include "coverage/case.h"

void
coverage_version_step(const struct coverage_ask *q, struct coverage_try *t)
{
	const struct coverage_grant *g = t->grant;
	struct coverage_reason *r;
	size_t i;

	t->version = NULL;
	for (i = 0; i < g->version_count; i++)
		if (strcmp(g->versions[i].from, q->on) <= 0)
			t->version = &g->versions[i];
	if (t->version == NULL) {
		const struct coverage_version *first =
			g->version_count > 0 ? &g->versions[0] : NULL;

		if (first == NULL || first->past_from == NULL ||
			strcmp(first->past_from, q->on) > 0 ||
			!t->terms->past_release) {
			r = coverage_fail(q->c, t, "not_started", &g->record);
			r->what = g->number;
			r->day = first == NULL ? NULL : first->from;
			return;
		}
		t->version = first;
		t->past = true;
		r = coverage_because(q->c->arena, &t->reasons,
			COVERAGE_SUPPORTS, "past_release", &g->record);
		r->what = g->number;
		r->day = first->past_from;
	}
	if (t->version->until != NULL &&
		strcmp(t->version->until, q->on) <= 0) {
		r = coverage_fail(q->c, t, "ended", &g->record);
		r->what = g->number;
		r->day = t->version->until;
	}
}

/* Licensors: the owners on the day of authority and who contributed. */
static bool
is_licensor(const struct coverage_ask *q, const struct coverage_try *t,
	const char *org)
{
	const struct coverage_owner **owners;
	size_t i, n;

	if (t->entry == NULL)
		return false;
	if (strcmp(t->entry->member, org) == 0)
		return true;
	n = coverage_owners_on(q, t->authority_on, &owners);
	for (i = 0; i < n; i++)
		if (coverage_same(owners[i]->org, org))
			return true;
	return false;
}

static bool
touches(const struct coverage_ask *q, const struct coverage_try *t,
	const struct coverage_event *e)
{
	switch (e->scope) {
	case TERMS_SCOPE_ALL:
		return true;
	case TERMS_SCOPE_LICENSOR:
		return e->licensor != NULL && is_licensor(q, t, e->licensor);
	case TERMS_SCOPE_RIGHTS:
		break;
	}
	return coverage_shared(e->rights, e->right_count, q->file->numbers,
		q->file->number_count);
}

static bool
undoes(const struct coverage_ask *q, const struct coverage_event *r,
	const struct coverage_event *s)
{
	if (r->kind != COVERAGE_REINSTATED || strcmp(r->on, s->on) < 0)
		return false;
	if (r->scope == TERMS_SCOPE_ALL)
		return true;
	if (r->scope != s->scope)
		return false;
	return r->scope == TERMS_SCOPE_LICENSOR
		       ? coverage_same(r->licensor, s->licensor)
		       : coverage_shared(r->rights, r->right_count,
				 q->file->numbers, q->file->number_count);
}

static bool
is_undone(const struct coverage_ask *q, const struct coverage_grant *g,
	const struct coverage_event *s)
{
	size_t i;

	for (i = 0; i < g->event_count; i++)
		if (strcmp(g->events[i].on, q->on) <= 0 &&
			undoes(q, &g->events[i], s))
			return true;
	return false;
}

/* Does the event stand in the way on the day? */
static bool
stands(const struct coverage_ask *q, const struct coverage_try *t,
	const struct coverage_event *e)
{
	const char *started = q->c->q.started;

	if (e->kind == COVERAGE_REINSTATED || !touches(q, t, e))
		return false;
	if (e->kind == COVERAGE_RESCINDED && t->terms->rescission)
		return true;
	if (strcmp(e->on, q->on) > 0)
		return false;
	if (e->kind != COVERAGE_SUSPENDED)
		return true;
	if (is_undone(q, t->grant, e))
		return false;
	return !e->new_acts_only || started == NULL ||
	       strcmp(started, e->on) >= 0;
}

static const char *
status_code(const struct coverage_try *t, const struct coverage_event *e)
{
	static const char *const codes[] = {
		[COVERAGE_RESCINDED] = "rescinded",
		[COVERAGE_TERMINATED] = "terminated",
		[COVERAGE_SURRENDERED] = "grant_surrendered",
		[COVERAGE_ENDED] = "ended",
		[COVERAGE_SUSPENDED] = "suspended",
	};

	if (e->kind == COVERAGE_RESCINDED && !t->terms->rescission)
		return "terminated";
	return codes[e->kind];
}

/* A rescission that the terms do not know ends the grant from its day on. */
static enum coverage_event_kind
kind_of(const struct coverage_try *t, const struct coverage_event *e)
{
	return e->kind == COVERAGE_RESCINDED && !t->terms->rescission
		       ? COVERAGE_TERMINATED
		       : e->kind;
}

void
coverage_status_step(const struct coverage_ask *q, struct coverage_try *t)
{
	const struct coverage_event *worst = NULL;
	struct coverage_reason *r;
	size_t i;

	for (i = 0; i < t->grant->event_count; i++) {
		const struct coverage_event *e = &t->grant->events[i];

		if (stands(q, t, e) &&
			(worst == NULL || kind_of(t, e) < kind_of(t, worst)))
			worst = e;
	}
	if (worst == NULL)
		return;
	r = coverage_fail(q->c, t, status_code(t, worst), &worst->record);
	r->who = worst->licensor;
	r->what = t->grant->number;
	r->day = worst->on;
}

bool
coverage_endures_not(const struct coverage_ask *q, const struct coverage_try *t)
{
	size_t i;

	for (i = 0; i < t->grant->event_count; i++) {
		const struct coverage_event *e = &t->grant->events[i];

		if (stands(q, t, e) &&
			(!e->endure || kind_of(t, e) == COVERAGE_RESCINDED))
			return true;
	}
	return false;
}
