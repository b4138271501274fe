/*
 * Response fields that every answer carries: security, caching, date.
 */
#ifndef HTTP_HEADERS_H
#define HTTP_HEADERS_H

#include "http/req.h"

/* Adds them; what the page has set of them stays. */
void headers_add(struct req *);

#endif
