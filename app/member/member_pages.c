#include "member/member_pages.h"

#include "base/day.h"
#include "fact/fact_view.h"
#include "http/query.h"
#include "views.h"

/* The alliance is small: one page holds all; the API pages through. */
#define SHOWN 500

enum err
member_index_page(struct req *r)
{
	char today[DAY_SIZE];
	const char *on;
	struct members list;
	enum err e;

	day_today(today);
	if ((e = query_day(r, "on", &on)) != OK ||
		(e = fact_view_read(r)) != OK ||
		(e = member_list(r->db, on == NULL ? today : on, NULL, SHOWN,
			 &list)) != OK)
		return e;
	fact_view_end(r);
	view_member_index(r, &list);
	return req_html(r);
}

static enum err
show(struct req *r, const char *id, bool own)
{
	struct org_view *v = ARENA_NEW(r->arena, struct org_view);
	char today[DAY_SIZE];
	struct members list;
	enum err e;

	day_today(today);
	/* org_view_read() makes the transaction of as_known_at */
	if ((e = org_view_read(r, id, v)) != OK ||
		(e = member_find(r->db, id, today, &list)) != OK)
		return e;
	fact_view_end(r);
	view_member_show(r, v, &list, own);
	return req_html(r);
}

enum err
member_show_page(struct req *r)
{
	return show(r, req_param(r, "id"), false);
}

enum err
member_portal_page(struct req *r)
{
	if (r->person.organisation == NULL) {
		view_member_nobody(r);
		return req_html(r);
	}
	return show(r, r->person.organisation, true);
}

enum err
member_history_page(struct req *r)
{
	struct fact_changes changes;
	const char *id = req_param(r, "id");
	char today[DAY_SIZE];
	struct members list;
	enum err e;

	day_today(today);
	if ((e = member_find(r->db, id, today, &list)) != OK ||
		(e = fact_history(r->db, "member", id, true, &changes)) != OK)
		return e;
	view_fact_history(r, id, req_path(r, "/members/%s", id), &changes);
	return req_html(r);
}
