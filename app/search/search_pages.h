/*
 * The page of the search.
 */
#ifndef SEARCH_SEARCH_PAGES_H
#define SEARCH_SEARCH_PAGES_H

#include "http/req.h"

/* GET /:lang/patents */
enum err search_list_page(struct req *);

#endif
