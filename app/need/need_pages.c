#include "need/need_pages.h"

#include <string.h>

#include "account/account.h"
#include "base/named.h"
#include "base/text.h"
#include "patent/patent.h"
#include "views.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "text", .label = N_("Your need"),
		.hint = N_("The technology, what it is for and where. Leave out what is confidential: the members of the alliance read it."),
		.kind = FIELD_TEXTAREA, .required = true, .max = 2000,
		.missing = N_("Enter what you need") },
	{ .name = "topic", .label = N_("Topic"), .kind = FIELD_SELECT },
	{ .name = "contact", .label = N_("How to reach you"),
		.hint = N_("An e-mail address or a telephone number, only if you want an answer. It is deleted when your need has been dealt with."),
		.kind = FIELD_TEXT, .max = 200, .width = "20" },
};
/* clang-format on */

const char *
need_html_lang(const struct need *n)
{
	return named_html_lang(n->lang);
}

static enum err
make_form(struct req *r, struct form **out)
{
	struct form *f = FORM(r, fields);
	struct patent_topic_list topics;
	struct option *options;
	size_t i;
	enum err e;

	if ((e = patent_topic_list(r->db, &topics)) != OK)
		return e;
	options = ARENA_ARRAY(r->arena, topics.count + 1, struct option);
	for (i = 0; i < topics.count; i++)
		options[i] = form_choice(
			r, topics.items[i].slug, topics.items[i].label);
	form_set_options(f, "topic", (struct options){ options, topics.count });
	*out = f;
	return OK;
}

static enum err
show(struct req *r, const struct form *f, int status)
{
	struct page *page = page_new(r, req_tr(r, N_("Tell us what you need")));

	page->back = req_path(r, "/patents");
	page->canonical = req_path(r, "/needs");
	page->failed = f->failed;
	if (r->raw_query[0] != '\0')
		page->robots = "noindex";
	view_need_tell(r, page, f, req_query(r, "told") != NULL);
	return req_html_status(r, status);
}

enum err
need_tell_page(struct req *r)
{
	const char *text = req_query(r, "text"), *topic = req_query(r, "topic");
	struct form *f;
	enum err e;

	if ((e = make_form(r, &f)) != OK)
		return e;
	if (text != NULL)
		form_set(f, "text", text);
	if (topic != NULL)
		form_set(f, "topic", topic);
	return show(r, f, 200);
}

/* NULL for what was left empty. */
static const char *
given(const struct form *f, const char *name)
{
	const char *value = form_value(f, name);

	return *value == '\0' ? NULL : value;
}

enum err
need_tell_post(struct req *r)
{
	struct actor actor = account_actor(r);
	struct form *f;
	enum err e;

	if ((e = make_form(r, &f)) != OK)
		return e;
	if (form_read(r, f) != OK)
		return show(r, f, 422);
	if ((e = need_create(r->db, &actor,
		     &(struct need_new){ .text = form_value(f, "text"),
			     .topic = given(f, "topic"),
			     .contact = given(f, "contact"),
			     .lang = lang_key(r->lang) })) != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/needs?told=yes"));
}

enum err
need_desk_page(struct req *r)
{
	struct page *page = page_new(r, req_tr(r, N_("Needs")));
	struct needs list;
	enum err e;

	if ((e = need_list(r->db, text_id(req_query(r, "after")), &list)) != OK)
		return e;
	page->back = req_path(r, "/desk");
	view_need_desk(r, page, &list);
	return req_html(r);
}

enum err
need_close_post(struct req *r)
{
	struct actor actor = account_actor(r);
	enum err e;

	if ((e = need_close(r->db, &actor, text_id(req_param(r, "id")))) != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/desk/needs"));
}
