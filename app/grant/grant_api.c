#include "grant/grant_api.h"

#include "fact/fact_view.h"
#include "grant/grant_pages.h"
#include "http/query.h"

static enum err
find(struct req *r, const char *const *known, struct grant_record *record,
	enum grant_sight *sight)
{
	const char *number;
	enum err e;

	if ((e = query_only(r, known)) != OK)
		return e;
	number = grant_number_normalize(r->arena, req_param(r, "number"));
	if (number == NULL)
		return ERR_NOT_FOUND;
	e = grant_view_record(r, number, record, sight);
	fact_view_end(r);
	return e;
}

enum err
grant_show_api(struct req *r)
{
	static const char *const known[] = { "on", "as_known_at", NULL };
	struct json_writer w = { .out = r->out };
	struct grant_record record;
	enum grant_sight sight;
	enum err e;

	if ((e = find(r, known, &record, &sight)) != OK)
		return e;
	grant_write(&w, &record, sight);
	return req_json(r);
}

enum err
grant_history_api(struct req *r)
{
	struct grant_record record;
	enum grant_sight sight;
	enum err e;

	if ((e = find(r, NULL, &record, &sight)) != OK)
		return e;
	return fact_view_history(
		r, "grant", record.grant->number, sight == GRANT_SIGHT_FULL);
}
