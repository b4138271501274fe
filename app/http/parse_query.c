#include "http/parse.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Decoding never makes text longer, so one allocation is enough. */
static char *
decode(struct arena *a, const char *text, size_t len, bool plus)
{
	char *out = arena_alloc(a, len + 1);
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		char c = text[i];

		if (c == '+' && plus) {
			c = ' ';
		} else if (c == '%') {
			int high, low;

			if (len - i < 3 ||
				(high = hex_digit(text[i + 1])) < 0 ||
				(low = hex_digit(text[i + 2])) < 0)
				return NULL;
			c = (char)(high << 4 | low);
			i += 2;
		}
		out[n++] = c;
	}
	return text_valid(out, n) ? out : NULL;
}

enum err
parse_percent(struct arena *a, const char *text, size_t len, char **out)
{
	char *decoded = decode(a, text, len, false);

	if (decoded == NULL)
		return ERR_INVALID;
	*out = decoded;
	return OK;
}

enum err
parse_query(struct arena *a, const char *text, size_t len, struct pairs *out)
{
	/* The list grows in a copy; bytes that pairs_add() may write into the
	 * common array lie beyond the caller's count. */
	struct pairs pairs = *out;
	const char *at = len == 0 ? NULL : text;
	const char *end = len == 0 ? NULL : text + len;

	while (at < end) {
		const char *amp = memchr(at, '&', (size_t)(end - at));
		const char *stop = amp == NULL ? end : amp;
		const char *eq = memchr(at, '=', (size_t)(stop - at));
		const char *name_end = eq == NULL ? stop : eq;
		const char *value = eq == NULL ? stop : eq + 1;

		if (at < stop) {
			char *n = decode(a, at, (size_t)(name_end - at), true);
			char *v =
				decode(a, value, (size_t)(stop - value), true);

			if (n == NULL || v == NULL ||
				pairs.count - out->count == PARSE_PAIRS_MAX)
				return ERR_INVALID;
			pairs_add(a, &pairs, n, v);
		}
		at = amp == NULL ? end : amp + 1;
	}
	*out = pairs;
	return OK;
}
