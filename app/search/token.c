#include "search/token.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "search/scan.h"

/* A GIN key has a limit of about 2,700 bytes; a chemical name or a piece of
 * a sequence listing may be longer. The key of a longer word is cut. */
#define KEY_BYTES 64

/* The mark of a wide key: no token holds it, and it sorts before CJK. */
#define MARK '~'

/*
 * A set of CJK keys as numbers: one or two code points, the first in the
 * upper half, on top LITERAL unless the key is marked, so that their order is
 * that of the strings. A hash table with free places (0) between; ${room} is a
 * power of two. A text repeats its characters so often that sorting all of
 * them costs more than the table.
 */
#define LITERAL (UINT64_C(1) << 63)

struct pairs {
	uint64_t *items;
	size_t count;
	size_t room;
};

struct words {
	const char **items;
	size_t count;
	size_t room;
};

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int
by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a;
	uint64_t y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

const char *
token_key(struct arena *a, const char *stem)
{
	size_t len = KEY_BYTES;

	if (strlen(stem) <= KEY_BYTES)
		return stem;
	while (len > 0 && ((unsigned char)stem[len] & 0xC0) == 0x80)
		len--;
	return arena_strndup(a, stem, len);
}

static void
add_word(struct arena *a, struct words *w, const char *key)
{
	if (w->count == w->room) {
		const char **old = w->items;

		w->room = w->room == 0 ? 64 : w->room * 2;
		w->items = ARENA_ARRAY(a, w->room, const char *);
		if (w->count > 0)
			memcpy(w->items, old, w->count * sizeof(*old));
	}
	w->items[w->count++] = key;
}

static void
pairs_put(struct pairs *p, uint64_t v)
{
	size_t i = (size_t)(v * 0x9E3779B97F4A7C15u >> 32) & (p->room - 1);

	while (p->items[i] != 0 && p->items[i] != v)
		i = (i + 1) & (p->room - 1);
	p->count += p->items[i] == 0;
	p->items[i] = v;
}

static void
pairs_add(struct arena *a, struct pairs *p, uint64_t v)
{
	if (p->count >= p->room / 2) {
		struct pairs old = *p;

		p->room = old.room == 0 ? 128 : old.room * 2;
		p->items = ARENA_ARRAY(a, p->room, uint64_t);
		p->count = 0;
		for (size_t i = 0; i < old.room; i++)
			if (old.items[i] != 0)
				pairs_put(p, old.items[i]);
	}
	pairs_put(p, v);
}

/* The strings of a set, sorted; the table is used up. */
static void
pairs_spell(struct arena *a, struct pairs *p, struct tokens *out)
{
	size_t n = 0;
	char *bytes;

	for (size_t i = 0; i < p->room; i++)
		if (p->items[i] != 0)
			p->items[n++] = p->items[i];
	if (n > 1)
		qsort(p->items, n, sizeof(*p->items), by_value);
	bytes = arena_alloc(a, n * 10 + 1);
	out->items = ARENA_ARRAY(a, n + 1, const char *);
	for (size_t i = 0; i < n; i++) {
		uint64_t v = p->items[i];

		out->items[out->count++] = bytes;
		if ((v & LITERAL) == 0)
			*bytes++ = MARK;
		bytes += text_put(bytes, (unsigned)((v & ~LITERAL) >> 32));
		if ((uint32_t)v != 0)
			bytes += text_put(bytes, (uint32_t)v);
		*bytes++ = '\0';
	}
}

/* Joins two sets into ${to}, which has room for both. */
static size_t
merge_two(const struct tokens *x, const struct tokens *y, const char **to)
{
	size_t i = 0;
	size_t k = 0;
	size_t n = 0;

	while (i < x->count && k < y->count) {
		int order = strcmp(x->items[i], y->items[k]);

		to[n++] = order <= 0 ? x->items[i] : y->items[k];
		i += order <= 0;
		k += order >= 0;
	}
	while (i < x->count)
		to[n++] = x->items[i++];
	while (k < y->count)
		to[n++] = y->items[k++];
	return n;
}

void
token_merge(struct arena *a, const struct tokens *sets, size_t count,
	struct tokens *out)
{
	struct tokens *all = ARENA_ARRAY(a, count + 1, struct tokens);

	if (count > 0)
		memcpy(all, sets, count * sizeof(*sets));
	/* Neighbours are joined in rounds, so that no key moves more often
	 * than the number of sets can be halved. */
	for (size_t step = 1; step < count; step *= 2) {
		for (size_t i = 0; i + step < count; i += 2 * step) {
			struct tokens joined = { 0 };

			joined.items = ARENA_ARRAY(a,
				all[i].count + all[i + step].count + 1,
				const char *);
			joined.count = merge_two(
				&all[i], &all[i + step], joined.items);
			all[i] = joined;
		}
	}
	*out = all[0];
}

/* What the pieces of a text amount to. */
struct gathered {
	struct words words;
	struct pairs pairs;
	size_t pieces;
	size_t points;	 /* code points of the last CJK run */
	size_t word_len; /* bytes of the last stem */
	bool last_cjk;
	bool first_cjk;
};

/* Which keys a run gives. */
enum kind {
	DOCUMENT, /* all, and single characters of longer runs */
	TERM,
	TERM_WIDE
};

/* A character of a run, and the one that stands for it and its other forms,
 * 0: it has none. */
struct sign {
	uint64_t point;
	uint64_t standing;
};

static uint64_t
key_literal(struct sign x, struct sign y)
{
	return LITERAL | x.point << 32 | y.point;
}

static uint64_t
key_marked(struct sign x, struct sign y)
{
	return (x.standing == 0 ? x.point : x.standing) << 32 |
	       (y.standing == 0 ? y.point : y.standing);
}

/* The keys of a pair, or of a single character when ${y} is zero. */
static void
add_key(struct arena *a, struct pairs *p, struct sign x, struct sign y,
	enum kind kind)
{
	bool forms = x.standing != 0 || y.standing != 0;

	if (kind != TERM_WIDE || !forms)
		pairs_add(a, p, key_literal(x, y));
	if (kind != TERM && forms)
		pairs_add(a, p, key_marked(x, y));
}

static void
gather_run(struct arena *a, struct gathered *g, const struct piece *p,
	enum kind kind)
{
	const struct sign none = { 0 };
	struct sign before = { 0 };
	const char *s = p->at;

	g->points = 0;
	while (s < p->at + p->len) {
		struct sign c;

		c.point = text_next(&s);
		c.standing = text_script((unsigned)c.point);
		if (kind == DOCUMENT ||
			(before.point == 0 && s == p->at + p->len))
			add_key(a, &g->pairs, c, none, kind);
		if (before.point != 0)
			add_key(a, &g->pairs, before, c, kind);
		before = c;
		g->points++;
	}
}

static void
gather(struct arena *a, const char *folded, enum kind kind, struct gathered *g)
{
	const char *s = folded;
	struct piece p;

	for (; scan_next(&s, &p); g->pieces++) {
		const char *stem;

		g->last_cjk = p.cjk;
		if (g->pieces == 0)
			g->first_cjk = p.cjk;
		if (p.cjk) {
			gather_run(a, g, &p, kind);
			continue;
		}
		stem = scan_stem(a, &p);
		g->word_len = strlen(stem);
		add_word(a, &g->words, token_key(a, stem));
	}
}

static void
keys_of(struct arena *a, struct gathered *g, struct tokens *out)
{
	struct tokens sets[2] = { 0 };

	if (g->words.count > 0)
		qsort(g->words.items, g->words.count, sizeof(char *), by_bytes);
	sets[0].items = g->words.items;
	for (size_t i = 0; i < g->words.count; i++)
		if (i == 0 || strcmp(g->words.items[i],
				      sets[0].items[sets[0].count - 1]) != 0)
			sets[0].items[sets[0].count++] = g->words.items[i];
	pairs_spell(a, &g->pairs, &sets[1]);
	token_merge(a, sets, 2, out);
}

void
token_keys(struct arena *a, const char *text, struct tokens *out)
{
	struct gathered g = { 0 };

	gather(a, text_fold(a, text), DOCUMENT, &g);
	keys_of(a, &g, out);
}

void
token_stream(struct arena *a, const char *text, struct buf *out)
{
	scan_stream(a, text_fold(a, text), out, NULL);
}

static void
make_term(struct arena *a, const char *folded, enum kind kind, struct term *out)
{
	struct buf *stream = buf_new(a, strlen(folded) + 16);
	struct gathered g = { 0 };

	gather(a, folded, kind, &g);
	*out = (struct term){ .wide = kind == TERM_WIDE };
	keys_of(a, &g, &out->keys);
	scan_stream(a, folded, stream, NULL);
	/* A CJK run at either end may be part of a longer one. */
	out->pattern = stream->data;
	if (g.pieces > 0 && g.last_cjk)
		stream->data[--stream->len] = '\0';
	if (g.pieces > 0 && g.first_cjk)
		out->pattern++;
	/* Keys of cut words end within three bytes of the limit. */
	out->exact = g.pieces == 1 &&
		     (g.last_cjk ? g.points <= 2 : g.word_len < KEY_BYTES - 3);
}

void
token_term(struct arena *a, const char *text, struct term *out)
{
	make_term(a, text_fold(a, text), TERM, out);
}

void
token_term_wide(struct arena *a, const char *text, struct term *out)
{
	make_term(a, text_script_fold(a, text_fold(a, text)), TERM_WIDE, out);
}

int
token_form(void)
{
	return (int)(text_script_sum() ^ TOKEN_FORM);
}

bool
token_match(const char *stream, const struct term *term)
{
	return term->pattern[0] != '\0' &&
	       strstr(stream, term->pattern) != NULL;
}
