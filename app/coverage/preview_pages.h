/*
 * The page and the API of previews, for members and the secretariat.
 */
#ifndef COVERAGE_PREVIEW_PAGES_H
#define COVERAGE_PREVIEW_PAGES_H

#include "coverage/preview.h"
#include "http/form.h"
#include "http/page.h"
#include "http/req.h"

/* What the template shows; result is NULL until an act was described. */
struct preview_view {
	const char *action; /* path */
	const struct form *form;
	const struct preview_question *question;
	const struct preview *result;
	const char *next; /* address of the part that follows, or NULL */
};

/* GET /:lang/portal/preview, /:lang/desk/preview
 * ?what=&patents=&member=&on=&buyer=&bound=&cursor= */
enum err preview_page(struct req *);
/* GET /api/v1/preview, the same parameters. */
enum err preview_api(struct req *);

/* For templates. */
const char *preview_view_rule(struct req *, const struct preview_line *);
const char *preview_view_answer(struct req *, enum coverage_answer);
const char *preview_view_colour(enum coverage_answer);

#endif
