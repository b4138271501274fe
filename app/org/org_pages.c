#include "org/org_pages.h"

#include "base/day.h"
#include "views.h"

enum err
org_view_read(struct req *r, const char *id, struct org_view *out)
{
	const char *on = req_query(r, "on");
	char today[DAY_SIZE];
	enum err e;

	day_today(today);
	out->on_error = NULL;
	if (on != NULL && !day_valid(on)) {
		out->on_error = req_tr(r,
			N_("Enter an existing date as year-month-day. The "
			   "affiliates of today are shown."));
		on = NULL;
	}
	out->on = on != NULL ? on : arena_strdup(r->arena, today);
	if ((e = org_find(r->db, id, &out->org)) != OK ||
		(e = org_affiliates(r->db, id, out->on, &out->affiliates)) !=
			OK ||
		(e = org_links_down(r->db, id, &out->down)) != OK ||
		(e = org_links_up(r->db, id, &out->up)) != OK)
		return e;
	return OK;
}

enum err
org_show_page(struct req *r)
{
	struct org_view *v = ARENA_NEW(r->arena, struct org_view);
	enum err e;

	if ((e = org_view_read(r, req_param(r, "id"), v)) != OK)
		return e;
	view_org_show(r, v);
	return req_html(r);
}
