#include "application/evidence_pages.h"

#include <string.h>

#include "account/account.h"
#include "application/application_pages.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/lang.h"
#include "views.h"

/* clang-format off */
static const struct field add_fields[] = {
	{ .name = "documents", .label = N_("Documents"), .kind = FIELD_FILE, .required = true,
		.hint = N_("PDF, PNG, JPEG or plain text, at most 10 MB each.") },
};
static const struct field validity_fields[] = {
	{ .name = "valid_until", .label = N_("Proves it until"), .kind = FIELD_DAY, .width = "10",
		.hint = N_("The last day, such as 2027-12-31. Empty: without end.") },
};
/* clang-format on */

enum err
evidence_take(struct req *r, const char *application_id, struct form *form)
{
	struct actor actor = account_actor(r);
	struct buf *refused = buf_new(r->arena, 256);
	struct documents held, ever;
	enum err e;

	for (size_t i = 0; i < r->files.count; i++) {
		const struct upload *u = &r->files.items[i];
		struct evidence_file f = { u->filename, u->bytes, u->len };
		const char *why;

		if (strcmp(u->field, "documents") != 0)
			continue;
		if ((e = evidence_list(r->db, application_id, &held)) != OK ||
			(e = evidence_list_all(r->db, application_id, &ever)) !=
				OK)
			return e;
		why = evidence_refusal(&f, held.count, ever.count);
		if (why == NULL) {
			e = evidence_create(r->db, &actor, application_id, &f);
			if (e != OK)
				return e;
			continue;
		}
		if (refused->len > 0)
			buf_char(refused, ' ');
		buf_str(refused, tr_fill(r->arena, req_tr(r, why), "name",
					 u->filename, NULL));
	}
	if (refused->len > 0)
		return form_error(form, "documents", refused->data);
	return OK;
}

static enum err
show_add(struct req *r, struct evidence_add *v, int status)
{
	struct page *page = page_new(r, req_tr(r, N_("Add newer evidence")));
	enum err e;

	if ((e = evidence_list(r->db, v->app->id, &v->documents)) != OK)
		return e;
	page->failed = v->form->failed;
	page->robots = "noindex";
	page->back = req_path(r, "/applications/%s", v->app->id);
	view_evidence_add(r, page, v);
	return req_html_status(r, status);
}

enum err
evidence_add_page(struct req *r)
{
	struct evidence_add *v = ARENA_NEW(r->arena, struct evidence_add);
	enum err e;

	if ((e = application_find_own(r, &v->app)) != OK || r->status != 0)
		return e;
	if (v->app->state != APPLICATION_GRANTED)
		return ERR_NOT_FOUND;
	v->form = FORM(r, add_fields);
	if (r->method == GET)
		return show_add(r, v, 200);
	if (r->files.count == 0)
		e = form_error(
			v->form, "documents", req_tr(r, N_("Choose a file")));
	else if ((e = form_read(r, v->form)) == OK)
		e = evidence_take(r, v->app->id, v->form);
	if (e == ERR_INVALID)
		return show_add(r, v, 422);
	if (e != OK)
		return e;
	return req_redirect(
		r, "%s", req_path(r, "/applications/%s", v->app->id));
}

static const struct document *
find(const struct documents *all, const char *id)
{
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->items[i].id, id) == 0)
			return &all->items[i];
	return NULL;
}

enum err
evidence_validity_page(struct req *r)
{
	struct actor actor = account_actor(r);
	struct form *form = FORM(r, validity_fields);
	const struct application *a;
	const struct document *d;
	struct documents all;
	struct page *page;
	int status = 200;
	enum err e;

	if ((e = application_find(r->db, req_param(r, "id"), &a)) != OK ||
		(e = evidence_list(r->db, a->id, &all)) != OK)
		return e;
	d = find(&all, req_param(r, "document"));
	if (a->submission == 0 || d == NULL)
		return ERR_NOT_FOUND;
	form_set(form, "valid_until", d->valid_until);
	if (r->method == POST) {
		e = form_read(r, form);
		if (e == OK)
			e = evidence_update_validity(r->db, &actor, a->id, d,
				form_value(form, "valid_until"));
		if (e == OK)
			return req_redirect(r, "%s",
				req_path(r, "/desk/applications/%s", a->id));
		if (e != ERR_INVALID)
			return e;
		status = 422;
	}
	page = page_new(r, req_tr(r, N_("How long the document holds")));
	page->failed = form->failed;
	page->back = req_path(r, "/desk/applications/%s", a->id);
	view_evidence_validity(r, page, a, d, form);
	return req_html_status(r, status);
}
