/* What is counted, and which hits make the page. */
#include "search/tally_part.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* Counts the value once a unit. */
static void
count_value(struct tally *t, const struct item *it, enum search_facet f,
	uint32_t at, int64_t unit)
{
	struct value *v;

	if (it->miss != 0 && it->miss != 1u << f)
		return;
	v = tally_value(t, f, at);
	if (v->unit == unit)
		return;
	v->unit = unit;
	v->count++;
}

static void
count_word(struct tally *t, const struct item *it, enum search_facet f,
	const char *word, size_t len, int64_t unit)
{
	count_value(t, it, f, dict_add(&t->values[f].words, word, len), unit);
}

/* How much of ${symbol} names the child of ${node}, whose length is ${len};
 * 0: it has none there. */
static size_t
child_length(const char *symbol, size_t symbol_len, size_t len)
{
	const char *slash = memchr(symbol, '/', symbol_len);
	size_t to = len == 1	    ? 3
		    : len == 3	    ? 4
		    : len != 4	    ? symbol_len
		    : slash == NULL ? 0
				    : (size_t)(slash - symbol) + 1;

	return to > len && to <= symbol_len ? to : 0;
}

/* The nodes below the open ones that the symbols lie in. */
static void
count_nodes(struct tally *t, const struct item *it, int64_t unit)
{
	const struct search_list *opened = &t->search->opened;
	const char *s = it->row.symbols;
	size_t i;

	while (opened->count > 0 && s != NULL && *s != '\0') {
		size_t len = strcspn(s, "\n");

		for (i = 0; i < opened->count; i++) {
			size_t to, node = strlen(opened->items[i]);

			if (strncmp(s, opened->items[i], node) != 0)
				continue;
			to = child_length(s, len, node);
			if (to > 0)
				count_word(t, it, SEARCH_CPC, s, to, unit);
		}
		s += len + (s[len] == '\n');
	}
}

static void
count_item(struct tally *t, const struct item *it, int64_t unit)
{
	int i, f,
		last = it->row.checked < AGE_OLDER ? AGE_OLDER - 1
						   : it->row.checked;
	const struct line *l = &t->line_items[it->line];
	size_t k;

	for (k = 0; k < l->count; k++)
		count_value(t, it, l->items[k].facet, l->items[k].value, unit);
	if (it->row.member != NULL)
		count_word(t, it, SEARCH_MEMBER, it->row.member,
			strlen(it->row.member), unit);
	for (i = it->row.checked; i <= last; i++)
		count_word(t, it, SEARCH_CHECKED, tally_ages[i],
			strlen(tally_ages[i]), unit);
	count_nodes(t, it, unit);
	for (f = 0; f < SEARCH_FACETS; f++)
		if (it->miss == 1u << f && t->missed_unit[f] != unit) {
			t->missed_unit[f] = unit;
			t->missed[f]++;
		}
}

static int
compare_families(const void *x, const void *y)
{
	const struct item *a = x, *b = y;

	return (a->row.family > b->row.family) -
	       (a->row.family < b->row.family);
}

static int
compare_hits(const void *x, const void *y)
{
	const struct item *a = *(const struct item *const *)x,
			  *b = *(const struct item *const *)y;

	if (a->row.key != b->row.key)
		return a->row.key < b->row.key ? 1 : -1;
	return strcmp(a->row.number, b->row.number);
}

/*
 * Goes through the families, counts, and gathers what stands for each hit.
 * Units are numbered from 1: values begin with unit 0.
 */
static size_t
count_all(struct tally *t, const struct item **hits, struct search_page *out)
{
	bool families = t->search->families;
	size_t i, k, n = 0;
	int64_t unit = 0;

	if (t->count > 1)
		qsort(t->items, t->count, sizeof(*t->items), compare_families);
	for (i = 0; i < t->count; i = k) {
		const struct item *best = NULL;

		unit++;
		for (k = i; k < t->count &&
			    t->items[k].row.family == t->items[i].row.family;
			k++) {
			const struct item *it = &t->items[k];

			count_item(t, it, families ? unit : unit + (int64_t)k);
			if (it->miss != 0)
				continue;
			out->total++;
			if (!families)
				hits[n++] = it;
			if (best == NULL || compare_hits(&it, &best) < 0)
				best = it;
		}
		if (best == NULL)
			continue;
		out->families++;
		if (families)
			hits[n++] = best;
	}
	return n;
}

/* ---- the page ------------------------------------------------------------ */

static int
compare_counts(const void *x, const void *y)
{
	const struct search_count *a = x, *b = y;

	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	return strcmp(a->value, b->value);
}

static void
read_counts(struct tally *t, struct search_page *out)
{
	int f;
	size_t i;

	for (f = 0; f < SEARCH_FACETS; f++) {
		const struct values *v = &t->values[f];
		struct search_count *items = ARENA_ARRAY(
			t->arena, v->words.count + 1, struct search_count);
		struct search_counts *to = &out->facets[f];

		for (i = 0; i < v->words.count && i < v->room; i++)
			if (v->items[i].count > 0)
				items[to->count++] = (struct search_count){
					v->words.words[i], v->items[i].count
				};
		if (to->count > 1)
			qsort(items, to->count, sizeof(*items), compare_counts);
		to->items = items;
		to->without = t->missed[f];
	}
}

static bool
behind(const struct item *it, const struct cursor *from)
{
	if (from == NULL || it->row.key != from->key)
		return from == NULL || it->row.key < from->key;
	return strcmp(it->row.number, from->number) > 0;
}

static void
read_hits(struct tally *t, const struct item **hits, size_t count,
	const struct cursor *from, struct search_page *out)
{
	const struct search *s = t->search;
	size_t limit = s->limit == 0 ? SEARCH_LIMIT : (size_t)s->limit, i = 0;
	int64_t *ids = ARENA_ARRAY(t->arena, limit, int64_t);
	struct cursor last = { .sort = cursor_sort(s) };

	if (count > 1)
		qsort(hits, count, sizeof(*hits), compare_hits);
	while (i < count && !behind(hits[i], from))
		i++;
	i = count - i > (uint64_t)s->skip ? i + (size_t)s->skip : count;
	for (; i < count && out->count < limit; i++) {
		ids[out->count++] = hits[i]->row.id;
		last.key = hits[i]->row.key;
		last.number = hits[i]->row.number;
	}
	out->ids = ids;
	if (i < count)
		out->next = cursor_print(t->arena, &last);
}

void
tally_page(struct tally *t, const struct cursor *from, bool listed,
	struct search_page *out)
{
	const struct item **hits =
		ARENA_ARRAY(t->arena, t->count + 1, const struct item *);
	size_t n;

	memset(out, 0, sizeof(*out));
	n = count_all(t, hits, out);
	read_counts(t, out);
	if (listed)
		read_hits(t, hits, n, from, out);
}
