#include <string.h>

#include "account/account.h"
#include "base/arena.h"
#include "base/place.h"
#include "patent/entry_pages.h"
#include "patent/entry_part.h"
#include "patent/right_label.h"
#include "views.h"

/* clang-format off */
static const struct field back_fields[] = {
	{ .name = "entry", .label = N_("Which entry was wrong"), .kind = FIELD_RADIO, .required = true,
		.missing = N_("Choose the entry that was wrong") },
	{ .name = "reason", .label = N_("What was wrong with it"), .kind = FIELD_TEXTAREA, .required = true, .max = 500,
		.hint = N_("It stands in the audit trail."),
		.missing = N_("Say what was wrong with the entry") },
};
/* clang-format on */

static const char *
key_of(struct arena *a, const struct entry *v)
{
	return arena_printf(a, "%s-%s", v->kind, v->id);
}

/* "Lapse, Germany, 6 May 2024", and the source as a hint. */
static struct options
choices(struct req *r, const struct entries *list)
{
	struct option *o =
		ARENA_ARRAY(r->arena, list->count + 1, struct option);

	for (size_t i = 0; i < list->count; i++) {
		const struct entry *v = &list->items[i];
		bool event = strcmp(v->kind, "event") == 0;

		o[i] = (struct option){ .value = key_of(r->arena, v),
			.label = arena_printf(r->arena, "%s: %s%s%s%s%s (%s)",
				event ? req_tr(r, N_("Legal event"))
				      : req_tr(r, N_("Owner")),
				event ? req_tr(r, right_effect_label(v->what))
				      : v->what,
				v->territory == NULL ? "" : ", ",
				v->territory == NULL
					? ""
					: place_name(v->territory, r->lang),
				v->on == NULL ? "" : ", ",
				v->on == NULL ? "" : page_day(r, v->on),
				v->source),
			.raw = true };
	}
	return (struct options){ o, list->count };
}

static enum err
load(struct req *r, const struct patent **p, struct entries *list,
	struct form **f)
{
	enum err e;

	if ((e = entry_find_patent(r, p)) != OK ||
		(e = entry_list(r->db, (*p)->number, list)) != OK)
		return e;
	*f = FORM(r, back_fields);
	form_set_options(*f, "entry", choices(r, list));
	return OK;
}

static enum err
show(struct req *r, const struct patent *p, const struct entries *list,
	const struct form *f, int status)
{
	struct page *page = page_new(r, req_tr(r, N_("Take an entry back")));

	page->failed = f->failed;
	page->back = req_path(r, "/patents/%s", p->number);
	view_entry_back(r, page, p->number, list, f);
	return req_html_status(r, status);
}

enum err
entry_back_page(struct req *r)
{
	struct entries list;
	const struct patent *p;
	struct form *f;
	enum err e;

	if ((e = load(r, &p, &list, &f)) != OK)
		return e;
	return show(r, p, &list, f, 200);
}

enum err
entry_back_post(struct req *r)
{
	struct actor actor = account_actor(r);
	const struct entry *wrong = NULL;
	struct entries list;
	const struct patent *p;
	struct form *f;
	enum err e;

	if ((e = load(r, &p, &list, &f)) != OK)
		return e;
	if (form_read(r, f) != OK)
		return show(r, p, &list, f, 422);
	for (size_t i = 0; i < list.count; i++)
		if (strcmp(key_of(r->arena, &list.items[i]),
			    form_value(f, "entry")) == 0)
			wrong = &list.items[i];
	if (wrong == NULL)
		return ERR_NOT_FOUND;
	e = entry_retract(
		r->db, &actor, p->number, wrong, form_value(f, "reason"));
	if (e != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/patents/%s", p->number));
}
