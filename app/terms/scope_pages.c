#include "terms/scope_pages.h"

#include <string.h>

#include "base/json.h"
#include "http/query.h"
#include "views.h"

const struct scope_field_list *
scope_view_fields(struct req *r, const struct scope *s)
{
	struct scope_field_list *list =
		ARENA_NEW(r->arena, struct scope_field_list);

	list->items = s->fields;
	list->count = s->field_count;
	return list;
}

const char *
scope_view_codes(struct req *r, const struct scope_field *f)
{
	struct buf *b = buf_new(r->arena, 64);
	size_t i;

	for (i = 0; i < f->code_count; i++)
		buf_printf(b, "%s%s", i == 0 ? "" : ", ", f->codes[i]);
	return b->data;
}

static enum err
show(struct req *r, const char *version)
{
	struct scope_view v;
	size_t i;
	enum err e;

	if ((e = scope_list(r->db, &v.all)) != OK)
		return e;
	for (i = 0; i < v.all.count && version == NULL; i++)
		if (v.all.items[i].in_force)
			version = v.all.items[i].version;
	if (version == NULL)
		return ERR_NOT_FOUND;
	if ((e = scope_find(r->db, version, &v.scope)) != OK)
		return e;
	view_scope_show(r, &v);
	return req_html(r);
}

enum err
scope_index_page(struct req *r)
{
	return show(r, NULL);
}

enum err
scope_show_page(struct req *r)
{
	return show(r, req_param(r, "version"));
}

static void
write_fields(struct json_writer *w, const struct scope *s)
{
	size_t i;

	json_key(w, "fields");
	json_open(w, '[');
	for (i = 0; i < s->field_count; i++) {
		const struct scope_field *f = &s->fields[i];

		json_open(w, '{');
		json_set(w, "field", f->field);
		json_set_raw(w, "definition", f->definition);
		json_set_list(w, "codes", f->codes, f->code_count);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void
write_scope(struct json_writer *w, const struct scope *s, bool fields)
{
	json_open(w, '{');
	json_set(w, "version", s->version);
	json_set(w, "effective_from", s->effective_from);
	json_set_bool(w, "in_force", s->in_force);
	if (fields)
		write_fields(w, s);
	json_close(w, '}');
}

enum err
scope_list_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	struct scopes all;
	size_t i;
	enum err e;

	if ((e = query_only(r, NULL)) != OK ||
		(e = scope_list(r->db, &all)) != OK)
		return e;
	json_open(&w, '{');
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < all.count; i++)
		write_scope(&w, &all.items[i], false);
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}

enum err
scope_show_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	struct scope s;
	enum err e;

	if ((e = query_only(r, NULL)) != OK ||
		(e = scope_find(r->db, req_param(r, "version"), &s)) != OK)
		return e;
	write_scope(&w, &s, true);
	return req_json(r);
}
