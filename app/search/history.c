#include "search/history.h"

#include <string.h>

#include "base/arena.h"
#include "base/base64.h"
#include "base/buf.h"
#include "base/text.h"

/* The number of a first set: enough for a browser that is never closed. */
#define FIRST_MAX 900000

void
history_read(struct arena *a, const char *value, struct history *out)
{
	const char **items = ARENA_ARRAY(a, HISTORY_SETS_MAX + 1, const char *);
	const char *dot = strchr(value, '.');
	char *text, *line;

	*out = (struct history){ .sets = { .items = items, .first = 1 } };
	if (dot == NULL || strspn(value, "0123456789") != (size_t)(dot - value))
		return;
	out->sets.first = text_int(value);
	if (out->sets.first < 1 || out->sets.first > FIRST_MAX)
		out->sets.first = 1;
	out->kept = true;
	if (dot[1] == '\0' || base64_read(a, dot + 1, &text) != OK ||
		!text_valid(text, strlen(text)))
		return;
	while (out->sets.count < HISTORY_SETS_MAX &&
		(line = strsep(&text, "\n")) != NULL)
		if (line[0] != '\0' && strlen(line) <= QUERY_BYTES_MAX)
			items[out->sets.count++] = line;
}

static size_t
bytes_of(const struct query_sets *s)
{
	size_t n = 0, i;

	for (i = 0; i < s->count; i++)
		n += strlen(s->items[i]) + 1;
	return n;
}

static void
drop_oldest(struct query_sets *s)
{
	s->items++;
	s->count--;
	s->first++;
}

const char *
history_print(struct arena *a, const struct history *h)
{
	struct buf *b = buf_new(a, 256);
	size_t i;

	for (i = 0; i < h->sets.count; i++)
		buf_printf(b, "%s%s", i > 0 ? "\n" : "", h->sets.items[i]);
	return arena_printf(
		a, "%d.%s", h->sets.first, base64_print(a, b->data));
}

bool
history_add(struct arena *a, struct history *h, const char *q)
{
	struct query_sets *s = &h->sets;
	const char **items = ARENA_ARRAY(a, s->count + 2, const char *);
	char *line = arena_strdup(a, q), *c;
	size_t i;

	/* A line a set. */
	for (c = line; *c != '\0'; c++)
		if ((unsigned char)*c < ' ')
			*c = ' ';
	for (i = 0; i < s->count; i++) {
		if (strcmp(s->items[i], line) == 0)
			return false;
		items[i] = s->items[i];
	}
	items[s->count++] = line;
	s->items = items;
	while (s->count > 1 && (s->count > HISTORY_SETS_MAX ||
				       bytes_of(s) > HISTORY_BYTES_MAX))
		drop_oldest(s);
	return true;
}
