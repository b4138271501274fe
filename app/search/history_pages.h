/*
 * The page of a visitor's searches.
 */
#ifndef SEARCH_HISTORY_PAGES_H
#define SEARCH_HISTORY_PAGES_H

#include "search/history.h"
#include "search/params.h"

/* A set as the page shows it. */
struct history_set {
	int number;
	const char *q;
	const char *path;
	int64_t count; /* publications */
	int64_t families;
	bool good; /* it can still be read */
};
struct history_sets {
	const struct history_set *items;
	size_t count;
};

/* GET /:lang/search/history */
enum err history_page(struct req *);
/* POST: start, clear or stop. */
enum err history_post(struct req *);

/* Of the page of results: the address with all sets of q written out, or
 * NULL when q names none. */
const char *history_follow(struct req *);
/* Keeps a search that could be read, if the visitor has asked for it. */
void history_note(struct req *, const struct params *);

#endif
