#include "base/text.h"

#include <libstemmer.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/*
 * Words that were stemmed lately, by hash. Patent text repeats its words, and
 * a stem costs more than all else that is done for a word. A word longer than
 * a slot is not remembered. Workers are processes, so nothing shares this.
 */
#define SLOTS 4096
#define SLOT_BYTES 24

struct slot {
	char word[SLOT_BYTES];
	char stem[SLOT_BYTES];
};

static struct slot slots[SLOTS];

/* FNV-1a, folded to the number of slots. */
static struct slot *
slot_of(const char *word, size_t len)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)word[i]) * 16777619u;
	return &slots[(h ^ h >> 16) % SLOTS];
}

char *
text_stem(struct arena *a, const char *word)
{
	/* Made once: making it takes as long as many words. */
	static struct sb_stemmer *stemmer;
	size_t len = strlen(word);
	struct slot *slot = slot_of(word, len);
	const char *stem;
	size_t stem_len;

	if (len > 0 && strncmp(slot->word, word, SLOT_BYTES) == 0)
		return arena_strdup(a, slot->stem);
	if (stemmer == NULL)
		stemmer = sb_stemmer_new("english", "UTF_8");
	if (stemmer == NULL || len > INT_MAX)
		abort();
	stem = (const char *)sb_stemmer_stem(
		stemmer, (const sb_symbol *)word, (int)len);
	if (stem == NULL)
		abort();
	stem_len = (size_t)sb_stemmer_length(stemmer);
	if (len < SLOT_BYTES && stem_len < SLOT_BYTES) {
		memcpy(slot->word, word, len + 1);
		memcpy(slot->stem, stem, stem_len);
		slot->stem[stem_len] = '\0';
	}
	return arena_strndup(a, stem, stem_len);
}
