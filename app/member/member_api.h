/*
 * API of members.
 */
#ifndef MEMBER_MEMBER_API_H
#define MEMBER_MEMBER_API_H

#include "http/req.h"

/* GET /api/v1/members?limit=&cursor= -> {"items":[{"id","name","since"}],
 * "next"}: members of today. */
enum err member_list_api(struct req *);
/* GET /api/v1/members/:id -> {"id","name","role","since","until","pooled",
 * "history":[{"role","since","until"}]}; the newest membership on top. */
enum err member_show_api(struct req *);

/* GET /api/v1/members/:id/history */
enum err member_history_api(struct req *);

#endif
