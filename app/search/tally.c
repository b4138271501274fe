#include "search/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* The facets of struct tally_row.line, in its order. */
static const enum search_facet parts[] = { SEARCH_OFFICE, SEARCH_STATUS,
	SEARCH_YEAR, SEARCH_TOPIC, SEARCH_CPC, SEARCH_LANGUAGE };
#define PARTS (sizeof(parts) / sizeof(parts[0]))

/* By struct tally_row.checked; who is within 30 days is within 90, too. */
static const char *const ages[] = { "30", "90", "365", "older", "never" };
#define AGE_OLDER 3

/* A value of a facet, and in which unit it was counted last. */
struct value {
	int64_t count;
	int64_t unit;
};

struct values {
	struct dict words;
	struct value *items;
	size_t room;
};

struct reference {
	enum search_facet facet;
	uint32_t value;
};

/* A line read: its values, and which filters it does not pass. */
struct line {
	struct reference *items;
	size_t count;
	unsigned miss;
};

/* A patent that passes all filters, or all but the one of ${miss}. */
struct item {
	struct tally_row row;
	size_t line; /* number of it: lines move while more come */
	unsigned miss;
};

struct tally {
	struct arena *arena;
	const struct search *search;
	struct dict lines;
	struct line *line_items;
	size_t line_room;
	struct values values[SEARCH_FACETS];
	int64_t missed[SEARCH_FACETS];
	int64_t missed_unit[SEARCH_FACETS];
	struct item *items;
	size_t count;
};

struct tally *
tally_new(struct arena *a, const struct search *s, size_t rows)
{
	struct tally *t = ARENA_NEW(a, struct tally);
	int f;

	t->arena = a;
	t->search = s;
	t->lines.arena = a;
	for (f = 0; f < SEARCH_FACETS; f++)
		t->values[f].words.arena = a;
	t->items = ARENA_ARRAY(a, rows + 1, struct item);
	return t;
}

/* ---- values and filters -------------------------------------------------- */

static struct value *
value_of(struct tally *t, enum search_facet f, uint32_t at)
{
	struct values *v = &t->values[f];

	if (at >= v->room) {
		size_t room = 2 * at + 16;
		struct value *items = ARENA_ARRAY(t->arena, room, struct value);

		if (v->room > 0)
			memcpy(items, v->items, v->room * sizeof(*items));
		v->items = items;
		v->room = room;
	}
	return &v->items[at];
}

static bool
chosen(const struct tally *t, enum search_facet f, const char *word, size_t len)
{
	const struct search_list *l = &t->search->chosen[f];
	size_t i;

	for (i = 0; i < l->count; i++)
		if (strlen(l->items[i]) == len &&
			memcmp(l->items[i], word, len) == 0)
			return true;
	return false;
}

static unsigned
miss_unless(const struct tally *t, enum search_facet f, bool passes)
{
	return t->search->chosen[f].count == 0 || passes ? 0 : 1u << f;
}

/* True when one of the symbols begins as a chosen one does. */
static bool
symbols_pass(const struct tally *t, const char *symbols)
{
	const struct search_list *l = &t->search->chosen[SEARCH_CPC];
	size_t i;

	while (symbols != NULL && *symbols != '\0') {
		for (i = 0; i < l->count; i++)
			if (strncmp(symbols, l->items[i],
				    strlen(l->items[i])) == 0)
				return true;
		symbols = strchr(symbols, '\n');
		symbols += symbols != NULL;
	}
	return false;
}

static bool
age_passes(const struct tally *t, int checked)
{
	int i, last = checked < AGE_OLDER ? AGE_OLDER - 1 : checked;

	for (i = checked; i <= last; i++)
		if (chosen(t, SEARCH_CHECKED, ages[i], strlen(ages[i])))
			return true;
	return false;
}

/* The values of one facet, up to the tab; returns what follows. */
static const char *
read_part(struct tally *t, enum search_facet f, const char *text,
	struct line *out)
{
	bool passes = false;

	while (*text != '\t' && *text != '\0') {
		size_t len = strcspn(text, " \t");

		if (len > 0) {
			passes = passes || chosen(t, f, text, len);
			out->items[out->count++] = (struct reference){ f,
				dict_add(&t->values[f].words, text, len) };
		}
		text += len + (text[len] == ' ');
	}
	/* Sections are no more than where symbols begin. */
	if (f != SEARCH_CPC)
		out->miss |= miss_unless(t, f, passes);
	return text + (*text == '\t');
}

static size_t
read_line(struct tally *t, const char *text)
{
	size_t before = t->lines.count, len = strlen(text), i;
	uint32_t at = dict_add(&t->lines, text, len);
	struct line *l;

	if (at >= t->line_room) {
		size_t room = 2 * at + 64;
		struct line *items = ARENA_ARRAY(t->arena, room, struct line);

		if (t->line_room > 0)
			memcpy(items, t->line_items,
				t->line_room * sizeof(*items));
		t->line_items = items;
		t->line_room = room;
	}
	l = &t->line_items[at];
	if (t->lines.count == before)
		return at;
	/* a value takes a byte and what parts it from the next */
	l->items = ARENA_ARRAY(t->arena, len / 2 + PARTS, struct reference);
	for (i = 0; i < PARTS; i++)
		text = read_part(t, parts[i], text, l);
	return at;
}

void
tally_add(struct tally *t, const struct tally_row *row)
{
	size_t line = read_line(t, row->line);
	const char *member = row->member == NULL ? "" : row->member;
	unsigned miss = t->line_items[line].miss;

	miss |= miss_unless(t, SEARCH_MEMBER,
		chosen(t, SEARCH_MEMBER, member, strlen(member)));
	miss |= miss_unless(t, SEARCH_CPC,
		t->search->chosen[SEARCH_CPC].count > 0 &&
			symbols_pass(t, row->symbols));
	miss |= miss_unless(t, SEARCH_CHECKED, age_passes(t, row->checked));
	if ((miss & (miss - 1)) != 0)
		return;
	t->items[t->count++] =
		(struct item){ .row = *row, .line = line, .miss = miss };
}

/* ---- counting ------------------------------------------------------------ */

/* Counts the value once a unit. */
static void
count_value(struct tally *t, const struct item *it, enum search_facet f,
	uint32_t at, int64_t unit)
{
	struct value *v;

	if (it->miss != 0 && it->miss != 1u << f)
		return;
	v = value_of(t, f, at);
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
		count_word(
			t, it, SEARCH_CHECKED, ages[i], strlen(ages[i]), unit);
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
