#include <string.h>

#include "account/account.h"
#include "base/day.h"
#include "base/named.h"
#include "grant/measure_pages.h"
#include "member/member.h"
#include "org/org.h"
#include "views.h"

/* clang-format off */
static const struct option kinds[] = {
	{ "suit", N_("Suit in court"), NULL, false },
	{ "administrative", N_("Before an authority"), NULL, false },
	{ "threat", N_("Threat"), NULL, false },
};
static const struct field fields[] = {
	{ .name = "claimant", .label = N_("Who asserts"), .required = true, .max = 64,
		.hint = N_("Its identifier here, or its LEI, credit code or corporate number."), .missing = N_("Enter who asserts") },
	{ .name = "target", .label = N_("Against which member"), .kind = FIELD_SELECT, .required = true, .missing = N_("Choose the member") },
	{ .name = "kind", .label = N_("How"), .kind = FIELD_RADIO, .required = true, .missing = N_("Choose how it is asserted"),
		.options = kinds, .option_count = sizeof(kinds) / sizeof(kinds[0]) },
	{ .name = "filed_on", .label = N_("On which day"), .kind = FIELD_DAY, .required = true, .width = "10",
		.hint = N_("As year-month-day."), .missing = N_("Enter the day") },
	{ .name = "patent", .label = N_("Patent that is asserted"), .max = 64, .width = "20" },
	{ .name = "forum", .label = N_("Court or authority"), .max = 200 },
	{ .name = "reason", .label = N_("What is known"), .kind = FIELD_TEXTAREA, .max = 2000, .hint = N_("Not published.") },
};
static const struct field notice_fields[] = {
	{ .name = "on", .label = N_("Notice was given on"), .kind = FIELD_DAY, .required = true, .width = "10",
		.hint = N_("As year-month-day."), .missing = N_("Enter the day of the notice") },
};
static const struct option outcomes[] = {
	{ "cured", N_("Cured: the assertion was withdrawn"), NULL, false },
	{ "dismissed", N_("Dismissed: no case of the defensive clause"), NULL, false },
	{ "suspended", N_("Licence suspended"), NULL, false },
	{ "terminated", N_("Licence ended"), NULL, false },
};
static const struct field close_fields[] = {
	{ .name = "outcome", .label = N_("Outcome"), .kind = FIELD_RADIO, .required = true, .missing = N_("Choose the outcome"),
		.options = outcomes, .option_count = sizeof(outcomes) / sizeof(outcomes[0]) },
	{ .name = "outcome_on", .label = N_("Day of the outcome"), .kind = FIELD_DAY, .required = true, .width = "10",
		.hint = N_("As year-month-day."), .missing = N_("Enter the day of the outcome") },
};
/* clang-format on */

static enum err
make_form(struct req *r, struct form **out)
{
	char today[DAY_SIZE];
	struct members list;
	struct option *o;
	size_t i;
	enum err e;

	day_today(today);
	if ((e = member_list(r->db, today, NULL, 100, &list)) != OK)
		return e;
	o = ARENA_ARRAY(r->arena, list.count + 1, struct option);
	for (i = 0; i < list.count; i++)
		o[i] = form_choice(r, list.items[i].id, list.items[i].name);
	*out = FORM(r, fields);
	form_set_options(*out, "target", (struct options){ o, list.count });
	return OK;
}

static enum err
show_index(struct req *r, const struct form *form)
{
	struct page *page =
		page_new(r, req_tr(r, N_("Assertions against members")));
	struct defensive_list list;
	enum err e;

	if ((e = defensive_list(r->db, &list)) != OK)
		return e;
	page->failed = form->failed;
	page->back = req_path(r, "/desk/grants");
	view_defensive_index(r, page, form, &list);
	return req_html_status(r, form->failed ? 422 : 200);
}

enum err
defensive_index_page(struct req *r)
{
	struct form *form;
	enum err e;

	if ((e = make_form(r, &form)) != OK)
		return e;
	return show_index(r, form);
}

static const char *
or_null(const char *s)
{
	return s[0] == '\0' ? NULL : s;
}

static enum err
create(struct req *r, struct form *f, const char **id)
{
	struct actor actor = account_actor(r);
	struct defensive d = { .target = form_value(f, "target"),
		.kind = form_value(f, "kind"),
		.filed_on = form_value(f, "filed_on"),
		.patent = or_null(form_value(f, "patent")),
		.forum = or_null(form_value(f, "forum")),
		.reason = or_null(form_value(f, "reason")) };
	char today[DAY_SIZE];
	enum err e;

	day_today(today);
	e = org_resolve(r->db, form_value(f, "claimant"), &d.claimant);
	if (e == ERR_NOT_FOUND)
		return form_error(f, "claimant",
			req_tr(r, N_("No organisation is known here by this "
				     "identifier")));
	if (e != OK)
		return e;
	if (strcmp(d.filed_on, today) > 0)
		return form_error(f, "filed_on",
			req_tr(r, N_("Enter today or an earlier day")));
	return defensive_create(r->db, &actor, &d, id);
}

enum err
defensive_create_post(struct req *r)
{
	struct form *form;
	const char *id;
	enum err e;

	if ((e = make_form(r, &form)) != OK)
		return e;
	if ((e = form_read(r, form)) == OK)
		e = create(r, form, &id);
	if (e == OK)
		return req_redirect(
			r, "%s", req_path(r, "/desk/assertions/%s", id));
	return e == ERR_INVALID && form->failed ? show_index(r, form) : e;
}

/* The form of a measure, filled in as the terms of the grant say. */
static const char *
proposal(struct req *r, const struct defensive *d,
	const struct defensive_step *s)
{
	const struct terms_defensive *rule = &s->grant.terms.defensive;
	bool one = rule->scope == TERMS_SCOPE_LICENSOR;

	return req_path(r,
		"/desk/grants/%s/measure?kind=suspended&on=%s&scope=%s%s%s"
		"&effect=%s&strict=yes&defensive=%s",
		s->grant.number, s->effect_from, terms_scope_word(rule->scope),
		one ? "&licensor=" : "", one ? d->target : "",
		terms_effect_word(rule->effect), d->id);
}

static const char *
scope_words(struct req *r, const struct defensive *d,
	const struct terms_defensive *rule)
{
	switch (rule->scope) {
	case TERMS_SCOPE_LICENSOR:
		return tr_fill(r->arena,
			req_tr(r, N_("Patents licensed by {name}")), "name",
			named_pick(r->arena, r->lang, d->target_name).text,
			NULL);
	case TERMS_SCOPE_RIGHTS:
		return req_tr(r, N_("Named patents"));
	case TERMS_SCOPE_ALL:
		break;
	}
	return req_tr(r, N_("All patents"));
}

static enum err
make_steps(struct req *r, struct defensive_view *v)
{
	struct defensive_grants grants;
	char day[DAY_SIZE];
	size_t i;
	enum err e;

	if ((e = defensive_grants(
		     r->db, v->d.claimant, v->d.filed_on, &grants)) != OK)
		return e;
	v->steps.count = grants.count;
	v->steps.items =
		ARENA_ARRAY(r->arena, grants.count + 1, struct defensive_step);
	for (i = 0; i < grants.count; i++) {
		struct defensive_step *s = &v->steps.items[i];
		const struct terms_defensive *rule =
			&grants.items[i].terms.defensive;

		s->grant = grants.items[i];
		s->scope = scope_words(r, &v->d, rule);
		if (v->d.notice_on == NULL)
			continue;
		if ((e = defensive_effect_from(rule, v->d.notice_on, day)) !=
			OK)
			return e;
		s->effect_from = arena_strdup(r->arena, day);
		if (v->d.outcome == NULL)
			s->propose = proposal(r, &v->d, s);
	}
	return OK;
}

static enum err
load(struct req *r, struct defensive_view *v)
{
	enum err e;

	if ((e = defensive_find(r->db, req_param(r, "id"), &v->d)) != OK)
		return e;
	v->notice = FORM(r, notice_fields);
	v->close = FORM(r, close_fields);
	return OK;
}

static enum err
show(struct req *r, struct defensive_view *v)
{
	struct page *page =
		page_new(r, arena_printf(r->arena, "%s %s",
				    req_tr(r, N_("Assertion")), v->d.id));
	bool failed = v->notice->failed || v->close->failed;
	enum err e;

	if ((e = make_steps(r, v)) != OK)
		return e;
	page->failed = failed;
	page->back = req_path(r, "/desk/assertions");
	view_defensive_show(r, page, v);
	return req_html_status(r, failed ? 422 : 200);
}

enum err
defensive_show_page(struct req *r)
{
	struct defensive_view *v = ARENA_NEW(r->arena, struct defensive_view);
	enum err e;

	if ((e = load(r, v)) != OK)
		return e;
	return show(r, v);
}

enum err
defensive_notice_post(struct req *r)
{
	struct defensive_view *v = ARENA_NEW(r->arena, struct defensive_view);
	struct actor actor = account_actor(r);
	const char *on;
	enum err e;

	if ((e = load(r, v)) != OK)
		return e;
	if (form_read(r, v->notice) != OK)
		return show(r, v);
	on = form_value(v->notice, "on");
	e = strcmp(on, v->d.filed_on) < 0
		    ? form_error(v->notice, "on",
			      req_tr(r, N_("Notice cannot come before the "
					   "assertion")))
		    : defensive_notice(r->db, &actor, v->d.id, on);
	if (e == ERR_INVALID && v->notice->failed)
		return show(r, v);
	if (e == ERR_CONFLICT && !db_repeated(r->db))
		r->problem = N_("Notice was given already, or it is closed.");
	if (e != OK)
		return e;
	return req_redirect(
		r, "%s", req_path(r, "/desk/assertions/%s", v->d.id));
}

enum err
defensive_close_post(struct req *r)
{
	struct defensive_view *v = ARENA_NEW(r->arena, struct defensive_view);
	struct actor actor = account_actor(r);
	const char *why = NULL;
	enum err e;

	if ((e = load(r, v)) != OK)
		return e;
	if (form_read(r, v->close) != OK)
		return show(r, v);
	e = defensive_close(r->db, &actor, v->d.id,
		form_value(v->close, "outcome"),
		form_value(v->close, "outcome_on"), &why);
	if (e == ERR_CONFLICT && why != NULL) {
		e = form_error(v->close, "outcome", req_tr(r, why));
		return e == ERR_INVALID ? show(r, v) : e;
	}
	if (e != OK)
		return e;
	return req_redirect(
		r, "%s", req_path(r, "/desk/assertions/%s", v->d.id));
}
