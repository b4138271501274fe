/*
 * What a question finds, as a feed: those that came into the pool last first,
 * unless the question says another order.
 *
 * Atom (RFC 4287) and JSON Feed 1.1. An entry is known by the lasting address
 * of its publication. A page of a feed leads to the next one (RFC 5005).
 */
#ifndef FEED_FEED_PAGES_H
#define FEED_FEED_PAGES_H

#include "http/req.h"

#define FEED_ENTRIES 50

/* GET /:lang/search.atom, GET /:lang/search.json: the question of the search,
 * and cursor= */
enum err feed_atom_page(struct req *);
enum err feed_json_page(struct req *);

#endif
