#include "grant/grant_api.h"

#include "grant/grant.h"
#include "http/query.h"

enum err
grant_show_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	const struct grant *g;
	const char *number;
	struct terms terms;
	enum err e;

	if ((e = query_only(r, NULL)) != OK)
		return e;
	number = grant_number_normalize(r->arena, req_param(r, "number"));
	if (number == NULL)
		return ERR_NOT_FOUND;
	if ((e = grant_find(r->db, number, &g)) != OK ||
		(e = terms_find(r->db, g->version, &terms)) != OK)
		return e;
	grant_write(&w, g, &terms);
	return req_json(r);
}
