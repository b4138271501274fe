/*
 * Licence terms for machines.
 */
#ifndef TERMS_TERMS_API_H
#define TERMS_TERMS_API_H

#include "http/req.h"

/* GET /api/v1/terms: every version with its parameters, without its texts. */
enum err terms_list_api(struct req *);
/* GET /api/v1/terms/:version: the same of one version, with its texts. */
enum err terms_show_api(struct req *);

#endif
