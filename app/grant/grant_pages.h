/*
 * The public register of grants.
 */
#ifndef GRANT_GRANT_PAGES_H
#define GRANT_GRANT_PAGES_H

#include "grant/grant.h"
#include "http/page.h"
#include "http/req.h"

/* A grant with all that its page and its certificate say. */
struct grant_view {
	const struct grant *grant;
	struct terms terms;
	struct audit_rows trail;
	bool active;
	const char *purpose_lang; /* HTML lang of the applicant's words */
};

/* GET /:lang/grants?q=&licensee=&after= */
enum err grant_index_page(struct req *);
/* GET /:lang/grants/:number */
enum err grant_show_page(struct req *);
/* GET /:lang/grants/:number/certificate */
enum err grant_certificate_page(struct req *);

/* For templates. */
const char *grant_view_field(struct req *, const struct grant *);
const char *grant_view_territories(struct req *, const struct grant *);
/* The address of the next page of the register. */
const char *grant_view_next(
	struct req *, const struct grant_query *, const struct grants *);

#endif
