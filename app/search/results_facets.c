#include "search/results_facets.h"

#include <string.h>

/* The order of the page: what people narrow by first. */
static const enum search_facet order[SEARCH_FACETS] = { SEARCH_TOPIC,
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
	if (q->known) {
		items[n].label = req_tr(r, N_("Also outside the pool"));
		items[n++].path =
			question_path(r, s->path, question, "pool", NULL);
	}
	s->chips.items = items;
	s->chips.count = n;
}

/* Adds a link when it leads to hits; a negative count is asked for. */
static enum err
add_drop(struct req *r, struct results *s, struct change *items,
	const struct search *without, struct change c)
{
	struct search_page page;
	struct search one = *without;
	enum err e;

	if (c.count < 0) {
		one.limit = 1;
		one.cursor = NULL;
		if ((e = search_list(r->db, &one, &page)) != OK)
			return e;
		c.count = page.total;
	}
	if (c.count > 0)
		items[s->drops.count++] = c;
	return OK;
}

static enum err
drop_facets(struct req *r, const struct kept_list *question, struct results *s,
	struct change *items)
{
	const struct search *q = &s->params->search;
	size_t i;
	enum err e;

	for (i = 0; i < SEARCH_FACETS; i++) {
		enum search_facet f = order[i];

		if (q->chosen[f].count == 0)
			continue;
		if ((e = add_drop(r, s, items, q,
			     (struct change){
				     .label = tr_fill(r->arena,
					     req_tr(r, N_("Without the filter "
							  "{facet}")),
					     "facet", labels_facet(r, f), NULL),
				     .path = question_path(r, s->path, question,
					     search_facet_name(f), NULL),
				     .count = s->page->facets[f].without })) !=
			OK)
			return e;
	}
	return OK;
}

enum err
results_drops(
	struct req *r, const struct kept_list *question, struct results *s)
{
	static const char *const words[] = { "q", "sort", NULL };
	static const char *const pool[] = { "pool", NULL };
	struct change *items =
		ARENA_ARRAY(r->arena, SEARCH_FACETS + 4, struct change);
	const struct search *q = &s->params->search;
	struct search other = { .words = q->words,
		.numbers = q->numbers,
		.bases = q->bases,
		.known = q->known };
	struct kept_list rest;
	enum err e;

	s->drops.items = items;
	if ((e = drop_facets(r, question, s, items)) != OK)
		return e;
	question_without(r, question, words, &rest);
	if (s->params->q[0] != '\0' && s->chips.count > 0 &&
		(e = add_drop(r, s, items, &other,
			 (struct change){
				 .label = req_tr(r, N_("Without all filters")),
				 .path = question_path(
					 r, s->path, &s->question, NULL, NULL),
				 .count = -1 })) != OK)
		return e;
	other = *q;
	other.words = NULL;
	other.numbers.count = 0;
	if (s->params->q[0] != '\0' && s->chips.count > 0 &&
		(e = add_drop(r, s, items, &other,
			 (struct change){
				 .label = req_tr(r, N_("Without the words")),
				 .path = question_path(
					 r, s->path, &rest, NULL, NULL),
				 .count = -1 })) != OK)
		return e;
	if (q->known)
		return OK;
	other = *q;
	other.known = true;
	question_without(r, question, pool, &rest);
	return add_drop(r, s, items, &other,
		(struct change){
			.label = req_tr(
				r, N_("Also among known patents outside the "
				      "pool")),
			.path = arena_printf(r->arena, "%s%cpool=any",
				question_path(r, s->path, &rest, NULL, NULL),
				rest.count > 0 ? '&' : '?'),
			.count = -1 });
}
