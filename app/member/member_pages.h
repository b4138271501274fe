/*
 * Pages of members.
 */
#ifndef MEMBER_MEMBER_PAGES_H
#define MEMBER_MEMBER_PAGES_H

#include "http/req.h"
#include "member/member.h"
#include "org/org_pages.h"

/* GET /:lang/members */
enum err member_index_page(struct req *);
/* GET /:lang/members/:id?on= */
enum err member_show_page(struct req *);
/* GET /:lang/portal: the signed-in member's own organisation. */
enum err member_portal_page(struct req *);

/* GET /:lang/members/:id/history */
enum err member_history_page(struct req *);

#endif
