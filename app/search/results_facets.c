#include "search/results_facets.h"

#include <stdlib.h>
#include <string.h>

#include "http/page.h"
#include "search/params_filter.h"

/* So many of the first facets are shown unfolded. */
#define UNFOLDED 4

/* The order of the page: what people narrow by first. */
const enum search_facet results_order[SEARCH_FACETS] = { SEARCH_TOPIC,
	SEARCH_STATUS, SEARCH_MEMBER, SEARCH_OFFICE, SEARCH_CPC, SEARCH_YEAR,
	SEARCH_LANGUAGE, SEARCH_CHECKED };

static bool
holds(const struct search_list *list, const char *value)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (strcmp(list->items[i], value) == 0)
			return true;
	return false;
}

static bool
counted(const struct search_counts *c, const char *value)
{
	size_t i;

	for (i = 0; i < c->count; i++)
		if (strcmp(c->items[i].value, value) == 0)
			return true;
	return false;
}

/* ---- the tree of the classification ---------------------------------------
 */

/* Section, class, subclass, group, symbol. */
static int
depth_of(const char *node)
{
	size_t len = strlen(node);

	if (len > 4)
		return node[len - 1] == '/' ? 3 : 4;
	return len == 4 ? 2 : len > 1 ? 1 : 0;
}

static bool
begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* The path that opens a branch, or closes it and those within. */
static const char *
branch_path(struct req *r, const struct kept_list *question,
	const struct results *s, const char *node, bool opened)
{
	static const char *const open[] = { "open", NULL };
	struct kept_list rest;
	struct kept *items;
	size_t i;

	question_without(r, question, open, &rest);
	items = ARENA_ARRAY(r->arena, question->count + 1, struct kept);
	memcpy(items, rest.items, rest.count * sizeof(*items));
	for (i = 0; i < question->count; i++)
		if (strcmp(question->items[i].name, "open") == 0 &&
			!begins(question->items[i].value, node) &&
			(opened || !begins(node, question->items[i].value)))
			items[rest.count++] = question->items[i];
	/* What is closed leaves the branch that it hangs on open. */
	if (!opened)
		items[rest.count++] = (struct kept){ "open", node };
	else if (params_node_parent(node) > 0)
		items[rest.count++] = (struct kept){ "open",
			arena_strndup(
				r->arena, node, params_node_parent(node)) };
	rest.items = items;
	return arena_printf(r->arena, "%s#facet-cpc",
		question_path(r, s->path, &rest, NULL, NULL));
}

static void
read_branches(struct req *r, const struct kept_list *question,
	const struct results *s, struct choice *items, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		struct choice *c = &items[i];

		c->depth = depth_of(c->value);
		c->opened = holds(&s->params->search.opened, c->value);
		if (c->count > 0 && params_node_good(c->value))
			c->branch = branch_path(
				r, question, s, c->value, c->opened);
	}
}

/* ---- facets -------------------------------------------------------------- */

static int
compare_values(const void *x, const void *y)
{
	const struct choice *a = x, *b = y;

	return strcmp(a->value, b->value);
}

static int
compare_years(const void *x, const void *y)
{
	return compare_values(y, x);
}

/* "30", "90", "365", "older", "never". */
static int
compare_ages(const void *x, const void *y)
{
	const struct choice *a = x, *b = y;
	long n = strtol(a->value, NULL, 10), m = strtol(b->value, NULL, 10);

	if (n == m)
		return -strcmp(a->value, b->value);
	return n == 0 || (m != 0 && n > m) ? 1 : -1;
}

/* Most first, but for what has an order of its own. */
static void
sort_choices(enum search_facet f, struct choice *items, size_t count)
{
	if (count < 2)
		return;
	if (f == SEARCH_CPC)
		qsort(items, count, sizeof(*items), compare_values);
	if (f == SEARCH_YEAR)
		qsort(items, count, sizeof(*items), compare_years);
	if (f == SEARCH_CHECKED)
		qsort(items, count, sizeof(*items), compare_ages);
}

/* All values that have hits, and chosen ones that have none: what is chosen
 * must be there to be unchosen. */
static void
read_facet(struct req *r, const struct labels *l, const struct results *s,
	enum search_facet f, struct facet *out)
{
	const struct search_counts *c = &s->page->facets[f];
	const struct search_list *chosen = &s->params->search.chosen[f];
	struct choice *items = ARENA_ARRAY(
		r->arena, c->count + chosen->count + 1, struct choice);
	size_t i, n = 0;

	for (i = 0; i < c->count; i++)
		items[n++] = (struct choice){ .value = c->items[i].value,
			.count = c->items[i].count,
			.chosen = holds(chosen, c->items[i].value) };
	for (i = 0; i < chosen->count; i++)
		if (!counted(c, chosen->items[i]))
			items[n++] = (struct choice){ .value = chosen->items[i],
				.chosen = true };
	sort_choices(f, items, n);
	for (i = 0; i < n; i++)
		items[i].label =
			labels_find(r, l, f, items[i].value, &items[i].lang);
	out->name = search_facet_name(f);
	out->label = labels_facet(r, f);
	out->choices.items = items;
	out->choices.count = n;
}

void
results_facets(struct req *r, const struct labels *l,
	const struct kept_list *question, struct results *s)
{
	struct facet *items =
		ARENA_ARRAY(r->arena, SEARCH_FACETS, struct facet);
	const struct search *q = &s->params->search;
	size_t i;

	for (i = 0; i < SEARCH_FACETS; i++) {
		struct facet *f = &items[s->facets.count];

		read_facet(r, l, s, results_order[i], f);
		if (f->choices.count == 0)
			continue;
		f->tree = results_order[i] == SEARCH_CPC;
		f->open = i < UNFOLDED ||
			  q->chosen[results_order[i]].count > 0 ||
			  (f->tree && q->opened.count > 0);
		if (f->tree)
			read_branches(r, question, s,
				(struct choice *)f->choices.items,
				f->choices.count);
		s->facets.count++;
	}
	s->facets.items = items;
}

static const char *
labelled(struct req *r, const char *facet)
{
	return tr_fill(
		r->arena, req_tr(r, N_("{facet}:")), "facet", facet, NULL);
}

void
results_chips(struct req *r, const struct labels *l,
	const struct kept_list *question, struct results *s)
{
	struct change *items =
		ARENA_ARRAY(r->arena, question->count + 1, struct change);
	const struct search *q = &s->params->search;
	size_t i, k, n = 0;

	for (i = 0; i < SEARCH_FACETS; i++) {
		for (k = 0; k < q->chosen[results_order[i]].count; k++) {
			const char *name = search_facet_name(results_order[i]);
			const char *value =
				q->chosen[results_order[i]].items[k];

			items[n].label =
				labelled(r, labels_facet(r, results_order[i]));
			items[n].name = labels_find(
				r, l, results_order[i], value, &items[n].lang);
			items[n++].path = question_path(
				r, s->path, question, name, value);
		}
	}
	if (q->known) {
		items[n].label = req_tr(r, N_("Also outside the pool"));
		items[n++].path =
			question_path(r, s->path, question, "pool", NULL);
	}
	if (q->on != NULL) {
		items[n].label =
			tr_fill(r->arena, req_tr(r, N_("In the pool on {day}")),
				"day", page_day(r, q->on), NULL);
		items[n++].path =
			question_path(r, s->path, question, "on", NULL);
	}
	s->chips.items = items;
	s->chips.count = n;
}
