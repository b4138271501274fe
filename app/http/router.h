/*
 * From method and path to a row of the table.
 */
#ifndef HTTP_ROUTER_H
#define HTTP_ROUTER_H

#include "http/req.h"

struct route_match {
	const struct route *route; /* NULL: none for this method */
	struct pairs params;
	unsigned allowed; /* bit a method that the path has */
};

/* Finds the row of ${path}, as it was received; parameters are decoded. A path
 * that has rows for other methods only leaves route NULL and says which in
 * ${allowed}. ERR_NOT_FOUND when there is none. */
enum err router_find(struct arena *, const struct route *routes, size_t count,
	enum method, const char *path, struct route_match *out) MUST_CHECK;

/* Reads "GET"; HEAD reads as GET. ERR_NOT_FOUND for an unknown method. */
enum err method_read(const char *text, enum method *out) MUST_CHECK;
const char *method_name(enum method);

/* "GET, HEAD, OPTIONS, POST" for an Allow field. */
const char *router_allow(struct arena *, unsigned allowed);

#endif
