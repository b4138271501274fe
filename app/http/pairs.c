#include "http/pairs.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"

void
pairs_add(struct arena *a, struct pairs *pairs, const char *name,
	const char *value)
{
	if (pairs->count == pairs->room) {
		size_t room = pairs->room == 0 ? 16 : pairs->room * 2;
		struct pair *items = ARENA_ARRAY(a, room, struct pair);

		if (pairs->count > 0)
			memcpy(items, pairs->items,
				pairs->count * sizeof(*items));
		pairs->items = items;
		pairs->room = room;
	}
	pairs->items[pairs->count++] =
		(struct pair){ .name = name, .value = value };
}

const char *
pairs_find(const struct pairs *pairs, const char *name)
{
	for (size_t i = 0; i < pairs->count; i++)
		if (strcmp(pairs->items[i].name, name) == 0)
			return pairs->items[i].value;
	return NULL;
}

const char *
pairs_text(const struct pairs *pairs, const char *name)
{
	for (size_t i = 0; i < pairs->count; i++)
		if (strcmp(pairs->items[i].name, name) == 0 &&
			pairs->items[i].value[0] != '\0')
			return pairs->items[i].value;
	return NULL;
}

const char *
pairs_find_nocase(const struct pairs *pairs, const char *name)
{
	for (size_t i = 0; i < pairs->count; i++)
		if (strcasecmp(pairs->items[i].name, name) == 0)
			return pairs->items[i].value;
	return NULL;
}

size_t
pairs_count(const struct pairs *pairs, const char *name)
{
	size_t n = 0;

	for (size_t i = 0; i < pairs->count; i++)
		n += strcmp(pairs->items[i].name, name) == 0;
	return n;
}
