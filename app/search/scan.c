#include "search/scan.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

static bool
is_apostrophe(unsigned c)
{
	return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC;
}

/* The end of the word that begins at ${s}. An apostrophe belongs to it when
 * a letter follows. */
static const char *
word_end(const char *s)
{
	const char *end = s;

	for (;;) {
		unsigned c;

		while ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))
			end = ++s;
		c = text_next(&s);
		if (is_apostrophe(c))
			c = text_next(&s);
		if (!text_is_word(c) || is_apostrophe(c))
			return end;
		end = s;
	}
}

static const char *
run_end(const char *s)
{
	const char *end = s;

	while (text_is_cjk(text_next(&s)))
		end = s;
	return end;
}

bool
scan_next(const char **folded, struct piece *out)
{
	const char *from = *folded;
	const char *s = from;
	unsigned c;

	while ((c = text_next(&s)) != 0) {
		bool cjk = text_is_cjk(c);

		if (cjk || (text_is_word(c) && !is_apostrophe(c))) {
			*folded = cjk ? run_end(s) : word_end(s);
			*out = (struct piece){ .cjk = cjk,
				.at = from,
				.len = (size_t)(*folded - from) };
			return true;
		}
		from = s;
	}
	*folded = s;
	return false;
}

const char *
scan_plain(struct arena *a, const struct piece *word, bool *digit)
{
	const char *end = word->at + word->len;
	char *plain = arena_alloc(a, word->len + 1);
	size_t len = 0;

	*digit = false;
	for (const char *s = word->at; s < end;) {
		const char *from = s;
		unsigned c = text_next(&s);

		if (is_apostrophe(c))
			continue;
		*digit = *digit || (c >= '0' && c <= '9');
		memcpy(plain + len, from, (size_t)(s - from));
		len += (size_t)(s - from);
	}
	return plain;
}

const char *
scan_stem(struct arena *a, const struct piece *word)
{
	bool digit;
	const char *plain = scan_plain(a, word, &digit);

	return digit ? plain : text_stem(a, plain);
}

static void
note(struct arena *a, struct places *p, const struct place *place)
{
	if (p->count == p->room) {
		struct place *old = p->items;

		p->room = p->room == 0 ? 64 : p->room * 2;
		p->items = ARENA_ARRAY(a, p->room, struct place);
		if (p->count > 0)
			memcpy(p->items, old, p->count * sizeof(*old));
	}
	p->items[p->count++] = *place;
}

void
scan_stream(struct arena *a, const char *folded, struct buf *out,
	struct places *places)
{
	const char *s = folded;
	struct piece p;
	bool any = false;

	while (scan_next(&s, &p)) {
		buf_char(out, ' ');
		any = true;
		if (places != NULL)
			note(a, places,
				&(struct place){ .cjk = p.cjk,
					.stream = out->len,
					.folded = (size_t)(p.at - folded),
					.len = p.len });
		if (p.cjk)
			buf_add(out, p.at, p.len);
		else
			buf_str(out, scan_stem(a, &p));
	}
	if (any)
		buf_char(out, ' ');
}
