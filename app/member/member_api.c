#include "member/member_api.h"

#include <string.h>

#include "base/day.h"
#include "base/json.h"
#include "fact/fact_view.h"
#include "http/query.h"
#include "member/member.h"

/* A cursor is the id of the last item: slugs only. */
static bool
cursor_good(const char *s)
{
	return strlen(s) <= 64 &&
	       strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(s);
}

/* The day of on=, today without it. */
static enum err
read_day(struct req *r, const char **out)
{
	char *today = arena_alloc(r->arena, DAY_SIZE);
	enum err e;

	if ((e = query_day(r, "on", out)) != OK)
		return e;
	if (*out == NULL) {
		day_today(today);
		*out = today;
	}
	return OK;
}

enum err
member_list_api(struct req *r)
{
	static const char *const known[] = { "limit", "cursor", "on",
		"as_known_at", NULL };
	struct json_writer w = { .out = r->out };
	const char *cursor = req_query(r, "cursor");
	const char *on;
	struct members list;
	long limit;
	enum err e;
	size_t i;

	if ((e = query_only(r, known)) != OK ||
		(e = query_int(r, "limit", 1, 100, 100, &limit)) != OK)
		return e;
	if (cursor != NULL && !cursor_good(cursor))
		return req_invalid(r, "/query/cursor",
			req_tr(r, N_("use the value of \"next\" of the page "
				     "before")));
	if ((e = read_day(r, &on)) != OK || (e = fact_view_read(r)) != OK ||
		(e = member_list(r->db, on, cursor, (int)limit, &list)) != OK)
		return e;
	fact_view_end(r);
	json_open(&w, '{');
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < list.count; i++) {
		json_open(&w, '{');
		json_set(&w, "id", list.items[i].id);
		json_set_raw(&w, "name", list.items[i].name);
		json_set(&w, "since", list.items[i].since);
		json_close(&w, '}');
	}
	json_close(&w, ']');
	json_set(&w, "next", list.next);
	json_close(&w, '}');
	return req_json(r);
}

static void
add_period(struct json_writer *w, const struct member *m)
{
	json_set(w, "role", m->role);
	json_set(w, "since", m->since);
	json_set(w, "until", m->until);
}

enum err
member_show_api(struct req *r)
{
	static const char *const known[] = { "on", "as_known_at", NULL };
	struct json_writer w = { .out = r->out };
	const char *on;
	struct members list;
	enum err e;
	size_t i;

	if ((e = query_only(r, known)) != OK || (e = read_day(r, &on)) != OK ||
		(e = fact_view_read(r)) != OK ||
		(e = member_find(r->db, req_param(r, "id"), on, &list)) != OK)
		return e;
	fact_view_end(r);
	json_open(&w, '{');
	json_set(&w, "id", list.items[0].id);
	json_set_raw(&w, "name", list.items[0].name);
	add_period(&w, &list.items[0]);
	json_set_int(&w, "pooled", list.items[0].pooled);
	json_key(&w, "history");
	json_open(&w, '[');
	for (i = 0; i < list.count; i++) {
		json_open(&w, '{');
		add_period(&w, &list.items[i]);
		json_close(&w, '}');
	}
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}

enum err
member_history_api(struct req *r)
{
	const char *today;
	struct members list;
	enum err e;

	if ((e = query_only(r, NULL)) != OK ||
		(e = read_day(r, &today)) != OK ||
		(e = member_find(r->db, req_param(r, "id"), today, &list)) !=
			OK)
		return e;
	return fact_view_history(r, "member", list.items[0].id, true);
}
