/*
 * The page and the API of "what if an organisation is bought or sold?".
 */
#ifndef COVERAGE_WHATIF_PAGES_H
#define COVERAGE_WHATIF_PAGES_H

#include "coverage/whatif.h"
#include "http/form.h"
#include "http/req.h"
#include "org/org.h"

struct page;

/* What the template shows; result is NULL until a deal was described. */
struct whatif_view {
	const struct org *org;
	const struct form *form;
	const struct whatif_deal *deal;
	const struct whatif *result;
};

/* The frame of the page, with a way back to the organisation. */
struct page *whatif_frame(struct req *, const struct whatif_view *);

/* GET /:lang/organisations/:id/what-if?deal=&other=&percent=&seller=&on= */
enum err whatif_page(struct req *);

/* GET /api/v1/organisations/:id/what-if, the same parameters, as_known_at. */
enum err whatif_api(struct req *);

#endif
