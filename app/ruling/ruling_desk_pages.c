#include <string.h>

#include "account/account.h"
#include "base/json.h"
#include "base/text.h"
#include "patent/patent.h"
#include "ruling/ruling_pages.h"
#include "views.h"

/* clang-format off */
static const struct option answers[] = {
	{ "within", N_("Within the field"), NULL, false },
	{ "outside", N_("Outside the field"), NULL, false },
};
#define TEXT(field, text, words) { .name = field, .label = text, \
	.kind = FIELD_TEXTAREA, .required = true, .max = 5000, \
	.missing = words }
static const struct field fields[] = {
	{ .name = "use", .label = N_("Short name of the use"),
		.hint = N_("Lower-case letters, digits and hyphens, as load-balancing. Questions about coverage may give it as the use."),
		.kind = FIELD_TEXT, .required = true, .max = 64, .width = "20",
		.missing = N_("Enter a short name of the use") },
	{ .name = "field", .label = N_("Field of use"),
		.kind = FIELD_SELECT, .required = true,
		.missing = N_("Choose the field of use") },
	{ .name = "answer", .label = N_("Answer"), .kind = FIELD_RADIO,
		.required = true, .options = answers, .option_count = 2,
		.missing = N_("Choose the answer") },
	TEXT("question_en", N_("Question in English"), N_("Enter the question in English")),
	TEXT("question_zh", N_("Question in Chinese"), N_("Enter the question in Chinese")),
	TEXT("question_ja", N_("Question in Japanese"), N_("Enter the question in Japanese")),
	TEXT("facts_en", N_("Facts in English"), N_("Enter the facts in English")),
	TEXT("facts_zh", N_("Facts in Chinese"), N_("Enter the facts in Chinese")),
	TEXT("facts_ja", N_("Facts in Japanese"), N_("Enter the facts in Japanese")),
	TEXT("reasons_en", N_("Answer with reasons in English"), N_("Enter the answer with its reasons in English")),
	TEXT("reasons_zh", N_("Answer with reasons in Chinese"), N_("Enter the answer with its reasons in Chinese")),
	TEXT("reasons_ja", N_("Answer with reasons in Japanese"), N_("Enter the answer with its reasons in Japanese")),
	{ .name = "given_by", .label = N_("Given by"),
		.hint = N_("The person or body, as it is published."),
		.kind = FIELD_TEXT, .required = true, .max = 200,
		.missing = N_("Enter who gives the ruling") },
	{ .name = "request", .label = N_("Request"), .kind = FIELD_HIDDEN,
		.max = 15 },
};
/* clang-format on */

static enum err
make_form(struct req *r, struct form **out)
{
	struct form *f = FORM(r, fields);
	struct patent_topic_list topics;
	struct option *options;
	enum err e;
	size_t i;

	if ((e = patent_topic_list(r->db, &topics)) != OK)
		return e;
	options = ARENA_ARRAY(r->arena, topics.count + 1, struct option);
	for (i = 0; i < topics.count; i++)
		options[i] = form_choice(
			r, topics.items[i].slug, topics.items[i].label);
	form_set_options(f, "field", (struct options){ options, topics.count });
	*out = f;
	return OK;
}

static enum err
show(struct req *r, struct form *f, int status)
{
	struct page *page = page_new(r, req_tr(r, N_("Field rulings")));
	struct ruling_desk *v = ARENA_NEW(r->arena, struct ruling_desk);
	struct ruling_request *q = ARENA_NEW(r->arena, struct ruling_request);
	struct ruling_requests *open =
		ARENA_NEW(r->arena, struct ruling_requests);
	int64_t id = text_id(form_value(f, "request"));
	enum err e;

	if ((e = ruling_request_list(r->db, 0, open)) != OK)
		return e;
	if (id != 0) {
		if ((e = ruling_request_find(r->db, id, q)) != OK)
			return e;
		v->request = q;
	}
	v->form = f;
	v->requests = open;
	page->back = req_path(r, "/desk");
	page->failed = f->failed;
	view_ruling_desk(r, page, v);
	return req_html_status(r, status);
}

enum err
ruling_desk_page(struct req *r)
{
	const char *request = req_query(r, "request");
	struct form *f;
	enum err e;

	if ((e = make_form(r, &f)) != OK)
		return e;
	if (request != NULL) {
		if (text_id(request) == 0)
			return ERR_NOT_FOUND;
		form_set(f, "request", request);
	}
	form_set(f, "given_by", r->person.name);
	return show(r, f, 200);
}

/* {"en": …, "zh": …, "ja": …} of three fields that begin with ${name}. */
static const char *
texts(struct req *r, const struct form *f, const char *name)
{
	struct buf *b = buf_new(r->arena, 0);
	struct json_writer w = { .out = b };
	enum lang l;

	json_open(&w, '{');
	for (l = 0; l < LANG_COUNT; l++)
		json_set(&w, lang_key(l),
			form_value(f, arena_printf(r->arena, "%s_%s", name,
					      lang_key(l))));
	json_close(&w, '}');
	return b->data;
}

enum err
ruling_create_post(struct req *r)
{
	struct actor actor = account_actor(r);
	struct ruling_new n;
	struct form *f;
	const char *id;
	enum err e;

	if ((e = make_form(r, &f)) != OK)
		return e;
	e = form_read(r, f);
	if (*form_value(f, "use") != '\0' &&
		!ruling_use_good(form_value(f, "use")))
		e = form_error(f, "use",
			req_tr(r,
				N_("Use lower-case letters, digits and hyphens "
				   "only, as load-balancing")));
	if (e != OK)
		return show(r, f, 422);
	n = (struct ruling_new){ .use = form_value(f, "use"),
		.field = form_value(f, "field"),
		.within = strcmp(form_value(f, "answer"), "within") == 0,
		.question = texts(r, f, "question"),
		.facts = texts(r, f, "facts"),
		.answer = texts(r, f, "reasons"),
		.given_by = form_value(f, "given_by"),
		.request_id = text_id(form_value(f, "request")) };
	e = ruling_publish(r->db, &actor, &n, &id);
	if (e == ERR_CONFLICT && !db_repeated(r->db)) {
		form_error(f, NULL,
			req_tr(r,
				N_("Nothing was published: either the question "
				   "has been answered meanwhile, or a ruling "
				   "on this use and field was published today. "
				   "A ruling holds for a day at least.")));
		return show(r, f, 422);
	}
	if (e != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/rulings/%s", id));
}

enum err
ruling_withdraw_post(struct req *r)
{
	struct actor actor = account_actor(r);
	enum err e;

	e = ruling_withdraw(r->db, &actor, req_param(r, "id"));
	if (e == ERR_CONFLICT)
		r->problem = N_("The ruling holds no longer, or was published "
				"today. A ruling holds for a day at least.");
	if (e != OK)
		return e;
	return req_redirect(
		r, "%s", req_path(r, "/rulings/%s", req_param(r, "id")));
}

enum err
ruling_close_post(struct req *r)
{
	const char *reason = req_form(r, "reason");
	struct actor actor = account_actor(r);
	int64_t id = text_id(req_param(r, "id"));
	enum err e;

	if (id == 0)
		return ERR_NOT_FOUND;
	if (reason == NULL || strlen(reason) > 2000) {
		r->problem = N_("Write why no ruling is given, in 2,000 "
				"characters at most. Go back and try again.");
		return ERR_INVALID;
	}
	e = ruling_request_close(r->db, &actor, id, reason);
	if (e == ERR_CONFLICT)
		r->problem = N_("The question has been answered already.");
	if (e != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/desk/rulings"));
}
