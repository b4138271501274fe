/*
 * Pages of organisations.
 */
#ifndef ORG_ORG_PAGES_H
#define ORG_ORG_PAGES_H

#include "http/req.h"
#include "org/org.h"

/* An organisation with its affiliates on a day, for templates. */
struct org_view {
	const struct org *org;
	const char *on;	      /* the day asked for */
	const char *on_error; /* what was wrong with it, or NULL */
	struct org_names affiliates;
	struct org_links down;
	struct org_links up;
};

/* GET /:lang/organisations/:id?on= */
enum err org_show_page(struct req *);

/* Reads everything for ${id}; a bad ?on= shows today and says so. */
enum err org_view_read(struct req *, const char *id, struct org_view *out)
	MUST_CHECK;

#endif
