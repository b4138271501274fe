#include "grant/standing_pages.h"

#include <string.h>

#include "account/account.h"
#include "base/day.h"
#include "base/text.h"
#include "views.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "version", .label = N_("Version of the terms"),
		.kind = FIELD_RADIO, .required = true,
		.missing = N_("Choose the version of the terms") },
	{ .name = "per_day", .label = N_("Grants a day at the most"),
		.hint = N_("Counted from midnight UTC over all rules of the same terms. One more goes to the queue."),
		.kind = FIELD_NUMBER, .required = true, .max = 5, .width = "5",
		.missing = N_("Enter how many licences may be granted a day") },
	{ .name = "expires_on", .label = N_("First day on which it no longer holds"),
		.hint = N_("A year from today at the latest, as year-month-day."),
		.kind = FIELD_DAY, .required = true, .width = "10",
		.missing = N_("Enter the day of expiry") },
};
/* clang-format on */

const char *
standing_view_state(struct req *r, enum standing_state s)
{
	switch (s) {
	case STANDING_PROPOSED:
		return req_tr(r, N_("Waits for approval"));
	case STANDING_IN_FORCE:
		return req_tr(r, N_("In force"));
	case STANDING_EXPIRED:
		return req_tr(r, N_("Expired"));
	case STANDING_WITHDRAWN:
		return req_tr(r, N_("Withdrawn"));
	}
	return "";
}

const char *
standing_view_colour(enum standing_state s)
{
	switch (s) {
	case STANDING_PROPOSED:
		return "yellow";
	case STANDING_IN_FORCE:
		return "green";
	case STANDING_EXPIRED:
	case STANDING_WITHDRAWN:
		break;
	}
	return "grey";
}

/* The versions of the open route, those in force first. */
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
	for (i = 0; i < list.count; i++) {
		if (list.items[i].route != TERMS_OPEN)
			continue;
		options[n++] = (struct option){ list.items[i].version,
			list.items[i].title[r->lang], NULL, true };
		if (list.items[i].in_force)
			form_set(f, "version", list.items[i].version);
	}
	form_set_options(f, "version", (struct options){ options, n });
	*out = f;
	return OK;
}

static enum err
show(struct req *r, struct form *form, int status)
{
	struct standing_shown_list *list =
		ARENA_NEW(r->arena, struct standing_shown_list);
	struct page *page = page_new(r, req_tr(r, N_("Standing approvals")));
	struct standing_rules rules;
	char today[DAY_SIZE];
	size_t i;
	enum err e;

	day_today(today);
	if ((e = standing_list(r->db, &rules)) != OK)
		return e;
	list->count = rules.count;
	list->items =
		ARENA_ARRAY(r->arena, rules.count + 1, struct standing_shown);
	for (i = 0; i < rules.count; i++) {
		struct standing_shown *s = &list->items[i];

		s->rule = &rules.items[i];
		s->state = standing_state(s->rule, today);
		s->refusal = standing_refusal(s->rule, r->person.id,
			r->person.role == SECRETARIAT, today);
		if ((e = standing_count_today(
			     r->db, s->rule->version, &s->used)) != OK)
			return e;
		s->remaining = standing_remaining(s->rule, s->used);
	}
	page->failed = form->failed;
	page->back = req_path(r, "/desk");
	view_standing_index(r, page, form, list);
	return req_html_status(r, status);
}

enum err
standing_index_page(struct req *r)
{
	struct form *form;
	enum err e;

	if ((e = make_form(r, &form)) != OK)
		return e;
	return show(r, form, 200);
}

static enum err
check(struct req *r, struct form *form)
{
	int per_day = text_int(form_value(form, "per_day"));
	char today[DAY_SIZE], last[DAY_SIZE];
	const char *day = form_value(form, "expires_on");
	enum err e = OK, added;

	day_today(today);
	if ((added = day_add(today, STANDING_DAYS_MAX, last)) != OK)
		return added;
	if (per_day < 1 || per_day > STANDING_PER_DAY_MAX)
		e = form_error(form, "per_day",
			req_tr(r, N_("Enter a number from 1 to 10000")));
	if (strcmp(day, today) <= 0 || strcmp(day, last) > 0)
		e = form_error(form, "expires_on",
			req_tr(r,
				N_("Enter a day after today and not more than "
				   "a year from now")));
	return e;
}

enum err
standing_create_page(struct req *r)
{
	struct actor actor = account_actor(r);
	struct form *form;
	int64_t id;
	enum err e;

	if ((e = make_form(r, &form)) != OK)
		return e;
	if (form_read(r, form) != OK || check(r, form) != OK)
		return show(r, form, 422);
	if ((e = standing_create(r->db, &actor, form_value(form, "version"),
		     text_int(form_value(form, "per_day")),
		     form_value(form, "expires_on"), &id)) != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/desk/standing"));
}

enum err
standing_approve_page(struct req *r)
{
	struct actor actor = account_actor(r);
	const char *seen = req_form(r, "sha256"), *why = NULL;
	int64_t id;
	enum err e;

	if ((e = req_id(r, &id)) != OK)
		return e;
	if (seen == NULL)
		return ERR_INVALID;
	if ((e = standing_approve(r->db, &actor, id, seen, &why)) != OK) {
		r->problem = why;
		return e;
	}
	return req_redirect(r, "%s", req_path(r, "/desk/standing"));
}

enum err
standing_withdraw_page(struct req *r)
{
	struct actor actor = account_actor(r);
	int64_t id;
	enum err e;

	if ((e = req_id(r, &id)) != OK)
		return e;
	e = standing_withdraw(r->db, &actor, id);
	if (e == ERR_CONFLICT)
		r->problem = N_("The rule has been withdrawn already.");
	if (e != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/desk/standing"));
}
