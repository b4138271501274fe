#include "search/query.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "search/query_lex.h"

/* Operators waiting at a time: those typed, an implicit AND for each word,
 * an open bracket for each level. */
#define STACK_MAX (2 * QUERY_NODES_MAX + QUERY_DEPTH_MAX + 2)

/*
 * Operator precedence by two stacks, so that no input nests calls: fibers
 * have small stacks.
 */
struct parser {
	struct lexer lexer;
	struct lexeme ops[STACK_MAX];
	size_t op_count;
	const struct query *operands[QUERY_NODES_MAX + 1];
	size_t operand_count;
	size_t typed; /* words and operators so far */
	size_t depth;
	bool wants_operand;
};

static void
push_operand(struct parser *p, const struct query *q)
{
	struct query *copy = ARENA_NEW(p->lexer.arena, struct query);

	*copy = *q;
	p->operands[p->operand_count++] = copy;
}

/* Applies the operator on top to the operands on top. */
static void
reduce(struct parser *p)
{
	const struct lexeme *op = &p->ops[--p->op_count];
	struct query q = { 0 };

	q.right = p->operands[--p->operand_count];
	q.end = q.right->end;
	if (op->symbol == SYMBOL_NOT) {
		q.kind = QUERY_NOT;
		q.left = q.right;
		q.right = NULL;
		q.start = op->start;
	} else {
		q.kind = op->symbol == SYMBOL_AND ? QUERY_AND : QUERY_OR;
		q.left = p->operands[--p->operand_count];
		q.start = q.left->start;
	}
	push_operand(p, &q);
}

static const struct lexeme *
top(const struct parser *p)
{
	return p->op_count == 0 ? NULL : &p->ops[p->op_count - 1];
}

/* OR 1, AND 2, NOT 3; an open bracket holds everything back. */
static int
strength(enum symbol s)
{
	return s == SYMBOL_NOT	 ? 3
	       : s == SYMBOL_AND ? 2
	       : s == SYMBOL_OR	 ? 1
				 : 0;
}

static void
push_binary(struct parser *p, const struct lexeme *op)
{
	const struct lexeme *last;

	while ((last = top(p)) != NULL &&
		strength(last->symbol) >= strength(op->symbol))
		reduce(p);
	p->ops[p->op_count++] = *op;
	p->wants_operand = true;
}

/* Two things side by side are joined by AND. */
static void
join(struct parser *p, const struct lexeme *next)
{
	if (!p->wants_operand)
		push_binary(p, &(struct lexeme){ .symbol = SYMBOL_AND,
				       .start = next->start,
				       .end = next->start });
}

static enum err
close_bracket(struct parser *p, const struct lexeme *l)
{
	const struct lexeme *last = top(p);

	if (p->depth == 0 || last == NULL)
		return query_refuse(
			p->lexer.error, QUERY_CLOSE_BRACKET, l->start);
	if (p->wants_operand)
		return query_refuse(p->lexer.error,
			last->symbol == SYMBOL_OPEN ? QUERY_EMPTY_TERM
						    : QUERY_NO_OPERAND,
			last->start);
	for (; last != NULL && last->symbol != SYMBOL_OPEN; last = top(p))
		reduce(p);
	p->op_count--;
	p->depth--;
	return OK;
}

static enum err
take(struct parser *p, const struct lexeme *l)
{
	if (l->symbol != SYMBOL_OPEN && l->symbol != SYMBOL_CLOSE &&
		++p->typed > QUERY_NODES_MAX)
		return query_refuse(p->lexer.error, QUERY_TOO_MANY, l->start);
	switch (l->symbol) {
	case SYMBOL_TERM:
		join(p, l);
		push_operand(p, &(struct query){ .kind = QUERY_TERM,
					.text = l->text,
					.start = l->start,
					.end = l->end });
		p->wants_operand = false;
		return OK;
	case SYMBOL_AND:
	case SYMBOL_OR:
		if (p->wants_operand)
			return query_refuse(
				p->lexer.error, QUERY_NO_OPERAND, l->start);
		push_binary(p, l);
		return OK;
	case SYMBOL_NOT:
		join(p, l);
		p->ops[p->op_count++] = *l;
		p->wants_operand = true;
		return OK;
	case SYMBOL_OPEN:
		join(p, l);
		if (++p->depth > QUERY_DEPTH_MAX)
			return query_refuse(
				p->lexer.error, QUERY_TOO_DEEP, l->start);
		p->ops[p->op_count++] = *l;
		p->wants_operand = true;
		return OK;
	case SYMBOL_CLOSE:
		return close_bracket(p, l);
	case SYMBOL_END:
		break;
	}
	return OK;
}

static enum err
finish(struct parser *p, const struct query **out)
{
	if (p->op_count == 0 && p->operand_count == 0) {
		if (p->lexer.passed_over)
			return query_refuse(p->lexer.error, QUERY_EMPTY_TERM,
				p->lexer.passed_at);
		*out = NULL;
		return OK;
	}
	if (p->wants_operand)
		return query_refuse(p->lexer.error,
			top(p)->symbol == SYMBOL_OPEN ? QUERY_OPEN_BRACKET
						      : QUERY_NO_OPERAND,
			top(p)->start);
	while (p->op_count > 0) {
		if (top(p)->symbol == SYMBOL_OPEN)
			return query_refuse(p->lexer.error, QUERY_OPEN_BRACKET,
				top(p)->start);
		reduce(p);
	}
	*out = p->operands[0];
	return OK;
}

enum err
query_parse(struct arena *a, const char *text, const struct query **out,
	struct query_error *error)
{
	struct parser *p = ARENA_NEW(a, struct parser);
	struct lexeme l;
	enum err e;

	p->lexer = (struct lexer){ .arena = a, .text = text, .error = error };
	p->wants_operand = true;
	*error = (struct query_error){ 0 };
	if (strlen(text) > QUERY_BYTES_MAX) {
		size_t at = QUERY_BYTES_MAX;

		while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80)
			at--;
		return query_refuse(p->lexer.error, QUERY_TOO_LONG, at);
	}
	for (;;) {
		if ((e = query_lex(&p->lexer, &l)) != OK)
			return e;
		if (l.symbol == SYMBOL_END)
			return finish(p, out);
		if ((e = take(p, &l)) != OK)
			return e;
	}
}
