#include "account/account_pages.h"

#include <string.h>

#include "account/account_entry.h"
#include "http/limit.h"
#include "http/problem.h"
#include "org/org.h"
#include "views.h"

#define NEXT_FIELD                                                             \
	{                                                                      \
		.name = "next", .label = "", .kind = FIELD_HIDDEN, .max = 1000 \
	}
#define NEW_PASSWORD_FIELD                                                     \
	{                                                                      \
		.name = "new", .label = N_("New password"),                    \
		.hint = N_("At least 12 characters. Three or more words "      \
			   "that do not belong together are easy to "          \
			   "remember and hard to guess."),                     \
		.kind = FIELD_PASSWORD, .required = true,                      \
		.max = ACCOUNT_PASSWORD_MAX,                                   \
		.missing = N_("Enter a new password"),                         \
		.autocomplete = "new-password"                                 \
	}

/* clang-format off */
static const struct field signin_fields[] = {
	{ .name = "email", .label = N_("E-mail address"), .kind = FIELD_EMAIL,
		.required = true, .max = 254,
		.missing = N_("Enter your e-mail address"),
		.autocomplete = "username" },
	{ .name = "password", .label = N_("Password"), .kind = FIELD_PASSWORD,
		.required = true, .max = ACCOUNT_PASSWORD_MAX,
		.missing = N_("Enter your password"),
		.autocomplete = "current-password" },
	NEXT_FIELD,
};
static const struct field signup_fields[] = {
	ACCOUNT_FIELDS,
	NEXT_FIELD,
};
static const struct field change_fields[] = {
	{ .name = "password", .label = N_("Current password"),
		.kind = FIELD_PASSWORD, .required = true,
		.max = ACCOUNT_PASSWORD_MAX,
		.missing = N_("Enter your current password"),
		.autocomplete = "current-password" },
	NEW_PASSWORD_FIELD,
};
static const struct field link_fields[] = {
	NEW_PASSWORD_FIELD,
};
/* clang-format on */

void
account_page_failed(struct page *page, const struct form *form)
{
	page->failed = form->failed;
	page->robots = "noindex";
}

const char *
account_signup_path(struct req *r, const struct form *form)
{
	struct buf *b = buf_new(r->arena, 128);

	buf_str(b, req_path(r, "/signup"));
	if (form_value(form, "next")[0] != '\0') {
		buf_str(b, "?next=");
		buf_url(b, form_value(form, "next"));
	}
	return b->data;
}

bool
account_changed(struct req *r)
{
	return req_query(r, "changed") != NULL;
}

const char *
account_role_label(struct req *r, enum who role)
{
	switch (role) {
	case ANYONE:
		break;
	case APPLICANT:
		return req_tr(r, N_("Applicant"));
	case MEMBER:
		return req_tr(r, N_("Member"));
	case SECRETARIAT:
		return req_tr(r, N_("Secretariat"));
	case ADMIN:
		return req_tr(r, N_("Administrator"));
	}
	return "";
}

/* To where the visitor was going, or to what the role works with. */
static enum err
go_on(struct req *r, const char *typed)
{
	const char *next = account_next(r->arena, typed);

	if (next != NULL)
		return req_redirect(r, "%s", next);
	switch (r->person.role) {
	case MEMBER:
		return req_redirect(r, "%s", req_path(r, "/portal"));
	case SECRETARIAT:
	case ADMIN:
		return req_redirect(r, "%s", req_path(r, "/desk"));
	case ANYONE:
	case APPLICANT:
		break;
	}
	return req_redirect(r, "%s", req_path(r, "/applications"));
}

static enum err
too_many(struct req *r, int seconds)
{
	req_set_header(r, "retry-after", arena_printf(r->arena, "%d", seconds));
	problem_status(r, 429);
	return OK;
}

static enum err
show_again(struct req *r, void (*view)(struct req *, const struct form *),
	const struct form *form)
{
	view(r, form);
	return req_html_status(r, 422);
}

/* GET /:lang/signin */
enum err
account_signin_page(struct req *r)
{
	struct form *form = FORM(r, signin_fields);

	if (r->person.id != 0)
		return go_on(r, req_query(r, "next"));
	form_set(form, "next", account_next(r->arena, req_query(r, "next")));
	view_account_signin(r, form);
	return req_html(r);
}

/* POST /:lang/signin */
enum err
account_signin_post(struct req *r)
{
	struct form *form = FORM(r, signin_fields);
	int retry;
	enum err e;

	e = form_read(r, form);
	if (e == OK &&
		!account_entry_pass(r, form_value(form, "email"), &retry))
		return too_many(r, retry);
	if (e == OK)
		e = account_enter(r, form_value(form, "email"),
			form_value(form, "password"));
	if (e == ERR_DENIED)
		e = form_error(form, NULL,
			req_tr(r,
				N_("The e-mail address and the password do not "
				   "belong together. Check both and try "
				   "again.")));
	if (e == ERR_INVALID)
		return show_again(r, view_account_signin, form);
	if (e != OK)
		return e;
	return go_on(r, form_value(form, "next"));
}

/* POST /:lang/signout */
enum err
account_signout_post(struct req *r)
{
	enum err e;

	if ((e = account_sign_out(r)) != OK)
		return e;
	return req_redirect(r, "/%s", lang_key(r->lang));
}

/* GET /:lang/signup */
enum err
account_signup_page(struct req *r)
{
	struct form *form = FORM(r, signup_fields);

	if (r->person.id != 0)
		return go_on(r, req_query(r, "next"));
	form_set(form, "next", account_next(r->arena, req_query(r, "next")));
	view_account_signup(r, form);
	return req_html(r);
}

/* POST /:lang/signup */
enum err
account_signup_post(struct req *r)
{
	struct form *form = FORM(r, signup_fields);
	enum err e;

	if ((e = form_read(r, form)) == OK || e == ERR_INVALID)
		e = account_sign_up(r, form);
	if (e == ERR_INVALID)
		return show_again(r, view_account_signup, form);
	if (e != OK)
		return e;
	return go_on(r, form_value(form, "next"));
}

static enum err
show_account(struct req *r, const struct form *form)
{
	const struct account *a;
	const struct org *org = NULL;
	enum err e;

	if ((e = account_find(r->db, r->person.id, &a)) != OK)
		return e;
	if (a->organisation != NULL &&
		(e = org_find(r->db, a->organisation, &org)) != OK)
		return e;
	view_account_show(r, a, org, form);
	return req_html_status(r, form->failed ? 422 : 200);
}

/* The rows of the table name one role each; these pages are for all. */
static enum err
ask_who(struct req *r)
{
	return req_redirect(r, "%s?next=%s", req_path(r, "/signin"),
		req_path(r, "/account"));
}

/* GET /:lang/account */
enum err
account_page(struct req *r)
{
	if (r->person.id == 0)
		return ask_who(r);
	return show_account(r, FORM(r, change_fields));
}

/* POST /:lang/account: another password */
enum err
account_post(struct req *r)
{
	struct form *form = FORM(r, change_fields);
	const char *why;
	int retry;
	enum err e;

	if (r->person.id == 0)
		return ask_who(r);
	e = form_read(r, form);
	if (form_state(form, "new")->error == NULL &&
		account_password_check(
			form_value(form, "new"), r->person.email, &why) != OK)
		e = form_error(form, "new", req_tr(r, why));
	if (e == OK && !account_entry_pass(r, r->person.email, &retry))
		return too_many(r, retry);
	if (e == OK)
		e = account_change_password(r, form_value(form, "password"),
			form_value(form, "new"));
	if (e == ERR_DENIED)
		e = form_error(form, "password",
			req_tr(r, N_("This is not your current password. Enter "
				     "the one you signed in with")));
	if (e == ERR_INVALID)
		return show_account(r, form);
	if (e != OK)
		return e;
	return req_redirect(r, "%s?changed=1", req_path(r, "/account"));
}

static enum err
link_gone(struct req *r)
{
	view_account_link_gone(r);
	return req_html_status(r, 404);
}

/* GET /:lang/password/:token */
enum err
account_link_page(struct req *r)
{
	const struct account *a;
	enum err e;

	e = account_link_find(r->db, req_param(r, "token"), &a);
	if (e == ERR_NOT_FOUND)
		return link_gone(r);
	if (e != OK)
		return e;
	r->out_private = true;
	view_account_link(r, a, FORM(r, link_fields));
	return req_html(r);
}

/* POST /:lang/password/:token */
enum err
account_link_post(struct req *r)
{
	struct form *form = FORM(r, link_fields);
	const char *token = req_param(r, "token");
	const struct account *a;
	const char *why;
	enum err e;

	e = account_link_find(r->db, token, &a);
	if (e == ERR_NOT_FOUND)
		return link_gone(r);
	if (e != OK)
		return e;
	e = form_read(r, form);
	if (e == OK && account_password_check(
			       form_value(form, "new"), a->email, &why) != OK)
		e = form_error(form, "new", req_tr(r, why));
	if (e == ERR_INVALID) {
		view_account_link(r, a, form);
		return req_html_status(r, 422);
	}
	e = account_enter_by_link(r, token, form_value(form, "new"));
	if (e == ERR_NOT_FOUND)
		return link_gone(r);
	if (e != OK)
		return e;
	return go_on(r, NULL);
}
