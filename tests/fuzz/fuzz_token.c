/* The first line is a term, the rest a text: keys, stream, pattern and hits
 * agree on whether the one is in the other, literally and wide. */
#include "fuzz.h"

#include "base/buf.h"
#include "search/token.h"

static int
holds(const struct tokens *t, const char *key)
{
	for (size_t i = 0; i < t->count; i++)
		if (strcmp(t->items[i], key) == 0)
			return 1;
	return 0;
}

static void
check(struct arena *a, const char *text, const struct tokens *keys,
	const char *stream, const struct term *t)
{
	struct hit hits[16];
	int all = 1;
	int match;
	size_t n;

	for (size_t i = 0; i < t->keys.count; i++)
		all = all && holds(keys, t->keys.items[i]);
	match = token_match(t->wide ? text_script_fold(a, stream) : stream, t);
	MUST(!match || all);
	MUST(!t->exact || match == all);
	n = token_hits(a, text, t, 1, hits, 16);
	MUST((n > 0) == match);
	for (size_t i = 0; i < n; i++) {
		MUST(hits[i].start < hits[i].end);
		MUST(hits[i].end <= strlen(text));
		MUST(i == 0 || hits[i].start >= hits[i - 1].end);
	}
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

	if (*text == '\n')
		term[text++ - term] = '\0';
	token_keys(a, text, &keys);
	token_stream(a, text, stream);
	for (size_t i = 0; i < keys.count; i++) {
		MUST(keys.items[i][0] != '\0' && strlen(keys.items[i]) <= 64);
		MUST(i == 0 || strcmp(keys.items[i - 1], keys.items[i]) < 0);
	}
	token_term(a, term, &t);
	check(a, text, &keys, stream->data, &t);
	token_term_wide(a, term, &t);
	check(a, text, &keys, stream->data, &t);
	for (s = text; text_fold_next(&s, folded);)
		;
	MUST(strcmp(folded->data, text_fold(a, text)) == 0);
	text_nfc(a, text);
	text_upper(a, text);
	arena_free(a);
	return 0;
}
