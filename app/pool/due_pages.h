/*
 * What is due, on the desk and in the member's portal.
 */
#ifndef POOL_DUE_PAGES_H
#define POOL_DUE_PAGES_H

#include "http/page.h"
#include "http/req.h"
#include "pool/due.h"

/* GET /:lang/desk/due?kind=, /:lang/portal/due?kind= */
enum err due_desk_page(struct req *);
enum err due_portal_page(struct req *);

/* Where a task leads, or NULL. */
const char *due_path(struct req *, const struct due *, bool desk);

#endif
