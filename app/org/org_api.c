#include "org/org_api.h"

#include "base/day.h"
#include "base/json.h"
#include "http/query.h"
#include "org/org.h"

enum err
org_show_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	const struct org *o;
	enum err e;
	size_t i;

	if ((e = query_only(r, NULL)) != OK)
		return e;
	if ((e = org_find(r->db, req_param(r, "id"), &o)) != OK)
		return e;
	json_open(&w, '{');
	json_key(&w, "id");
	json_add_string(&w, o->id);
	json_key(&w, "name");
	json_add_raw(&w, o->name);
	if (o->alias_count > 0) {
		json_key(&w, "aliases");
		json_open(&w, '[');
		for (i = 0; i < o->alias_count; i++)
			json_add_string(&w, o->aliases[i]);
		json_close(&w, ']');
	}
	json_key(&w, "kind");
	json_add_string(&w, o->kind);
	if (o->jurisdiction != NULL) {
		json_key(&w, "jurisdiction");
		json_add_string(&w, o->jurisdiction);
	}
	json_key(&w, "identifiers");
	json_open(&w, '[');
	for (i = 0; i < o->identifiers.count; i++) {
		json_open(&w, '{');
		json_key(&w, "scheme");
		json_add_string(&w, o->identifiers.items[i].scheme);
		json_key(&w, "value");
		json_add_string(&w, o->identifiers.items[i].value);
		json_close(&w, '}');
	}
	json_close(&w, ']');
	if (o->valid_from != NULL) {
		json_key(&w, "from");
		json_add_string(&w, o->valid_from);
	}
	if (o->valid_to != NULL) {
		json_key(&w, "to");
		json_add_string(&w, o->valid_to);
	}
	json_close(&w, '}');
	return req_json(r);
}

enum err
org_affiliates_api(struct req *r)
{
	static const char *const known[] = { "on", NULL };
	struct json_writer w = { .out = r->out };
	const char *on;
	char today[DAY_SIZE];
	struct org_names list;
	enum err e;
	size_t i;

	if ((e = query_only(r, known)) != OK ||
		(e = query_day(r, "on", &on)) != OK)
		return e;
	if (on == NULL) {
		day_today(today);
		on = today;
	}
	if ((e = org_affiliates(r->db, req_param(r, "id"), on, &list)) != OK)
		return e;
	json_open(&w, '{');
	json_key(&w, "on");
	json_add_string(&w, on);
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < list.count; i++) {
		json_open(&w, '{');
		json_key(&w, "id");
		json_add_string(&w, list.items[i].id);
		json_key(&w, "name");
		json_add_raw(&w, list.items[i].name);
		json_close(&w, '}');
	}
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}
