#include "search/lexicon.h"

#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/text.h"
#include "search/scan.h"
#include "search/token.h"

/* Never 0, which marks a free place. */
static uint64_t
mark_of(const char *word)
{
	uint64_t h = hash_bytes(word, strlen(word));

	return h == 0 ? 1 : h;
}

/* True for the first time, and again after another word took its place. */
static bool
is_new(struct lexicon_seen *seen, const char *word)
{
	uint64_t mark = mark_of(word);
	uint64_t *place = &seen->marks[(mark >> 20) % LEXICON_SEEN];

	if (*place == mark)
		return false;
	*place = mark;
	return true;
}

static void
push(struct arena *a, struct lexicon_words *w, const char *pair)
{
	if (w->count == w->room) {
		const char **old = w->items;

		w->room = w->room == 0 ? 64 : w->room * 2;
		w->items = ARENA_ARRAY(a, w->room, const char *);
		if (w->count > 0)
			memcpy(w->items, old, w->count * sizeof(*old));
	}
	w->items[w->count++] = pair;
}

void
lexicon_add(struct arena *a, const char *text, struct lexicon_seen *seen,
	struct lexicon_words *out)
{
	const char *s = text_fold(a, text);
	struct piece p;

	while (scan_next(&s, &p)) {
		const char *word;
		bool digit;

		if (p.cjk)
			continue;
		word = scan_plain(a, &p, &digit);
		if (!is_new(seen, word))
			continue;
		push(a, out,
			arena_printf(a, "%s %s", token_key(a, word),
				token_key(a, scan_stem(a, &p))));
	}
}
