#include "fuzz.h"

#include "http/parse.h"

/* One header value for all three small parsers; up to the first NUL. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	char *header =
		arena_strndup(a, size == 0 ? "" : (const char *)data, size);
	struct pairs pairs = { 0 };

	parse_cookies(a, header, &pairs);
	fuzz_check_pairs(&pairs, PARSE_COOKIES_MAX);
	for (size_t i = 0; i < pairs.count; i++)
		MUST(strpbrk(pairs.items[i].value, "; ,\r\n") == NULL);
	(void)parse_etag_match(header, "\"a\"");
	(void)parse_accepts_gzip(header);
	arena_free(a);
	return 0;
}
