#include "patent/number_part.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

/* Hyphens, dashes and minus signs; KC has made ASCII of the full-width one. */
static bool
is_hyphen(unsigned c)
{
	return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2043 ||
	       c == 0x00AD || c == '-' || c == '_';
}

static bool
is_middle_dot(unsigned c)
{
	return c == 0x00B7 || c == 0x0387 || c == 0x2022 || c == 0x2027 ||
	       c == 0x2219 || c == 0x22C5 || c == 0x30FB;
}

/* Spaces, and the invisible marks that come along with a copied number. */
static bool
is_space(unsigned c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') ||
	       (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
	       c == 0x2060 || c == 0xFEFF;
}

char *
parts_clean(struct arena *a, const char *text)
{
	struct buf *out = buf_new(a, strlen(text) + 1);
	unsigned last = 0;

	while (*text != '\0') {
		const char *from = text;
		const char *peek;
		unsigned c = text_next(&text);

		peek = text;
		/* Typed with a kana keyboard, the sound mark stands where a
		 * hyphen was meant. */
		if (is_hyphen(c) || is_middle_dot(c) ||
			(c == 0x30FC && last < 0x80 && isdigit((int)last) &&
				*peek >= '0' && *peek <= '9')) {
			buf_char(out, '-');
		} else if (is_space(c)) {
			buf_char(out, ' ');
		} else {
			buf_add(out, from, (size_t)(text - from));
		}
		last = c;
	}
	return out->data;
}

enum err
parts_read(struct arena *a, const char *ascii, struct parts *out)
{
	size_t len = strlen(ascii);
	struct parts p = { 0 };
	char separator = 0;

	p.text = arena_alloc(a, len + 1);
	p.before = arena_alloc(a, len + 1);
	for (; *ascii != '\0'; ascii++) {
		unsigned char c = (unsigned char)*ascii;

		if (strchr("-/., ", c) != NULL) {
			/* A space beside another separator says nothing. */
			if (c != ' ' || separator == 0)
				separator = (char)c;
			continue;
		}
		if (c >= 0x80 || !(isupper(c) || isdigit(c)))
			return ERR_INVALID;
		p.text[p.len] = (char)c;
		p.before[p.len++] = separator;
		separator = 0;
	}
	*out = p;
	return OK;
}

void
parts_skip(struct parts *p, size_t n)
{
	p->text += n;
	p->before += n;
	p->len -= n;
}

void
parts_cut(struct parts *p, size_t n)
{
	p->text[n] = '\0';
	p->len = n;
}

size_t
parts_digits(const struct parts *p, size_t at)
{
	return at >= p->len ? 0 : strspn(p->text + at, "0123456789");
}

char *
parts_year_serial(struct arena *a, int year, const struct parts *p, size_t at,
	size_t width)
{
	struct buf *out = buf_new(a, p->len + width);

	buf_printf(out, "%04d", year);
	for (size_t n = p->len - at; n < width; n++)
		buf_char(out, '0');
	buf_str(out, p->text + at);
	return out->data;
}
