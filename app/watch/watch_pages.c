#include "watch/watch_pages.h"

#include <string.h>

#include "http/page.h"
#include "views.h"

/* clang-format off */
static const struct option watching[] = {
	{ "yes", N_("Tell me in my inbox when new patents are found"), NULL, false },
	{ "no", N_("Only save it"), NULL, false },
};
static const struct field fields[] = {
	{ .name = "name", .label = N_("Name of the search"), .required = true, .max = 100,
		.missing = N_("Enter a name by which you find the search again") },
	{ .name = "watch", .label = N_("Watch it?"), .kind = FIELD_RADIO, .required = true,
		.missing = N_("Choose whether the search is watched"),
		.options = watching, .option_count = sizeof(watching) / sizeof(watching[0]) },
	{ .name = "question", .label = "", .kind = FIELD_HIDDEN, .max = 8000 },
};
/* clang-format on */

/* True for somebody who has signed in; others are led to where they can. */
static bool
signed_in(struct req *r, enum err *e)
{
	struct buf *b;

	if (r->person.id != 0)
		return true;
	b = buf_new(r->arena, 128);
	buf_url(b, r->raw_path);
	if (r->method == GET && r->raw_query[0] != '\0') {
		buf_url(b, "?");
		buf_url(b, r->raw_query);
	}
	*e = req_redirect(r, "%s?next=%s", req_path(r, "/signin"), b->data);
	return false;
}

const char *
saved_path(struct req *r, const struct saved *s)
{
	return s->question[0] == '\0'
		       ? req_path(r, "/patents")
		       : arena_printf(r->arena, "%s?%s",
				 req_path(r, "/patents"), s->question);
}

/* A beginning of words that fitted when it was saved may stand for too many
 * today: then the watch finds nothing, and the person is told. */
static enum err
read_rows(struct req *r, struct saved_rows *out)
{
	struct saved_list list;
	struct saved_row *rows;
	struct params p;
	size_t i;
	enum err e;

	if ((e = watch_saved(r->db, r->person.id, &list)) != OK)
		return e;
	rows = ARENA_ARRAY(r->arena, list.count + 1, struct saved_row);
	for (i = 0; i < list.count; i++) {
		rows[i].saved = &list.items[i];
		e = watch_question(r->db, &list.items[i], &p);
		if (e != OK && e != ERR_INVALID)
			return e;
		rows[i].faulty = e != OK || p.error.fault != QUERY_GOOD;
	}
	*out = (struct saved_rows){ rows, list.count };
	return OK;
}

enum err
saved_index_page(struct req *r)
{
	struct saved_view *v = ARENA_NEW(r->arena, struct saved_view);
	struct page *page;
	enum err e;

	if (!signed_in(r, &e))
		return e;
	if ((e = read_rows(r, &v->rows)) != OK ||
		(e = watch_grants(r->db, r->person.id, &v->licences)) != OK)
		return e;
	page = page_new(r, req_tr(r, N_("Saved searches")));
	page->robots = "noindex";
	view_saved_index(r, page, v);
	return req_html(r);
}

static enum err
change(struct req *r, const char *id, const char *what)
{
	struct saved s;
	int64_t fresh;
	enum err e;

	if (strcmp(what, "watch") == 0 || strcmp(what, "unwatch") == 0)
		return watch_update(
			r->db, r->person.id, id, strcmp(what, "watch") == 0);
	if (strcmp(what, "delete") == 0)
		return watch_delete(r->db, r->person.id, id);
	if (strcmp(what, "look") != 0)
		return ERR_INVALID;
	if ((e = watch_one(r->db, r->person.id, id, &s)) != OK)
		return e;
	if ((e = watch_look(r->db, &s, &fresh)) == ERR_INVALID)
		r->problem = N_("This saved search can no longer be read. "
				"Delete it, and save a new one.");
	return e;
}

enum err
saved_index_post(struct req *r)
{
	const char *id = req_form(r, "id"), *what = req_form(r, "do");
	const char *licences = req_form(r, "licences");
	enum err e;

	if (!signed_in(r, &e))
		return e;
	if (licences != NULL)
		e = strcmp(licences, "on") == 0
			    ? watch_grants_insert(r->db, r->person.id)
			    : watch_grants_delete(r->db, r->person.id);
	else if (id == NULL || what == NULL)
		e = ERR_INVALID;
	else
		e = change(r, id, what);
	if (e != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/saved"));
}

/* ---- saving ----------------------------------------------------------------
 */

static enum err
show_form(struct req *r, struct form *form, const struct params *p)
{
	struct saved_form *v = ARENA_NEW(r->arena, struct saved_form);
	struct page *page = page_new(r, req_tr(r, N_("Save this search")));

	v->form = form;
	v->question = form_value(form, "question");
	v->reading = query_print(r->arena, p->search.words);
	v->path = saved_path(r, &(struct saved){ .question = v->question });
	page->back = v->path;
	page->failed = form->failed;
	page->robots = "noindex";
	view_saved_new(r, page, v);
	return req_html_status(r, form->failed ? 422 : 200);
}

/* The pairs without the sign before them. */
static const char *
question_text(struct req *r, const struct params *p)
{
	struct kept_list pairs;
	const char *text;

	question_list(r, p, &pairs);
	text = question_path(r, "", &pairs, NULL, NULL);
	return text[0] == '?' ? text + 1 : text;
}

enum err
saved_new_page(struct req *r)
{
	struct form *form = FORM(r, fields);
	struct params p;
	enum err e;

	if (!signed_in(r, &e))
		return e;
	if ((e = params_read(r, &p)) != OK)
		return e;
	/* The search marks what is wrong, and keeps what was typed. */
	if (p.error.fault != QUERY_GOOD || r->errors != NULL)
		return req_redirect(
			r, "%s?%s", req_path(r, "/patents"), r->raw_query);
	form_set(form, "name", p.q);
	form_set(form, "watch", "yes");
	form_set(form, "question", question_text(r, &p));
	return show_form(r, form, &p);
}

/* The form as it was sent; ERR_INVALID with a message in it, or alone for
 * what is no question at all. */
static enum err
read_sent(struct req *r, struct form *form, struct saved *s, struct params *p)
{
	bool sound = form_read(r, form) == OK;
	enum err e;

	*s = (struct saved){ .account_id = r->person.id,
		.name = form_value(form, "name"),
		.question = form_value(form, "question"),
		.lang = lang_key(r->lang),
		.watched = strcmp(form_value(form, "watch"), "yes") == 0 };
	if ((e = watch_question(r->db, s, p)) != OK)
		return e;
	if (p->error.fault != QUERY_GOOD)
		return form_error(
			form, NULL, req_tr(r, params_fault(p->error.fault)));
	return sound ? OK : ERR_INVALID;
}

static enum err
save(struct req *r, struct form *form, const struct saved *s)
{
	bool taken;
	enum err e = watch_save(r->db, s, &taken);

	if (e != ERR_CONFLICT || db_repeated(r->db))
		return e;
	if (taken)
		return form_error(form, "name",
			req_tr(r, N_("You have a saved search of this name. "
				     "Enter another one")));
	return form_error(form, NULL,
		req_tr(r, N_("You have saved 100 searches. Delete one that you "
			     "no longer need first")));
}

enum err
saved_new_post(struct req *r)
{
	struct form *form = FORM(r, fields);
	struct params p;
	struct saved s;
	enum err e;

	if (!signed_in(r, &e))
		return e;
	e = read_sent(r, form, &s, &p);
	if (e == OK)
		e = save(r, form, &s);
	if (e == ERR_INVALID && form->failed)
		return show_form(r, form, &p);
	if (e != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/saved"));
}
