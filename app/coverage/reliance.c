/*
 * Reliance: who was told "licensed" or "not needed" and acted on it stays
 * licensed until the notice that it no longer stands, and as long after as
 * the terms say.
 */
#include "base/day.h"
#include "coverage/case.h"
#include "coverage/reliance.h"

bool
coverage_relied(const struct coverage_given *g, const char *on)
{
	char until[DAY_SIZE];

	if (g->reliance_days <= 0 || strcmp(g->given, on) > 0 ||
		(g->on != NULL && strcmp(g->on, on) > 0) ||
		(g->until != NULL && strcmp(g->until, on) <= 0))
		return false;
	if (strcmp(g->answer, "LICENSED") != 0 &&
		strcmp(g->answer, "NOT_NEEDED") != 0)
		return false;
	if (g->notice == NULL)
		return true;
	return day_add(g->notice, g->reliance_days, until) == OK &&
	       strcmp(on, until) < 0;
}

/* The same file, whichever publication it was asked by. */
static bool
same_patent(const struct coverage_case *c, const char *number)
{
	const struct right_file *file = c->patent->world->file;
	size_t i;

	for (i = 0; i < file->publication_count; i++)
		if (strcmp(file->publications[i].number, number) == 0)
			return true;
	return false;
}

const struct coverage_given *
coverage_reliance(const struct coverage_case *c, const char *on)
{
	const struct coverage_question *q = &c->q;
	const struct coverage_given *g;
	size_t i, n;

	g = coverage_given_to(c->facts, q->org, &n);
	for (i = 0; i < n; i++) {
		const char *act = g[i].act == NULL ? "use" : g[i].act;
		const char *capacity =
			g[i].capacity == NULL ? "self" : g[i].capacity;

		if (coverage_relied(&g[i], on) && same_patent(c, g[i].patent) &&
			coverage_same(g[i].use, q->use) &&
			strcmp(act, q->act) == 0 &&
			strcmp(g[i].territory, q->territory) == 0 &&
			strcmp(capacity, coverage_capacity_word(q->capacity)) ==
				0 &&
			coverage_same(g[i].for_org, q->for_org))
			return &g[i];
	}
	return NULL;
}
