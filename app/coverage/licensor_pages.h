/*
 * Who licenses under a grant: page and API.
 */
#ifndef COVERAGE_LICENSOR_PAGES_H
#define COVERAGE_LICENSOR_PAGES_H

#include "coverage/licensor.h"
#include "http/page.h"
#include "http/req.h"

/* GET /:lang/grants/:number/licensors?after= */
enum err licensor_page(struct req *);
/* GET /api/v1/grants/:number/licensors?cursor= */
enum err licensor_api(struct req *);

#endif
