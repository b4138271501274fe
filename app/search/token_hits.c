#include "search/token.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "search/scan.h"

/* A character of the original with what combines with it, and where its
 * folded form begins. */
struct origin {
	size_t folded;
	size_t start;
	size_t end;
};

/* A text in its three forms. */
struct trace {
	struct origin *origins;
	size_t origin_count;
	struct places places;
	struct buf *stream;
};

struct hits {
	struct arena *arena;
	struct hit *items;
	size_t count;
	size_t room;
};

/* Script-folds what stands in ${b} from ${at} on. */
static void
fold_script(struct arena *a, struct buf *b, size_t at)
{
	const char *last = b->data + at;
	const char *made = text_script_fold(a, last);

	if (made == last)
		return;
	b->len = at;
	buf_str(b, made);
}

static void
trace_read(struct arena *a, const char *text, bool wide, struct trace *t)
{
	struct buf *folded = buf_new(a, strlen(text) + 16);
	const char *s = text;

	t->origins = ARENA_ARRAY(a, strlen(text) + 1, struct origin);
	t->origin_count = 0;
	while (*s != '\0') {
		struct origin o = { .folded = folded->len,
			.start = (size_t)(s - text) };

		text_fold_next(&s, folded);
		if (wide)
			fold_script(a, folded, o.folded);
		o.end = (size_t)(s - text);
		if (folded->len > o.folded)
			t->origins[t->origin_count++] = o;
	}
	t->stream = buf_new(a, folded->len + 16);
	t->places = (struct places){ 0 };
	scan_stream(a, folded->data, t->stream, &t->places);
}

/* The character that the folded byte at ${at} came from. */
static const struct origin *
origin_of(const struct trace *t, size_t at)
{
	size_t low = 0;
	size_t high = t->origin_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (t->origins[middle].folded <= at)
			low = middle;
		else
			high = middle;
	}
	return &t->origins[low];
}

/* The piece that holds the byte at ${at} of the stream. */
static const struct place *
place_of(const struct trace *t, size_t at)
{
	size_t low = 0;
	size_t high = t->places.count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (t->places.items[middle].stream <= at)
			low = middle;
		else
			high = middle;
	}
	return &t->places.items[low];
}

/* From the stretch [from, to) of the stream, without its outer spaces, back
 * to the original: words as a whole, CJK text by the character. */
static struct hit
locate(const struct trace *t, size_t from, size_t to)
{
	const struct place *first = place_of(t, from);
	const struct place *last = place_of(t, to - 1);
	size_t a = first->folded + (first->cjk ? from - first->stream : 0);
	size_t b =
		last->folded + (last->cjk ? to - last->stream : last->len) - 1;

	return (struct hit){ origin_of(t, a)->start, origin_of(t, b)->end };
}

static void
add_hit(struct hits *h, struct hit hit)
{
	if (h->count == h->room) {
		struct hit *old = h->items;

		h->room = h->room == 0 ? 32 : h->room * 2;
		h->items = ARENA_ARRAY(h->arena, h->room, struct hit);
		if (h->count > 0)
			memcpy(h->items, old, h->count * sizeof(*old));
	}
	h->items[h->count++] = hit;
}

static void
find_term(const struct trace *t, const struct term *term, struct hits *h)
{
	const char *stream = t->stream->data;
	const char *at = stream;
	size_t len = strlen(term->pattern);

	if (len == 0)
		return;
	for (; (at = strstr(at, term->pattern)) != NULL; at++) {
		size_t from = (size_t)(at - stream);
		size_t to = from + len;

		from += stream[from] == ' ';
		to -= stream[to - 1] == ' ';
		add_hit(h, locate(t, from, to));
	}
}

/* Finds the terms of one kind, for which the text is traced if there are. */
static void
find_terms(const char *text, const struct term *terms, size_t count, bool wide,
	struct hits *h)
{
	struct trace t;
	bool traced = false;

	for (size_t i = 0; i < count; i++) {
		if (terms[i].wide != wide)
			continue;
		if (!traced)
			trace_read(h->arena, text, wide, &t);
		traced = true;
		find_term(&t, &terms[i], h);
	}
}

static int
by_start(const void *a, const void *b)
{
	const struct hit *x = a;
	const struct hit *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end < y->end) - (x->end > y->end);
}

size_t
token_hits(struct arena *a, const char *text, const struct term *terms,
	size_t count, struct hit *out, size_t max)
{
	struct hits h = { .arena = a };
	size_t n = 0;

	find_terms(text, terms, count, false, &h);
	find_terms(text, terms, count, true, &h);
	if (h.count > 1)
		qsort(h.items, h.count, sizeof(*h.items), by_start);
	for (size_t i = 0; i < h.count; i++) {
		if (n > 0 && h.items[i].start < out[n - 1].end) {
			if (h.items[i].end > out[n - 1].end)
				out[n - 1].end = h.items[i].end;
		} else if (n < max) {
			out[n++] = h.items[i];
		} else {
			break;
		}
	}
	return n;
}
