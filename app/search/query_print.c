#include "search/query.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "search/query_lex.h"

/* What binds how strongly. */
enum { NONE, OR, AND, NOT, NEAR };

/* Something still to be written: a node as part of what binds with
 * ${strength}, under the field ${scope}, or plain text. */
struct item {
	const struct query *node;
	int strength;
	enum query_field scope;
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
push(struct items *s, struct item item)
{
	if (s->count == s->room) {
		struct item *old = s->all;

		s->room = s->room == 0 ? 64 : s->room * 2;
		s->all = ARENA_ARRAY(s->arena, s->room, struct item);
		if (s->count > 0)
			memcpy(s->all, old, s->count * sizeof(*old));
	}
	s->all[s->count++] = item;
}

static void
print_term(const struct query *q, enum query_field scope, struct buf *b)
{
	int i;

	if (q->field != scope)
		buf_printf(b, "%s%s", query_field_name(q->field),
			query_relation_sign(q->relation));
	if (q->match == QUERY_PHRASE)
		buf_printf(b, "\"%s\"", q->text);
	else
		buf_str(b, q->text);
	if (q->match != QUERY_PREFIX)
		return;
	if (q->more < 0)
		buf_char(b, '*');
	for (i = 0; i < q->more; i++)
		buf_char(b, '?');
}

/* "pd>=2022" cannot stand in the brackets of a field. */
static bool
has_relation(const struct query *q)
{
	return q->kind == QUERY_TERM && q->relation != QUERY_EQ;
}

/* True when all below can stand in the brackets of its one field. */
static bool
shares_field(struct arena *a, const struct query *root)
{
	struct items s = { .arena = a };

	if (root->field == QUERY_ANY || root->field == QUERY_MIXED)
		return false;
	push(&s, (struct item){ .node = root });
	while (s.count > 0) {
		const struct query *q = s.all[--s.count].node;

		if (has_relation(q))
			return false;
		if (q->left != NULL)
			push(&s, (struct item){ .node = q->left });
		if (q->right != NULL)
			push(&s, (struct item){ .node = q->right });
	}
	return true;
}

static void
print_binary(struct items *s, const struct item *i, struct buf *b)
{
	const struct query *q = i->node;
	enum query_field scope = i->scope;
	int own = q->kind == QUERY_NEAR	 ? NEAR
		  : q->kind == QUERY_AND ? AND
					 : OR;
	bool inside = own < i->strength;

	if (scope == QUERY_ANY && shares_field(s->arena, q)) {
		scope = q->field;
		buf_printf(b, "%s=", query_field_name(scope));
		inside = true;
	}
	if (inside) {
		buf_char(b, '(');
		push(s, (struct item){ .text = ")" });
	}
	/* Operators of one kind are read from the left. */
	push(s, (struct item){ q->right, own + 1, scope, NULL });
	push(s, (struct item){ .text = own == AND  ? " AND "
				       : own == OR ? " OR "
						   : arena_printf(s->arena,
							     " NEAR/%d ",
							     q->distance) });
	push(s, (struct item){ q->left, own, scope, NULL });
}

static void
print_node(struct items *s, const struct item *i, struct buf *b)
{
	switch (i->node->kind) {
	case QUERY_TERM:
		print_term(i->node, i->scope, b);
		return;
	case QUERY_NOT:
		buf_str(b, "NOT ");
		push(s, (struct item){ i->node->left, NOT, i->scope, NULL });
		return;
	case QUERY_AND:
	case QUERY_OR:
	case QUERY_NEAR:
		print_binary(s, i, b);
		return;
	}
}

char *
query_print(struct arena *a, const struct query *q)
{
	struct items s = { .arena = a };
	struct buf *b = buf_new(a, 256);

	if (q != NULL)
		push(&s, (struct item){ .node = q });
	while (s.count > 0) {
		struct item i = s.all[--s.count];

		if (i.node != NULL)
			print_node(&s, &i, b);
		else
			buf_str(b, i.text);
	}
	return b->data;
}
