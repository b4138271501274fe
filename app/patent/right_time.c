/* Rights over time: the days on which something changes, and the states
 * between them. */
#include "patent/right_part.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* A growing list of texts. */
struct texts {
	const char **items;
	size_t count;
	size_t room;
};

static void
text_add(struct arena *a, struct texts *t, const char *text)
{
	const char **more;

	if (text == NULL)
		return;
	if (t->count == t->room) {
		t->room = t->room == 0 ? 32 : 2 * t->room;
		more = ARENA_ARRAY(a, t->room, const char *);
		if (t->count > 0)
			memcpy(more, t->items, t->count * sizeof(*more));
		t->items = more;
	}
	t->items[t->count++] = text;
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
text_sort(struct texts *t)
{
	size_t i, n = 0;

	if (t->count == 0)
		return;
	qsort(t->items, t->count, sizeof(*t->items), compare_texts);
	for (i = 0; i < t->count; i++)
		if (n == 0 || strcmp(t->items[i], t->items[n - 1]) != 0)
			t->items[n++] = t->items[i];
	t->count = n;
}

static void
add_day_after(struct arena *a, struct texts *t, const char *day, int days)
{
	char next[DAY_SIZE];

	if (day != NULL && day_add(day, days, next) == OK)
		text_add(a, t, arena_strdup(a, next));
}

static void
add_file_days(struct arena *a, struct texts *t, const struct right_file *f)
{
	size_t i;

	for (i = 0; i < f->publication_count; i++) {
		text_add(a, t, f->publications[i].filed);
		text_add(a, t, f->publications[i].granted);
		text_add(a, t, f->publications[i].status_as_of);
	}
	for (i = 0; i < f->event_count; i++) {
		text_add(a, t, f->events[i].effective);
		text_add(a, t, f->events[i].until);
	}
}

static void
add_rule_days(struct arena *a, struct texts *t, const struct rules *rules,
	const char *territory)
{
	size_t i;

	for (i = 0; i < rules->territory_count; i++)
		if (strcmp(rules->territory[i].territory, territory) == 0) {
			text_add(a, t, rules->territory[i].rule.from);
			text_add(a, t, rules->territory[i].rule.to);
		}
	for (i = 0; i < rules->freshness_count; i++) {
		text_add(a, t, rules->freshness[i].rule.from);
		text_add(a, t, rules->freshness[i].rule.to);
	}
}

/* Days that only the state of a right tells. */
static void
add_derived(struct arena *a, struct texts *t, const struct right_world *w,
	const struct right *r, const char *day, bool stale)
{
	const struct freshness_rule *f;

	add_day_after(a, t, r->last_day, 1);
	text_add(a, t, r->open_until);
	if (!stale || r->file == NULL)
		return;
	f = rule_freshness(w->rules, r->file->office, day);
	if (f != NULL)
		add_day_after(a, t, r->as_of, f->days + 1);
}

/* The world as far as the territory goes: each of the many days looks at a
 * few rules instead of all. An office that rules do not know stays unknown,
 * for one row of each office is kept. */
static struct right_world
narrow(struct arena *a, const struct right_world *w, const char *territory,
	struct rules *rules)
{
	struct territory_rule *items = ARENA_ARRAY(
		a, w->rules->territory_count + 1, struct territory_rule);
	struct right_world out = *w;
	const char *office = "";
	size_t i, n = 0;

	for (i = 0; i < w->rules->territory_count; i++) {
		const struct territory_rule *t = &w->rules->territory[i];

		if (strcmp(t->territory, territory) == 0 ||
			strcmp(t->office, office) != 0)
			items[n++] = *t;
		office = t->office;
	}
	*rules = *w->rules;
	rules->territory = items;
	rules->territory_count = n;
	out.rules = rules;
	return out;
}

static void
find_days(struct arena *a, const struct right_world *w, const char *territory,
	bool stale, struct right_days *out)
{
	struct texts found = { 0 }, all = { 0 };
	struct right_list list;
	size_t i, k;

	add_file_days(a, &found, w->file);
	for (i = 0; i < w->sibling_count; i++)
		if (strcmp(w->file->office, "WO") == 0)
			add_file_days(a, &found, &w->siblings[i]);
	add_rule_days(a, &found, w->rules, territory);
	text_sort(&found);
	for (i = 0; i < found.count; i++) {
		text_add(a, &all, found.items[i]);
		right_list(a, w, territory, found.items[i], &list);
		for (k = 0; k < list.count; k++)
			add_derived(a, &all, w, &list.items[k], found.items[i],
				stale);
	}
	text_sort(&all);
	out->items = all.items;
	out->count = all.count;
}

void
right_days(struct arena *a, const struct right_world *w, const char *territory,
	bool stale, struct right_days *out)
{
	struct rules rules;
	struct right_world near = narrow(a, w, territory, &rules);

	find_days(a, &near, territory, stale, out);
}

struct spans {
	struct right_span *items;
	size_t count;
	size_t room;
};

/* Prolongs the span before, or begins one. */
static void
span_add(struct arena *a, struct spans *s, const struct right *r,
	const char *from, const char *to)
{
	struct right_span *more;
	size_t i;

	for (i = s->count; i-- > 0 && from != NULL;) {
		struct right_span *b = &s->items[i];

		if (b->to != NULL && strcmp(b->to, from) == 0 &&
			b->right->state == r->state &&
			strcmp(b->right->name, r->name) == 0 &&
			strcmp(b->right->reasons[0].code, r->reasons[0].code) ==
				0) {
			b->to = to;
			return;
		}
	}
	if (s->count == s->room) {
		s->room = s->room == 0 ? 8 : 2 * s->room;
		more = ARENA_ARRAY(a, s->room, struct right_span);
		if (s->count > 0)
			memcpy(more, s->items, s->count * sizeof(*more));
		s->items = more;
	}
	s->items[s->count++] = (struct right_span){ from, to, r };
}

static int
compare_spans(const void *x, const void *y)
{
	const struct right_span *a = x, *b = y;
	int c = strcmp(a->right->name, b->right->name);

	if (c != 0)
		return c;
	if (a->from == NULL || b->from == NULL)
		return (a->from != NULL) - (b->from != NULL);
	return strcmp(a->from, b->from);
}

void
right_spans(struct arena *a, const struct right_world *w, const char *territory,
	struct right_spans *out)
{
	struct rules rules;
	struct right_world near = narrow(a, w, territory, &rules);
	struct spans spans = { 0 };
	struct right_days days;
	struct right_list list;
	char before[DAY_SIZE];
	size_t i, k;

	find_days(a, &near, territory, false, &days);
	day_today(before);
	if (days.count > 0 && day_add(days.items[0], -1, before) != OK)
		memcpy(before, days.items[0], DAY_SIZE);
	for (i = 0; i <= days.count; i++) {
		right_list(a, w, territory, i == 0 ? before : days.items[i - 1],
			&list);
		for (k = 0; k < list.count; k++)
			span_add(a, &spans, &list.items[k],
				i == 0 ? NULL : days.items[i - 1],
				i < days.count ? days.items[i] : NULL);
	}
	if (spans.count > 1)
		qsort(spans.items, spans.count, sizeof(*spans.items),
			compare_spans);
	out->items = spans.items;
	out->count = spans.count;
}

bool
right_span_find(const struct right_spans *spans, const struct right *r,
	const char *day, struct right_span *out)
{
	size_t i;

	for (i = 0; i < spans->count; i++) {
		const struct right_span *s = &spans->items[i];

		if (strcmp(s->right->name, r->name) == 0 &&
			s->right->state == r->state &&
			(s->from == NULL || strcmp(s->from, day) <= 0) &&
			(s->to == NULL || strcmp(day, s->to) < 0)) {
			*out = *s;
			return true;
		}
	}
	return false;
}

static void
add_office(struct arena *a, struct texts *t, const struct rules *rules,
	const char *office)
{
	size_t i;

	for (i = 0; i < rules->territory_count; i++)
		if (strcmp(rules->territory[i].office, office) == 0)
			text_add(a, t, rules->territory[i].territory);
}

void
right_territories(struct arena *a, const struct right_world *w,
	struct right_territories *out)
{
	struct texts found = { 0 };
	size_t i, k;

	add_office(a, &found, w->rules, w->file->office);
	if (strcmp(w->file->office, "WO") == 0) {
		for (i = 0; i < w->sibling_count; i++)
			add_office(a, &found, w->rules, w->siblings[i].office);
		for (i = 0; i < w->family_count; i++)
			for (k = 0; k < w->families[i].member_count; k++)
				add_office(a, &found, w->rules,
					w->families[i].members[k].office);
	}
	text_sort(&found);
	out->items = found.items;
	out->count = found.count;
}
