#include "search/snippet.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#define HITS_MAX 100

static size_t
columns(unsigned c)
{
	return text_is_cjk(c) || (c >= 0x3000 && c < 0x3040) || c >= 0xff00 ? 2
									    : 1;
}

static bool
is_space(unsigned c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Moves from ${at} towards the end over ${width} columns, back to the last
 * space when a word would be cut. */
static size_t
forward(const char *text, size_t at, size_t width)
{
	const char *s = text + at, *before = s;
	size_t space = 0, used = 0;
	unsigned c, last = 0;

	while ((c = text_next(&s)) != 0) {
		if (is_space(c) || text_is_cjk(last))
			space = (size_t)(before - text);
		used += columns(c);
		if (used > width && space > at)
			return space;
		if (used > width && text_is_cjk(c))
			return (size_t)(before - text);
		/* A word without end is cut all the same. */
		if (used > 2 * width)
			return (size_t)(before - text);
		last = c;
		before = s;
	}
	return strlen(text);
}

/* The begin of a part that shows ${hit} with some text before it. */
static size_t
backward(const char *text, size_t hit, size_t width)
{
	size_t at = hit, used = 0, best = hit;

	while (at > 0 && used < width) {
		const char *s;
		unsigned c;

		do
			at--;
		while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
		s = text + at;
		c = text_next(&s);
		used += columns(c);
		if (at == 0 || text_is_cjk(c))
			best = at;
		else if (is_space(c))
			best = at + 1;
	}
	return best;
}

static void
add(struct snippet *out, struct fragment *items, const char *text, bool mark)
{
	if (*text != '\0')
		items[out->count++] = (struct fragment){ text, mark };
}

/* The text from ${from} to ${to}, with the hits that begin in it. */
static void
divide(struct arena *a, const char *text, size_t from, size_t to,
	const struct hit *hits, struct snippet *out)
{
	struct fragment *items =
		ARENA_ARRAY(a, 2 * out->hits + 3, struct fragment);
	const char *lead = from > 0 ? "…" : "";
	const char *tail = to < strlen(text) ? "…" : "";
	size_t at = from, i;

	out->items = items;
	for (i = 0; i < out->hits; i++) {
		size_t end = hits[i].end < to ? hits[i].end : to;

		if (hits[i].start < at || hits[i].start >= to)
			continue;
		add(out, items,
			arena_printf(a, "%s%.*s", lead,
				(int)(hits[i].start - at), text + at),
			false);
		lead = "";
		add(out, items,
			arena_strndup(
				a, text + hits[i].start, end - hits[i].start),
			true);
		at = end;
	}
	add(out, items,
		arena_printf(
			a, "%s%.*s%s", lead, (int)(to - at), text + at, tail),
		false);
}

/* Without words there is nothing to fold the text for. */
static size_t
find_hits(struct arena *a, const char *text, const struct snippet_terms *terms,
	struct hit *hits)
{
	if (terms->count == 0)
		return 0;
	return token_hits(
		a, text, terms->items, terms->count, hits, HITS_MAX);
}

void
snippet_whole(struct arena *a, const char *text, const char *lang,
	const struct snippet_terms *terms, struct snippet *out)
{
	struct hit hits[HITS_MAX];

	*out = (struct snippet){ .lang = lang };
	out->hits = find_hits(a, text, terms, hits);
	divide(a, text, 0, strlen(text), hits, out);
}

void
snippet_part(struct arena *a, const char *text, const char *lang,
	const struct snippet_terms *terms, size_t width, struct snippet *out)
{
	struct hit hits[HITS_MAX];
	size_t from = 0;

	*out = (struct snippet){ .lang = lang };
	out->hits = find_hits(a, text, terms, hits);
	if (out->hits > 0)
		from = backward(text, hits[0].start, width / 4);
	divide(a, text, from, forward(text, from, width), hits, out);
}
