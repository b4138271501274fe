/*
 * Grants for machines.
 */
#ifndef GRANT_GRANT_API_H
#define GRANT_GRANT_API_H

#include "http/req.h"

/* GET /api/v1/grants/:number */
enum err grant_show_api(struct req *);

/* GET /api/v1/grants/:number/history */
enum err grant_history_api(struct req *);

#endif
