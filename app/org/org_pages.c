#include "org/org_pages.h"

#include <string.h>

#include "fact/fact_view.h"
#include "org/group_query.h"
#include "views.h"

enum err
org_view_read(struct req *r, const char *id, struct org_view *out)
{
	enum err e;

	e = group_query_read(r, id, &out->question);
	if (e != OK && e != ERR_INVALID)
		return e;
	out->failed = e == ERR_INVALID;
	out->threshold = group_query_threshold(r, &out->question);
	if (!out->failed && req_query(r, "as_known_at") != NULL &&
		(e = fact_view_begin(r, out->question.known)) != OK)
		return e;
	if ((e = org_find_on(
			 r->db, id, out->failed ? NULL : out->question.on,
			 &out->org)) != OK ||
		(e = group_find(r->db, &out->question, &out->group)) != OK ||
		(e = times_affiliates(r->db, id, out->question.known,
			 &out->question.rule, &out->times)) != OK ||
		(e = times_events(
			 r->db, id, out->question.known, &out->events)) != OK ||
		(e = org_links_down(r->db, id, &out->down)) != OK ||
		(e = org_links_up(r->db, id, &out->up)) != OK)
		return e;
	return OK;
}

const struct org_view_errors *
org_view_errors(struct req *r)
{
	struct org_view_errors *out =
		ARENA_NEW(r->arena, struct org_view_errors);
	const struct problem_pointer *p;
	size_t n = 0;

	for (p = r->errors; p != NULL; p = p->next)
		n++;
	out->items = ARENA_ARRAY(r->arena, n + 1, struct org_view_error);
	for (p = r->errors; p != NULL; p = p->next) {
		const char *name = strrchr(p->pointer, '/') + 1;

		out->items[out->count++] = (struct org_view_error){ name,
			arena_printf(r->arena, "%s: %s", name, p->detail) };
	}
	return out;
}

const char *
org_view_known(struct req *r)
{
	const char *asked = req_query(r, "as_known_at");

	return asked == NULL ? "" : arena_printf(r->arena, "%.10s", asked);
}

enum err
org_show_page(struct req *r)
{
	struct org_view *v = ARENA_NEW(r->arena, struct org_view);
	enum err e;

	if ((e = org_view_read(r, req_param(r, "id"), v)) != OK)
		return e;
	fact_view_end(r);
	view_org_show(r, v);
	return req_html(r);
}

enum err
org_history_page(struct req *r)
{
	struct fact_changes changes;
	const struct org *o;
	enum err e;

	if ((e = org_find(r->db, req_param(r, "id"), &o)) != OK ||
		(e = fact_history(
			 r->db, "organisation", o->id, true, &changes)) != OK)
		return e;
	view_fact_history(
		r, o->id, req_path(r, "/organisations/%s", o->id), &changes);
	return req_html(r);
}
