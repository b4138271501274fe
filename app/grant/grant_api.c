#include "grant/grant_api.h"

#include "grant/grant_pages.h"
#include "http/query.h"

enum err
grant_show_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	struct grant_viewer viewer = grant_view_viewer(r);
	struct grant_record record;
	const char *number;
	enum err e;

	if ((e = query_only(r, NULL)) != OK)
		return e;
	number = grant_number_normalize(r->arena, req_param(r, "number"));
	if (number == NULL)
		return ERR_NOT_FOUND;
	if ((e = grant_record(r->db, number, &record)) != OK)
		return e;
	grant_write(&w, &record, grant_sight(record.grant, &viewer));
	return req_json(r);
}
