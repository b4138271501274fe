/*
 * What an address asks of the search: shared by the page and the API.
 *
 *	q office status topic member cpc	may be repeated: OR
 *	year language checked
 *	open					may be repeated
 *	pool on group widen sort		at most once
 *	limit cursor				in the API
 *	page symbol				on the page
 *
 * An empty value is none. On a page q is the one box: plain text is guessed at
 * (search/guess.h); in the API q is words unless it says something else. In the
 * API whatever is not understood is refused by name; a page reads past it, so
 * that an old link still shows something, and tells it (problem_faults()).
 */
#ifndef SEARCH_PARAMS_H
#define SEARCH_PARAMS_H

#include "http/req.h"
#include "patent/number.h"
#include "search/guess.h"
#include "search/search.h"

/* Pages by number: as many as any pool has. */
#define SEARCH_PAGES_MAX 1000000

struct params {
	struct search search;
	long page;		  /* number of the page, from 1 */
	const char *q;		  /* as typed, "" when there is none */
	struct query_error error; /* fault QUERY_GOOD: it could be read */
	/* The number that q may be read as; text NULL: none. */
	struct patent_number number;
	/* On a page plain text is guessed at: what words then are. */
	enum guess_kind guess;
	const char *as_words; /* q that asks for words instead, or NULL */
};

/*
 * Reads r->query. In the API ERR_INVALID with all faults in errors[], values
 * that need the database to be known included. On a page only the database
 * can fail; a bad q leaves search.words NULL and fills error.
 */
enum err params_read(struct req *, struct params *out) MUST_CHECK;

/* What is wrong with a query and what to do, an N_() message. */
const char *params_fault(enum query_fault);

/* The check digit that the number should have, as text. */
const char *params_check(struct req *, const struct params *);

#endif
