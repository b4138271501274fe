#include "org/times.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/lang.h"

const char *
times_event_label(const char *kind)
{
	static const struct lang_label labels[] = {
		{ "merged", N_("Merged into another organisation") },
		{ "dissolved", N_("Dissolved") },
		{ "insolvency-opened", N_("Insolvency opened") },
		{ "insolvency-closed", N_("Insolvency closed") },
		{ "renamed", N_("Until then called otherwise") },
		{ NULL, NULL },
	};

	return lang_label(labels, kind, kind);
}

static int
compare_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Days on which the group may change, sorted, each once. */
static size_t
cuts(struct arena *a, const struct times_link *links, size_t count,
	const char ***out)
{
	const char **days = ARENA_ARRAY(a, 2 * count + 1, const char *);
	size_t i, n = 0, kept = 0;

	for (i = 0; i < count; i++) {
		if (links[i].from != NULL)
			days[n++] = links[i].from;
		if (links[i].to != NULL)
			days[n++] = links[i].to;
	}
	qsort(days, n, sizeof(*days), compare_text);
	for (i = 0; i < n; i++)
		if (kept == 0 || strcmp(days[i], days[kept - 1]) != 0)
			days[kept++] = days[i];
	*out = days;
	return kept;
}

/* The group in the piece that begins on ${day} (NULL: since ever). A piece
 * has no cut inside, so its first day stands for all of it. */
static void
piece(struct arena *a, const char *root, const struct times_link *links,
	size_t count, const char *day, const struct control_rule *rule,
	struct control_set *out)
{
	struct control_link *hold =
		ARENA_ARRAY(a, count + 1, struct control_link);
	size_t i, n = 0;

	for (i = 0; i < count; i++) {
		const struct times_link *l = &links[i];

		if (day == NULL ? l->from == NULL
				: (l->from == NULL ||
					  strcmp(l->from, day) <= 0) &&
					  (l->to == NULL ||
						  strcmp(day, l->to) < 0))
			hold[n++] = l->link;
	}
	control_affiliates(a, root, hold, n, rule, out);
}

/* Affiliates whose interval reaches the present piece stay open. */
static void
add_piece(struct times_affiliates *out, const struct control_set *set,
	const char *from, const char *to, bool first)
{
	size_t i, k;

	for (i = 0; i < set->count; i++) {
		struct times_affiliate *open = NULL;

		for (k = out->count; k-- > 0 && open == NULL;)
			if (!first && out->items[k].to != NULL &&
				strcmp(out->items[k].to, from) == 0 &&
				strcmp(out->items[k].id, set->items[i]) == 0)
				open = &out->items[k];
		if (open != NULL)
			open->to = to;
		else
			out->items[out->count++] = (struct times_affiliate){
				.id = set->items[i], .from = from, .to = to
			};
	}
}

static int
compare_affiliate(const void *a, const void *b)
{
	const struct times_affiliate *x = a, *y = b;
	int c = strcmp(x->id, y->id);

	if (c != 0 || (x->from == NULL && y->from == NULL))
		return c;
	return x->from == NULL	 ? -1
	       : y->from == NULL ? 1
				 : strcmp(x->from, y->from);
}

void
times_join(struct arena *a, const char *root, const struct times_link *links,
	size_t count, const struct control_rule *rule,
	struct times_affiliates *out)
{
	const char **days;
	size_t n = cuts(a, links, count, &days), i, total = 0;
	struct control_set *sets = ARENA_ARRAY(a, n + 1, struct control_set);

	for (i = 0; i <= n; i++) {
		piece(a, root, links, count, i == 0 ? NULL : days[i - 1], rule,
			&sets[i]);
		total += sets[i].count;
	}
	out->count = 0;
	out->items = ARENA_ARRAY(a, total + 1, struct times_affiliate);
	for (i = 0; i <= n; i++)
		add_piece(out, &sets[i], i == 0 ? NULL : days[i - 1],
			i == n ? NULL : days[i], i == 0);
	qsort(out->items, out->count, sizeof(*out->items), compare_affiliate);
}
