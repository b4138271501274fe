#include "pool/attest_pages.h"

#include <string.h>

#include "account/account.h"
#include "views.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "note", .label = N_("What is wrong or has changed"),
		.hint = N_("The secretariat reads it with the attestation."),
		.kind = FIELD_TEXTAREA, .max = 2000 },
	{ .name = "right", .label = N_("I have looked through the list. Apart from what I have written above it is complete and right."),
		.kind = FIELD_ACCEPT, .required = true,
		.missing = N_("Tick the box when you have looked through the list") },
	{ .name = "hash", .label = N_("SHA-256 of the list"),
		.kind = FIELD_HIDDEN, .max = 64 },
};
/* clang-format on */

static struct form *
make_form(struct req *r)
{
	return FORM(r, fields);
}

static enum err
show(struct req *r, struct form *f, int status)
{
	struct page *page =
		page_new(r, req_tr(r, N_("Attest the list of pooled patents")));
	struct attest_view *v = ARENA_NEW(r->arena, struct attest_view);
	struct attest_list *list = ARENA_NEW(r->arena, struct attest_list);
	struct attestations *past = ARENA_NEW(r->arena, struct attestations);
	enum err e;

	if ((e = attest_list(r->db, r->person.organisation, list)) != OK ||
		(e = attest_past(r->db, r->person.organisation, past)) != OK)
		return e;
	form_set(f, "hash", list->hash);
	*v = (struct attest_view){ list, past, f,
		past->count > 0 &&
			strcmp(past->items[0].period, list->period) == 0 };
	page->back = req_path(r, "/portal");
	page->failed = f->failed;
	view_attest(r, page, v);
	return req_html_status(r, status);
}

enum err
attest_page(struct req *r)
{
	if (r->person.organisation == NULL)
		return req_redirect(r, "%s", req_path(r, "/portal"));
	return show(r, make_form(r), 200);
}

enum err
attest_post(struct req *r)
{
	struct actor actor = account_actor(r);
	struct form *f = make_form(r);
	const char *note;
	enum err e;

	if (r->person.organisation == NULL)
		return ERR_DENIED;
	if (form_read(r, f) != OK)
		return show(r, f, 422);
	note = form_value(f, "note");
	e = attest_create(r->db, &actor, r->person.organisation,
		form_value(f, "hash"), *note == '\0' ? NULL : note);
	if (e == ERR_CONFLICT && !db_repeated(r->db)) {
		form_error(f, NULL,
			req_tr(r,
				N_("Nothing was attested: the list has changed "
				   "since you saw it, or it has been attested "
				   "for this half of the year. Look at it "
				   "again.")));
		return show(r, f, 422);
	}
	if (e != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/portal/attestation"));
}
