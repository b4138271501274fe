/*
 * Pages of organisations.
 */
#ifndef ORG_ORG_PAGES_H
#define ORG_ORG_PAGES_H

#include "http/req.h"
#include "org/group.h"
#include "org/org.h"
#include "org/times.h"

/* An organisation with its affiliates on a day, for templates. */
struct org_view {
	const struct org *org;
	struct group_question question; /* what the form asked for */
	bool failed;			/* parts of it, see r->errors */
	const char *threshold;
	struct group group;
	struct times_affiliates times;
	struct times_events events;
	struct org_links down;
	struct org_links up;
};

/* GET /:lang/organisations/:id and the question of org/group_query.h */
enum err org_show_page(struct req *);

/* Reads everything for ${id}; faults of the question are
 * shown beside the answer to its defaults. */
enum err org_view_read(
	struct req *, const char *id, struct org_view *out) MUST_CHECK;

/* What was wrong with the question, by the field it concerns. */
struct org_view_error {
	const char *name;
	const char *message;
};
struct org_view_errors {
	struct org_view_error *items;
	size_t count;
};
const struct org_view_errors *org_view_errors(struct req *);

/* The day of ?as_known_at=, "" when it was not asked for. */
const char *org_view_known(struct req *);

/* GET /:lang/organisations/:id/history */
enum err org_history_page(struct req *);

#endif
