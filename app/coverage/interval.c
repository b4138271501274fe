/*
 * Answers over time: the line of days is cut wherever a fact begins, ends or
 * has its after-effect, and each piece is asked once.
 */
#include <stdlib.h>

#include "base/day.h"
#include "coverage/case.h"

struct cuts {
	struct arena *arena;
	const char **items;
	size_t count;
	size_t room;
};

static void
cut(struct cuts *c, const char *day)
{
	const char **bigger;

	if (day == NULL)
		return;
	if (c->count == c->room) {
		c->room = c->room * 2 + 64;
		bigger = ARENA_ARRAY(c->arena, c->room, const char *);
		if (c->count > 0)
			memcpy(bigger, c->items, c->count * sizeof(*bigger));
		c->items = bigger;
	}
	c->items[c->count++] = day;
}

static void
cut_after(struct cuts *c, const char *day, int days)
{
	char out[DAY_SIZE];

	if (day != NULL && day_add(day, days, out) == OK)
		cut(c, arena_strdup(c->arena, out));
}

/* Control, with the run-off of each agreement. */
static void
cut_links(struct cuts *c, const struct coverage_facts *f)
{
	size_t i, k;

	for (i = 0; i < f->link_count; i++) {
		const char *ends[] = { f->links[i].from, f->links[i].to };

		for (int e = 0; e < 2; e++) {
			cut(c, ends[e]);
			for (k = 0; k < f->template_count; k++)
				cut_after(c, ends[e],
					f->templates[k]
						.parameters.run_off_days);
		}
	}
}

static void
cut_grants(struct cuts *c, const struct coverage_facts *f)
{
	size_t i, k;

	for (i = 0; i < f->grant_count; i++) {
		const struct coverage_grant *g = &f->grants[i];

		for (k = 0; k < g->version_count; k++) {
			cut(c, g->versions[k].from);
			cut(c, g->versions[k].until);
			cut(c, g->versions[k].past_from);
		}
		for (k = 0; k < g->event_count; k++)
			cut(c, g->events[k].on);
	}
}

static void
cut_people(struct cuts *c, const struct coverage_facts *f)
{
	size_t i;

	for (i = 0; i < f->org_event_count; i++)
		cut(c, f->org_events[i].on);
	for (i = 0; i < f->member_count; i++) {
		cut(c, f->members[i].since);
		cut(c, f->members[i].until);
	}
	for (i = 0; i < f->mandate_count; i++) {
		cut(c, f->mandates[i].from);
		cut(c, f->mandates[i].to);
		cut(c, f->mandates[i].revoked);
	}
	for (i = 0; i < f->given_count; i++) {
		cut(c, f->given[i].given);
		cut(c, f->given[i].on);
		cut(c, f->given[i].until);
		cut_after(c, f->given[i].notice, f->given[i].reliance_days);
	}
}

static void
cut_patents(struct cuts *c, const struct coverage_facts *f)
{
	size_t i;

	for (i = 0; i < f->owner_count; i++) {
		cut(c, f->owners[i].from);
		cut(c, f->owners[i].to);
	}
	for (i = 0; i < f->contribution_count; i++) {
		cut(c, f->contributions[i].since);
		cut(c, f->contributions[i].until);
	}
	for (i = 0; i < f->ruling_count; i++) {
		cut(c, f->rulings[i].published);
		cut(c, f->rulings[i].until);
	}
	for (i = 0; i < f->scope_count; i++)
		cut(c, f->scopes[i].effective_from);
	for (i = 0; i < f->rules.law_count; i++) {
		cut(c, f->rules.law[i].rule.from);
		cut(c, f->rules.law[i].rule.to);
	}
}

static int
compare_days(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* All days on which the answer may change, sorted, each once. */
static void
find_cuts(struct coverage_case *c, struct cuts *out)
{
	struct right_days days;
	size_t i, n = 0;

	out->arena = c->arena;
	if (c->patent != NULL) {
		right_days(c->arena, c->patent->world, c->q.territory, true,
			&days);
		for (i = 0; i < days.count; i++)
			cut(out, days.items[i]);
	}
	cut_links(out, c->facts);
	cut_grants(out, c->facts);
	cut_people(out, c->facts);
	cut_patents(out, c->facts);
	cut(out, c->q.started);
	cut_after(out, c->q.started, 1);
	if (out->count > 1)
		qsort(out->items, out->count, sizeof(*out->items),
			compare_days);
	for (i = 0; i < out->count; i++)
		if (n == 0 || strcmp(out->items[i], out->items[n - 1]) != 0)
			out->items[n++] = out->items[i];
	out->count = n;
}

static bool
same_answer(struct arena *a, const struct coverage_result *x,
	const struct coverage_result *y)
{
	const char **xs, **ys;
	size_t i, n = coverage_codes(a, x, &xs);

	if (x->answer != y->answer || coverage_codes(a, y, &ys) != n)
		return false;
	for (i = 0; i < n; i++)
		if (strcmp(xs[i], ys[i]) != 0)
			return false;
	return true;
}

void
coverage_intervals(struct coverage_case *c, struct coverage_intervals *out)
{
	struct cuts cuts = { 0 };
	struct coverage_result r;
	char before[DAY_SIZE] = "1900-01-01";
	size_t i;

	find_cuts(c, &cuts);
	if (cuts.count > 0 && day_add(cuts.items[0], -1, before) != OK)
		memcpy(before, cuts.items[0], DAY_SIZE);
	out->items =
		ARENA_ARRAY(c->arena, cuts.count + 1, struct coverage_interval);
	coverage_evaluate(c, before, &out->items[0].result);
	out->count = 1;
	for (i = 0; i < cuts.count; i++) {
		struct coverage_interval *last = &out->items[out->count - 1];

		coverage_evaluate(c, cuts.items[i], &r);
		if (same_answer(c->arena, &last->result, &r))
			continue;
		last->to = cuts.items[i];
		out->items[out->count++] =
			(struct coverage_interval){ .from = cuts.items[i],
				.result = r };
	}
}

const char *
coverage_stands_until(struct coverage_case *c, const char *on)
{
	struct cuts cuts = { 0 };
	struct coverage_result r;
	size_t i;

	find_cuts(c, &cuts);
	for (i = 0; i < cuts.count; i++) {
		if (strcmp(cuts.items[i], on) <= 0)
			continue;
		coverage_evaluate(c, cuts.items[i], &r);
		if (r.answer >= COVERAGE_UNCERTAIN)
			return cuts.items[i];
	}
	return NULL;
}
