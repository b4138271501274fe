/*
 * The help on searching: every rule with an example that can be followed.
 */
#ifndef SEARCH_SEARCH_HELP_H
#define SEARCH_SEARCH_HELP_H

#include <stdbool.h>
#include <stddef.h>

struct search_example {
	const char *name; /* of the field or operator */
	const char *q;
	const char *what; /* N_() message */
};
struct search_examples {
	const struct search_example *items;
	size_t count;
};

/* A part of the page. */
struct search_chapter {
	const char *id;
	const char *title; /* N_() */
	const char *lede;  /* N_() */
	bool named;	   /* the examples have names */
	struct search_examples examples;
};
struct search_chapters {
	const struct search_chapter *items;
	size_t count;
};

struct search_chapters search_help_chapters(void);

#endif
