#include "member/member_api.h"

#include <string.h>

#include "base/day.h"
#include "base/json.h"
#include "http/query.h"
#include "member/member.h"

/* A cursor is the id of the last item: slugs only. */
static bool
cursor_good(const char *s)
{
	return strlen(s) <= 64 &&
		strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(s);
}

enum err
member_list_api(struct req *r)
{
	static const char *const known[] = { "limit", "cursor", NULL };
	struct json_writer w = { .out = r->out };
	const char *cursor = req_query(r, "cursor");
	char today[DAY_SIZE];
	struct members list;
	long limit;
	enum err e;
	size_t i;

	if ((e = query_only(r, known)) != OK ||
		(e = query_int(r, "limit", 1, 100, 100, &limit)) != OK)
		return e;
	if (cursor != NULL && !cursor_good(cursor))
		return req_invalid(r, "/query/cursor",
			req_tr(r,
				N_("use the value of \"next\" of the page "
				   "before")));
	day_today(today);
	if ((e = member_list(r->db, today, cursor, (int)limit, &list)) != OK)
		return e;
	json_open(&w, '{');
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < list.count; i++) {
		json_open(&w, '{');
		json_key(&w, "id");
		json_add_string(&w, list.items[i].id);
		json_key(&w, "name");
		json_add_raw(&w, list.items[i].name);
		json_key(&w, "since");
		json_add_string(&w, list.items[i].since);
		json_close(&w, '}');
	}
	json_close(&w, ']');
	json_key(&w, "next");
	json_add_string(&w, list.next);
	json_close(&w, '}');
	return req_json(r);
}

static void
add_period(struct json_writer *w, const struct member *m)
{
	json_key(w, "role");
	json_add_string(w, m->role);
	json_key(w, "since");
	json_add_string(w, m->since);
	json_key(w, "until");
	json_add_string(w, m->until);
}

enum err
member_show_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	char today[DAY_SIZE];
	struct members list;
	enum err e;
	size_t i;

	day_today(today);
	if ((e = query_only(r, NULL)) != OK ||
		(e = member_find(r->db, req_param(r, "id"), today, &list)) !=
			OK)
		return e;
	json_open(&w, '{');
	json_key(&w, "id");
	json_add_string(&w, list.items[0].id);
	json_key(&w, "name");
	json_add_raw(&w, list.items[0].name);
	add_period(&w, &list.items[0]);
	json_key(&w, "pooled");
	json_add_int(&w, list.items[0].pooled);
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
