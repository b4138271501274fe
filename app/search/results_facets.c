#include "search/results_facets.h"

#include <string.h>

/* The order of the page: what people narrow by first. */
static const enum search_facet order[SEARCH_FACETS] = { SEARCH_TOPIC,
	SEARCH_STATUS, SEARCH_MEMBER, SEARCH_OFFICE };

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

/* All values that have hits, then chosen ones that have none: what is chosen
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
	for (i = 0; i < n; i++)
		items[i].label =
			labels_find(r, l, f, items[i].value, &items[i].lang);
	out->name = search_facet_name(f);
	out->label = labels_facet(r, f);
	out->choices.items = items;
	out->choices.count = n;
}

void
results_facets(struct req *r, const struct labels *l, struct results *s)
{
	struct facet *items =
		ARENA_ARRAY(r->arena, SEARCH_FACETS, struct facet);
	size_t i;

	for (i = 0; i < SEARCH_FACETS; i++) {
		read_facet(r, l, s, order[i], &items[s->facets.count]);
		if (items[s->facets.count].choices.count > 0)
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
		for (k = 0; k < q->chosen[order[i]].count; k++) {
			const char *name = search_facet_name(order[i]);
			const char *value = q->chosen[order[i]].items[k];

			items[n].label = labelled(r, labels_facet(r, order[i]));
			items[n].name = labels_find(
				r, l, order[i], value, &items[n].lang);
			items[n++].path = question_path(
				r, s->path, question, name, value);
		}
	}
	for (i = 0; i < q->cpc.count; i++) {
		items[n].label = labelled(r, req_tr(r, N_("CPC")));
		items[n].name = q->cpc.items[i];
		items[n++].path = question_path(
			r, s->path, question, "cpc", q->cpc.items[i]);
	}
	if (q->known) {
		items[n].label = req_tr(r, N_("Also outside the pool"));
		items[n++].path =
			question_path(r, s->path, question, "pool", NULL);
	}
	s->chips.items = items;
	s->chips.count = n;
}

static void
add_drop(struct results *s, struct change *items, const char *label,
	const char *path, int64_t count)
{
	if (count == 0)
		return;
	items[s->drops.count++] =
		(struct change){ .label = label, .path = path, .count = count };
}

void
results_drops(
	struct req *r, const struct kept_list *question, struct results *s)
{
	static const char *const but_words[] = { "q", "sort", NULL };
	struct change *items =
		ARENA_ARRAY(r->arena, SEARCH_FACETS + 4, struct change);
	const struct search *q = &s->params->search;
	struct kept_list rest;
	size_t i;

	s->drops.items = items;
	for (i = 0; i < SEARCH_FACETS; i++) {
		enum search_facet f = order[i];

		if (q->chosen[f].count == 0)
			continue;
		add_drop(s, items,
			tr_fill(r->arena,
				req_tr(r, N_("Without the filter {facet}")),
				"facet", labels_facet(r, f), NULL),
			question_path(r, s->path, question,
				search_facet_name(f), NULL),
			s->page->facets[f].total);
	}
	if (q->cpc.count > 0)
		add_drop(s, items, req_tr(r, N_("Without the filter CPC")),
			question_path(r, s->path, question, "cpc", NULL), -1);
	question_without(r, question, but_words, &rest);
	if (s->params->q[0] != '\0' && rest.count > 0)
		add_drop(s, items, req_tr(r, N_("Without all filters")),
			question_path(r, s->path,
				&(struct kept_list){ question->items, 1 }, NULL,
				NULL),
			-1);
	if (!q->known)
		add_drop(s, items,
			req_tr(r, N_("Also among known patents outside the "
				     "pool")),
			arena_printf(r->arena, "%s%cpool=any",
				question_path(r, s->path, question, NULL, NULL),
				question->count > 0 ? '&' : '?'),
			-1);
}
