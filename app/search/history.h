/*
 * The searches of a visitor, as sets that a query can name: "#1 AND #2".
 *
 * They are kept in a cookie of the browser and nowhere else, from when the
 * visitor asks for it until the browser closes: "FIRST.TEXT", the number of
 * the oldest set and, in base64url, a query a line. Numbers are never used
 * again; what no longer fits goes, the oldest first.
 */
#ifndef SEARCH_HISTORY_H
#define SEARCH_HISTORY_H

#include <stdbool.h>

#include "search/query.h"

struct arena;

#define HISTORY_SETS_MAX 20
#define HISTORY_BYTES_MAX 1400 /* of all queries; 4/3 in the cookie */

struct history {
	bool kept; /* the visitor has asked for it */
	struct query_sets sets;
};

/* Reads the value of the cookie; what we did not write is no history. */
void history_read(struct arena *, const char *value, struct history *out);

/* The value for the cookie, at most COOKIE_BYTES_MAX. */
const char *history_print(struct arena *, const struct history *);

/* Adds ${q} unless it is there already: then false. */
bool history_add(struct arena *, struct history *, const char *q);

#endif
