#include "glossary/glossary_pages.h"

#include <string.h>

#include "account/account.h"
#include "base/buf.h"
#include "base/text.h"
#include "views.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "en", .label = N_("English terms"), .kind = FIELD_TEXTAREA, .required = true, .max = 1100,
		.hint = N_("One a line, the usual one first."),
		.missing = N_("Enter at least one English term") },
	{ .name = "zh", .label = N_("Chinese terms"), .kind = FIELD_TEXTAREA, .required = true, .max = 1100,
		.hint = N_("One a line, the usual one first. Traditional characters are found without an entry of their own."),
		.missing = N_("Enter at least one Chinese term") },
	{ .name = "ja", .label = N_("Japanese terms"), .kind = FIELD_TEXTAREA, .required = true, .max = 1100,
		.hint = N_("One a line, the usual one first."),
		.missing = N_("Enter at least one Japanese term") },
	{ .name = "area", .label = N_("Area"), .kind = FIELD_SELECT, .required = true,
		.missing = N_("Choose the area") },
	{ .name = "version", .label = "", .kind = FIELD_HIDDEN },
};
/* clang-format on */

/* What is wrong with a list of terms, and what to do; N_() messages. */
static const char *const faults[] = {
	[GLOSSARY_GOOD] = "",
	[GLOSSARY_NONE] = N_("Enter at least one term"),
	[GLOSSARY_MANY] = N_("Enter at most 12 terms, the usual ones"),
	[GLOSSARY_LONG] = N_("\"{term}\" is longer than 80 characters: enter a "
			     "shorter term, or several on lines of their own"),
	[GLOSSARY_SIGNS] =
		N_("\"{term}\" has neither letter nor digit: take it out"),
	[GLOSSARY_SLUG] = N_("\"{term}\" has no Latin letters: the concept is "
			     "named by its first English term"),
};

static struct form *
make_form(struct req *r)
{
	struct form *f = FORM(r, fields);
	struct option *areas =
		ARENA_ARRAY(r->arena, glossary_area_count, struct option);
	size_t i;

	for (i = 0; i < glossary_area_count; i++)
		areas[i] = (struct option){ glossary_areas[i].word,
			glossary_areas[i].label, NULL, false };
	form_set_options(
		f, "area", (struct options){ areas, glossary_area_count });
	return f;
}

static struct form *
fill_form(struct req *r, const struct concept *c)
{
	struct form *f = make_form(r);
	int l;

	for (l = 0; l < LANG_COUNT; l++) {
		struct buf *b = buf_new(r->arena, 128);
		size_t i;

		for (i = 0; i < c->terms[l].count; i++)
			buf_printf(b, "%s\n", c->terms[l].items[i]);
		form_set(f, lang_key((enum lang)l), b->data);
	}
	form_set(f, "area", c->area);
	form_set(f, "version", arena_printf(r->arena, "%d", c->version));
	return f;
}

/* Reads the form; what is wrong stands at its fields. */
static enum err
read_concept(struct req *r, struct form *f, struct concept *out)
{
	enum err e = form_read(r, f);
	int l;

	out->area = form_value(f, "area");
	out->version = text_int(form_value(f, "version"));
	for (l = 0; l < LANG_COUNT; l++) {
		const char *name = lang_key((enum lang)l), *bad;
		enum glossary_fault fault;

		if (form_state(f, name)->error != NULL)
			continue;
		if (glossary_read_terms(r->arena, form_value(f, name), '\n',
			    (enum lang)l, &out->terms[l], &fault, &bad) != OK)
			e = form_error(f, name,
				tr_fill(r->arena, req_tr(r, faults[fault]),
					"term", bad, NULL));
	}
	return e;
}

/* The area that was chosen, or the first one. */
static const struct glossary_area *
read_area(struct req *r)
{
	const char *word = req_query(r, "area");
	const struct glossary_area *area =
		word == NULL ? NULL : glossary_area_find(word);

	return area == NULL ? &glossary_areas[0] : area;
}

static void
read_choices(struct req *r, const struct glossary_area *here,
	struct glossary_view *v)
{
	struct glossary_choice *items = ARENA_ARRAY(
		r->arena, glossary_area_count, struct glossary_choice);
	size_t i;

	for (i = 0; i < glossary_area_count; i++) {
		const struct glossary_area *a = &glossary_areas[i];

		items[i] = (struct glossary_choice){ req_tr(r, a->label),
			req_path(r, "/desk/glossary?area=%s", a->word),
			a == here };
	}
	v->areas.items = items;
	v->areas.count = glossary_area_count;
}

enum err
glossary_desk_page(struct req *r)
{
	struct page *page = page_new(r, req_tr(r, N_("Glossary")));
	const char *q = req_query(r, "q");
	const struct glossary_area *area =
		q == NULL || q[0] == '\0' ? read_area(r) : NULL;
	struct glossary_view v;
	enum err e;

	if ((e = glossary_view_read(
		     r, true, area == NULL ? NULL : area->word, &v)) != OK)
		return e;
	read_choices(r, area, &v);
	page->back = req_path(r, "/desk");
	view_glossary_desk(r, page, &v);
	return req_html(r);
}

static enum err
show(struct req *r, struct form *f, const struct concept *c, int status)
{
	struct page *page =
		page_new(r, c == NULL ? req_tr(r, N_("Add a concept"))
				      : c->terms[LANG_EN].items[0]);
	const struct glossary_edit edit = { .concept = c,
		.action = c == NULL ? req_path(r, "/desk/glossary/new")
				    : req_path(r, "/desk/glossary/concepts/%s",
					      c->slug) };

	page->failed = f->failed;
	page->back = req_path(r, "/desk/glossary");
	view_glossary_edit(r, page, f, &edit);
	return req_html_status(r, status);
}

/* The list, at what has been changed. */
static enum err
show_list(struct req *r, const char *slug)
{
	return req_redirect(r, "%s?q=%s", req_path(r, "/desk/glossary"), slug);
}

enum err
glossary_new_page(struct req *r)
{
	return show(r, make_form(r), NULL, 200);
}

enum err
glossary_create_post(struct req *r)
{
	struct actor actor = account_actor(r);
	struct form *f = make_form(r);
	struct concept new = { 0 };
	enum err e;

	if (read_concept(r, f, &new) != OK)
		return show(r, f, NULL, 422);
	new.slug = glossary_slug(r->arena, new.terms[LANG_EN].items[0]);
	e = glossary_create(r->db, &actor, &new);
	if (e == ERR_CONFLICT && !db_repeated(r->db)) {
		(void)form_error(f, "en",
			tr_fill(r->arena,
				req_tr(r, N_("There is a concept \"{term}\" "
					     "already: change that one, or "
					     "begin with another term")),
				"term", new.slug, NULL));
		return show(r, f, NULL, 422);
	}
	return e == OK ? show_list(r, new.slug) : e;
}

enum err
glossary_edit_page(struct req *r)
{
	const struct concept *c;
	enum err e;

	if ((e = glossary_find(r->db, req_param(r, "slug"), &c)) != OK)
		return e;
	return show(r, fill_form(r, c), c, 200);
}

enum err
glossary_edit_post(struct req *r)
{
	struct actor actor = account_actor(r);
	struct form *f = make_form(r);
	struct concept new = { 0 };
	const struct concept *c;
	enum err e;

	if ((e = glossary_find(r->db, req_param(r, "slug"), &c)) != OK)
		return e;
	if (read_concept(r, f, &new) != OK)
		return show(r, f, c, 422);
	new.slug = c->slug;
	e = glossary_update(r->db, &actor, &new);
	if (e == ERR_CONFLICT && !db_repeated(r->db)) {
		(void)form_error(f, NULL,
			req_tr(r, N_("Somebody else has changed this concept "
				     "meanwhile. Open it again and repeat "
				     "your changes.")));
		return show(r, f, c, 422);
	}
	return e == OK ? show_list(r, c->slug) : e;
}

static enum err
set_withdrawn(struct req *r, bool withdrawn)
{
	struct actor actor = account_actor(r);
	const char *slug = req_param(r, "slug");
	enum err e = glossary_update_withdrawn(r->db, &actor, slug, withdrawn);

	if (e == ERR_CONFLICT && !db_repeated(r->db))
		r->problem = withdrawn
				     ? N_("This concept is withdrawn already.")
				     : N_("This concept is in use already.");
	return e == OK ? show_list(r, slug) : e;
}

enum err
glossary_withdraw_post(struct req *r)
{
	return set_withdrawn(r, true);
}

enum err
glossary_restore_post(struct req *r)
{
	return set_withdrawn(r, false);
}
