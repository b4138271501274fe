#include "org/org_api.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "fact/fact_view.h"
#include "http/query.h"
#include "org/group_query.h"
#include "org/org.h"
#include "org/times.h"

enum err
org_show_api(struct req *r)
{
	static const char *const known[] = { "on", "as_known_at", NULL };
	struct json_writer w = { .out = r->out };
	const struct org *o;
	const char *on;
	enum err e;
	size_t i;

	if ((e = query_only(r, known)) != OK ||
		(e = query_day(r, "on", &on)) != OK ||
		(e = fact_view_read(r)) != OK ||
		(e = org_find_on(r->db, req_param(r, "id"), on, &o)) != OK)
		return e;
	fact_view_end(r);
	json_open(&w, '{');
	json_set(&w, "id", o->id);
	json_set_raw(&w, "name", o->name);
	if (o->alias_count > 0)
		json_set_list(&w, "aliases", o->aliases, o->alias_count);
	json_set(&w, "kind", o->kind);
	if (o->jurisdiction != NULL)
		json_set(&w, "jurisdiction", o->jurisdiction);
	json_key(&w, "identifiers");
	json_open(&w, '[');
	for (i = 0; i < o->identifiers.count; i++) {
		json_open(&w, '{');
		json_set(&w, "scheme", o->identifiers.items[i].scheme);
		json_set(&w, "value", o->identifiers.items[i].value);
		json_close(&w, '}');
	}
	json_close(&w, ']');
	if (o->valid_from != NULL)
		json_set(&w, "from", o->valid_from);
	if (o->valid_to != NULL)
		json_set(&w, "to", o->valid_to);
	json_close(&w, '}');
	return req_json(r);
}

/* One affiliate with the links by which the group holds it. */
static void
write_member(struct json_writer *w, const struct group_member *m)
{
	size_t i;

	json_open(w, '{');
	json_set(w, "id", m->id);
	json_set_raw(w, "name", m->name);
	if (m->votes != NULL)
		json_set_raw(w, "votes", m->votes);
	json_key(w, "links");
	json_open(w, '[');
	for (i = 0; i < m->count; i++) {
		json_open(w, '{');
		json_set(w, "owner", m->items[i].owner);
		json_set(w, "basis", m->items[i].basis);
		if (m->items[i].percent != NULL)
			json_set_raw(w, "percent", m->items[i].percent);
		json_close(w, '}');
	}
	json_close(w, ']');
	json_close(w, '}');
}

/* Affiliates by id, whatever their place in the tree. */
static int
compare_member(const void *a, const void *b)
{
	return strcmp(((const struct group_member *)a)->id,
		((const struct group_member *)b)->id);
}

enum err
org_affiliates_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	struct group_question q;
	struct group g;
	enum err e;
	size_t i;

	if ((e = query_only(r, group_query_known)) != OK ||
		(e = group_query_read(r, req_param(r, "id"), &q)) != OK ||
		(e = group_find(r->db, &q, &g)) != OK)
		return e;
	qsort(g.items, g.count, sizeof(*g.items), compare_member);
	json_open(&w, '{');
	json_set(&w, "on", q.on);
	json_set(&w, "as_known_at", q.known);
	json_set_raw(&w, "threshold", group_query_threshold(r, &q));
	json_set(&w, "operator", q.rule.or_equal ? "ge" : "gt");
	json_set_raw(&w, "vie", q.rule.vie ? "true" : "false");
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < g.count; i++)
		if (g.items[i].affiliate)
			write_member(&w, &g.items[i]);
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}

enum err
org_times_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	struct times_affiliates list;
	struct group_question q;
	const struct org *org;
	enum err e;
	size_t i;

	if ((e = query_only(r, group_query_known)) != OK ||
		(e = group_query_read(r, req_param(r, "id"), &q)) != OK ||
		(e = org_find(r->db, q.id, &org)) != OK ||
		(e = times_affiliates(r->db, q.id, q.known, &q.rule, &list)) !=
			OK)
		return e;
	json_open(&w, '{');
	json_set(&w, "as_known_at", q.known);
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < list.count; i++) {
		json_open(&w, '{');
		json_set(&w, "id", list.items[i].id);
		json_set_raw(&w, "name", list.items[i].name);
		json_set(&w, "from", list.items[i].from);
		json_set(&w, "to", list.items[i].to);
		json_close(&w, '}');
	}
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}

enum err
org_history_api(struct req *r)
{
	const struct org *o;
	enum err e;

	if ((e = query_only(r, NULL)) != OK ||
		(e = org_find(r->db, req_param(r, "id"), &o)) != OK)
		return e;
	return fact_view_history(r, "organisation", o->id, true);
}
