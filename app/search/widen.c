#include "search/widen.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "db/db.h"
#include "search/widen_tree.h"

static bool
listed(const struct search_list *l, const char *slug)
{
	size_t i;

	for (i = 0; i < l->count; i++)
		if (strcmp(l->items[i], slug) == 0)
			return true;
	return false;
}

static void
read_entries(struct arena *a, const struct concepts *all,
	const struct search_list *without, struct widened *out)
{
	size_t room = all->count * LANG_COUNT * GLOSSARY_TERMS_MAX, i, k;
	int l;

	out->entries = ARENA_ARRAY(a, room + 1, struct widen_entry);
	for (i = 0; i < all->count; i++) {
		const struct concept *c = &all->items[i];

		if (listed(without, c->slug))
			continue;
		for (l = 0; l < LANG_COUNT; l++)
			for (k = 0; k < c->terms[l].count &&
				    out->entry_count < room;
				k++)
				out->entries[out->entry_count++] =
					(struct widen_entry){ c,
						text_fold(a,
							c->terms[l].items[k]),
						glossary_key(a,
							c->terms[l].items[k]) };
	}
}

static size_t
alike(const char *x, const char *y)
{
	size_t n = 0;

	while (x[n] != '\0' && x[n] == y[n])
		n++;
	return n;
}

/* The concepts that ${text} names; ${out} has room for all entries. */
static size_t
find_concepts(struct arena *a, const struct widened *w, const char *text,
	const struct concept **out)
{
	const char *folded = text_fold(a, text);
	const char *key = glossary_key(a, text);
	size_t best = 0, n = 0, i;

	for (i = 0; i < w->entry_count; i++) {
		const struct widen_entry *t = &w->entries[i];
		size_t same = alike(t->text, folded);

		if (strcmp(t->key, key) != 0 || (n > 0 && same < best) ||
			(n > 0 && same == best && out[n - 1] == t->concept))
			continue;
		if (same > best)
			n = 0;
		best = same;
		out[n++] = t->concept;
	}
	return n;
}

static bool
is_plain(const struct widened *w, const struct query *node)
{
	size_t i;

	for (i = 0; i < w->plain_count; i++)
		if (w->plain[i] == node)
			return true;
	return false;
}

/* The terms of the tree from left to right. */
static size_t
list_terms(const struct query *root, const struct query **out)
{
	const struct query *open[QUERY_TREE_MAX];
	size_t n = 0, count = 0;

	open[n++] = root;
	while (n > 0) {
		const struct query *q = open[--n];

		if (widen_is_term(q))
			out[count++] = q;
		if (n + 2 > QUERY_TREE_MAX)
			continue;
		if (q->right != NULL)
			open[n++] = q->right;
		if (q->left != NULL)
			open[n++] = q->left;
	}
	return count;
}

static void
read_used(struct arena *a, struct widened *w)
{
	const struct query *terms[QUERY_TREE_MAX];
	const struct concept **found =
		ARENA_ARRAY(a, w->entry_count + 1, const struct concept *);
	struct search_concept *used =
		ARENA_ARRAY(a, w->entry_count + 1, struct search_concept);
	size_t count = list_terms(w->tree, terms), n = 0, t, i, k;

	for (t = 0; t < count; t++) {
		size_t names =
			is_plain(w, terms[t])
				? 0
				: find_concepts(a, w, terms[t]->text, found);

		for (i = 0; i < names; i++) {
			for (k = 0; k < n && used[k].concept != found[i]; k++)
				;
			if (k == n)
				used[n++] = (struct search_concept){ found[i],
					terms[t]->text };
		}
	}
	w->concepts = (struct search_concepts){ used, n };
}

enum err
widen_read(struct db *db, const struct query *words,
	const struct search_list *without, struct widened *out)
{
	struct arena *a = db_arena(db);
	struct widen_keys keys = { ARENA_ARRAY(a, WIDEN_KEYS_MAX, const char *),
		0 };
	struct concepts found;
	enum err e;

	*out = (struct widened){ .tree = words };
	if (words == NULL)
		return OK;
	widen_keys(a, words, &keys);
	if ((e = glossary_match(db, keys.items, keys.count, &found)) != OK)
		return e;
	out->plain = ARENA_ARRAY(a, QUERY_TREE_MAX, const struct query *);
	read_entries(a, &found, without, out);
	if (out->entry_count == 0)
		return OK;
	out->tree = widen_tree(a, out, words);
	read_used(a, out);
	return OK;
}

/* ---- the terms of a node ------------------------------------------------- */

/* Whatever holds the ${i}-th pattern holds another one, too. */
static bool
adds_nothing(const struct term *items, size_t count, size_t i)
{
	size_t k;

	for (k = 0; k < count; k++)
		if (k != i &&
			strstr(items[i].pattern, items[k].pattern) != NULL &&
			(k < i || strcmp(items[i].pattern, items[k].pattern) !=
					  0))
			return true;
	return false;
}

size_t
widen_marks(struct arena *a, const struct widened *w, const struct query *node,
	const struct term **out)
{
	const struct concept **found;
	struct term *all;
	size_t names, count = 0, i, k;

	all = ARENA_ARRAY(a, (w == NULL ? 0 : w->entry_count) + 1, struct term);
	*out = all;
	if (w == NULL) {
		token_term(a, node->text, all);
		return 1;
	}
	token_term_wide(a, node->text, &all[count++]);
	if (!widen_is_term(node) || is_plain(w, node))
		return count;
	found = ARENA_ARRAY(a, w->entry_count + 1, const struct concept *);
	names = find_concepts(a, w, node->text, found);
	for (i = 0; i < names; i++)
		for (k = 0; k < w->entry_count; k++)
			if (w->entries[k].concept == found[i])
				token_term_wide(
					a, w->entries[k].text, &all[count++]);
	return count;
}

size_t
widen_terms(struct arena *a, const struct widened *w, const struct query *node,
	const struct term **out)
{
	const struct term *all;
	size_t count = widen_marks(a, w, node, &all), n = 0, i;
	struct term *kept = ARENA_ARRAY(a, count + 1, struct term);

	for (i = 0; i < count; i++)
		if (!adds_nothing(all, count, i))
			kept[n++] = all[i];
	*out = kept;
	return n;
}
