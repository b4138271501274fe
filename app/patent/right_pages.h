/*
 * Rights on the page of a patent.
 */
#ifndef PATENT_RIGHT_PAGES_H
#define PATENT_RIGHT_PAGES_H

#include "http/req.h"
#include "patent/right_sheet.h"

struct right_view {
	struct right_sheet sheet;
	const char *asked; /* the day of as_known_at, "" when not asked for */
	const char *path;  /* of the patent's page */
};

/* The section for the patent ${number}, by on= and as_known_at= of the query;
 * ERR_INVALID names a bad one. */
enum err right_view_read(
	struct req *, const char *number, struct right_view *out) MUST_CHECK;

/* For the template. */

/* "DE Germany". */
const char *right_view_place(struct req *, const char *code);

/* The right, or of several alike their file: "EP10167109". */
const char *right_view_name(struct req *, const struct right_line *);

/* True when it was published on another day than it counts from. */
bool right_view_published(const struct right_entry *);

/* True when the office's own words add to what the label says. */
bool right_view_plain(const struct right_entry *);

/* What it does to the right: N_(), or NULL. A list of designated states puts
 * nothing into effect. */
const char *right_view_effect(const struct right_entry *);

/* "AT BE CH". */
const char *right_view_states(struct req *, const struct right_entry *);

#endif
