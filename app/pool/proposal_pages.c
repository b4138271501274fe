#include "pool/proposal_pages.h"

#include <string.h>

#include "account/account.h"
#include "patent/number.h"
#include "terms/terms.h"
#include "views.h"

/* clang-format off */
static const struct option agreements[] = {
	{ "alone", N_("The member is the only owner"), NULL, false },
	{ "no", N_("There are co-owners and no agreement between them"), NULL, false },
	{ "yes", N_("There are co-owners and an agreement between them"), NULL, false },
};
static const struct field fields[] = {
	{ .name = "patent", .label = N_("Publication number"),
		.hint = N_("With kind code, as CN112345678A. The publication must be in the registry."),
		.kind = FIELD_TEXT, .required = true, .max = 64, .width = "20",
		.missing = N_("Enter the publication number") },
	{ .name = "agreement", .label = N_("Who owns it?"),
		.kind = FIELD_RADIO, .required = true,
		.options = agreements, .option_count = 3,
		.missing = N_("Say who owns the patent") },
	{ .name = "terms", .label = N_("Under which terms?"),
		.kind = FIELD_RADIO, .required = true,
		.missing = N_("Choose the terms") },
};
/* clang-format on */

static enum err
make_form(struct req *r, struct form **out)
{
	struct form *f = FORM(r, fields);
	struct terms_list list;
	struct option *options;
	size_t i, n = 0;
	enum err e;

	if ((e = terms_list(r->db, &list)) != OK)
		return e;
	options = ARENA_ARRAY(r->arena, list.count + 1, struct option);
	for (i = 0; i < list.count; i++)
		if (list.items[i].in_force)
			options[n++] = (struct option){ list.items[i].version,
				list.items[i].title[r->lang], NULL, true };
	form_set_options(f, "terms", (struct options){ options, n });
	*out = f;
	return OK;
}

static enum err
show(struct req *r, struct form *f, int status)
{
	struct page *page =
		page_new(r, req_tr(r, N_("Patents proposed for the pool")));
	struct proposals *list = ARENA_NEW(r->arena, struct proposals);
	enum err e;

	if ((e = proposal_list(r->db, r->person.organisation, list)) != OK)
		return e;
	page->back = req_path(r, "/portal");
	page->failed = f->failed;
	view_proposal_portal(r, page, f, list);
	return req_html_status(r, status);
}

enum err
proposal_portal_page(struct req *r)
{
	struct form *f;
	enum err e;

	if (r->person.organisation == NULL)
		return req_redirect(r, "%s", req_path(r, "/portal"));
	if ((e = make_form(r, &f)) != OK)
		return e;
	return show(r, f, 200);
}

static enum proposal_agreement
agreement_of(const struct form *f)
{
	const char *word = form_value(f, "agreement");

	return strcmp(word, "yes") == 0	 ? AGREEMENT_YES
	       : strcmp(word, "no") == 0 ? AGREEMENT_NO
					 : AGREEMENT_NOT_ASKED;
}

enum err
proposal_create_post(struct req *r)
{
	struct actor actor = account_actor(r);
	struct patent_number number;
	struct proposal_new n;
	struct form *f;
	enum err e;

	if (r->person.organisation == NULL)
		return ERR_DENIED;
	if ((e = make_form(r, &f)) != OK)
		return e;
	e = form_read(r, f);
	if (*form_value(f, "patent") != '\0' &&
		(patent_number_read(
			 r->arena, form_value(f, "patent"), &number) != OK ||
			*number.kind == '\0'))
		e = form_error(f, "patent",
			req_tr(r,
				N_("Enter a publication number with kind code, "
				   "as CN112345678A")));
	if (e != OK)
		return show(r, f, 422);
	n = (struct proposal_new){ .number = number.text,
		.member = r->person.organisation,
		.terms = form_value(f, "terms"),
		.agreement = agreement_of(f) };
	e = proposal_create(r->db, &actor, &n);
	if (e == ERR_NOT_FOUND)
		form_error(f, "patent",
			req_tr(r, N_("This publication is not in the registry. "
				     "Send its record to the secretariat, or "
				     "check the number")));
	else if (e == ERR_CONFLICT && !db_repeated(r->db))
		form_error(f, "patent",
			req_tr(r,
				N_("This patent is in the pool already, or has "
				   "been proposed")));
	else if (e != OK)
		return e;
	else
		return req_redirect(r, "%s", req_path(r, "/portal/proposals"));
	return show(r, f, 422);
}

enum err
proposal_withdraw_post(struct req *r)
{
	struct actor actor = account_actor(r);
	int64_t id;
	enum err e;

	if (r->person.organisation == NULL)
		return ERR_DENIED;
	if ((e = req_id(r, &id)) != OK)
		return e;
	e = proposal_withdraw(r->db, &actor, id, r->person.organisation);
	if (e == ERR_CONFLICT)
		r->problem = N_("The proposal is no longer open.");
	if (e != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/portal/proposals"));
}
