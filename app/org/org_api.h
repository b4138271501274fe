/*
 * API of organisations.
 */
#ifndef ORG_ORG_API_H
#define ORG_ORG_API_H

#include "http/req.h"

/* GET /api/v1/organisations/:id: the native JSON Lines object. */
enum err org_show_api(struct req *);
/* GET /api/v1/organisations/:id/affiliates?on=YYYY-MM-DD */
enum err org_affiliates_api(struct req *);

#endif
