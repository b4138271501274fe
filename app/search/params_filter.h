/*
 * All of an address but its words: filters, scope, grouping, order, page.
 * Only params.c asks.
 */
#ifndef SEARCH_PARAMS_FILTER_H
#define SEARCH_PARAMS_FILTER_H

#include "search/params.h"

/* All values of ${name} that are not empty. */
struct search_list params_values(const struct req *, const char *name);

/* True for a place in the classification's tree that others lie below. */
bool params_node_good(const char *node);

/* The length of the node above, which is how the symbol begins; 0: none. */
size_t params_node_parent(const char *node);

/* Fills ${p->search}; in the API ERR_INVALID with all faults in errors[]. */
enum err params_filter_read(struct req *, struct params *p) MUST_CHECK;

#endif
