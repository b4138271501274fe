#include "pool/due_pages.h"

#include <string.h>

#include "views.h"

const char *
due_path(struct req *r, const struct due *d, bool desk)
{
	if (strcmp(d->kind, "attestation") == 0 && !desk)
		return req_path(r, "/portal/attestation");
	if (strcmp(d->object_kind, "patent") == 0)
		return req_path(r, "/patents/%s", d->object);
	if (strcmp(d->object_kind, "grant") == 0)
		return req_path(r, "/grants/%s", d->object);
	if (strcmp(d->object_kind, "member") == 0)
		return req_path(r, "/members/%s", d->object);
	if (strcmp(d->object_kind, "mandate") == 0 && desk)
		return req_path(r, "/desk/mandates");
	return NULL;
}

static enum err
show(struct req *r, const char *organisation, bool desk)
{
	struct page *page = page_new(r, req_tr(r, N_("What is due")));
	struct due_query q = { .organisation = organisation,
		.kind = req_query(r, "kind") };
	struct dues *list = ARENA_NEW(r->arena, struct dues);
	enum err e;

	if (q.kind != NULL && !due_kind_known(q.kind))
		return ERR_NOT_FOUND;
	if ((e = due_list(r->db, &q, list)) != OK)
		return e;
	page->back = req_path(r, desk ? "/desk" : "/portal");
	view_due(r, page, list, desk);
	return req_html(r);
}

enum err
due_desk_page(struct req *r)
{
	return show(r, NULL, true);
}

enum err
due_portal_page(struct req *r)
{
	if (r->person.organisation == NULL)
		return req_redirect(r, "%s", req_path(r, "/portal"));
	return show(r, r->person.organisation, false);
}
