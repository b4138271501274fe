/*
 * Which grants reach an organisation: as licensee, by merger, as an
 * affiliate, or for a while after it was one.
 *
 * Who controls an organisation is decided by the links into it and into
 * those above it; links elsewhere in the registry change nothing. So the
 * fixpoint of org/control.h runs on this small part of the graph.
 */
#include <stdlib.h>

#include "base/day.h"
#include "coverage/case.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static void
above_init(struct coverage_case *c, struct coverage_above *above)
{
	struct coverage_names w = { 0 };
	const struct coverage_link **links = NULL;
	size_t room = 0, i, k, n;

	coverage_names_add(c->arena, &w, above->org);
	for (i = 0; i < w.count; i++) {
		const struct coverage_link *l =
			coverage_links_into(c->facts, w.items[i], &n);

		room += n;
		for (k = 0; k < n; k++)
			coverage_names_add(c->arena, &w, l[k].link.owner);
	}
	links = ARENA_ARRAY(c->arena, room + 1, const struct coverage_link *);
	for (i = 0; i < w.count; i++) {
		const struct coverage_link *l =
			coverage_links_into(c->facts, w.items[i], &n);

		for (k = 0; k < n; k++)
			if (l[k].preferred)
				links[above->link_count++] = &l[k];
			else
				above->conflict = &l[k];
	}
	above->links = links;
	above->orgs = w;
}

static struct coverage_above *
above_of(struct coverage_case *c, const char *org)
{
	struct coverage_above **bigger;
	size_t i;

	for (i = 0; i < c->above_count; i++)
		if (strcmp(c->aboves[i]->org, org) == 0)
			return c->aboves[i];
	if (c->above_count == c->above_room) {
		c->above_room = c->above_room * 2 + 4;
		bigger = ARENA_ARRAY(
			c->arena, c->above_room, struct coverage_above *);
		if (c->above_count > 0)
			memcpy(bigger, c->aboves,
				c->above_count * sizeof(*bigger));
		c->aboves = bigger;
	}
	c->aboves[c->above_count] = ARENA_NEW(c->arena, struct coverage_above);
	c->aboves[c->above_count]->org = org;
	above_init(c, c->aboves[c->above_count]);
	return c->aboves[c->above_count++];
}

static const struct coverage_control *
asked_before(const struct coverage_above *above, const char *root,
	const struct control_rule *rule, const char *on)
{
	size_t i;

	for (i = 0; i < COUNT(above->last) && i < above->asked; i++) {
		const struct coverage_control *c = &above->last[i];

		if (strcmp(c->root, root) == 0 && strcmp(c->on, on) == 0 &&
			c->rule.threshold_e4 == rule->threshold_e4 &&
			c->rule.or_equal == rule->or_equal &&
			c->rule.vie == rule->vie)
			return c;
	}
	return NULL;
}

bool
coverage_controls(struct coverage_case *c, const char *root, const char *org,
	const struct control_rule *rule, const char *on)
{
	struct coverage_above *above;
	const struct coverage_control *known;
	struct coverage_control *new;
	struct control_link *links;
	struct control_set set;
	size_t i, n = 0;

	if (strcmp(root, org) == 0)
		return true;
	above = above_of(c, org);
	if (!coverage_names_has(&above->orgs, root))
		return false;
	if ((known = asked_before(above, root, rule, on)) != NULL)
		return known->controls;
	links = ARENA_ARRAY(
		c->arena, above->link_count + 1, struct control_link);
	for (i = 0; i < above->link_count; i++)
		if (coverage_holds(
			    above->links[i]->from, above->links[i]->to, on))
			links[n++] = above->links[i]->link;
	control_affiliates(c->arena, root, links, n, rule, &set);
	new = &above->last[above->asked++ % COUNT(above->last)];
	/* The day may stand in a buffer that is used again. */
	*new = (struct coverage_control){ .root = root,
		.on = arena_strdup(c->arena, on),
		.rule = *rule,
		.controls = coverage_listed(set.items, set.count, org) };
	return new->controls;
}

bool
coverage_merged(const struct coverage_facts *f, struct arena *a,
	const char *from, const char *into, const char *on)
{
	struct coverage_names w = { 0 };
	size_t i, k, n;

	coverage_names_add(a, &w, from);
	for (i = 0; i < w.count; i++) {
		const struct coverage_org_event *e =
			coverage_org_events(f, w.items[i], &n);

		for (k = 0; k < n; k++)
			if (strcmp(e[k].kind, "merged") == 0 &&
				strcmp(e[k].on, on) <= 0)
				coverage_names_add(a, &w, e[k].into);
	}
	return strcmp(from, into) != 0 && coverage_names_has(&w, into);
}

/* Whoever was ever merged into ${org}, in any steps, is added behind it. */
static void
walk_merged_into(struct coverage_case *c, struct coverage_names *w)
{
	const struct coverage_facts *f = c->facts;
	size_t i, k;

	for (i = 0; i < w->count; i++)
		for (k = 0; k < f->org_event_count; k++)
			if (coverage_same(f->org_events[k].into, w->items[i]))
				coverage_names_add(
					c->arena, w, f->org_events[k].org);
}

void
coverage_party_init(
	struct coverage_case *c, struct coverage_party *p, const char *org)
{
	struct coverage_names w = { 0 };
	const struct coverage_grant **grants, *g;
	size_t i, k, n, room = 0;

	p->org = org;
	p->above = above_of(c, org);
	coverage_names_add(c->arena, &w, org);
	walk_merged_into(c, &w);
	for (i = 0; i < p->above->orgs.count; i++)
		coverage_names_add(c->arena, &w, p->above->orgs.items[i]);
	for (i = 0; i < w.count; i++) {
		coverage_grants(c->facts, w.items[i], &n);
		room += n;
	}
	grants = ARENA_ARRAY(c->arena, room + 1, const struct coverage_grant *);
	for (i = 0; i < w.count; i++) {
		g = coverage_grants(c->facts, w.items[i], &n);
		for (k = 0; k < n; k++)
			grants[p->grant_count++] = &g[k];
	}
	p->grants = grants;
}

/* The last event of the kind on or before the day, or NULL. */
static const struct coverage_org_event *
org_event_by(const struct coverage_facts *f, const char *org, const char *kind,
	const char *on)
{
	const struct coverage_org_event *e, *found = NULL;
	size_t i, n;

	e = coverage_org_events(f, org, &n);
	for (i = 0; i < n; i++)
		if (strcmp(e[i].kind, kind) == 0 && strcmp(e[i].on, on) <= 0)
			found = &e[i];
	return found;
}

static int
compare_days_back(const void *a, const void *b)
{
	return strcmp(*(const char *const *)b, *(const char *const *)a);
}

/* The last day by ${on} from which the party was no affiliate any more, if
 * the run-off has not passed since; NULL: none, or the grant began later, so
 * that there is nothing to run off. */
static const char *
left_on(const struct coverage_ask *q, const struct coverage_try *t)
{
	const struct coverage_above *above = q->party->above;
	const char **days = ARENA_ARRAY(
		q->c->arena, above->link_count * 2 + 1, const char *);
	char before[DAY_SIZE], until[DAY_SIZE];
	size_t i, n = 0;

	for (i = 0; i < above->link_count; i++) {
		const char *ends[] = { above->links[i]->from,
			above->links[i]->to };

		for (int k = 0; k < 2; k++)
			if (ends[k] != NULL && strcmp(ends[k], q->on) <= 0)
				days[n++] = ends[k];
	}
	if (n > 1)
		qsort(days, n, sizeof(*days), compare_days_back);
	for (i = 0; i < n; i++) {
		if (day_add(days[i], t->terms->run_off_days, until) != OK ||
			strcmp(q->on, until) >= 0 ||
			t->grant->version_count == 0 ||
			strcmp(t->grant->versions[0].from, days[i]) >= 0)
			return NULL;
		if (day_add(days[i], -1, before) == OK &&
			coverage_controls(q->c, t->grant->licensee,
				q->party->org, &t->terms->control, before))
			return days[i];
	}
	return NULL;
}

/* "licensee" and the like, or NULL; *day: since when it is over. */
static const char *
reach_code(const struct coverage_ask *q, const struct coverage_try *t,
	const char **day)
{
	const char *licensee = t->grant->licensee;

	*day = NULL;
	if (strcmp(licensee, q->party->org) == 0)
		return "licensee";
	if (t->terms->merger_succession &&
		coverage_merged(q->c->facts, q->c->arena, licensee,
			q->party->org, q->on))
		return "successor";
	if (!t->terms->affiliates)
		return NULL;
	if (coverage_controls(
		    q->c, licensee, q->party->org, &t->terms->control, q->on))
		return "affiliate";
	if (t->terms->run_off_days > 0 && (*day = left_on(q, t)) != NULL)
		return "run_off";
	return NULL;
}

/* The links by which an affiliate is one. */
static void
name_links(
	const struct coverage_ask *q, struct coverage_reason *r, const char *on)
{
	const struct coverage_above *above = q->party->above;
	struct coverage_record *records = ARENA_ARRAY(
		q->c->arena, above->link_count + 1, struct coverage_record);
	size_t i, n = 0;

	records[n++] = r->records[0];
	for (i = 0; i < above->link_count; i++)
		if (coverage_holds(
			    above->links[i]->from, above->links[i]->to, on))
			records[n++] = above->links[i]->record;
	r->record_count = n;
	r->records = records;
}

bool
coverage_reach(const struct coverage_ask *q, struct coverage_try *t)
{
	const struct coverage_org_event *gone;
	struct coverage_reason *r;
	const char *day, *code = reach_code(q, t, &day);

	if (code == NULL)
		return false;
	gone = org_event_by(
		q->c->facts, t->grant->licensee, "dissolved", q->on);
	if (gone != NULL && org_event_by(q->c->facts, t->grant->licensee,
				    "merged", q->on) == NULL) {
		r = coverage_fail(q->c, t, "licensee_dissolved", &gone->record);
		r->who = t->grant->licensee;
		r->day = gone->on;
		return true;
	}
	t->rank = COVERAGE_PASSES;
	r = coverage_because(q->c->arena, &t->reasons, COVERAGE_DECIDES, code,
		&t->grant->record);
	r->who = t->grant->licensee;
	r->what = t->grant->number;
	r->day = day;
	if (strcmp(code, "affiliate") == 0)
		name_links(q, r, q->on);
	if (q->party->above->conflict != NULL && strcmp(code, "licensee") != 0)
		coverage_because(q->c->arena, &t->reasons, COVERAGE_WARNING,
			"conflicting_sources",
			&q->party->above->conflict->record);
	return true;
}
