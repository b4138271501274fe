/*
 * What the page of results shows: made of the answer of the engine, read by
 * templates/search/results.html and by nobody else.
 */
#ifndef SEARCH_RESULTS_H
#define SEARCH_RESULTS_H

#include "patent/patent.h"
#include "search/params.h"
#include "search/question.h"
#include "search/reading.h"
#include "search/snippet.h"

/* A publication that a hit stands for. */
struct publication {
	const char *number;
	const char *path;
	bool pooled; /* today */
};
struct publications {
	const struct publication *items;
	size_t count;
};

/* Territories where a right of an application is alike. */
struct matrix_row {
	/* In the first row of an application: its publications, and how many
	 * rows are of it; else none. */
	struct publications publications;
	size_t spread;
	const char *places; /* "AT BE CH", or NULL: not told by territory */
	size_t more;	    /* further ones */
	const char *place;  /* of a single one: "CN China", else NULL */
	const char *label;  /* of the state, an N_() message */
	const char *colour;
	const char *as_of;  /* day of what is known, or NULL */
	const char *source; /* who says so, or NULL */
	bool stale;
};
struct matrix {
	const struct matrix_row *items;
	size_t count;
};

/* A hit: a publication, or the best one of a family. */
struct result {
	const struct patent_item *item;
	const char *path;
	struct snippet title;
	struct snippet other; /* title in the original language, or text "" */
	struct snippet text;  /* the part of the text that fits, or "" */
	const char *holder;
	const char *cpc; /* the first symbols, or "" */
	size_t others;	 /* publications of the family beside this one */
	struct matrix matrix;
};
struct result_list {
	const struct result *items;
	size_t count;
};

/* A value of a facet. */
struct choice {
	const char *value;
	const char *label;
	const char *lang; /* of the label, when it is data, or NULL */
	int64_t count;
	bool chosen;
	/* In a tree: how deep; the path that opens or closes the branch, NULL
	 * where nothing lies below. */
	int depth;
	const char *branch;
	bool opened;
};
struct choices {
	const struct choice *items;
	size_t count;
};
struct facet {
	const char *name; /* of the parameter */
	const char *label;
	bool open; /* shown unfolded */
	bool tree;
	struct choices choices;
};
struct facet_list {
	const struct facet *items;
	size_t count;
};

/* A link that changes the question. */
struct change {
	const char *label; /* translated */
	const char *lang;  /* of what is named, or NULL */
	const char *name; /* what is dropped, shown behind the label, or NULL */
	const char *path;
	int64_t count; /* hits there, where they are counted */
};
struct changes {
	const struct change *items;
	size_t count;
};

/* A concept of the glossary that the question was widened by: "碳汇 = carbon
 * sink, 炭素吸収源". */
struct widened_word {
	const char *text;
	const char *lang;
	bool next; /* another one stands before it */
};
struct widened_words {
	const struct widened_word *items;
	size_t count;
};
struct widened_chip {
	const char *typed;
	struct widened_words others;
	const char *path; /* of the question without it */
};
struct widened_chips {
	const struct widened_chip *items;
	size_t count;
};

/* A page by its number. */
struct page_link {
	int64_t number;
	const char *path;
	bool here;
	bool gap; /* pages are left out before it */
};
struct page_links {
	const struct page_link *items;
	size_t count;
};

struct results {
	const struct params *params;
	const struct search_page *page; /* NULL: q could not be read */
	struct result_list list;
	struct facet_list facets;
	struct changes chips; /* chosen filters, each to be dropped */
	struct widened_chips widened;
	const char *literal;  /* path of the same by letters alone, or NULL */
	const char *widen;    /* of the same with all that widens, or NULL */
	struct changes drops; /* with no hits: what would help */
	struct kept_list filters;  /* all but q */
	struct kept_list question; /* q and the order: beside the facets */
	struct kept_list unsorted; /* all but the order */
	const char *path;	   /* of the page without any question */
	const char *api;	   /* path of the same in the API */
	const char *need;	   /* path where a need may be told */
	const char *other_group;   /* path of the same, otherwise grouped */
	int64_t at;		   /* number of this page, from 1 */
	int64_t last;
	int64_t beyond; /* the number asked for, behind the last one; or 0 */
	struct page_links pages;
	const char *previous; /* path of the page before, or NULL */
	const char *next;     /* of the following one, or NULL */
	struct reading reading;
	const char *fault; /* why q cannot be read, translated, or NULL */
	const char *sort;  /* the order in force */
};

/* The heading of the page, translated. */
const char *results_title(struct req *, const struct results *);

/* True when ${word} names the order in force. */
bool results_sorted(const struct results *, const char *word);

/* Families or publications, whichever are hits. */
int64_t results_count(const struct results *);

/* Asks the engine and prepares the page. OK or ERR_BUSY. */
enum err results_read(
	struct req *, const struct params *, struct results *out) MUST_CHECK;

#endif
