/*
 * NEAR in a stream: words are found one by one, phrases and CJK text as
 * substrings; then places are compared.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "search/leaf.h"

/* Lines lie so far apart that nothing is near across their border. */
#define LINE_GAP (QUERY_NEAR_MAX + 1)

/* One side: single words sorted, and what has to be sought. */
struct side {
	const char **words;
	size_t word_count;
	const char **patterns;
	size_t pattern_count;
};

struct near {
	struct side sides[2];
	int distance;
};

/* Where something stands: its first and last unit, a word or a character. */
struct spot {
	int first;
	int last;
};
struct spots {
	struct spot *items;
	size_t count;
	size_t room;
};

/* A stream cut into units. */
struct units {
	const char *text;
	int *of;      /* unit of each byte */
	int parts[2]; /* the first unit of the second and the third part */
	struct spots spots[2];
};

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* " stem " and no space within. */
static bool
is_word(const char *pattern)
{
	size_t len = strlen(pattern);

	return len > 2 && pattern[0] == ' ' &&
	       strchr(pattern + 1, ' ') == pattern + len - 1;
}

static void
read_side(struct arena *a, const struct terms *t, struct side *out)
{
	size_t i;

	out->words = ARENA_ARRAY(a, t->count + 1, const char *);
	out->patterns = ARENA_ARRAY(a, t->count + 1, const char *);
	for (i = 0; i < t->count; i++) {
		const char *p = t->items[i].pattern;

		if (is_word(p))
			out->words[out->word_count++] =
				arena_strndup(a, p + 1, strlen(p) - 2);
		else if (p[0] != '\0')
			out->patterns[out->pattern_count++] = p;
	}
	if (out->word_count > 1)
		qsort(out->words, out->word_count, sizeof(*out->words),
			by_text);
}

struct near *
near_new(struct arena *a, const struct terms *x, const struct terms *y,
	int distance)
{
	struct near *n = ARENA_NEW(a, struct near);

	read_side(a, x, &n->sides[0]);
	read_side(a, y, &n->sides[1]);
	n->distance = distance;
	return n;
}

static void
add_spot(struct arena *a, struct spots *s, int first, int last)
{
	if (s->count == s->room) {
		struct spot *old = s->items;

		s->room = s->room == 0 ? 16 : s->room * 2;
		s->items = ARENA_ARRAY(a, s->room, struct spot);
		if (s->count > 0)
			memcpy(s->items, old, s->count * sizeof(*old));
	}
	s->items[s->count++] = (struct spot){ first, last };
}

/* As strcmp() of ${word} and the ${len} bytes at ${text}. */
static int
compare(const char *word, const char *text, size_t len)
{
	int order = strncmp(word, text, len);

	return order != 0 ? order : word[len] != '\0';
}

static bool
has_word(const struct side *s, const char *text, size_t len)
{
	size_t low = 0, high = s->word_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(s->words[middle], text, len);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static void
add_word(struct arena *a, const struct near *n, struct units *u,
	const char *word, size_t len)
{
	int unit = u->of[word - u->text], side;

	for (side = 0; side < 2; side++)
		if (has_word(&n->sides[side], word, len))
			add_spot(a, &u->spots[side], unit, unit);
}

static void
cut(struct arena *a, const struct near *n, struct units *u)
{
	const char *s = u->text;
	int unit = 0, part = 0;

	while (*s != '\0') {
		const char *from = s;
		unsigned c = text_next(&s);

		if (c == ' ')
			continue;
		if (c == '\n' || c == '\f') {
			unit += LINE_GAP;
			if (c == '\f' && part < 2)
				u->parts[part++] = unit;
			continue;
		}
		unit++;
		if (!text_is_cjk(c))
			s = from + strcspn(from, " \n\f");
		for (const char *b = from; b < s; b++)
			u->of[b - u->text] = unit;
		if (!text_is_cjk(c))
			add_word(a, n, u, from, (size_t)(s - from));
	}
}

static void
seek(struct arena *a, const struct near *n, struct units *u)
{
	int side;
	size_t i;

	for (side = 0; side < 2; side++) {
		const struct side *s = &n->sides[side];

		for (i = 0; i < s->pattern_count; i++) {
			const char *p = s->patterns[i], *at = u->text;
			size_t len = strlen(p);

			for (; (at = strstr(at, p)) != NULL; at++) {
				size_t from = (size_t)(at - u->text);
				size_t to = from + len;

				from += u->text[from] == ' ';
				to -= u->text[to - 1] == ' ';
				add_spot(a, &u->spots[side], u->of[from],
					u->of[to - 1]);
			}
		}
	}
}

/* How far apart: 1 is side by side, 0 upon each other. */
static int
distance_of(const struct spot *x, const struct spot *y)
{
	if (y->first > x->last)
		return y->first - x->last;
	return x->first > y->last ? x->first - y->last : 0;
}

static int
part_of(const struct units *u, int unit)
{
	if (u->parts[0] == 0 || unit < u->parts[0])
		return 0;
	return u->parts[1] == 0 || unit < u->parts[1] ? 1 : 2;
}

int
near_find(struct arena *a, const struct near *n, const char *stream)
{
	struct units u = { .text = stream,
		.of = ARENA_ARRAY(a, strlen(stream) + 1, int) };
	int best = -1;
	size_t i, k;

	cut(a, n, &u);
	seek(a, n, &u);
	for (i = 0; i < u.spots[0].count && best != 0; i++) {
		const struct spot *x = &u.spots[0].items[i];

		for (k = 0; k < u.spots[1].count; k++) {
			int far = distance_of(x, &u.spots[1].items[k]);
			int part = part_of(&u, x->first);

			if (far >= 1 && far <= n->distance &&
				(best < 0 || part < best))
				best = part;
		}
	}
	return best;
}
