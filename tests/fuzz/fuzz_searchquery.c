/* Whatever is asked: no crash, faults lie in the text, and what is printed
 * reads the same again. */
#include "fuzz.h"

#include "search/query.h"
#include "search/token.h"

static void
check_terms(struct arena *a, const struct query *q)
{
	struct term t;

	for (; q->kind != QUERY_TERM; q = q->left)
		if (q->kind != QUERY_NOT)
			check_terms(a, q->right);
	MUST(q->end > q->start && q->low != NULL && q->high != NULL);
	if (!query_field_is_text(q->field) && q->field != QUERY_PA &&
		q->field != QUERY_IN)
		return;
	token_term(a, q->text, &t);
	MUST(t.pattern[0] != '\0' && t.keys.count > 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *text = arena_strndup(a, (const char *)data, size);
	const struct query *q = NULL;
	struct query_error error;

	if (query_parse(a, text, &q, &error) != OK) {
		MUST(error.fault != QUERY_GOOD && error.at <= error.end &&
			error.end <= strlen(text));
		if (error.repair != NULL)
			MUST(query_parse(a, error.repair, &q, &error) == OK);
	} else if (q != NULL) {
		const char *printed = query_print(a, q);

		MUST(q->end <= strlen(text));
		check_terms(a, q);
		/* Written out, a query may pass the limits that it kept. */
		if (query_parse(a, printed, &q, &error) == OK)
			MUST(strcmp(query_print(a, q), printed) == 0);
		else
			MUST(error.fault == QUERY_TOO_LONG ||
				error.fault == QUERY_TOO_MANY ||
				error.fault == QUERY_TOO_DEEP);
	}
	arena_free(a);
	return 0;
}
