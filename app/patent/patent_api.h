/*
 * A patent in the read API.
 */
#ifndef PATENT_PATENT_API_H
#define PATENT_PATENT_API_H

#include "http/req.h"

/* GET /api/v1/patents/:number */
enum err patent_show_api(struct req *);

/* GET /api/v1/patents/:number/history */
enum err patent_history_api(struct req *);

#endif
