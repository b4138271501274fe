#include <string.h>

#include "account/account.h"
#include "base/day.h"
#include "pool/proposal_pages.h"
#include "views.h"

/* clang-format off */
static const struct field evaluate_fields[] = {
	{ .name = "rationale", .label = N_("Why does the patent serve to cut emissions?"),
		.hint = N_("Published with your name as the evaluation of the patent."),
		.kind = FIELD_TEXTAREA, .required = true, .max = 5000,
		.missing = N_("Write the evaluation") },
};
static const struct field admit_fields[] = {
	{ .name = "since", .label = N_("In the pool from"), .kind = FIELD_DAY,
		.required = true, .width = "10",
		.missing = N_("Enter the first day in the pool") },
};
static const struct field reject_fields[] = {
	{ .name = "note", .label = N_("Reason for the member"),
		.kind = FIELD_TEXTAREA, .required = true, .max = 2000,
		.missing = N_("Write the reason for the member") },
};
/* clang-format on */

const struct proposal_sentences *
proposal_obstacles(struct req *r, const struct proposal_check *c)
{
	struct proposal_sentences *out =
		ARENA_NEW(r->arena, struct proposal_sentences);
	size_t i;

	out->items = ARENA_ARRAY(
		r->arena, c->against.count + 1, struct proposal_sentence);
	for (i = 0; i < c->against.count; i++)
		out->items[out->count++].text = req_tr(r, c->against.items[i]);
	return out;
}

enum err
proposal_desk_page(struct req *r)
{
	struct page *page =
		page_new(r, req_tr(r, N_("Patents proposed for the pool")));
	struct proposals *list = ARENA_NEW(r->arena, struct proposals);
	enum err e;

	if ((e = proposal_list(r->db, NULL, list)) != OK)
		return e;
	page->back = req_path(r, "/desk");
	view_proposal_desk(r, page, list);
	return req_html(r);
}

/* The case with its forms; one of them may hold errors. */
static enum err
show(struct req *r, int64_t id, struct form *failed, int status)
{
	struct proposal_view *v = ARENA_NEW(r->arena, struct proposal_view);
	struct proposal *p = ARENA_NEW(r->arena, struct proposal);
	struct proposal_check *check =
		ARENA_NEW(r->arena, struct proposal_check);
	struct form *admit = FORM(r, admit_fields);
	char today[DAY_SIZE];
	struct page *page;
	enum err e;

	if ((e = proposal_find(r->db, id, p)) != OK ||
		(e = proposal_check(r->db, p, check)) != OK)
		return e;
	day_today(today);
	form_set(admit, "since", arena_strdup(r->arena, today));
	*v = (struct proposal_view){ p, check, FORM(r, evaluate_fields), admit,
		FORM(r, reject_fields) };
	if (failed != NULL && failed->fields == evaluate_fields)
		v->evaluate = failed;
	if (failed != NULL && failed->fields == admit_fields)
		v->admit = failed;
	if (failed != NULL && failed->fields == reject_fields)
		v->reject = failed;
	page = page_new(r, p->number);
	page->back = req_path(r, "/desk/proposals");
	page->failed = failed != NULL;
	view_proposal_case(r, page, v, failed != NULL ? failed : admit);
	return req_html_status(r, status);
}

enum err
proposal_case_page(struct req *r)
{
	int64_t id;
	enum err e;

	if ((e = req_id(r, &id)) != OK)
		return e;
	return show(r, id, NULL, 200);
}

static enum err
back(struct req *r, enum err e)
{
	if (e == ERR_CONFLICT && r->problem == NULL)
		r->problem = N_("The proposal has gone on meanwhile. Look at "
				"it again.");
	if (e != OK)
		return e;
	return req_redirect(
		r, "%s", req_path(r, "/desk/proposals/%s", req_param(r, "id")));
}

enum err
proposal_take_post(struct req *r)
{
	struct actor actor = account_actor(r);
	int64_t id;
	enum err e;

	if ((e = req_id(r, &id)) != OK)
		return e;
	return back(r, proposal_take(r->db, &actor, id));
}

enum err
proposal_evaluate_post(struct req *r)
{
	struct form *f = FORM(r, evaluate_fields);
	struct actor actor = account_actor(r);
	int64_t id;
	enum err e;

	if ((e = req_id(r, &id)) != OK)
		return e;
	if (form_read(r, f) != OK)
		return show(r, id, f, 422);
	return back(r, proposal_evaluate(
			       r->db, &actor, id, form_value(f, "rationale")));
}

enum err
proposal_admit_post(struct req *r)
{
	struct form *f = FORM(r, admit_fields);
	struct actor actor = account_actor(r);
	const char *why;
	int64_t id;
	enum err e;

	if ((e = req_id(r, &id)) != OK)
		return e;
	if (form_read(r, f) != OK)
		return show(r, id, f, 422);
	e = proposal_admit(r->db, &actor, id, form_value(f, "since"), &why);
	if (e == ERR_CONFLICT && !db_repeated(r->db)) {
		form_error(f, NULL, req_tr(r, why));
		return show(r, id, f, 422);
	}
	return back(r, e);
}

enum err
proposal_reject_post(struct req *r)
{
	struct form *f = FORM(r, reject_fields);
	struct actor actor = account_actor(r);
	int64_t id;
	enum err e;

	if ((e = req_id(r, &id)) != OK)
		return e;
	if (form_read(r, f) != OK)
		return show(r, id, f, 422);
	return back(
		r, proposal_reject(r->db, &actor, id, form_value(f, "note")));
}
