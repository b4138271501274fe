/*
 * Names of what facets count, in the language of the page.
 */
#ifndef SEARCH_LABELS_H
#define SEARCH_LABELS_H

#include "patent/patent.h"
#include "search/params.h"

/* What labels need of the database, asked for once a page. */
struct labels {
	struct patent_topic_list topics;
	struct search_members members;
};

/* Topics, and the names of the members counted or chosen. */
enum err labels_read(struct req *, const struct params *,
	const struct search_page *, struct labels *out) MUST_CHECK;

/* A value for people; *lang is the language when the label is data, else
 * NULL. The value itself where there is no name. */
const char *labels_find(struct req *, const struct labels *, enum search_facet,
	const char *value, const char **lang);

/* The name of a facet, translated. */
const char *labels_facet(struct req *, enum search_facet);

#endif
