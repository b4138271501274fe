/*
 * What the dispatcher asks of the product: its routes, and the rooms' answers
 * to "who is this". http/ knows no room; routes.c fills this in.
 */
#ifndef HTTP_SITE_H
#define HTTP_SITE_H

#include "http/req.h"

struct site {
	const struct route *routes;
	size_t route_count;
	/* Fills r->person from the session token; unknown: leaves it. */
	enum err (*session)(struct req *, const char *token);
	/* Says whether the instance shows demonstration data. */
	enum err (*demo)(struct req *, bool *out);
	/* /readyz: schema and database are as they should be. */
	enum err (*ready)(struct req *);
};

extern const struct site site;

#endif
