#include "patent/right_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "patent/right_label.h"

static bool
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Would both say the same but for the territory? */
static bool
alike(const struct right_line *a, const struct right_line *b)
{
	const struct right *x = a->right, *y = b->right;

	return x->state == y->state && x->stale == y->stale &&
	       (x->rule == NULL ||
		       (y->rule != NULL && x->rule->way == y->rule->way)) &&
	       same(x->reasons[0].code, y->reasons[0].code) &&
	       same(a->since, b->since) && same(x->last_day, y->last_day) &&
	       same(x->open_until, y->open_until) &&
	       same(x->source, y->source) && same(x->as_of, y->as_of);
}

static void
add_line(struct arena *a, struct right_lines *lines, size_t room,
	const struct right_line *new, bool group)
{
	struct right_line *l;
	const char **places;
	size_t i;

	for (i = 0; group && i < lines->count; i++) {
		l = &lines->items[i];
		if (alike(l, new)) {
			places = (const char **)l->places.items;
			places[l->places.count++] = new->right->territory;
			return;
		}
	}
	l = &lines->items[lines->count++];
	*l = *new;
	places = ARENA_ARRAY(a, group ? room : 1, const char *);
	places[0] = new->right->territory;
	l->places = (struct right_territories){ places, 1 };
}

static int
compare_lines(const void *x, const void *y)
{
	const struct right_line *a = x, *b = y;
	int d = right_state_rank(a->right->state) -
		right_state_rank(b->right->state);

	return d != 0 ? d : strcmp(a->places.items[0], b->places.items[0]);
}

/* Of what lapsed or was given up before its term: the day before. */
static void
read_end(struct arena *a, struct right_line *l)
{
	const struct right *r = l->right;
	char day[DAY_SIZE];

	if (r->state == RIGHT_VOID) {
		l->over = true;
		return;
	}
	if (r->since == NULL)
		return;
	l->over = true;
	if (r->granted != NULL && strcmp(r->granted, r->since) < 0 &&
		day_add(r->since, -1, day) == OK)
		l->ended = arena_strdup(a, day);
}

static void
read_territory(struct arena *a, const struct right_world *w,
	const char *territory, const struct right_sheet_query *q, size_t room,
	struct right_lines *out)
{
	struct right_spans spans = { 0 };
	struct right_list list;
	size_t i;

	right_list(a, w, territory, q->on, &list);
	/* a state that is not asked for does not concern anybody */
	if (q->territory == NULL && list.items[0].state == RIGHT_NONE)
		return;
	if (list.items[0].file != NULL)
		right_spans(a, w, territory, &spans);
	for (i = 0; i < list.count; i++) {
		struct right_line l = { .right = &list.items[i] };

		right_span_find(&spans, l.right, q->on, &l.span);
		l.since = l.right->since != NULL ? l.right->since : l.span.from;
		read_end(a, &l);
		l.label = right_code_label(l.right->reasons[0].code);
		add_line(a, out, room, &l, q->group);
	}
}

static void
read_lines(struct arena *a, const struct right_world *w,
	const struct right_sheet_query *q, struct right_lines *out)
{
	struct right_territories all = { &q->territory, 1 };
	size_t i, room;

	if (q->territory == NULL)
		right_territories(a, w, &all);
	/* at most one right of each file and way in a territory */
	room = 1 + all.count * 3 * (w->sibling_count + w->family_count + 1);
	out->items = ARENA_ARRAY(a, room, struct right_line);
	for (i = 0; i < all.count; i++)
		read_territory(a, w, all.items[i], q, room, out);
	if (out->count > 1)
		qsort(out->items, out->count, sizeof(out->items[0]),
			compare_lines);
}

/* The same event, but for its territory and the day of its publication. */
static bool
alike_entry(const struct right_entry *a, const struct right_entry *b)
{
	return same(a->office, b->office) && same(a->code, b->code) &&
	       same(a->effective, b->effective) && same(a->effect, b->effect) &&
	       same(a->rule, b->rule) && same(a->title, b->title) &&
	       same(a->words, b->words) && same(a->year, b->year) &&
	       same(a->until, b->until) && same(a->paid_until, b->paid_until) &&
	       same(a->source, b->source) && same(a->as_of, b->as_of) &&
	       same(a->document, b->document) && a->days == b->days &&
	       a->preferred == b->preferred &&
	       (a->territory == NULL) == (b->territory == NULL);
}

static void
add_place(struct right_entry *e, const char *territory)
{
	const char **places = (const char **)e->places.items;
	size_t i;

	for (i = 0; i < e->places.count; i++)
		if (strcmp(places[i], territory) == 0)
			return;
	places[e->places.count++] = territory;
}

/* One entry for what happened in many states on one day; what several
 * publications of an application repeat is told once. */
static void
group_entries(struct arena *a, struct right_entries *list)
{
	struct right_entry *items = list->items;
	size_t i, k, n = 0;

	for (i = 0; i < list->count; i++) {
		for (k = 0; k < n && !alike_entry(&items[k], &items[i]); k++)
			;
		if (k == n) {
			items[n] = items[i];
			items[n++].places.items =
				ARENA_ARRAY(a, list->count - i, const char *);
		} else if (!same(items[k].on, items[i].on)) {
			items[k].on = NULL;
		}
		if (items[i].territory != NULL)
			add_place(&items[k], items[i].territory);
	}
	list->count = n;
	for (i = 1; i < n; i++)
		if (!same(items[0].source, items[i].source) ||
			!same(items[0].as_of, items[i].as_of) ||
			items[i].document != NULL)
			return;
	if (n > 1 && items[0].source != NULL && items[0].as_of != NULL &&
		items[0].document == NULL) {
		list->source = items[0].source;
		list->as_of = items[0].as_of;
	}
}

enum err
right_sheet_load(struct db *db, const struct right_sheet_query *q,
	struct right_sheet *out)
{
	struct right_world *w;
	enum err e;

	if ((e = right_world_load(db, q->number, q->known, &w)) != OK ||
		(e = right_entries_load(
			 db, w->file, q->known, &out->entries)) != OK ||
		(e = right_owners_load(db, w->file, q->known, &out->owners)) !=
			OK)
		return e;
	out->lines = (struct right_lines){ 0 };
	if (q->group)
		group_entries(db_arena(db), &out->entries);
	out->number = q->number;
	out->on = q->on;
	out->known = q->known;
	read_lines(db_arena(db), w, q, &out->lines);
	return OK;
}
