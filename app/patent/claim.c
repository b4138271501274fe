#include "patent/claim.h"

#include <string.h>

#include "base/arena.h"
#include "patent/claim_part.h"

const char *
claim_skip_space(const char *s)
{
	for (;;) {
		s += strspn(s, " \t\r\n");
		if (strncmp(s, "\xe3\x80\x80", 3) != 0)
			return s;
		s += 3;
	}
}

int
claim_read_number(const char *s, const char **end)
{
	int n = 0, digits = 0;

	for (;; digits++) {
		if (*s >= '0' && *s <= '9') {
			n = n * 10 + (*s - '0');
			s++;
		} else if (strncmp(s, "\xef\xbc", 2) == 0 &&
			   (unsigned char)s[2] >= 0x90 &&
			   (unsigned char)s[2] <= 0x99) {
			n = n * 10 + ((unsigned char)s[2] - 0x90);
			s += 3;
		} else {
			break;
		}
		if (digits == 4)
			return 0;
	}
	*end = s;
	return n;
}

/* "1. ", "1、", "1．", "１）": the number, and where the claim begins. */
static int
read_plain(const char *s, const char **text)
{
	static const char *const stops[] = { ".", ")", "．", "、", "。", "）",
		":", "：" };
	const char *end;
	int n = claim_read_number(s, &end);
	size_t i;

	if (n == 0)
		return 0;
	end = claim_skip_space(end);
	for (i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
		size_t len = strlen(stops[i]);
		const char *rest;

		/* "1.5 bar" begins no claim. */
		if (strncmp(end, stops[i], len) == 0 &&
			claim_read_number(end + len, &rest) == 0) {
			*text = claim_skip_space(end + len);
			return n;
		}
	}
	return 0;
}

/* "【請求項1】", "[Claim 1]", "【청구항 1】". */
static int
read_bracket(const char *s, const char **text)
{
	static const char *const words[] = { "請求項", "请求项", "權利要求",
		"权利要求", "청구항", "Claim", "claim", "CLAIM" };
	const char *close = "】";
	size_t i;
	int n;

	if (*s == '[')
		close = "]";
	else if (strncmp(s, "【", strlen("【")) != 0)
		return 0;
	s = claim_skip_space(s + strlen(close));
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strncmp(s, words[i], strlen(words[i])) == 0) {
			s = claim_skip_space(s + strlen(words[i]));
			break;
		}
	if ((n = claim_read_number(s, &s)) == 0)
		return 0;
	s = claim_skip_space(s);
	if (strncmp(s, close, strlen(close)) != 0)
		return 0;
	*text = claim_skip_space(s + strlen(close));
	return n;
}

static int
read_begin(const char *s, const char **text)
{
	int n = read_bracket(s, text);

	return n != 0 ? n : read_plain(s, text);
}

/* Where claim ${next} begins on a line of its own, or NULL. */
static const char *
find_next(const char *s, int next)
{
	const char *text;

	while ((s = strchr(s, '\n')) != NULL) {
		s = claim_skip_space(s);
		if (read_begin(s, &text) == next && *text != '\0')
			return s;
	}
	return NULL;
}

struct reader {
	struct arena *arena;
	struct claim *items;
	size_t count;
	size_t room;
	int last; /* number of the claim before */
};

static void
add(struct reader *r, const char *begin, size_t len)
{
	const char *one = arena_strndup(r->arena, begin, len), *text;
	struct claim *c;
	int n;

	if (r->count == r->room) {
		struct claim *more =
			ARENA_ARRAY(r->arena, 2 * r->room, struct claim);

		memcpy(more, r->items, r->count * sizeof(*more));
		r->items = more;
		r->room *= 2;
	}
	c = &r->items[r->count++];
	c->text = claim_skip_space(one);
	c->number = r->last + 1;
	if ((n = read_begin(c->text, &text)) != 0) {
		c->text = text;
		/* Claims may be left out, but their numbers rise. */
		if (n > r->last)
			c->number = n;
	}
	r->last = c->number;
	claim_read_refs(r->arena, c);
}

void
claim_list(struct arena *a, const char *const *texts, size_t count,
	struct claims *out)
{
	struct reader r = { .arena = a, .room = count + 1 };
	size_t i;

	r.items = ARENA_ARRAY(a, r.room, struct claim);
	for (i = 0; i < count; i++) {
		const char *s = claim_skip_space(texts[i]), *text, *next;
		int n = read_begin(s, &text);

		while (n != 0 && n > r.last &&
			(next = find_next(s, n + 1)) != NULL) {
			add(&r, s, (size_t)(next - s));
			s = next;
			n++;
		}
		add(&r, s, strlen(s));
	}
	out->items = r.items;
	out->count = r.count;
}

void
claim_select(struct arena *a, const struct claims *all, bool dependent,
	struct claims *out)
{
	struct claim *items = ARENA_ARRAY(a, all->count + 1, struct claim);
	size_t i;

	*out = (struct claims){ .items = items };
	for (i = 0; i < all->count; i++)
		if (all->items[i].dependent == dependent)
			items[out->count++] = all->items[i];
}
