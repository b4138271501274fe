/*
 * Patents of the pool that are like one: they share symbols of the CPC, the
 * rarer the better, and terms of the title. The same question on the same
 * data gives the same order.
 */
#ifndef PATENT_SIMILAR_H
#define PATENT_SIMILAR_H

#include <stddef.h>

#include "base/err.h"

struct db;

struct similar_item {
	const char *number;
	const char *office;
	const char *title; /* JSON */
	const char *published;
	const char *status;
	const char *const *symbols; /* shared, the rarest first; at most 5 */
	size_t symbol_count;
};
struct similar {
	const struct similar_item *items;
	size_t count;
};

/*
 * The ${limit} nearest, one of each family, none of the patent's own. A
 * patent without symbols of the CPC is compared by those of the IPC.
 */
enum err similar_list(struct db *, const char *number, int limit,
	struct similar *out) MUST_CHECK;

#endif
