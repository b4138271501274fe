/* Whatever the texts hold, each format keeps its form. */
#include "fuzz.h"

#include "base/buf.h"
#include "base/json.h"
#include "cite/cite.h"

/* Lines of a tag, two spaces, a hyphen and a space, each ended by CR LF. */
static void
check_ris(const char *s)
{
	int records = 0;

	while (*s != '\0') {
		const char *end = strstr(s, "\r\n");

		MUST(end != NULL && end - s >= 6);
		MUST(strncmp(s + 2, "  - ", 4) == 0);
		MUST(strcspn(s, "\r\n") == (size_t)(end - s));
		records += strncmp(s, "TY", 2) == 0;
		s = end + 2;
	}
	MUST(records == 1);
}

/* Braces in pairs, the last one closing the entry. */
static void
check_bibtex(const char *s)
{
	int depth = 0;

	for (; *s != '\0'; s++) {
		if (*s == '{')
			depth++;
		if (*s == '}') {
			MUST(depth > 0);
			depth--;
			MUST(depth > 0 || strcmp(s, "}\n") == 0);
		}
	}
	MUST(depth == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	char *text = fuzz_utf8(a, data, size);
	const char *names[2] = { text, "Mori, Aoi" };
	struct cite c = { .number = "EP1A1",
		.title = text,
		.abstract = text,
		.application_number = text,
		.status = text,
		.lang = text,
		.inventors = { names, 2 },
		.applicants = { names, 1 },
		.keywords = { names, 2 },
		.priorities = { names, 1 },
		.url = "https://x/id/patent/EP1A1" };
	const struct json *json;
	const char *why;
	int f;

	for (f = 0; f < CITE_FORMATS; f++) {
		struct buf *b = buf_new(a, 256);

		cite_put(b, (enum cite_format)f, &c);
		MUST(text_valid(b->data, b->len));
		if (f == CITE_RIS)
			check_ris(b->data);
		else if (f == CITE_BIBTEX)
			check_bibtex(b->data);
		else
			MUST(json_parse(a, b->data, b->len, &json, &why) == OK);
	}
	arena_free(a);
	return 0;
}
