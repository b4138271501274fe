#include "application/application_pages.h"

#include <stdlib.h>
#include <string.h>

#include "account/account.h"
#include "application/apply_pages.h"
#include "base/text.h"
#include "views.h"

enum err
application_index_page(struct req *r)
{
	struct applications list;
	enum err e;

	if ((e = application_list_own(
		     r->db, r->person.id, apply_visit_hash(r), &list)) != OK)
		return e;
	view_application_index(r, &list);
	return req_html(r);
}

enum err
application_find_own(struct req *r, const struct application **out)
{
	const struct application *a;
	enum err e;

	r->out_private = true;
	e = application_find(r->db, req_param(r, "id"), &a);
	if (e == OK &&
		application_owned(a, r->person.id, apply_visit_hash(r))) {
		*out = a;
		return OK;
	}
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	if (r->person.id == 0 && r->method == GET)
		return req_redirect(
			r, "%s?next=%s", req_path(r, "/signin"), r->path);
	return ERR_NOT_FOUND;
}

enum err
application_show_page(struct req *r)
{
	struct dossier *d = ARENA_NEW(r->arena, struct dossier);
	const struct application *a;
	struct page *page;
	enum err e;

	if ((e = application_find_own(r, &a)) != OK || r->status != 0)
		return e;
	/* What nobody has submitted yet is a draft: the journey shows it. */
	if (a->submission == 0)
		return req_redirect(r, "%s",
			a->state == APPLICATION_DRAFT ? apply_view_path(r, a)
						      : req_path(r, "/apply"));
	if ((e = application_dossier(r, a, false, d)) != OK)
		return e;
	page = page_new(r, application_view_title(r, a));
	page->robots = "noindex";
	page->back = req_path(r, "/applications");
	view_application_show(r, page, d);
	return req_html(r);
}

enum err
application_withdraw_page(struct req *r)
{
	struct actor actor = account_actor(r);
	const struct application *a;
	enum err e;

	if ((e = application_find_own(r, &a)) != OK)
		return e;
	e = application_update_withdrawn(r->db, &actor, a->id);
	if (e == ERR_CONFLICT)
		r->problem = N_("It can no longer be withdrawn: it has been "
				"decided or withdrawn in the meantime.");
	if (e != OK)
		return e;
	return req_redirect(r, "%s",
		r->person.id == 0 ? req_path(r, "/apply")
				  : req_path(r, "/applications"));
}

/* The owner, and the secretariat once it was submitted. */
static enum err
find_readable(struct req *r, const struct application **out)
{
	enum err e;

	if (!req_is(r, SECRETARIAT))
		return application_find_own(r, out);
	if ((e = application_find(r->db, req_param(r, "id"), out)) != OK)
		return e;
	return (*out)->submission > 0 ? OK : ERR_NOT_FOUND;
}

/* Never shown, always saved: nothing in it may run as a page of ours. */
static enum err
attach(struct req *r, const char *filename, const char *type, const void *bytes,
	size_t len)
{
	struct buf *b = buf_new(r->arena, 128);

	buf_str(b, "attachment; filename*=UTF-8''");
	buf_url(b, filename);
	req_set_header(r, "content-disposition", b->data);
	req_set_header(
		r, "content-security-policy", "sandbox; default-src 'none'");
	return req_bytes(r, type, bytes, len);
}

enum err
application_document_page(struct req *r)
{
	const struct application *a;
	struct document d;
	const void *bytes;
	size_t len;
	enum err e;

	if ((e = find_readable(r, &a)) != OK || r->status != 0)
		return e;
	if ((e = evidence_find(r->db, a->id, req_param(r, "document"), &d,
		     &bytes, &len)) != OK)
		return e;
	return attach(r, d.filename, d.media_type, bytes, len);
}

enum err
application_content_page(struct req *r)
{
	const struct application *a;
	struct application_frozen_list list;
	size_t i;
	enum err e;

	if ((e = find_readable(r, &a)) != OK || r->status != 0)
		return e;
	if ((e = application_submissions(r->db, a->id, &list)) != OK)
		return e;
	for (i = 0; i < list.count; i++) {
		const struct application_frozen *f = &list.items[i];

		if (f->submission == text_int(req_param(r, "n")))
			return attach(r,
				arena_printf(r->arena, "%s-%d.json", a->id,
					f->submission),
				"application/json", f->content,
				strlen(f->content));
	}
	return ERR_NOT_FOUND;
}
