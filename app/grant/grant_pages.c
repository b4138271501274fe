#include "grant/grant_pages.h"

#include <string.h>

#include "base/named.h"
#include "base/place.h"
#include "fact/fact_view.h"
#include "http/query.h"
#include "views.h"

struct grant_viewer
grant_view_viewer(const struct req *r)
{
	return (struct grant_viewer){ .account_id = r->person.id,
		.organisation = r->person.organisation,
		.staff = req_is(r, SECRETARIAT) };
}

enum grant_sight
grant_view_sight(struct req *r, const struct grant *g)
{
	struct grant_viewer viewer = grant_view_viewer(r);

	return grant_sight(g, &viewer);
}

static const char *
comma(const struct req *r)
{
	return r->lang == LANG_EN ? ", " : "、";
}

const char *
grant_view_fields(struct req *r, const char *labels)
{
	struct buf *b = buf_new(r->arena, 128);
	const struct json *list;
	const char *why;
	size_t i;

	if (json_parse(r->arena, labels, strlen(labels), &list, &why) != OK)
		return "";
	for (i = 0; i < json_count(list); i++) {
		const struct json *l = json_at(list, i);
		struct buf *label = buf_new(r->arena, 64);

		buf_str(b, i == 0 ? "" : comma(r));
		json_dump(l, label);
		buf_str(b, json_kind(l) == JSON_KIND_OBJECT
				   ? named_pick(r->arena, r->lang, label->data)
					     .text
				   : req_tr(r, N_("A field that is not on the "
						  "list")));
	}
	return b->data;
}

const char *
grant_view_field(struct req *r, const struct grant *g)
{
	return grant_view_fields(r, g->field_labels);
}

const char *
grant_view_places(struct req *r, const char *const *codes, size_t count)
{
	struct buf *b = buf_new(r->arena, 128);
	size_t i;

	if (count == 1 && strcmp(codes[0], GRANT_WORLDWIDE) == 0)
		return req_tr(
			r, N_("Worldwide: every territory in which a pooled "
			      "patent has effect"));
	for (i = 0; i < count; i++) {
		buf_str(b, i == 0 ? "" : comma(r));
		buf_str(b, place_name(codes[i], r->lang));
	}
	return b->data;
}

const char *
grant_view_territories(struct req *r, const struct grant *g)
{
	return grant_view_places(r, g->territories, g->territory_count);
}

const char *
grant_view_acts(struct req *r, const struct grant_version *v)
{
	struct buf *b = buf_new(r->arena, 128);
	size_t i;

	for (i = 0; i < v->act_count; i++) {
		buf_str(b, i == 0 ? "" : comma(r));
		buf_str(b, req_tr(r, grant_act_label(v->acts[i])));
	}
	return b->data;
}

const char *
grant_view_numbers(struct req *r, const char *const *items, size_t count)
{
	struct buf *b = buf_new(r->arena, 128);
	size_t i;

	for (i = 0; i < count; i++)
		buf_printf(b, "%s%s", i == 0 ? "" : ", ", items[i]);
	return b->data;
}

const char *
grant_view_scope(struct req *r, const struct grant_event *e)
{
	switch (e->scope) {
	case TERMS_SCOPE_LICENSOR:
		return tr_fill(r->arena,
			req_tr(r, N_("Patents licensed by {name}")), "name",
			e->licensor_name == NULL ? e->licensor
						 : named_pick(r->arena, r->lang,
							   e->licensor_name)
							   .text,
			NULL);
	case TERMS_SCOPE_RIGHTS:
		return grant_view_numbers(r, e->rights, e->right_count);
	case TERMS_SCOPE_ALL:
		break;
	}
	return req_tr(r, N_("All patents"));
}

const struct grant_form_fields *
grant_view_form_fields(struct req *r, const struct form *f)
{
	struct grant_form_fields *list =
		ARENA_NEW(r->arena, struct grant_form_fields);

	list->items = f->fields;
	list->count = f->count;
	return list;
}

const char *
grant_view_next(
	struct req *r, const struct grant_query *q, const struct grants *list)
{
	struct buf *b = buf_new(r->arena, 128);

	buf_printf(b, "%s?after=%s", req_path(r, "/grants"), list->next);
	if (q->words != NULL) {
		buf_str(b, "&q=");
		buf_url(b, q->words);
	}
	if (q->licensee != NULL) {
		buf_str(b, "&licensee=");
		buf_url(b, q->licensee);
	}
	return b->data;
}

enum err
grant_index_page(struct req *r)
{
	struct grant_query q = { .words = req_query(r, "q"),
		.licensee = req_query(r, "licensee"),
		.staff = req_is(r, SECRETARIAT),
		.after = req_query(r, "after") };
	struct grants list;
	enum err e;

	/* A cursor that is none begins at the first page. */
	if (q.after != NULL && !grant_number_good(q.after))
		q.after = NULL;
	if ((e = grant_list(r->db, &q, &list)) != OK)
		return e;
	view_grant_index(r, &q, &list);
	return req_html(r);
}

enum err
grant_view_record(struct req *r, const char *number, struct grant_record *out,
	enum grant_sight *sight)
{
	enum grant_sight now;
	const char *on;
	enum err e;

	if ((e = query_day(r, "on", &on)) != OK ||
		(e = grant_record(r->db, number, on, out)) != OK)
		return e;
	now = grant_view_sight(r, out->grant);
	if ((e = fact_view_read(r)) != OK)
		return e;
	if (r->known != NULL &&
		(e = grant_record(r->db, number, on, out)) != OK)
		return e;
	*sight = grant_view_sight(r, out->grant);
	if (now > *sight)
		*sight = now;
	return OK;
}

/* Finds the grant; OK with a status set: the address was redirected. */
static enum err
load(struct req *r, const char *rest, struct grant_view **out)
{
	struct grant_view *v = ARENA_NEW(r->arena, struct grant_view);
	const char *typed = req_param(r, "number");
	const char *number = grant_number_normalize(r->arena, typed);
	struct grant_viewer viewer = grant_view_viewer(r);
	const char *country;
	enum err e;

	if (number == NULL)
		return ERR_NOT_FOUND;
	if (strcmp(number, typed) != 0)
		return req_redirect_status(r, 308, "%s",
			req_path(r, "/grants/%s%s", number, rest));
	if ((e = grant_view_record(r, number, &v->record, &v->sight)) != OK ||
		(e = audit_list(r->db,
			 &(struct audit_query){
				 .object_kind = "grant", .object_id = number },
			 &v->trail)) != OK)
		return e;
	fact_view_end(r);
	v->grant = v->record.grant;
	v->own = grant_may_see_all(v->grant, &viewer);
	v->staff = viewer.staff;
	v->active = strcmp(v->grant->state, "active") == 0;
	viewer.staff = false;
	v->open = !grant_over(v->grant);
	v->surrender = grant_may_see_all(v->grant, &viewer) && v->open;
	country = strstr(v->grant->licensee_name, "\"ja\"") != NULL ? "JP" : "";
	v->purpose_lang = lang_html(org_name_lang(v->grant->purpose, country));
	*out = v;
	return OK;
}

enum err
grant_show_page(struct req *r)
{
	struct grant_view *v;
	enum err e;

	if ((e = load(r, "", &v)) != OK || r->status != 0)
		return e;
	view_grant_show(r, v);
	return req_html(r);
}

enum err
grant_certificate_page(struct req *r)
{
	struct grant_view *v;
	enum err e;

	if ((e = load(r, "/certificate", &v)) != OK || r->status != 0)
		return e;
	view_grant_certificate(r, v);
	return req_html(r);
}

enum err
grant_history_page(struct req *r)
{
	struct fact_changes changes;
	struct grant_view *v;
	enum err e;

	if ((e = load(r, "/history", &v)) != OK || r->status != 0)
		return e;
	if ((e = fact_history(r->db, "grant", v->grant->number,
		     v->sight == GRANT_SIGHT_FULL, &changes)) != OK)
		return e;
	view_fact_history(r, v->grant->number,
		req_path(r, "/grants/%s", v->grant->number), &changes);
	return req_html(r);
}
