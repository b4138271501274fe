/*
 * Pages of field rulings: the published ones, questions, the secretariat's
 * desk for them.
 */
#ifndef RULING_RULING_PAGES_H
#define RULING_RULING_PAGES_H

#include "http/form.h"
#include "http/page.h"
#include "http/req.h"
#include "ruling/ruling.h"

/* The list with what was looked for. */
struct ruling_index {
	const struct ruling_query *query;
	const struct rulings *list;
};

/* A question on the desk, with the form that answers it. */
struct ruling_desk {
	const struct form *form;
	const struct ruling_requests *requests;
	const struct ruling_request *request; /* being answered, or NULL */
};

/* GET /:lang/rulings?q=&field=&as_known_at= */
enum err ruling_index_page(struct req *);
/* GET /:lang/rulings/:id */
enum err ruling_show_page(struct req *);

/* GET, POST /:lang/rulings/ask: for everybody with an account. */
enum err ruling_ask_page(struct req *);
enum err ruling_ask_post(struct req *);

/* GET, POST /:lang/desk/rulings?request= */
enum err ruling_desk_page(struct req *);
enum err ruling_create_post(struct req *);
/* POST /:lang/desk/rulings/:id/withdraw */
enum err ruling_withdraw_post(struct req *);
/* POST /:lang/desk/rulings/requests/:id/close */
enum err ruling_close_post(struct req *);

/* "within" or "outside" for people, and the colour of its tag. */
const char *ruling_within_label(struct req *, bool within);
const char *ruling_within_colour(bool within);
/* Is it in force today? */
bool ruling_now(const struct ruling *);
/* The HTML lang of a question. */
const char *ruling_html_lang(const struct ruling_request *);

#endif
