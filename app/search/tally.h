/*
 * Counting: which of the patents found pass the filters, how they divide by
 * each facet, and which of them make the page. Pure, so that it stays when
 * the engine is replaced.
 *
 * A patent counts for a facet when it passes all filters but the facet's own.
 * Where families are hits, one counts for a value when one of its patents
 * does, and its best patent that passes all filters stands for it: the
 * highest key, of equals the lowest number.
 */
#ifndef SEARCH_TALLY_H
#define SEARCH_TALLY_H

#include "search/cursor.h"
#include "search/dict.h"
#include "search/search.h"

/* A patent found. Texts stay referenced. */
struct tally_row {
	int64_t id;
	int64_t key; /* of the order: score or days, -1 without a day */
	int64_t family;
	const char *number;
	/* Office, status, year, topics, sections and languages, parted by
	 * tabs; several of one by spaces. */
	const char *line;
	const char *member;  /* or NULL */
	const char *symbols; /* one a line; only where nodes are asked for */
	int checked;	     /* 0 to 4: one of SEARCH_CHECKED, the narrowest */
};

struct tally;

struct tally *tally_new(struct arena *, const struct search *, size_t rows);

/* Not more often than ${rows}. */
void tally_add(struct tally *, const struct tally_row *);

/* What was added, as a page behind the place ${from}, or NULL; not ${listed}:
 * only its counts. */
void tally_page(struct tally *, const struct cursor *from, bool listed,
	struct search_page *out);

#endif
