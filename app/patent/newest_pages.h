/*
 * The page of a member's newest patents.
 */
#ifndef PATENT_NEWEST_PAGES_H
#define PATENT_NEWEST_PAGES_H

#include "http/req.h"
#include "patent/newest.h"

/* GET /:lang/members/:id/patents */
enum err newest_show_page(struct req *);

#endif
