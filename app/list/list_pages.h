/*
 * The page of my list, and the buttons that other pages carry.
 */
#ifndef LIST_LIST_PAGES_H
#define LIST_LIST_PAGES_H

#include "base/named.h"
#include "http/form.h"
#include "http/req.h"
#include "list/list.h"
#include "patent/patent.h"

/* GET /:lang/list */
enum err list_page(struct req *);
/*
 * POST /:lang/list: add=NUMBER and remove=NUMBER, both any number of times;
 * clear=yes; numbers=TEXT, as people paste it. back=PATH: where to go then.
 */
enum err list_post(struct req *);
/* GET /:lang/list/add: number= and back=, the form for one publication. */
enum err list_add_page(struct req *);
/* GET /:lang/list/export/:file, as of export_page(). */
enum err list_export_page(struct req *);

struct list_view {
	struct form *form;
	struct patent_items patents;
	const char *numbers; /* a line each: for the sheet */
	size_t pooled;
};

/* Whose list the request means. */
struct list_owner list_owner(struct req *);

/*
 * For the templates of other rooms: a page with buttons asks for the marks
 * once, shows list_form() once, outside of other forms, and list_button() for
 * each publication. Without an answer of the database nothing is marked.
 */
const struct list_entries *list_marks(struct req *);
bool list_holds(const struct list_entries *, const char *number);
/* True for who has an account or a visit, and so may have a list. */
bool list_known(const struct req *);
/* The page that adds a publication and leads back to the one at hand. */
const char *list_add_path(struct req *, const char *number);
/* The address of the page at hand, to come back to. */
const char *list_back(struct req *);

#endif
