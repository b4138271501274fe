#include "search/results_drops.h"

#include <string.h>

#include "search/results_facets.h"

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
		one.skip = 0;
		if ((e = search_list(r->db, &one, &page)) != OK)
			return e;
		c.count = one.families ? page.families : page.total;
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
		enum search_facet f = results_order[i];

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

/* Without all filters, without the words, without the day. */
static enum err
drop_parts(struct req *r, const struct kept_list *question, struct results *s,
	struct change *items)
{
	static const char *const words[] = { "q", "sort", NULL };
	const struct search *q = &s->params->search;
	struct search other = { .words = q->words,
		.numbers = q->numbers,
		.bases = q->bases,
		.widen = q->widen,
		.families = q->families };
	struct kept_list rest;
	enum err e;

	if (s->params->q[0] != '\0' && s->chips.count > 0 &&
		(e = add_drop(r, s, items, &other,
			 (struct change){
				 .label = req_tr(r, N_("Without all filters")),
				 .path = question_path(
					 r, s->path, &s->question, NULL, NULL),
				 .count = -1 })) != OK)
		return e;
	question_without(r, question, words, &rest);
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
	other = *q;
	other.on = NULL;
	if (q->on == NULL)
		return OK;
	return add_drop(r, s, items, &other,
		(struct change){ .label = req_tr(r, N_("In the pool today")),
			.path = question_path(r, s->path, question, "on", NULL),
			.count = -1 });
}

enum err
results_drops(
	struct req *r, const struct kept_list *question, struct results *s)
{
	static const char *const pool[] = { "pool", NULL };
	struct change *items =
		ARENA_ARRAY(r->arena, SEARCH_FACETS + 4, struct change);
	struct search other = s->params->search;
	struct kept_list rest;
	enum err e;

	s->drops.items = items;
	if ((e = drop_facets(r, question, s, items)) != OK ||
		(e = drop_parts(r, question, s, items)) != OK)
		return e;
	if (other.known)
		return OK;
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
