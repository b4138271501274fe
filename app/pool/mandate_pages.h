/*
 * The desk's page of mandates, and mandates for programs.
 */
#ifndef POOL_MANDATE_PAGES_H
#define POOL_MANDATE_PAGES_H

#include "http/form.h"
#include "http/page.h"
#include "http/req.h"
#include "pool/mandate.h"

/* GET, POST /:lang/desk/mandates */
enum err mandate_index_page(struct req *);
enum err mandate_create_post(struct req *);
/* POST /:lang/desk/mandates/:id/revoke, field "on" */
enum err mandate_revoke_post(struct req *);

/* GET /api/v1/mandates?organisation=&as_known_at= */
enum err mandate_list_api(struct req *);

#endif
