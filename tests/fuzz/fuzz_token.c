/* The first line is a term, the rest a text: keys, stream, pattern and hits
 * agree on whether the one is in the other. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "search/token.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
need(int truth)
{
	if (!truth)
		abort();
}

static int
holds(const struct tokens *t, const char *key)
{
	for (size_t i = 0; i < t->count; i++)
		if (strcmp(t->items[i], key) == 0)
			return 1;
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	char *term = arena_strndup(a, (const char *)data, size);
	const char *text = term + strcspn(term, "\n");
	const char *s = text;
	struct buf *stream = buf_new(a, 64);
	struct buf *folded = buf_new(a, 64);
	struct tokens keys;
	struct term t;
	struct hit hits[16];
	int all = 1;
	int match;
	size_t n;

	if (*text == '\n')
		term[text++ - term] = '\0';
	token_term(a, term, &t);
	token_keys(a, text, &keys);
	token_stream(a, text, stream);
	for (size_t i = 0; i < keys.count; i++) {
		need(keys.items[i][0] != '\0' && strlen(keys.items[i]) <= 64);
		need(i == 0 || strcmp(keys.items[i - 1], keys.items[i]) < 0);
	}
	for (size_t i = 0; i < t.keys.count; i++)
		all = all && holds(&keys, t.keys.items[i]);
	match = token_match(stream->data, &t);
	need(!match || all);
	need(!t.exact || match == all);
	n = token_hits(a, text, &t, 1, hits, 16);
	need((n > 0) == match);
	for (size_t i = 0; i < n; i++) {
		need(hits[i].start < hits[i].end);
		need(hits[i].end <= strlen(text));
		need(i == 0 || hits[i].start >= hits[i - 1].end);
	}
	for (s = text; text_fold_next(&s, folded);)
		;
	need(strcmp(folded->data, text_fold(a, text)) == 0);
	text_nfc(a, text);
	text_upper(a, text);
	arena_free(a);
	return 0;
}
