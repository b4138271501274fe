#include "application/adversary_pages.h"

#include <string.h>

#include "account/account.h"
#include "base/day.h"
#include "org/identifier.h"
#include "org/org.h"
#include "views.h"

/* clang-format off */
static const struct option schemes[] = {
	{ "lei", N_("LEI (ISO 17442)"), NULL, false },
	{ "uscc", N_("Unified social credit code (China)"), NULL, false },
	{ "jpcn", N_("Corporate number (Japan)"), NULL, false },
	{ "other", N_("Another register's number"), NULL, false },
};
static const struct field fields[] = {
	{ .name = "name", .label = N_("Organisation"), .required = true, .max = 200,
		.missing = N_("Enter the name of the organisation") },
	{ .name = "scheme", .label = N_("Kind of number"), .kind = FIELD_SELECT, .required = true,
		.missing = N_("Choose the kind of number"),
		.options = schemes, .option_count = sizeof(schemes) / sizeof(schemes[0]) },
	{ .name = "value", .label = N_("Registration number"), .required = true, .max = 64, .width = "20",
		.missing = N_("Enter the registration number") },
	{ .name = "reason", .label = N_("Reason"), .kind = FIELD_TEXTAREA, .required = true, .max = 1000,
		.hint = N_("The proceedings, and against which member."),
		.missing = N_("Give the reason: the court and the case, and the member") },
	{ .name = "since", .label = N_("Since"), .kind = FIELD_DAY, .required = true, .width = "10",
		.missing = N_("Enter the day from which this holds") },
	{ .name = "until", .label = N_("First day on which it no longer holds"), .kind = FIELD_DAY, .width = "10" },
};
/* clang-format on */

static struct form *
make_form(struct req *r)
{
	struct form *f = FORM(r, fields);
	char today[DAY_SIZE];

	day_today(today);
	form_set(f, "since", arena_strdup(r->arena, today));
	return f;
}

static enum err
show(struct req *r, struct form *form, int status)
{
	struct page *page = page_new(r, req_tr(r, N_("Adversaries")));
	struct adversaries list;
	enum err e;

	if ((e = adversary_list(r->db, &list)) != OK)
		return e;
	page->failed = form->failed;
	page->back = req_path(r, "/desk");
	view_adversary_index(r, page, form, &list);
	return req_html_status(r, status);
}

enum err
adversary_index_page(struct req *r)
{
	return show(r, make_form(r), 200);
}

static enum err
read_new(struct req *r, struct form *f, struct adversary *v)
{
	struct identifier id;
	enum err e = form_read(r, f);

	v->name = form_value(f, "name");
	v->reason = form_value(f, "reason");
	v->since = form_value(f, "since");
	v->until = form_value(f, "until")[0] == '\0' ? NULL
						     : form_value(f, "until");
	if (v->until != NULL && form_state(f, "until")->error == NULL &&
		strcmp(v->until, v->since) <= 0)
		e = form_error(f, "until",
			req_tr(r, N_("Enter a day after the first one")));
	if (form_value(f, "scheme")[0] == '\0' ||
		form_value(f, "value")[0] == '\0' ||
		form_state(f, "scheme")->error != NULL)
		return ERR_INVALID;
	if (identifier_read(r->arena, form_value(f, "scheme"),
		    form_value(f, "value"), &id) != OK)
		e = form_error(f, "value",
			tr_fill(r->arena,
				req_tr(r,
					id.expected == NULL
						? N_("This number cannot be "
						     "read. Compare it with "
						     "the "
						     "register.")
						: N_("This number is not good: "
						     "\"{expected}\" was "
						     "expected. Compare it "
						     "with "
						     "the register.")),
				"expected",
				id.expected == NULL ? "" : id.expected, NULL));
	v->scheme = id.scheme;
	v->value = id.value;
	return e;
}

enum err
adversary_create_page(struct req *r)
{
	struct actor actor = account_actor(r);
	struct form *form = make_form(r);
	struct adversary new = { 0 };
	enum err e;

	if (read_new(r, form, &new) != OK)
		return show(r, form, 422);
	if ((e = adversary_create(r->db, &actor, &new)) != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/desk/adversaries"));
}

enum err
adversary_end_page(struct req *r)
{
	struct actor actor = account_actor(r);
	int64_t id;
	enum err e;

	if ((e = req_id(r, &id)) != OK)
		return e;
	e = adversary_update_ended(r->db, &actor, id);
	if (e == ERR_CONFLICT)
		r->problem = N_("This entry has ended already.");
	if (e != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/desk/adversaries"));
}
