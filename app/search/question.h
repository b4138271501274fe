/*
 * A question as the pairs of an address: for links that change it and for
 * hidden fields that carry it on. Neither limit nor cursor is part of it.
 */
#ifndef SEARCH_QUESTION_H
#define SEARCH_QUESTION_H

#include "search/params.h"

struct kept {
	const char *name;
	const char *value;
};
struct kept_list {
	const struct kept *items;
	size_t count;
};

/* All pairs, in the order of the page. */
void question_list(struct req *, const struct params *, struct kept_list *out);

/* True when several pairs have the name. */
bool question_repeats(const struct kept_list *, const char *name);

/* The pairs whose names are not in ${names}, which ends with NULL. */
void question_without(struct req *, const struct kept_list *,
	const char *const *names, struct kept_list *out);

/*
 * ${path} and the pairs, but for those of ${name} (NULL: none) with
 * ${value} (NULL: any).
 */
const char *question_path(struct req *, const char *path,
	const struct kept_list *, const char *name, const char *value);

#endif
