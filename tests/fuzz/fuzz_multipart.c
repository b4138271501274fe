#include "fuzz.h"

#include "http/parse.h"

/* The first line of the input is the Content-Type, the rest is the body. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *bytes = (const char *)data;
	const char *nl = size == 0 ? NULL : memchr(bytes, '\n', size);
	size_t n = nl == NULL ? size : (size_t)(nl - bytes);
	size_t skip = nl == NULL ? size : n + 1;
	char *type = arena_strndup(a, size == 0 ? "" : bytes, n);
	struct pairs fields = { 0 };
	struct uploads files = { 0 };
	enum err e = parse_multipart(
		a, type, bytes + skip, size - skip, &fields, &files);

	if (e != OK)
		MUST(fields.count == 0 && files.count == 0);
	fuzz_check_pairs(&fields, PARSE_PAIRS_MAX);
	MUST(files.count <= PARSE_FILES_MAX);
	for (size_t i = 0; i < files.count; i++) {
		const struct upload *u = &files.items[i];
		const char *first = u->bytes;

		MUST(text_valid(u->field, strlen(u->field)));
		MUST(text_valid(u->filename, strlen(u->filename)));
		MUST(text_valid(u->type, strlen(u->type)));
		MUST(strpbrk(u->filename, "/\\\r\n") == NULL);
		MUST(first >= bytes + skip && first + u->len <= bytes + size);
	}
	arena_free(a);
	return 0;
}
