/*
 * Home: the front page and the pages that explain.
 */
#ifndef HOME_HOME_H
#define HOME_HOME_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct db;

/* The pool today (UTC). */
struct home_counts {
	int64_t patents; /* publications */
	int64_t families;
	int64_t offices;
	int64_t members;
	int64_t grants; /* in force */
};

struct home_topic {
	const char *slug;
	const char *label; /* JSON {language: text} */
	int64_t patents;
};
struct home_topics {
	const struct home_topic *items;
	size_t count;
};

enum err home_count(struct db *, struct home_counts *out) MUST_CHECK;

/* All topics in their order, with the pooled publications of each. */
enum err home_topic_list(struct db *, struct home_topics *out) MUST_CHECK;

#endif
