/*
 * Pages of the licence terms.
 */
#ifndef TERMS_TERMS_PAGES_H
#define TERMS_TERMS_PAGES_H

#include "http/page.h"
#include "http/req.h"
#include "terms/key_terms.h"
#include "terms/terms.h"

/* What the page of a comparison shows; without a and b the choice alone. */
struct terms_pair {
	struct terms_list all;
	const struct terms *a;
	const struct terms *b;
	struct key_differences lines;
};

/* GET /:lang/terms */
enum err terms_index_page(struct req *);
/* GET /:lang/terms/:version */
enum err terms_show_page(struct req *);
/* GET /:lang/terms/:version/text: the exact bytes in the page's language. */
enum err terms_text_page(struct req *);

/* GET /:lang/terms/compare?a=&b=: two versions by parameter. */
enum err terms_compare_page(struct req *);

/* The card of a version in the page's language, by subject. */
struct key_group {
	const char *label;
	struct key_terms terms;
};
struct key_groups {
	struct key_group *items;
	size_t count;
};
const struct key_groups *terms_view_card(struct req *, const struct terms *);
/* The heading above line ${i} of a comparison, or NULL: the subject goes on. */
const char *terms_view_subject(
	struct req *, const struct key_differences *, size_t i);
/* "/en/terms/compare?a=open-1.0&b=": another version to the one given. */
const char *terms_view_compare(struct req *, const struct terms *);

/* For templates: the lines of the text in a language. */
const struct terms_lines *terms_view_lines(
	struct req *, const struct terms *, enum lang);
/* "open-1.0.en.txt" */
const char *terms_view_filename(struct req *, const struct terms *, enum lang);

#endif
