/*
 * The secretariat's list of adversaries.
 */
#ifndef APPLICATION_ADVERSARY_PAGES_H
#define APPLICATION_ADVERSARY_PAGES_H

#include "application/adversary.h"
#include "http/form.h"
#include "http/page.h"
#include "http/req.h"

/* GET, POST /:lang/desk/adversaries */
enum err adversary_index_page(struct req *);
enum err adversary_create_page(struct req *);
/* POST /:lang/desk/adversaries/:id/end */
enum err adversary_end_page(struct req *);

#endif
