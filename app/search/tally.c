/* What is added, and which filters it passes. */
#include "search/tally_part.h"

#include <string.h>

#include "base/arena.h"

/* The facets of struct tally_row.line, in its order. */
static const enum search_facet parts[] = { SEARCH_OFFICE, SEARCH_STATUS,
	SEARCH_YEAR, SEARCH_TOPIC, SEARCH_CPC, SEARCH_LANGUAGE };
#define PARTS (sizeof(parts) / sizeof(parts[0]))

const char *const tally_ages[] = { "30", "90", "365", "older", "never" };

/* The last of the ages that a patent counts for, the first being its own. */
static int
age_last(int checked)
{
	return checked < AGE_OLDER ? AGE_OLDER - 1 : checked;
}

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

struct value *
tally_value(struct tally *t, enum search_facet f, uint32_t at)
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
	int i, last = age_last(checked);

	for (i = checked; i <= last; i++)
		if (chosen(t, SEARCH_CHECKED, tally_ages[i],
			    strlen(tally_ages[i])))
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
