/*
 * Pages and API of the scope versions.
 */
#ifndef TERMS_SCOPE_PAGES_H
#define TERMS_SCOPE_PAGES_H

#include "http/page.h"
#include "http/req.h"
#include "terms/scope.h"

/* What a page of a scope shows. */
struct scope_view {
	struct scopes all;
	struct scope scope;
};

/* GET /:lang/scopes: the one in force. */
enum err scope_index_page(struct req *);
/* GET /:lang/scopes/:version */
enum err scope_show_page(struct req *);
/* GET /api/v1/scopes, /api/v1/scopes/:version */
enum err scope_list_api(struct req *);
enum err scope_show_api(struct req *);

/* For templates. */
struct scope_field_list {
	struct scope_field *items;
	size_t count;
};
const struct scope_field_list *scope_view_fields(
	struct req *, const struct scope *);
const char *scope_view_codes(struct req *, const struct scope_field *);

#endif
