#include "fuzz.h"

#include "http/head.h"

/* The scan gives the same answer for the bytes at once and one by one. */
static void
check_scan(const char *bytes, size_t len)
{
	size_t end = 0, end2 = 0;
	enum head_state at_once = head_scan(bytes, len, 0, &end);
	enum head_state s = HEAD_MORE;

	for (size_t n = 1; n <= len && s == HEAD_MORE; n++)
		s = head_scan(bytes, n, n - 1, &end2);
	MUST(s == at_once && end == end2);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *bytes = (const char *)data;
	struct head h, again;

	check_scan(bytes, size);
	if (head_read(a, bytes, size, &h) == 0) {
		char *rewritten = head_rewrite(a, &h);

		fuzz_check_pairs(&h.fields, HEAD_FIELDS_MAX);
		MUST(h.target[0] == '/' && strlen(h.target) <= HEAD_TARGET_MAX);
		for (size_t i = 0; i < h.fields.count; i++)
			MUST(strpbrk(h.fields.items[i].value, "\r\n") == NULL);
		/* What Kore reads is what we have read. */
		MUST(head_read(a, rewritten, strlen(rewritten), &again) == 0);
		MUST(strcmp(h.method, again.method) == 0);
		MUST(strcmp(h.host, again.host) == 0);
		MUST(h.length == again.length);
		MUST(h.keep_alive == again.keep_alive);
		MUST(again.fields.count <= 3);
	} else {
		MUST(h.why != NULL);
	}
	arena_free(a);
	return 0;
}
