/* What the asker sees of a grant: the rule stands in sight.h. */
#include "coverage/case.h"

static bool
is_of(const struct coverage_viewer *v, const char *org)
{
	return org != NULL && coverage_listed(v->orgs, v->org_count, org);
}

/* Of the contributor of the patent or of an owner. */
static bool
is_licensor(const struct coverage_viewer *v, const struct coverage_file *f)
{
	size_t i;

	if (f == NULL)
		return false;
	for (i = 0; i < f->contribution_count; i++)
		if (is_of(v, f->contributions[i]->member))
			return true;
	for (i = 0; i < f->owner_count; i++)
		if (is_of(v, f->owners[i]->org))
			return true;
	return false;
}

bool
coverage_sees_all(const struct coverage_ask *q)
{
	const struct coverage_viewer *v = q->c->q.viewer;

	return v == NULL || v->all || is_of(v, q->party->org) ||
	       is_licensor(v, q->file);
}

enum coverage_published
coverage_sight(const struct coverage_ask *q, const struct coverage_grant *g)
{
	const struct coverage_viewer *v = q->c->q.viewer;

	return g->publication == COVERAGE_PUBLISHED || coverage_sees_all(q) ||
			       is_of(v, g->licensee) ||
			       coverage_listed(
				       v->grants, v->grant_count, g->number)
		       ? COVERAGE_PUBLISHED
		       : g->publication;
}

bool
coverage_sees_party(const struct coverage_ask *q)
{
	size_t i;

	for (i = 0; i < q->party->grant_count; i++)
		if (coverage_sight(q, q->party->grants[i]) !=
			COVERAGE_PUBLISHED)
			return false;
	return true;
}

const struct coverage_event *
coverage_over(const struct coverage_grant *g, const char *on, const char **code)
{
	static const char *const codes[] = {
		[COVERAGE_RESCINDED] = "rescinded",
		[COVERAGE_TERMINATED] = "terminated",
		[COVERAGE_SURRENDERED] = "grant_surrendered",
		[COVERAGE_ENDED] = "ended",
	};
	size_t i;

	for (i = 0; i < g->event_count; i++) {
		const struct coverage_event *e = &g->events[i];

		if (e->kind > COVERAGE_ENDED || e->scope != TERMS_SCOPE_ALL ||
			strcmp(e->on, on) > 0)
			continue;
		*code = codes[e->kind];
		return e;
	}
	return NULL;
}
