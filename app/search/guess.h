/*
 * The one box: what plain text most likely means. In this order a number, a
 * day, a symbol of the classification, a name, words.
 *
 * Text with quotes, brackets, fields or operators is a query and is never
 * guessed at; so are words in a field, "txt=2022".
 */
#ifndef SEARCH_GUESS_H
#define SEARCH_GUESS_H

#include <stdbool.h>

#include "patent/number.h"
#include "search/query.h"

struct arena;
struct db;

enum guess_kind {
	GUESS_QUERY, /* nothing was guessed */
	GUESS_NUMBER,
	GUESS_DAY,
	GUESS_CLASS,
	GUESS_NAME
};

struct guess {
	enum guess_kind kind;
	const char *query;	     /* the reading, to be parsed */
	const char *words;	     /* the same text read as words */
	struct patent_number number; /* GUESS_NUMBER */
};

/* Reads ${text}, which has been parsed as ${tree}. A name needs the database:
 * ERR_BUSY; ${db} NULL: no text is a name. */
enum err guess_read(struct db *, struct arena *, const char *text,
	const struct query *tree, struct guess *out) MUST_CHECK;

#endif
