#include "base/text.h"

#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>
#include <unictype.h>

#include "base/arena.h"
#include "base/buf.h"

/* Shown for bytes that are not UTF-8, as the Unicode standard advises. */
#define REPLACEMENT 0xFFFDu
/* A character and what combines with it; Unicode's stream-safe format ends
 * a sequence at 30 marks, which fit in here. */
#define CLUSTER_BYTES 128

bool
text_valid(const char *s, size_t len)
{
	return u8_check((const uint8_t *)s, len) == NULL &&
	       memchr(s, '\0', len) == NULL;
}

int
text_int(const char *s)
{
	int n = 0;

	for (; *s >= '0' && *s <= '9'; s++)
		if (__builtin_mul_overflow(n, 10, &n) ||
			__builtin_add_overflow(n, *s - '0', &n))
			return INT_MAX;
	return n;
}

int64_t
text_id(const char *s)
{
	size_t len = s == NULL ? 0 : strlen(s);

	if (len == 0 || len > 15 || strspn(s, "0123456789") != len)
		return 0;
	return strtoll(s, NULL, 10);
}

unsigned
text_next(const char **s)
{
	const unsigned char *b = (const unsigned char *)*s;
	ucs4_t c;
	int n;

	if (b[0] < 0x80) {
		if (b[0] != 0)
			(*s)++;
		return b[0];
	}
	/* Han and kana without the library: this is called for every
	 * character of every text. */
	if (b[0] > 0xE0 && b[0] < 0xED && (b[1] & 0xC0) == 0x80 &&
		(b[2] & 0xC0) == 0x80) {
		*s += 3;
		return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 |
		       (b[2] & 0x3Fu);
	}
	n = u8_strmbtouc(&c, b);
	if (n > 0) {
		*s += n;
		return c;
	}
	(*s)++;
	return REPLACEMENT;
}

size_t
text_length(const char *s)
{
	size_t n = 0;

	while (text_next(&s) != 0)
		n++;
	return n;
}

bool
text_is_cjk(unsigned c)
{
	/* The scripts Han, Hiragana, Katakana and Hangul, the marks shared by
	 * the two kana, and what libunistring's tables say of the rest. */
	if (c < 0x1100)
		return false;
	if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
		(c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3041 && c <= 0x3096))
		return true;
	if (c >= 0x3099 && c <= 0x30FF)
		return c != 0x30A0 && c != 0x30FB;
	if (c < 0x2E80)
		return c <= 0x11FF;
	return uc_is_general_category_withtable(
		       c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N) &&
	       (uc_is_script(c, uc_script_byname("Han")) ||
		       uc_is_script(c, uc_script_byname("Katakana")) ||
		       uc_is_script(c, uc_script_byname("Hiragana")) ||
		       uc_is_script(c, uc_script_byname("Hangul")) ||
		       c == 0x3006 || c == 0x303C || c == 0xFF70);
}

bool
text_is_word(unsigned c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		       (c >= 'A' && c <= 'Z');
	return uc_is_general_category_withtable(
		       c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N |
				  UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Mc) &&
	       !text_is_cjk(c);
}

static bool
is_mark(unsigned c)
{
	return c >= 0x300 &&
	       uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

static bool
is_ignorable(unsigned c)
{
	return c >= 0xAD && uc_is_property_default_ignorable_code_point(c);
}

/* True for a code point that may fuse with the one before it. */
static bool
joins(unsigned c)
{
	if (c < 0x300)
		return c == 0xAD;
	if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3))
		return false;
	/* Hangul vowels and final consonants, conjoining, compatibility and
	 * half-width; half-width voiced sound marks; Thai and Lao vowels that
	 * decompose into a mark and a letter. */
	if ((c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB) ||
		(c >= 0x314F && c <= 0x3163) || (c >= 0x3187 && c <= 0x318E) ||
		(c >= 0xFFC2 && c <= 0xFFDC) || c == 0xFF9E || c == 0xFF9F ||
		c == 0xE33 || c == 0xEB3)
		return true;
	return is_mark(c) || is_ignorable(c);
}

/*
 * The folded form of the code points that make up nearly all patent text and
 * fold to one code point that never changes its neighbours; else 0.
 */
static unsigned
fold_simple(unsigned c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
		(c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FE) ||
		(c >= 0xAC00 && c <= 0xD7A3))
		return c;
	if (c == 0x3000)
		return ' ';
	if (c >= 0x3001 && c <= 0x3003)
		return c;
	if (c >= 0xFF01 && c <= 0xFF5E)
		return fold_simple(c - 0xFEE0);
	return 0;
}

size_t
text_put(char *to, unsigned c)
{
	int n;

	if (c < 0x80) {
		*to = (char)c;
		return 1;
	}
	if (c >= 0x3000 && c < 0xD800) {
		to[0] = (char)(0xE0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 0x3F));
		to[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	n = u8_uctomb((uint8_t *)to, c, 4);
	return n > 0 ? (size_t)n : 0;
}

/* Appends ${n} bytes without what folding drops (see text_fold). */
static void
add_kept(struct buf *out, const uint8_t *s, size_t n)
{
	bool base = false;
	size_t i = 0;

	while (i < n) {
		ucs4_t c;
		int len = u8_mbtouc(&c, s + i, n - i);

		if (!is_mark(c))
			base = text_is_word(c) || text_is_cjk(c);
		if (base || !is_mark(c))
			buf_add(out, s + i, (size_t)len);
		i += (size_t)len;
	}
}

/* Folds one cluster by libunistring, which allocates when it must. */
static void
fold_cluster(const char *from, const char *to, struct buf *out)
{
	uint8_t in[CLUSTER_BYTES + 8];
	uint8_t normal[CLUSTER_BYTES * 4];
	uint8_t folded[CLUSTER_BYTES * 4];
	uint8_t *a;
	uint8_t *b;
	size_t n = 0;
	size_t a_len = sizeof(normal);
	size_t b_len = sizeof(folded);

	while (from < to) {
		unsigned c = text_next(&from);

		if (!is_ignorable(c))
			n += text_put((char *)in + n, c);
	}
	if (n == 0)
		return;
	/* Some characters change case only after decomposition ("℡"), some
	 * compose anew after folding, so the normal form is taken twice. */
	a = u8_normalize(UNINORM_NFKC, in, n, normal, &a_len);
	if (a == NULL)
		abort();
	b = u8_casefold(a, a_len, NULL, UNINORM_NFKC, folded, &b_len);
	if (b == NULL)
		abort();
	add_kept(out, b, b_len);
	if (a != normal)
		free(a);
	if (b != folded)
		free(b);
}

bool
text_fold_next(const char **s, struct buf *out)
{
	const char *from = *s;
	const char *peek;
	unsigned c = text_next(s);
	unsigned simple = fold_simple(c);
	char bytes[4];

	if (c == 0)
		return false;
	peek = *s;
	if (simple != 0 && !joins(text_next(&peek))) {
		buf_add(out, bytes, text_put(bytes, simple));
		return true;
	}
	for (peek = *s; peek - from < CLUSTER_BYTES - 4; *s = peek)
		if (!joins(text_next(&peek)))
			break;
	fold_cluster(from, *s, out);
	return true;
}

char *
text_fold(struct arena *a, const char *s)
{
	struct buf *out = buf_new(a, strlen(s) + 16);
	char chunk[256];
	size_t used = 0;

	while (*s != '\0') {
		const char *at = s;
		const char *peek;
		unsigned simple = fold_simple(text_next(&at));

		peek = at;
		if (simple != 0 && ((unsigned char)*at < 0x80 ||
					   !joins(text_next(&peek)))) {
			used += text_put(chunk + used, simple);
			s = at;
			if (used <= sizeof(chunk) - 4)
				continue;
		}
		buf_add(out, chunk, used);
		used = 0;
		if (s != at)
			text_fold_next(&s, out);
	}
	buf_add(out, chunk, used);
	return out->data;
}

static bool
is_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s >= 0x80)
			return false;
	return true;
}

/* Copies what libunistring made into the arena; input that is not UTF-8
 * comes back as it is. */
static char *
settle(struct arena *a, uint8_t *made, size_t len, const char *s)
{
	char *copy;

	if (made == NULL && errno == ENOMEM)
		abort();
	if (made == NULL)
		return arena_strdup(a, s);
	copy = arena_strndup(a, (const char *)made, len);
	free(made);
	return copy;
}

char *
text_nfc(struct arena *a, const char *s)
{
	const char *end;
	const char *at;
	const char *next;
	uint8_t *made;
	char *out;
	size_t len = 0;

	for (next = s; uc_is_property_white_space(text_next(&next)); s = next)
		;
	end = s;
	for (at = s; *at != '\0';)
		if (!uc_is_property_white_space(text_next(&at)))
			end = at;
	out = arena_strndup(a, s, (size_t)(end - s));
	if (*out == '\0' || is_ascii(out))
		return out;
	made = u8_normalize(
		UNINORM_NFC, (const uint8_t *)out, strlen(out), NULL, &len);
	return settle(a, made, len, out);
}

char *
text_upper(struct arena *a, const char *s)
{
	uint8_t *made;
	size_t len = 0;
	char *out;

	if (is_ascii(s)) {
		out = arena_strdup(a, s);
		for (char *p = out; *p != '\0'; p++)
			if (*p >= 'a' && *p <= 'z')
				*p = (char)(*p - 32);
		return out;
	}
	made = u8_normalize(
		UNINORM_NFKC, (const uint8_t *)s, strlen(s), NULL, &len);
	out = settle(a, made, len, s);
	made = u8_toupper((const uint8_t *)out, strlen(out), NULL, UNINORM_NFKC,
		NULL, &len);
	return settle(a, made, len, out);
}
