/*
 * The secretariat's page of standing approvals.
 */
#ifndef GRANT_STANDING_PAGES_H
#define GRANT_STANDING_PAGES_H

#include "grant/standing.h"
#include "http/form.h"
#include "http/page.h"
#include "http/req.h"

/* A rule as the page shows it. */
struct standing_shown {
	const struct standing_rule *rule;
	enum standing_state state;
	const char *refusal; /* why this person may not approve, or NULL */
	int64_t used;	     /* today; for a rule in force */
	int remaining;
};
struct standing_shown_list {
	struct standing_shown *items;
	size_t count;
};

/* GET, POST /:lang/desk/standing */
enum err standing_index_page(struct req *);
enum err standing_create_page(struct req *);
/* POST /:lang/desk/standing/:id/approve, …/withdraw */
enum err standing_approve_page(struct req *);
enum err standing_withdraw_page(struct req *);

/* For templates: label (translated) and colour of the tag. */
const char *standing_view_state(struct req *, enum standing_state);
const char *standing_view_colour(enum standing_state);

#endif
