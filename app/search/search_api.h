/*
 * The search of the read API.
 */
#ifndef SEARCH_SEARCH_API_H
#define SEARCH_SEARCH_API_H

#include "http/req.h"

/* GET /api/v1/patents */
enum err search_list_api(struct req *);

#endif
