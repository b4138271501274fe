#include "patent/right_brief.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "patent/right_store.h"

static bool
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Groups of an application as they are gathered. */
struct groups {
	struct right_group *items;
	size_t count;
	size_t places; /* room of each */
};

static void
add(struct arena *a, struct groups *g, const struct right *r)
{
	struct right_group *to;
	const char **places;
	size_t i;

	for (i = 0; i < g->count; i++) {
		to = &g->items[i];
		if (to->state == r->state && to->stale == r->stale &&
			same(to->as_of, r->as_of) &&
			same(to->source, r->source))
			break;
	}
	to = &g->items[i];
	if (i == g->count) {
		g->count++;
		*to = (struct right_group){ .state = r->state,
			.as_of = r->as_of,
			.source = r->source,
			.stale = r->stale };
		to->places.items = ARENA_ARRAY(a, g->places, const char *);
	}
	places = (const char **)to->places.items;
	if (to->places.count == 0 ||
		strcmp(places[to->places.count - 1], r->territory) != 0)
		places[to->places.count++] = r->territory;
}

static int
compare(const void *x, const void *y)
{
	const struct right_group *a = x, *b = y;
	int d = right_state_rank(a->state) - right_state_rank(b->state);

	return d != 0 ? d : strcmp(a->places.items[0], b->places.items[0]);
}

static void
read_brief(struct arena *a, const struct rules *rules,
	const struct right_file *file, const char *on, struct right_brief *out)
{
	struct right_world w = { .rules = rules, .file = file };
	struct right_territories all;
	struct right_list list;
	struct groups g = { 0 };
	size_t i, k;

	*out = (struct right_brief){ .file = file };
	if (strcmp(file->office, "WO") == 0)
		return;
	right_territories(a, &w, &all);
	g.places = all.count + 1;
	/* at most one right of each way in a territory */
	g.items = ARENA_ARRAY(a, 3 * all.count + 1, struct right_group);
	for (i = 0; i < all.count; i++) {
		right_list(a, &w, all.items[i], on, &list);
		for (k = 0; k < list.count; k++)
			if (list.items[k].state != RIGHT_NONE &&
				list.items[k].state != RIGHT_NO_RULE)
				add(a, &g, &list.items[k]);
	}
	if (g.count > 1)
		qsort(g.items, g.count, sizeof(g.items[0]), compare);
	out->items = g.items;
	out->count = g.count;
}

enum err
right_brief_load(struct db *db, const char *const *numbers, size_t count,
	const char *on, const char *known, struct right_briefs *out)
{
	struct right_event_rows events;
	const struct rules *rules;
	struct right_rows rows;
	struct right_brief *items;
	struct right_file *files;
	size_t i, n = 0;
	enum err e;

	*out = (struct right_briefs){ 0 };
	if (count == 0)
		return OK;
	if ((e = right_rows_load(db, numbers, count, known, &rows)) != OK)
		return e;
	/* own ones come first */
	while (n < rows.count && rows.items[n].own)
		n++;
	rows.count = n;
	if (n == 0)
		return OK;
	if ((e = right_events_load(db, &rows, known, &events)) != OK ||
		(e = rules_load(db, known, &rules)) != OK)
		return e;
	files = ARENA_ARRAY(db_arena(db), n, struct right_file);
	n = right_files_make(db_arena(db), &rows, &events, files);
	items = ARENA_ARRAY(db_arena(db), n, struct right_brief);
	for (i = 0; i < n; i++)
		read_brief(db_arena(db), rules, &files[i], on, &items[i]);
	out->items = items;
	out->count = n;
	return OK;
}

const struct right_brief *
right_brief_find(const struct right_briefs *all, const char *number)
{
	size_t i, k;

	for (i = 0; i < all->count; i++)
		for (k = 0; k < all->items[i].file->publication_count; k++)
			if (strcmp(all->items[i].file->publications[k].number,
				    number) == 0)
				return &all->items[i];
	return NULL;
}
