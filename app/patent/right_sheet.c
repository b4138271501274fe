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

/* What is alive comes first. */
static int
rank(const struct right_line *l)
{
	static const int ranks[] = {
		[RIGHT_IN_FORCE] = 0,
		[RIGHT_LAPSED_OPEN] = 1,
		[RIGHT_PENDING] = 2,
		[RIGHT_UNKNOWN] = 3,
		[RIGHT_NO_RECORD] = 4,
		[RIGHT_NO_RULE] = 5,
		[RIGHT_NOT_YET] = 6,
		[RIGHT_INTERVENING] = 7,
		[RIGHT_CEASED] = 8,
		[RIGHT_VOID] = 9,
		[RIGHT_NONE] = 10,
	};

	return ranks[l->right->state];
}

static int
compare_lines(const void *x, const void *y)
{
	const struct right_line *a = x, *b = y;
	int d = rank(a) - rank(b);

	return d != 0 ? d : strcmp(a->places.items[0], b->places.items[0]);
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
	out->number = q->number;
	out->on = q->on;
	out->known = q->known;
	read_lines(db_arena(db), w, q, &out->lines);
	return OK;
}
