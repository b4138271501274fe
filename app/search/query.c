#include "search/query.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "search/query_lex.h"

/* Operators waiting at a time: those typed, an implicit AND for each word,
 * an open bracket for each level. */
#define STACK_MAX (2 * QUERY_NODES_MAX + QUERY_DEPTH_MAX + 2)

/* A tree that waits for its operator. */
struct operand {
	const struct query *query;
	bool words; /* a term of text, or such terms joined by OR */
};

/*
 * Operator precedence by two stacks, so that no input nests calls: fibers
 * have small stacks.
 */
struct parser {
	struct lexer lexer;
	struct lexeme ops[STACK_MAX];
	size_t op_count;
	struct operand operands[QUERY_NODES_MAX + 1];
	size_t operand_count;
	size_t typed; /* words and operators so far */
	size_t depth;
	bool wants_operand;
	struct lexeme field;	/* has come and waits for its value, or END */
	enum query_field scope; /* of the brackets around, or QUERY_ANY */
};

static void
push_operand(struct parser *p, const struct query *q, bool words)
{
	struct query *copy = ARENA_NEW(p->lexer.arena, struct query);

	*copy = *q;
	p->operands[p->operand_count++] = (struct operand){ copy, words };
}

static enum err
refuse(struct parser *p, enum query_fault what, const struct lexeme *l)
{
	return query_refuse(p->lexer.error, what, l->start, l->end);
}

/* The field of both, which NEAR needs and printing likes. */
static enum query_field
common_field(const struct query *x, const struct query *y)
{
	return x->field == y->field ? x->field : QUERY_MIXED;
}

/* "ti=heat NEAR/3 pump" is meant to be "ti=(heat NEAR/3 pump)". */
static const char *
near_repair(struct parser *p, const struct query *q)
{
	struct arena *a = p->lexer.arena;
	enum query_field f = q->left->field;
	struct query left = *q->left, right = *q->right, both = *q;

	if (f == QUERY_ANY)
		f = right.field;
	if (left.kind != QUERY_TERM || right.kind != QUERY_TERM ||
		(left.field != QUERY_ANY && right.field != QUERY_ANY) ||
		!query_field_is_text(f))
		return NULL;
	left.field = right.field = both.field = f;
	both.left = &left;
	both.right = &right;
	return query_print(a, &both);
}

static enum err
check_near(struct parser *p, const struct operand *x, const struct operand *y,
	const struct query *q, const struct lexeme *op)
{
	if (x->words && y->words && q->field != QUERY_MIXED)
		return OK;
	if (x->words && y->words) {
		p->lexer.error->repair = near_repair(p, q);
		return query_refuse(
			p->lexer.error, QUERY_NEAR_OPERAND, q->start, q->end);
	}
	p->lexer.error->repair = "AND";
	return refuse(p, QUERY_NEAR_OPERAND, op);
}

/* Applies the operator on top to the operands on top. */
static enum err
reduce(struct parser *p)
{
	const struct lexeme *op = &p->ops[--p->op_count];
	struct operand y = p->operands[--p->operand_count], x;
	struct query q = { .end = y.query->end };
	enum err e;

	if (op->symbol == SYMBOL_NOT) {
		q.kind = QUERY_NOT;
		q.left = y.query;
		q.field = y.query->field;
		q.start = op->start;
		push_operand(p, &q, false);
		return OK;
	}
	x = p->operands[--p->operand_count];
	q.kind = op->symbol == SYMBOL_AND  ? QUERY_AND
		 : op->symbol == SYMBOL_OR ? QUERY_OR
					   : QUERY_NEAR;
	q.left = x.query;
	q.right = y.query;
	q.field = common_field(x.query, y.query);
	q.start = x.query->start;
	if (q.kind == QUERY_NEAR) {
		q.distance = op->number;
		if ((e = check_near(p, &x, &y, &q, op)) != OK)
			return e;
	}
	push_operand(p, &q, q.kind == QUERY_OR && x.words && y.words);
	return OK;
}

static const struct lexeme *
top(const struct parser *p)
{
	return p->op_count == 0 ? NULL : &p->ops[p->op_count - 1];
}

/* OR 1, AND 2, NOT 3, NEAR 4; an open bracket holds everything back. */
static int
strength(enum symbol s)
{
	return s == SYMBOL_NEAR	 ? 4
	       : s == SYMBOL_NOT ? 3
	       : s == SYMBOL_AND ? 2
	       : s == SYMBOL_OR	 ? 1
				 : 0;
}

static enum err
push_binary(struct parser *p, const struct lexeme *op)
{
	const struct lexeme *last;
	enum err e;

	while ((last = top(p)) != NULL &&
		strength(last->symbol) >= strength(op->symbol))
		if ((e = reduce(p)) != OK)
			return e;
	p->ops[p->op_count++] = *op;
	p->wants_operand = true;
	return OK;
}

/* Two things side by side are joined by AND. */
static enum err
join(struct parser *p, const struct lexeme *next)
{
	if (p->wants_operand)
		return OK;
	return push_binary(p, &(struct lexeme){ .symbol = SYMBOL_AND,
				      .start = next->start,
				      .end = next->start });
}

static enum err
open_bracket(struct parser *p, const struct lexeme *l)
{
	struct lexeme open = *l;
	enum err e;

	if ((e = join(p, l)) != OK)
		return e;
	if (++p->depth > QUERY_DEPTH_MAX)
		return refuse(p, QUERY_TOO_DEEP, l);
	/* The bracket remembers what held outside. */
	open.field = p->scope;
	if (p->field.symbol == SYMBOL_FIELD) {
		if (p->field.relation != QUERY_EQ)
			return refuse(p, QUERY_BAD_RELATION, &p->field);
		p->scope = p->field.field;
		p->field.symbol = SYMBOL_END;
	}
	p->ops[p->op_count++] = open;
	p->wants_operand = true;
	return OK;
}

static enum err
close_bracket(struct parser *p, const struct lexeme *l)
{
	const struct lexeme *last = top(p);
	enum err e;

	if (p->depth == 0 || last == NULL)
		return refuse(p, QUERY_CLOSE_BRACKET, l);
	if (p->wants_operand)
		return refuse(p,
			last->symbol == SYMBOL_OPEN ? QUERY_EMPTY_TERM
						    : QUERY_NO_OPERAND,
			last);
	for (; last->symbol != SYMBOL_OPEN; last = top(p))
		if ((e = reduce(p)) != OK)
			return e;
	p->scope = last->field;
	p->op_count--;
	p->depth--;
	return OK;
}

static enum err
add_term(struct parser *p, const struct lexeme *l)
{
	bool named = p->field.symbol == SYMBOL_FIELD;
	struct query q = { .kind = QUERY_TERM,
		.field = named ? p->field.field : p->scope,
		.relation = named ? p->field.relation : QUERY_EQ,
		.text = l->text,
		.start = named ? p->field.start : l->start,
		.end = l->end };
	enum err e;

	if ((e = join(p, l)) != OK ||
		(e = query_value(
			 p->lexer.arena, &q, l->quoted, p->lexer.error)) != OK)
		return e;
	p->field.symbol = SYMBOL_END;
	push_operand(p, &q, query_field_is_text(q.field));
	p->wants_operand = false;
	return OK;
}

static enum err
take(struct parser *p, const struct lexeme *l)
{
	const struct lexeme *last;
	enum err e;

	if (l->symbol != SYMBOL_OPEN && l->symbol != SYMBOL_CLOSE &&
		l->symbol != SYMBOL_FIELD && ++p->typed > QUERY_NODES_MAX)
		return refuse(p, QUERY_TOO_MANY, l);
	if (p->field.symbol == SYMBOL_FIELD && l->symbol != SYMBOL_TERM &&
		l->symbol != SYMBOL_OPEN)
		return refuse(p, QUERY_NO_VALUE, &p->field);
	switch (l->symbol) {
	case SYMBOL_TERM:
		return add_term(p, l);
	case SYMBOL_FIELD:
		if (p->scope != QUERY_ANY)
			return refuse(p, QUERY_INNER_FIELD, l);
		p->field = *l;
		return OK;
	case SYMBOL_AND:
	case SYMBOL_OR:
	case SYMBOL_NEAR:
		if (p->wants_operand)
			return refuse(p, QUERY_NO_OPERAND, l);
		return push_binary(p, l);
	case SYMBOL_NOT:
		if ((e = join(p, l)) != OK)
			return e;
		/* NEAR binds stronger and cannot take it. */
		last = top(p);
		if (last != NULL && last->symbol == SYMBOL_NEAR) {
			p->lexer.error->repair = "AND";
			return refuse(p, QUERY_NEAR_OPERAND, last);
		}
		p->ops[p->op_count++] = *l;
		p->wants_operand = true;
		return OK;
	case SYMBOL_OPEN:
		return open_bracket(p, l);
	case SYMBOL_CLOSE:
		return close_bracket(p, l);
	case SYMBOL_SET:
		return refuse(p, QUERY_NO_SET, l);
	case SYMBOL_END:
		break;
	}
	return OK;
}

static enum err
finish(struct parser *p, const struct query **out)
{
	const struct lexeme *last = top(p);
	enum err e;

	if (p->field.symbol == SYMBOL_FIELD)
		return refuse(p, QUERY_NO_VALUE, &p->field);
	if (p->op_count == 0 && p->operand_count == 0) {
		if (p->lexer.passed_over)
			return query_refuse(p->lexer.error, QUERY_EMPTY_TERM,
				p->lexer.passed_at, p->lexer.at);
		*out = NULL;
		return OK;
	}
	if (p->wants_operand && last != NULL)
		return refuse(p,
			last->symbol == SYMBOL_OPEN ? QUERY_OPEN_BRACKET
						    : QUERY_NO_OPERAND,
			last);
	for (; last != NULL; last = top(p)) {
		if (last->symbol == SYMBOL_OPEN)
			return refuse(p, QUERY_OPEN_BRACKET, last);
		if ((e = reduce(p)) != OK)
			return e;
	}
	*out = p->operands[0].query;
	return OK;
}

enum err
query_read(struct arena *a, const char *text, const struct query **out,
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
		return query_refuse(
			p->lexer.error, QUERY_TOO_LONG, at, strlen(text));
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

enum err
query_parse(struct arena *a, const char *text, const struct query **out,
	struct query_error *error)
{
	enum err e = query_read(a, text, out, error);

	if (e != OK)
		error->repair = query_repair(a, text, error);
	return e;
}
