/*
 * Pages of the licence terms.
 */
#ifndef TERMS_TERMS_PAGES_H
#define TERMS_TERMS_PAGES_H

#include "http/page.h"
#include "http/req.h"
#include "terms/terms.h"

/* GET /:lang/terms */
enum err terms_index_page(struct req *);
/* GET /:lang/terms/:version */
enum err terms_show_page(struct req *);
/* GET /:lang/terms/:version/text: the exact bytes in the page's language. */
enum err terms_text_page(struct req *);

/* For templates: the lines of the text in a language. */
const struct terms_lines *terms_view_lines(
	struct req *, const struct terms *, enum lang);
/* "open-1.0.en.txt" */
const char *terms_view_filename(struct req *, const struct terms *, enum lang);

#endif
