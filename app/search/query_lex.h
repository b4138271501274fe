/*
 * The inside of the query parser: words, quotes, brackets and operators.
 * Only query*.c include this; everybody else reads search/query.h.
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
	SYMBOL_OPEN,
	SYMBOL_CLOSE
};

/* A symbol, its place [start, end) and a term's text. */
struct lexeme {
	enum symbol symbol;
	size_t start;
	size_t end;
	const char *text;
};

struct lexer {
	struct arena *arena;
	const char *text;
	size_t at;	  /* where the next lexeme begins */
	bool passed_over; /* a piece without letter or digit was left out, */
	size_t passed_at; /* the first one here */
	struct query_error *error;
};

/* Reads the next lexeme, SYMBOL_END again and again at the end. Words without
 * letter or digit are passed over. */
enum err query_lex(struct lexer *, struct lexeme *out) MUST_CHECK;

/* True where an unquoted word ends: white space, quote, bracket, 0. */
bool query_ends_word(unsigned c);

/* Notes the fault; ERR_INVALID. */
enum err query_refuse(struct query_error *, enum query_fault, size_t at);

#endif
