/*
 * Checks of API queries: what is not understood is refused by name.
 */
#ifndef HTTP_QUERY_H
#define HTTP_QUERY_H

#include "http/req.h"

/*
 * ERR_INVALID (with "/query/NAME" in errors[]) when the query has a
 * parameter that is not in ${known}, a list that ends with NULL; NULL: no
 * parameter is known.
 */
enum err query_only(struct req *, const char *const *known) MUST_CHECK;

/*
 * The whole number of parameter ${name}, ${missing} when it is absent or
 * empty; ERR_INVALID unless ${min} <= n <= ${max}.
 */
enum err query_int(struct req *, const char *name, long min, long max,
	long missing, long *out) MUST_CHECK;

/* A day, or NULL when the parameter is absent or empty. */
enum err query_day(struct req *, const char *name, const char **out) MUST_CHECK;

/* An instant in the form of base/instant.h, or NULL likewise; a day alone is
 * its end. */
enum err query_instant(
	struct req *, const char *name, const char **out) MUST_CHECK;

#endif
