#include "search/cursor.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "search/search.h"

/* Numbers are at most 500 bytes long. */
#define CURSOR_BYTES_MAX 800

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			       "abcdefghijklmnopqrstuvwxyz0123456789-_";

/* Base64url without padding (RFC 4648, part 5). */
static char *
encode(struct arena *a, const char *text)
{
	const unsigned char *in = (const unsigned char *)text;
	size_t len = strlen(text), n = 0, i;
	char *out = arena_alloc(a, len * 4 / 3 + 4);

	for (i = 0; i < len; i += 3) {
		unsigned long v = (unsigned long)in[i] << 16;
		size_t rest = len - i;

		v |= rest > 1 ? (unsigned long)in[i + 1] << 8 : 0;
		v |= rest > 2 ? in[i + 2] : 0;
		out[n++] = alphabet[v >> 18 & 63];
		out[n++] = alphabet[v >> 12 & 63];
		if (rest > 1)
			out[n++] = alphabet[v >> 6 & 63];
		if (rest > 2)
			out[n++] = alphabet[v & 63];
	}
	return out;
}

static enum err
decode(struct arena *a, const char *text, char **out)
{
	size_t len = strlen(text), n = 0, i;
	char *to = arena_alloc(a, len + 1);
	unsigned long v = 0;

	if (len == 0 || len > CURSOR_BYTES_MAX || len % 4 == 1)
		return ERR_INVALID;
	for (i = 0; i < len; i++) {
		const char *at = strchr(alphabet, text[i]);

		if (at == NULL)
			return ERR_INVALID;
		v = v << 6 | (unsigned long)(at - alphabet);
		if (i % 4 > 0)
			to[n++] = (char)(v >> (6 - 2 * (i % 4)) & 255);
	}
	*out = to;
	return OK;
}

char
cursor_sort(const struct search *s)
{
	static const char letters[][SEARCH_SORT_POOLED + 1] = {
		[false] = { [SEARCH_SORT_RELEVANCE] = 'r',
			[SEARCH_SORT_PUBLISHED] = 'p',
			[SEARCH_SORT_FILED] = 'f',
			[SEARCH_SORT_POOLED] = 'a' },
		[true] = { [SEARCH_SORT_RELEVANCE] = 'R',
			[SEARCH_SORT_PUBLISHED] = 'P',
			[SEARCH_SORT_FILED] = 'F',
			[SEARCH_SORT_POOLED] = 'A' },
	};

	return letters[s->families][search_sort_of(s)];
}

char *
cursor_print(struct arena *a, const struct cursor *c)
{
	return encode(a, arena_printf(a, "%c.%lld.%s", c->sort,
				 (long long)c->key, c->number));
}

enum err
cursor_read(struct arena *a, const char *text, struct cursor *out)
{
	struct cursor c;
	char *plain, *end;
	const char *s;
	enum err e;

	if ((e = decode(a, text, &plain)) != OK)
		return e;
	if (strchr("rpfaRPFA", plain[0]) == NULL || plain[0] == '\0' ||
		plain[1] != '.')
		return ERR_INVALID;
	c.sort = plain[0];
	errno = 0;
	c.key = strtoll(plain + 2, &end, 10);
	if (end == plain + 2 || *end != '.' || errno != 0 || end[1] == '\0')
		return ERR_INVALID;
	for (s = c.number = end + 1; *s != '\0'; s++)
		if (*s < '!' || *s > '~')
			return ERR_INVALID;
	/* One text a place: bits that nobody reads must be as we write them. */
	if (strcmp(cursor_print(a, &c), text) != 0)
		return ERR_INVALID;
	*out = c;
	return OK;
}
