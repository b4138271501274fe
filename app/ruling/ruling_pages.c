#include "ruling/ruling_pages.h"

#include <string.h>

#include "account/account.h"
#include "base/day.h"
#include "base/named.h"
#include "fact/fact.h"
#include "views.h"

const char *
ruling_within_label(struct req *r, bool within)
{
	return req_tr(
		r, within ? N_("Within the field") : N_("Outside the field"));
}

const char *
ruling_within_colour(bool within)
{
	return within ? "green" : "red";
}

bool
ruling_now(const struct ruling *f)
{
	char today[DAY_SIZE];

	day_today(today);
	return f->valid_to == NULL || strcmp(f->valid_to, today) > 0;
}

const char *
ruling_html_lang(const struct ruling_request *q)
{
	return named_html_lang(q->lang);
}

enum err
ruling_index_page(struct req *r)
{
	struct ruling_query q = { .words = req_query(r, "q"),
		.field = req_query(r, "field") };
	struct ruling_index *v = ARENA_NEW(r->arena, struct ruling_index);
	struct rulings list;
	enum err e;

	if ((e = fact_known(r->db, NULL, &q.known)) != OK ||
		(e = ruling_list(r->db, &q, &list)) != OK)
		return e;
	v->query = &q;
	v->list = &list;
	view_ruling_index(r, v);
	return req_html(r);
}

enum err
ruling_show_page(struct req *r)
{
	const struct ruling *f;
	const char *known;
	enum err e;

	if ((e = fact_known(r->db, NULL, &known)) != OK ||
		(e = ruling_find(r->db, req_param(r, "id"), known, &f)) != OK)
		return e;
	view_ruling_show(r, f);
	return req_html(r);
}

/* clang-format off */
static const struct field ask_fields[] = {
	{ .name = "question", .label = N_("Your question"),
		.hint = N_("One use and one field of use. For example: is the balancing of loads between data centres within “Data centres” when it saves energy and money alike?"),
		.kind = FIELD_TEXTAREA, .required = true, .max = 1000,
		.missing = N_("Enter your question") },
	{ .name = "facts", .label = N_("The facts"),
		.hint = N_("What is done, with what, and how emissions fall by it. Leave out names and secrets: question and facts may be published without your name."),
		.kind = FIELD_TEXTAREA, .required = true, .max = 5000,
		.missing = N_("Describe the facts") },
};
/* clang-format on */

static enum err
show_ask(struct req *r, struct form *f, int status)
{
	struct page *page =
		page_new(r, req_tr(r, N_("Ask for a field ruling")));
	struct ruling_requests mine = { 0 };
	enum err e;

	if (r->person.id != 0 &&
		(e = ruling_request_list(r->db, r->person.id, &mine)) != OK)
		return e;
	page->back = req_path(r, "/rulings");
	page->failed = f->failed;
	view_ruling_ask(r, page, f, &mine);
	return req_html_status(r, status);
}

enum err
ruling_ask_page(struct req *r)
{
	if (r->person.id == 0)
		return req_redirect(r, "%s?next=%s", req_path(r, "/signin"),
			req_path(r, "/rulings/ask"));
	return show_ask(r, FORM(r, ask_fields), 200);
}

enum err
ruling_ask_post(struct req *r)
{
	struct form *f = FORM(r, ask_fields);
	struct actor actor = account_actor(r);
	const char *due;
	enum err e;

	if (r->person.id == 0)
		return ruling_ask_page(r);
	if (form_read(r, f) != OK)
		return show_ask(r, f, 422);
	if ((e = ruling_ask(r->db, &actor, form_value(f, "question"),
		     form_value(f, "facts"), lang_key(r->lang), &due)) != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/rulings/ask"));
}
