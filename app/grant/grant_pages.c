#include "grant/grant_pages.h"

#include <string.h>

#include "base/named.h"
#include "base/place.h"
#include "views.h"

const char *
grant_view_field(struct req *r, const struct grant *g)
{
	if (g->field_label == NULL)
		return req_tr(r, N_("A field that is not on the list"));
	return named_pick(r->arena, r->lang, g->field_label).text;
}

const char *
grant_view_territories(struct req *r, const struct grant *g)
{
	struct buf *b = buf_new(r->arena, 128);
	size_t i;

	if (g->territory_count == 1 &&
		strcmp(g->territories[0], GRANT_WORLDWIDE) == 0)
		return req_tr(
			r, N_("Worldwide: every territory in which a pooled "
			      "patent has effect"));
	for (i = 0; i < g->territory_count; i++) {
		if (i > 0)
			buf_str(b, r->lang == LANG_EN ? ", " : "、");
		buf_str(b, place_name(g->territories[i], r->lang));
	}
	return b->data;
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

/* Finds the grant; OK with a status set: the address was redirected. */
static enum err
load(struct req *r, const char *rest, struct grant_view **out)
{
	struct grant_view *v = ARENA_NEW(r->arena, struct grant_view);
	const char *typed = req_param(r, "number");
	const char *number = grant_number_normalize(r->arena, typed);
	const char *country;
	enum err e;

	if (number == NULL)
		return ERR_NOT_FOUND;
	if (strcmp(number, typed) != 0)
		return req_redirect_status(r, 308, "%s",
			req_path(r, "/grants/%s%s", number, rest));
	if ((e = grant_find(r->db, number, &v->grant)) != OK ||
		(e = terms_find(r->db, v->grant->version, &v->terms)) != OK ||
		(e = audit_list(r->db,
			 &(struct audit_query){
				 .object_kind = "grant", .object_id = number },
			 &v->trail)) != OK)
		return e;
	v->active = strcmp(v->grant->state, "active") == 0;
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
