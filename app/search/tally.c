#include "search/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* The values of a facet found so far. */
struct counts {
	struct search_count *items;
	size_t count;
	size_t room;
};

static struct search_list
values(const struct tally_cell *c, enum search_facet f)
{
	const char *const *one = f == SEARCH_OFFICE   ? &c->office
				 : f == SEARCH_STATUS ? &c->status
						      : &c->member;

	if (f == SEARCH_TOPIC)
		return (struct search_list){ c->topics, c->topic_count };
	return (struct search_list){ one, *one == NULL ? 0 : 1 };
}

static bool
holds(const struct search_list *list, const char *value)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (strcmp(list->items[i], value) == 0)
			return true;
	return false;
}

/* True when nothing is chosen, or one of the cell's values is. */
static bool
passes(const struct search *s, const struct tally_cell *c, enum search_facet f)
{
	struct search_list own = values(c, f);
	size_t i;

	if (s->chosen[f].count == 0)
		return true;
	for (i = 0; i < own.count; i++)
		if (holds(&s->chosen[f], own.items[i]))
			return true;
	return false;
}

static void
add(struct arena *a, struct counts *list, const char *value, int64_t n)
{
	size_t i;

	for (i = 0; i < list->count; i++) {
		if (strcmp(list->items[i].value, value) == 0) {
			list->items[i].count += n;
			return;
		}
	}
	if (list->count == list->room) {
		struct search_count *old = list->items;

		list->room = list->room == 0 ? 16 : list->room * 2;
		list->items = ARENA_ARRAY(a, list->room, struct search_count);
		if (list->count > 0)
			memcpy(list->items, old, list->count * sizeof(*old));
	}
	list->items[list->count++] = (struct search_count){ value, n };
}

static int
by_count(const void *a, const void *b)
{
	const struct search_count *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return strcmp(x->value, y->value);
}

static void
add_cell(struct arena *a, struct counts *list, const struct tally_cell *c,
	enum search_facet f)
{
	struct search_list own = values(c, f), before = { own.items, 0 };

	/* A value that a record names twice counts once. */
	for (; before.count < own.count; before.count++)
		if (!holds(&before, own.items[before.count]))
			add(a, list, own.items[before.count], c->count);
}

void
tally_facets(struct arena *a, const struct search *s,
	const struct tally_cell *cells, size_t count, struct search_page *out)
{
	struct counts lists[SEARCH_FACETS] = { 0 };
	size_t i;
	int f;

	for (i = 0; i < count; i++) {
		int missed = 0, which = 0;

		for (f = 0; f < SEARCH_FACETS; f++) {
			if (!passes(s, &cells[i], (enum search_facet)f)) {
				missed++;
				which = f;
			}
		}
		if (missed == 0)
			out->total += cells[i].count;
		for (f = 0; f < SEARCH_FACETS; f++) {
			if (missed > 1 || (missed == 1 && which != f))
				continue;
			out->facets[f].total += cells[i].count;
			add_cell(a, &lists[f], &cells[i], (enum search_facet)f);
		}
	}
	for (f = 0; f < SEARCH_FACETS; f++) {
		if (lists[f].count > 1)
			qsort(lists[f].items, lists[f].count,
				sizeof(lists[f].items[0]), by_count);
		out->facets[f].items = lists[f].items;
		out->facets[f].count = lists[f].count;
	}
}
