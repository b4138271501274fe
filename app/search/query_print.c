#include "search/query.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "search/query_lex.h"

/* Something still to be written: a node as part of what binds with
 * ${strength}, or plain text. */
struct item {
	const struct query *node;
	int strength;
	const char *text;
};

/* A stack instead of calls: a long chain of words is a deep tree. */
struct items {
	struct arena *arena;
	struct item *all;
	size_t count;
	size_t room;
};

static void
push(struct items *s, const struct query *node, int strength, const char *text)
{
	if (s->count == s->room) {
		struct item *old = s->all;

		s->room = s->room == 0 ? 64 : s->room * 2;
		s->all = ARENA_ARRAY(s->arena, s->room, struct item);
		if (s->count > 0)
			memcpy(s->all, old, s->count * sizeof(*old));
	}
	s->all[s->count++] = (struct item){ node, strength, text };
}

/* True for a term that would read as something else without quotes. */
static bool
needs_quotes(const char *text)
{
	unsigned c;

	if (strcmp(text, "AND") == 0 || strcmp(text, "OR") == 0 ||
		strcmp(text, "NOT") == 0 || text[0] == '-')
		return true;
	while ((c = text_next(&text)) != 0)
		if (query_ends_word(c))
			return true;
	return false;
}

static void
print_node(struct items *s, const struct query *q, int strength, struct buf *b)
{
	int own;

	switch (q->kind) {
	case QUERY_TERM:
		if (needs_quotes(q->text)) {
			buf_char(b, '"');
			buf_str(b, q->text);
			buf_char(b, '"');
		} else {
			buf_str(b, q->text);
		}
		return;
	case QUERY_NOT:
		buf_str(b, "NOT ");
		push(s, q->left, 3, NULL);
		return;
	case QUERY_AND:
	case QUERY_OR:
		own = q->kind == QUERY_AND ? 2 : 1;
		if (own < strength) {
			buf_char(b, '(');
			push(s, NULL, 0, ")");
		}
		push(s, q->right, own, NULL);
		push(s, NULL, 0, own == 2 ? " AND " : " OR ");
		push(s, q->left, own, NULL);
		return;
	}
}

char *
query_print(struct arena *a, const struct query *q)
{
	struct items s = { .arena = a };
	struct buf *b = buf_new(a, 256);

	if (q != NULL)
		push(&s, q, 0, NULL);
	while (s.count > 0) {
		struct item i = s.all[--s.count];

		if (i.node != NULL)
			print_node(&s, i.node, i.strength, b);
		else
			buf_str(b, i.text);
	}
	return b->data;
}
