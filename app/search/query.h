/*
 * The query language: words (AND), OR, NOT, quotes, brackets.
 *
 * AND binds stronger than OR; NOT (or a leading "-") binds to what follows.
 * Operators are upper case; in lower case they are words. A run of CJK text
 * of two or more characters is a substring; quotes ask for adjacency. Curly,
 * corner (「」) and full-width quotes and full-width brackets work like ASCII.
 * The parser knows nothing of the engine and outlives it.
 */
#ifndef SEARCH_QUERY_H
#define SEARCH_QUERY_H

#include <stddef.h>

#include "base/err.h"

struct arena;

#define QUERY_NODES_MAX 50
#define QUERY_BYTES_MAX 1000
#define QUERY_DEPTH_MAX 20

enum query_kind { QUERY_TERM, QUERY_AND, QUERY_OR, QUERY_NOT };

/* A node. AND, OR: both children; NOT: left; TERM: text. */
struct query {
	enum query_kind kind;
	const struct query *left;
	const struct query *right;
	const char *text; /* as typed, without quotes */
	size_t start;	  /* byte offsets in the text typed: [start, end) */
	size_t end;
};

enum query_fault {
	QUERY_GOOD,
	QUERY_TOO_LONG,	 /* over QUERY_BYTES_MAX bytes */
	QUERY_TOO_MANY,	 /* over QUERY_NODES_MAX words and operators */
	QUERY_TOO_DEEP,	 /* brackets deeper than QUERY_DEPTH_MAX */
	QUERY_OPEN_QUOTE, /* a quote is not closed */
	QUERY_OPEN_BRACKET, /* a bracket is not closed */
	QUERY_CLOSE_BRACKET, /* a closing bracket without an opening one */
	QUERY_NO_OPERAND, /* an operator lacks what it joins */
	QUERY_EMPTY_TERM /* quotes or punctuation without a letter or digit */
};

struct query_error {
	enum query_fault fault;
	size_t at; /* byte offset of the place */
};

/*
 * Parses ${text} (valid UTF-8). An empty text gives OK and *out = NULL
 * (browse). ERR_INVALID fills ${error}. Terms that hold no letter or digit
 * outside quotes are passed over ("heat & power" is two words).
 */
enum err query_parse(struct arena *, const char *text,
	const struct query **out, struct query_error *error) MUST_CHECK;

/* The reading in full: "heat AND (pump OR \"heat sink\")"; read again it gives
 * the same. NULL gives "". */
char *query_print(struct arena *, const struct query *);

#endif
