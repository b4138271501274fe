/*
 * The front page and the pages that explain.
 */
#ifndef HOME_HOME_PAGES_H
#define HOME_HOME_PAGES_H

#include "home/home.h"
#include "http/page.h"

/* GET / : to the front page in the visitor's language */
enum err home_root_page(struct req *);

/* GET /:lang */
enum err home_index_page(struct req *);

/* GET /api/v1 : to what the help says for programs */
enum err home_api_page(struct req *);

/* GET /:lang/help, /:lang/privacy, /:lang/accessibility */
enum err home_help_page(struct req *);
enum err home_privacy_page(struct req *);
enum err home_accessibility_page(struct req *);

/* The frame of the front page. */
const struct page *home_page(struct req *);

/* For the template of the help: a search to be tried. */
struct home_example {
	const char *q;
	const char *what; /* N_() message */
};
struct home_examples {
	const struct home_example *items;
	size_t count;
};

#endif
