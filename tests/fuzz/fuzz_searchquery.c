/* Whatever is asked: no crash, faults lie in the text, and what is printed
 * reads the same again. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "search/query.h"
#include "search/token.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
need(int truth)
{
	if (!truth)
		abort();
}

static void
check_terms(struct arena *a, const struct query *q)
{
	struct term t;

	for (; q->kind != QUERY_TERM; q = q->left)
		if (q->kind != QUERY_NOT)
			check_terms(a, q->right);
	token_term(a, q->text, &t);
	need(t.pattern[0] != '\0' && t.keys.count > 0);
	need(q->end > q->start);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *text = arena_strndup(a, (const char *)data, size);
	const struct query *q = NULL;
	struct query_error error;

	if (query_parse(a, text, &q, &error) != OK) {
		need(error.fault != QUERY_GOOD && error.at <= strlen(text));
	} else if (q != NULL) {
		const char *printed = query_print(a, q);

		need(q->end <= strlen(text));
		check_terms(a, q);
		/* Written out, a query may pass the limits that it kept. */
		if (query_parse(a, printed, &q, &error) == OK)
			need(strcmp(query_print(a, q), printed) == 0);
		else
			need(error.fault == QUERY_TOO_LONG ||
				error.fault == QUERY_TOO_MANY ||
				error.fault == QUERY_TOO_DEEP);
	}
	arena_free(a);
	return 0;
}
