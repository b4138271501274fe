/*
 * A case on the desk: reading it, claiming, reviewing, deciding.
 */
#include <string.h>

#include "account/account.h"
#include "application/desk_pages.h"
#include "org/org_new.h"
#include "views.h"

/* clang-format off */
static const struct option review_outcomes[] = {
	{ "grant", N_("Recommend to grant"), N_("Another person decides."), false },
	{ "refuse", N_("Recommend to refuse"), N_("Another person decides."), false },
	{ "return", N_("Return for information"), N_("The applicant reads your text and submits again."), false },
};
static const struct field review_fields[] = {
	{ .name = "outcome", .label = N_("Your finding"), .kind = FIELD_RADIO, .required = true,
		.missing = N_("Choose what you find"),
		.options = review_outcomes, .option_count = sizeof(review_outcomes) / sizeof(review_outcomes[0]) },
	{ .name = "note", .label = N_("Reasons, or your question to the applicant"), .kind = FIELD_TEXTAREA, .required = true, .max = 4000,
		.missing = N_("Write your reasons, or what the applicant has to send") },
	{ .name = "seen", .label = "", .kind = FIELD_HIDDEN, .max = 64 },
};
static const struct option decisions[] = {
	{ "grant", N_("Grant the licence"), NULL, false },
	{ "refuse", N_("Refuse the licence"), NULL, false },
};
static const struct field decide_fields[] = {
	{ .name = "decision", .label = N_("Your decision"), .kind = FIELD_RADIO, .required = true,
		.missing = N_("Choose to grant or to refuse"),
		.options = decisions, .option_count = sizeof(decisions) / sizeof(decisions[0]) },
	{ .name = "reasons", .label = N_("Reasons"), .kind = FIELD_TEXTAREA, .required = true, .max = 4000,
		.hint = N_("The applicant reads them."),
		.missing = N_("Give your reasons: the applicant reads them") },
	{ .name = "seen", .label = "", .kind = FIELD_HIDDEN, .max = 64 },
};
/* clang-format on */

static enum err
load(struct req *r, struct desk_case **out)
{
	struct desk_case *c = ARENA_NEW(r->arena, struct desk_case);
	const struct application *a;
	int64_t me = r->person.id;
	enum err e;

	if ((e = application_find(r->db, req_param(r, "id"), &a)) != OK)
		return e;
	if (a->submission == 0)
		return ERR_NOT_FOUND;
	if ((e = application_dossier(r, a, true, &c->dossier)) != OK ||
		(e = application_check(r->db, a, &c->checks)) != OK)
		return e;
	e = org_find_by_identifier(
		r->db, a->answers->scheme, a->answers->identifier, &c->match);
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	c->recommendation = review_recommendation(a, &c->dossier.reviews);
	c->off_claim = review_refusal(ACT_CLAIM, a, &c->dossier.reviews, me);
	c->off_release =
		review_refusal(ACT_RELEASE, a, &c->dossier.reviews, me);
	c->off_review =
		review_refusal(ACT_RECOMMEND, a, &c->dossier.reviews, me);
	c->off_decide = review_refusal(ACT_DECIDE, a, &c->dossier.reviews, me);
	c->review = FORM(r, review_fields);
	c->decide = FORM(r, decide_fields);
	form_set(c->review, "seen", a->content_hash);
	form_set(c->decide, "seen", a->content_hash);
	*out = c;
	return OK;
}

static enum err
show(struct req *r, struct desk_case *c, int status)
{
	struct page *page =
		page_new(r, application_view_title(r, c->dossier.app));

	page->failed = c->review->failed || c->decide->failed;
	page->back = req_path(r, "/desk");
	view_desk_case(r, page, c);
	return req_html_status(r, status);
}

enum err
desk_case_page(struct req *r)
{
	struct desk_case *c;
	enum err e;

	if ((e = load(r, &c)) != OK)
		return e;
	return show(r, c, 200);
}

/* After an act: the case as it is now, or what was in the way. */
static enum err
finish(struct req *r, enum err e, const char *why)
{
	if (e == ERR_CONFLICT)
		r->problem = why;
	if (e != OK)
		return e;
	return req_redirect(r, "%s",
		req_path(r, "/desk/applications/%s", req_param(r, "id")));
}

enum err
desk_claim_page(struct req *r)
{
	struct actor actor = account_actor(r);
	const char *why = NULL;
	enum err e = review_claim(r->db, &actor, req_param(r, "id"), &why);

	return finish(r, e, why);
}

enum err
desk_release_page(struct req *r)
{
	struct actor actor = account_actor(r);
	const char *why = NULL;
	enum err e = review_release(r->db, &actor, req_param(r, "id"), &why);

	return finish(r, e, why);
}

static enum review_outcome
read_outcome(const char *word)
{
	return strcmp(word, "grant") == 0    ? REVIEW_GRANT
	       : strcmp(word, "refuse") == 0 ? REVIEW_REFUSE
					     : REVIEW_RETURN;
}

enum err
desk_review_page(struct req *r)
{
	struct actor actor = account_actor(r);
	const char *why = NULL;
	struct desk_case *c;
	enum err e;

	if ((e = load(r, &c)) != OK)
		return e;
	if (form_read(r, c->review) != OK)
		return show(r, c, 422);
	e = review_create(r->db, &actor,
		&(struct review_new){ .id = req_param(r, "id"),
			.seen = form_value(c->review, "seen"),
			.outcome =
				read_outcome(form_value(c->review, "outcome")),
			.note = form_value(c->review, "note") },
		&why);
	return finish(r, e, why);
}

enum err
desk_decide_page(struct req *r)
{
	struct actor actor = account_actor(r);
	const char *why = NULL;
	struct desk_case *c;
	enum err e;

	if ((e = load(r, &c)) != OK)
		return e;
	if (form_read(r, c->decide) != OK)
		return show(r, c, 422);
	e = review_decide(r->db, &actor,
		&(struct review_new){ .id = req_param(r, "id"),
			.seen = form_value(c->decide, "seen"),
			.outcome =
				read_outcome(form_value(c->decide, "decision")),
			.note = form_value(c->decide, "reasons") },
		&why);
	return finish(r, e, why);
}
