/*
 * The inside of search/tally.h, shared by tally*.c.
 */
#ifndef SEARCH_TALLY_PART_H
#define SEARCH_TALLY_PART_H

#include "search/tally.h"

/* By struct tally_row.checked; who is within 30 days is within 90, too. */
extern const char *const tally_ages[];
#define AGE_OLDER 3

/* A value of a facet, and in which unit it was counted last. */
struct value {
	int64_t count;
	int64_t unit;
};

struct values {
	struct dict words;
	struct value *items;
	size_t room;
};

struct reference {
	enum search_facet facet;
	uint32_t value;
};

/* A line read: its values, and which filters it does not pass. */
struct line {
	struct reference *items;
	size_t count;
	unsigned miss;
};

/* A patent that passes all filters, or all but the one of ${miss}. */
struct item {
	struct tally_row row;
	size_t line; /* number of it: lines move while more come */
	unsigned miss;
};

struct tally {
	struct arena *arena;
	const struct search *search;
	struct dict lines;
	struct line *line_items;
	size_t line_room;
	struct values values[SEARCH_FACETS];
	int64_t missed[SEARCH_FACETS];
	int64_t missed_unit[SEARCH_FACETS];
	struct item *items;
	size_t count;
};

/* The value numbered ${at}; valid until the next call. */
struct value *tally_value(struct tally *, enum search_facet, uint32_t at);

#endif
