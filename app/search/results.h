/*
 * What the page of results shows: made of the answer of the engine, read by
 * templates/search/results.html and by nobody else.
 */
#ifndef SEARCH_RESULTS_H
#define SEARCH_RESULTS_H

#include "patent/patent.h"
#include "search/params.h"
#include "search/question.h"
#include "search/snippet.h"

/* A publication found. */
struct result {
	const struct patent_item *item;
	const char *path;
	struct snippet title;
	struct snippet other; /* title in the original language, or text "" */
	struct snippet text;  /* the part of the text that fits, or "" */
	const char *holder;
	const char *cpc; /* the first symbols, or "" */
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
};
struct choices {
	const struct choice *items;
	size_t count;
};
struct facet {
	const char *name; /* of the parameter */
	const char *label;
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

struct results {
	const struct params *params;
	const struct search_page *page; /* NULL: q could not be read */
	struct result_list list;
	struct facet_list facets;
	struct changes chips;	   /* chosen filters, each to be dropped */
	struct changes drops;	   /* with no hits: what would help */
	struct kept_list filters;  /* all but q */
	struct kept_list question; /* q and the order: beside the facets */
	struct kept_list unsorted; /* all but the order */
	const char *path;	   /* of the page without any question */
	const char *next;	   /* path of the following page, or NULL */
	const char *first;	   /* path of the first page, or NULL */
	const char *api;	   /* path of the same in the API */
	const char *reading;	   /* how q was read, or "" */
	const char *before;	   /* a bad q in three parts, and why */
	const char *marked;
	const char *after;
	const char *fault; /* translated, or NULL */
	const char *sort;  /* the order in force */
	const char *cpc;   /* the first of the chosen CPC beginnings, or "" */
};

/* The heading of the page, translated. */
const char *results_title(struct req *, const struct results *);

/* True when ${word} names the order in force. */
bool results_sorted(const struct results *, const char *word);

/*
 * Asks the engine and prepares the page. A cursor that is none of ours is
 * passed over. OK or ERR_BUSY.
 */
enum err results_read(
	struct req *, const struct params *, struct results *out) MUST_CHECK;

#endif
