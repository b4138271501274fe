#include "search/cursor.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/base64.h"
#include "search/search.h"

/* Numbers are at most 500 bytes long. */
#define CURSOR_BYTES_MAX 800

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
	return base64_print(a, arena_printf(a, "%c.%lld.%s", c->sort,
				 (long long)c->key, c->number));
}

enum err
cursor_read(struct arena *a, const char *text, struct cursor *out)
{
	struct cursor c;
	char *plain, *end;
	const char *s;
	enum err e;

	if (strlen(text) > CURSOR_BYTES_MAX)
		return ERR_INVALID;
	if ((e = base64_read(a, text, &plain)) != OK)
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
