/*
 * The page of help on searching.
 */
#ifndef SEARCH_SEARCH_HELP_PAGES_H
#define SEARCH_SEARCH_HELP_PAGES_H

#include "http/req.h"
#include "search/search_help.h"

/* GET /:lang/search/help */
enum err search_help_page(struct req *);

#endif
