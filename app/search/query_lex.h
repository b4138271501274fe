/*
 * The inside of the query parser: words, quotes, brackets, fields and
 * operators. Only query*.c include this; everybody else reads search/query.h.
 */
#ifndef SEARCH_QUERY_LEX_H
#define SEARCH_QUERY_LEX_H

#include <stdbool.h>
#include <stddef.h>

#include "search/query.h"

enum symbol {
	SYMBOL_END,
	SYMBOL_TERM,
	SYMBOL_AND,
	SYMBOL_OR,
	SYMBOL_NOT,
	SYMBOL_NEAR,
	SYMBOL_OPEN,
	SYMBOL_CLOSE,
	SYMBOL_FIELD,
	SYMBOL_SET
};

/* A symbol, its place [start, end) and what belongs to it. */
struct lexeme {
	enum symbol symbol;
	size_t start;
	size_t end;
	const char *text;	/* TERM, without its quotes */
	bool quoted;		/* TERM */
	int number;		/* NEAR: distance; SET */
	enum query_field field; /* FIELD */
	enum query_relation relation;
};

struct lexer {
	struct arena *arena;
	const char *text;
	size_t at; /* where the next lexeme begins */
	/* A field has come: a word is its value. QUERY_ANY: none. */
	enum query_field value;
	bool passed_over; /* a piece without letter or digit was left out, */
	size_t passed_at; /* the first one here */
	struct query_error *error;
};

/* Reads the next lexeme, SYMBOL_END again and again at the end. Words without
 * letter or digit are passed over. */
enum err query_lex(struct lexer *, struct lexeme *out) MUST_CHECK;

/*
 * Reads "ti=", "PD >=" at ${text}: the number of bytes, 0 when no field
 * begins there. ERR_INVALID: a name that is none of ours but one that others
 * use; *field is then the one that is meant.
 */
enum err query_field_read(const char *text, size_t *bytes,
	enum query_field *field, enum query_relation *relation) MUST_CHECK;

/*
 * Makes a TERM of its text: sets match, more, text, low and high by the field
 * and the relation of ${term}. The error's place is the term's.
 */
enum err query_value(struct arena *, struct query *term, bool quoted,
	struct query_error *) MUST_CHECK;

/* The same for days and symbols (query_range.c). */
enum err query_day_value(
	struct arena *, struct query *term, struct query_error *) MUST_CHECK;
enum err query_class_value(
	struct arena *, struct query *term, struct query_error *) MUST_CHECK;

/* What may be looked for in a field. */
enum query_value_kind {
	KIND_TEXT,
	KIND_NAME,
	KIND_NUMBER,
	KIND_PRIORITY,
	KIND_DAY,
	KIND_CLASS,
	KIND_LABEL,
	KIND_STATUS,
	KIND_OFFICE,
	KIND_LANG,
	KIND_POOL
};
enum query_value_kind query_field_kind(enum query_field);

/* What is printed before a term's value: "pd>=", or "". */
const char *query_relation_sign(enum query_relation);

/* Notes the fault; ERR_INVALID. */
enum err query_refuse(
	struct query_error *, enum query_fault, size_t at, size_t end);

/* Proposes what ${text} could be after ${error}; NULL when nothing helps. */
const char *query_repair(
	struct arena *, const char *text, const struct query_error *);

/* True for "#…", full-width or not: it may name a set of the history. */
bool query_begins_set(const char *text);

/* query_parse() without a proposal. */
enum err query_read(struct arena *, const char *text, const struct query **out,
	struct query_error *error) MUST_CHECK;

#endif
