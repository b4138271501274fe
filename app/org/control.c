#include "org/control.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

const struct control_rule control_default = { .threshold_e4 = 500000 };

int64_t
control_percent_read(const char *text)
{
	int64_t n = 0;
	int decimals = -1;

	if (text == NULL || *text == '\0')
		return -1;
	for (; *text != '\0'; text++) {
		if (*text == '.' && decimals < 0) {
			decimals = 0;
			continue;
		}
		if (*text < '0' || *text > '9' || decimals >= 4 || n > 9999999)
			return -1;
		n = n * 10 + (*text - '0');
		decimals += decimals >= 0;
	}
	for (decimals = decimals < 0 ? 0 : decimals; decimals < 4; decimals++)
		n *= 10;
	return n;
}

/* Organisations of the links by number, so that the search works on arrays. */
struct graph {
	const struct control_rule *rule;
	const char **ids; /* sorted, each once */
	size_t count;
	int64_t *votes; /* held by the set so far */
	bool *inside;
	size_t *todo; /* members of the set whose links are still to follow */
	size_t todo_count;
};

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t
number_of(const struct graph *g, const char *id)
{
	const char **found =
		bsearch(&id, g->ids, g->count, sizeof(*g->ids), compare);

	return found == NULL ? g->count : (size_t)(found - g->ids);
}

static void
graph_init(struct arena *a, struct graph *g, const char *root,
	const struct control_link *links, size_t count)
{
	const char **all = ARENA_ARRAY(a, 2 * count + 1, const char *);
	size_t i, n = 0;

	all[n++] = root;
	for (i = 0; i < count; i++) {
		all[n++] = links[i].owner;
		all[n++] = links[i].owned;
	}
	qsort(all, n, sizeof(*all), compare);
	g->ids = all;
	g->count = 0;
	for (i = 0; i < n; i++)
		if (i == 0 || strcmp(all[i], g->ids[g->count - 1]) != 0)
			g->ids[g->count++] = all[i];
	g->votes = ARENA_ARRAY(a, g->count, int64_t);
	g->inside = ARENA_ARRAY(a, g->count, bool);
	g->todo = ARENA_ARRAY(a, g->count, size_t);
	g->todo_count = 0;
}

static void
join(struct graph *g, size_t i)
{
	if (g->inside[i])
		return;
	g->inside[i] = true;
	g->todo[g->todo_count++] = i;
}

static int
compare_owner(const void *a, const void *b)
{
	return strcmp(((const struct control_link *)a)->owner,
		((const struct control_link *)b)->owner);
}

static bool
qualifies(const struct control_rule *rule, int64_t votes_e4)
{
	return rule->or_equal ? votes_e4 >= rule->threshold_e4
			      : votes_e4 > rule->threshold_e4;
}

/* Adds what ${owner} holds to the votes of what it owns. */
static void
follow(struct graph *g, const char *owner, const struct control_link *links,
	size_t count)
{
	size_t lo = 0, hi = count;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (strcmp(links[mid].owner, owner) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < count && strcmp(links[lo].owner, owner) == 0; lo++) {
		size_t owned = number_of(g, links[lo].owned);

		if (strcmp(links[lo].basis, "votes") == 0) {
			g->votes[owned] += links[lo].percent_e4;
			if (qualifies(g->rule, g->votes[owned]))
				join(g, owned);
		} else if (g->rule->vie ||
			   strcmp(links[lo].basis, "contract") != 0) {
			join(g, owned);
		}
	}
}

void
control_affiliates(struct arena *a, const char *root,
	const struct control_link *links, size_t count,
	const struct control_rule *rule, struct control_set *out)
{
	struct control_link *sorted =
		ARENA_ARRAY(a, count + 1, struct control_link);
	struct graph g;
	size_t i;

	if (count > 0)
		memcpy(sorted, links, count * sizeof(*links));
	qsort(sorted, count, sizeof(*sorted), compare_owner);
	g.rule = rule;
	graph_init(a, &g, root, links, count);
	join(&g, number_of(&g, root));
	/* Each organisation is followed once, so each link counts once. */
	for (i = 0; i < g.todo_count; i++)
		follow(&g, g.ids[g.todo[i]], sorted, count);
	out->items = ARENA_ARRAY(a, g.count, const char *);
	out->count = 0;
	for (i = 0; i < g.count; i++)
		if (g.inside[i] && strcmp(g.ids[i], root) != 0)
			out->items[out->count++] = g.ids[i];
}
