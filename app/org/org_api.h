/*
 * API of organisations.
 */
#ifndef ORG_ORG_API_H
#define ORG_ORG_API_H

#include "http/req.h"

/* GET /api/v1/organisations/:id: the native JSON Lines object. */
enum err org_show_api(struct req *);
/* GET /api/v1/organisations/:id/affiliates and the question of group_query.h */
enum err org_affiliates_api(struct req *);

/* GET /api/v1/organisations/:id/affiliates/over-time: intervals. */
enum err org_times_api(struct req *);
/* GET /api/v1/organisations/:id/history */
enum err org_history_api(struct req *);

#endif
