#include "fuzz.h"

#include "base/buf.h"
#include "http/parse.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *text = (const char *)data;
	struct pairs pairs = { 0 }, again = { 0 };
	char *path;

	if (parse_query(a, text, size, &pairs) == OK) {
		struct buf *b = buf_new(a, 64);

		fuzz_check_pairs(&pairs, PARSE_PAIRS_MAX);
		/* Written again and read again, it is the same. */
		for (size_t i = 0; i < pairs.count; i++) {
			buf_url(b, pairs.items[i].name);
			buf_char(b, '=');
			buf_url(b, pairs.items[i].value);
			buf_char(b, '&');
		}
		MUST(parse_query(a, b->data, b->len, &again) == OK);
		MUST(again.count == pairs.count);
		for (size_t i = 0; i < pairs.count; i++) {
			MUST(strcmp(pairs.items[i].name, again.items[i].name) ==
				0);
			MUST(strcmp(pairs.items[i].value,
				     again.items[i].value) == 0);
		}
	} else {
		MUST(pairs.count == 0);
	}
	if (parse_percent(a, text, size, &path) == OK)
		MUST(text_valid(path, strlen(path)));
	arena_free(a);
	return 0;
}
