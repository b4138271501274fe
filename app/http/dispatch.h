/*
 * A request, once through: host, route, body, who is asking, forgery,
 * limits, the page, its problem. Runs inside the request's fiber.
 */
#ifndef HTTP_DISPATCH_H
#define HTTP_DISPATCH_H

#include "http/head.h"
#include "http/req.h"

/* What the host side hands over besides the request itself. */
struct incoming {
	const struct head *head;
	const void *body;
	size_t body_len;
	/* Makes the database handle once the role is known. */
	struct db *(*db)(struct req *, enum access);
};

/* Fills the response of ${r}; always leaves a status. */
void dispatch(struct req *, const struct incoming *);

#endif
