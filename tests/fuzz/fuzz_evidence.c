/* A document that somebody adds: the first line is its name, the rest its
 * bytes. The name that is kept is safe in headers, shells and folders. */
#include "fuzz.h"

#include "application/evidence.h"

static void
check_name(struct arena *a, const char *given, const char *type)
{
	const char *name = evidence_filename(a, given, type);
	const char *again;

	MUST(text_valid(name, strlen(name)));
	MUST(name[0] != '\0' && name[0] != '.' && name[0] != ' ');
	MUST(strpbrk(name, "\"'\\/:*?<>|;`$%&\r\n\t\x7f") == NULL);
	MUST(text_length(name) <= 105);
	if (type == NULL)
		return;
	MUST(strrchr(name, '.') != NULL);
	again = evidence_filename(a, name, type);
	MUST(text_length(again) > 100 || strcmp(name, again) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const uint8_t *nl = size == 0 ? NULL : memchr(data, '\n', size);
	size_t n = nl == NULL ? size : (size_t)(nl - data);
	size_t skip = nl == NULL ? size : n + 1;
	char *given = fuzz_utf8(a, data, n);
	/* Without a NUL behind it, the sanitizer sees a byte too far. */
	char *bytes = arena_alloc(a, size - skip);
	struct evidence_file f = {
		.filename = given, .bytes = bytes, .len = size - skip
	};
	const char *type;

	if (size > skip)
		memcpy(bytes, data + skip, size - skip);
	type = evidence_type(bytes, f.len);
	MUST((type == NULL) == (evidence_refusal(&f, 0, 0) != NULL));
	check_name(a, given, type);
	arena_free(a);
	return 0;
}
