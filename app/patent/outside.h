/*
 * Where else a publication can be read: addresses of other services, for
 * people to follow. Nothing is asked of them.
 */
#ifndef PATENT_OUTSIDE_H
#define PATENT_OUTSIDE_H

#include <stddef.h>

#include "base/lang.h"

struct arena;
struct patent;

struct outside {
	const char *name; /* a proper name, not translated */
	const char *path; /* absolute */
};
struct outsides {
	const struct outside *items;
	size_t count;
};

/*
 * Espacenet, Google Patents, and the register or the publications of the
 * office where it has addresses for single documents. For numbers that offices
 * have given: an invented one leads to somebody else's patent.
 */
void outside_list(
	struct arena *, const struct patent *, enum lang, struct outsides *out);

#endif
