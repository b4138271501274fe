/* The address of a search page: what was understood, written as an address,
 * is understood as the same. And cursors are only those that we make. */
#include "fuzz.h"

#include "http/parse.h"
#include "search/cursor.h"
#include "search/params.h"
#include "search/question.h"

static const char *
ask(struct req *r, const char *query)
{
	struct params p;
	struct kept_list kept;

	r->query = (struct pairs){ 0 };
	if (parse_query(r->arena, query, strlen(query), &r->query) != OK)
		return NULL;
	MUST(params_read(r, &p) == OK);
	if (p.error.fault != QUERY_GOOD) {
		MUST(p.search.words == NULL);
		MUST(params_fault(p.error.fault)[0] != '\0');
	}
	MUST(p.search.numbers.count == p.search.bases.count);
	MUST((p.search.numbers.count > 0) == (p.number.text != NULL));
	question_list(r, &p, &kept);
	return question_path(r, "", &kept, NULL, NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct req r = { .arena = a };
	char *text = fuzz_text(a, data, size);
	const char *once = ask(&r, text), *twice;
	struct cursor c;

	if (once != NULL && once[0] == '?') {
		twice = ask(&r, once + 1);
		MUST(twice != NULL && strcmp(once, twice) == 0);
	}
	if (cursor_read(a, text, &c) == OK)
		MUST(strcmp(cursor_print(a, &c), text) == 0);
	arena_free(a);
	return 0;
}
