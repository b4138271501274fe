#include "search/dict.h"

#include <string.h>

#include "base/arena.h"
#include "base/hash.h"

#define SLOTS_FIRST 64

static uint64_t
hash(const char *text, size_t len)
{
	uint64_t h = hash_bytes(text, len);

	return h ^ h >> 29;
}

static size_t
slot_of(const struct dict *d, const char *text, size_t len)
{
	size_t at = hash(text, len) & (d->slot_count - 1);

	for (; d->slots[at] != 0; at = (at + 1) & (d->slot_count - 1)) {
		const char *word = d->words[d->slots[at] - 1];

		if (strncmp(word, text, len) == 0 && word[len] == '\0')
			break;
	}
	return at;
}

/* At most half of the slots are taken. */
static void
grow(struct dict *d)
{
	size_t n = d->slot_count == 0 ? SLOTS_FIRST : 2 * d->slot_count, i;
	const char **words = ARENA_ARRAY(d->arena, n / 2, const char *);

	if (d->count > 0)
		memcpy(words, d->words, d->count * sizeof(*words));
	d->words = words;
	d->slots = ARENA_ARRAY(d->arena, n, uint32_t);
	d->slot_count = n;
	for (i = 0; i < d->count; i++)
		d->slots[slot_of(d, words[i], strlen(words[i]))] =
			(uint32_t)i + 1;
}

uint32_t
dict_add(struct dict *d, const char *text, size_t len)
{
	size_t at;

	if (2 * d->count >= d->slot_count)
		grow(d);
	at = slot_of(d, text, len);
	if (d->slots[at] == 0) {
		d->words[d->count++] =
			text[len] == '\0' ? text
					  : arena_strndup(d->arena, text, len);
		d->slots[at] = (uint32_t)d->count;
	}
	return d->slots[at] - 1;
}
