#include "search/query_lex.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

/* True when a term for which ${fits} stands below; no calls within calls over
 * what a visitor typed. */
static bool
any_term(const struct query *root, bool (*fits)(enum query_field, int), int of)
{
	const struct query *open[QUERY_TREE_MAX];
	size_t n = 0;

	if (root != NULL)
		open[n++] = root;
	while (n > 0) {
		const struct query *q = open[--n];

		if (q->kind == QUERY_TERM && fits(q->field, of))
			return true;
		if (n + 2 > QUERY_TREE_MAX)
			break;
		if (q->left != NULL)
			open[n++] = q->left;
		if (q->right != NULL)
			open[n++] = q->right;
	}
	return false;
}

static bool
is_field(enum query_field f, int of)
{
	return (int)f == of;
}

static bool
is_text(enum query_field f, int of)
{
	(void)of;
	return query_field_is_text(f);
}

bool
query_has_field(const struct query *q, enum query_field f)
{
	return any_term(q, is_field, (int)f);
}

bool
query_has_text(const struct query *q)
{
	return any_term(q, is_text, 0);
}

const char *
query_expand(struct arena *a, const char *text, const struct query_sets *sets)
{
	struct query_error error = { 0 };
	struct lexer lexer = { .arena = a, .text = text, .error = &error };
	struct buf *b = buf_new(a, strlen(text) + 256);
	struct lexeme l = { 0 };
	size_t from = 0;

	/* What cannot be read the parser will explain. */
	while (query_lex(&lexer, &l) == OK && l.symbol != SYMBOL_END) {
		if (l.symbol != SYMBOL_SET || l.number < sets->first ||
			(size_t)(l.number - sets->first) >= sets->count)
			continue;
		buf_add(b, text + from, l.start - from);
		buf_printf(b, "(%s)", sets->items[l.number - sets->first]);
		from = l.end;
	}
	buf_str(b, text + from);
	return b->data;
}
