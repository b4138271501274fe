#include "pool/mandate_pages.h"

#include <string.h>

#include "account/account.h"
#include "base/day.h"
#include "fact/fact.h"
#include "org/org_form.h"
#include "patent/number.h"
#include "views.h"

#define PATENTS_MAX 1000

/* clang-format off */
static const struct option capacities[] = {
	{ "agent", N_("Agent, in the owner's name"), NULL, false },
	{ "sublicensor", N_("Sublicensor, in its own name"), NULL, false },
	{ "direct", N_("The owner signs each grant itself"), NULL, false },
};
static const struct field fields[] = {
	{ .name = "grantor", .label = N_("Who empowers (the owner)?"),
		.hint = N_("Its id in this registry, its LEI, its unified social credit code or its Japanese corporate number."),
		.kind = FIELD_TEXT, .required = true, .max = 64, .width = "20",
		.missing = N_("Enter the organisation that gives the mandate") },
	{ .name = "holder", .label = N_("Who may license (the member)?"),
		.kind = FIELD_TEXT, .required = true, .max = 64, .width = "20",
		.missing = N_("Enter the organisation that holds the mandate") },
	{ .name = "capacity", .label = N_("In which capacity?"),
		.kind = FIELD_RADIO, .required = true,
		.options = capacities, .option_count = 3,
		.missing = N_("Choose the capacity") },
	{ .name = "patents", .label = N_("Which patents?"),
		.hint = N_("Publication numbers with kind code, one a line. Empty: all patents of the owner."),
		.kind = FIELD_TEXTAREA, .max = 20000 },
	{ .name = "from", .label = N_("From"), .kind = FIELD_DAY,
		.required = true, .width = "10",
		.missing = N_("Enter the first day") },
	{ .name = "to", .label = N_("Until before"), .kind = FIELD_DAY,
		.width = "10" },
	{ .name = "source", .label = N_("Document"),
		.hint = N_("The power of attorney or agreement on which this rests, with its date."),
		.kind = FIELD_TEXT, .required = true, .max = 500,
		.missing = N_("Name the document on which the mandate rests") },
};
/* clang-format on */

static enum err
show(struct req *r, struct form *f, int status)
{
	struct page *page = page_new(r, req_tr(r, N_("Mandates")));
	struct mandates *list = ARENA_NEW(r->arena, struct mandates);
	const char *known;
	enum err e;

	if ((e = fact_known(r->db, NULL, &known)) != OK ||
		(e = mandate_list(r->db, NULL, known, list)) != OK)
		return e;
	page->back = req_path(r, "/desk");
	page->failed = f->failed;
	view_mandate_index(r, page, f, list);
	return req_html_status(r, status);
}

static struct form *
make_form(struct req *r)
{
	return FORM(r, fields);
}

enum err
mandate_index_page(struct req *r)
{
	return show(r, make_form(r), 200);
}

/* Numbers of the box, in normal form; the first bad one is named. */
static void
read_patents(struct req *r, struct form *f, struct mandate_new *m)
{
	const char **out = ARENA_ARRAY(r->arena, PATENTS_MAX, const char *);
	char *text = arena_strdup(r->arena, form_value(f, "patents")), *rest;
	char *line = strtok_r(text, "\r\n,;", &rest);

	for (; line != NULL; line = strtok_r(NULL, "\r\n,;", &rest)) {
		struct patent_number number;

		if (strspn(line, " \t") == strlen(line))
			continue;
		if (patent_number_read(r->arena, line, &number) != OK ||
			*number.kind == '\0' ||
			m->patent_count == PATENTS_MAX) {
			form_error(f, "patents",
				tr_fill(r->arena,
					req_tr(r,
						N_("“{line}” is no publication "
						   "number with kind code, as "
						   "CN112345678A; at most "
						   "1,000 are taken")),
					"line", line, NULL));
			return;
		}
		out[m->patent_count++] = number.text;
	}
	m->patents = out;
}

static enum err
read_mandate(struct req *r, struct form *f, struct mandate_new *m)
{
	enum err e, read = form_read(r, f);

	(void)read; /* the form knows, more messages may come */
	*m = (struct mandate_new){ .capacity = form_value(f, "capacity"),
		.from = form_value(f, "from"),
		.to = *form_value(f, "to") == '\0' ? NULL : form_value(f, "to"),
		.source = form_value(f, "source") };
	if ((e = org_form_read(r, f, "grantor", &m->grantor)) != OK ||
		(e = org_form_read(r, f, "holder", &m->holder)) != OK)
		return e;
	read_patents(r, f, m);
	if (m->grantor != NULL && m->holder != NULL &&
		strcmp(m->grantor, m->holder) == 0)
		form_error(f, "holder",
			req_tr(r,
				N_("Enter another organisation: nobody needs a "
				   "mandate from itself")));
	if (m->to != NULL && strcmp(m->to, m->from) <= 0)
		form_error(f, "to",
			req_tr(r, N_("Enter a day after the first one")));
	return f->failed ? ERR_INVALID : OK;
}

enum err
mandate_create_post(struct req *r)
{
	struct actor actor = account_actor(r);
	struct form *f = make_form(r);
	struct mandate_new m;
	const char *id;
	enum err e;

	if ((e = read_mandate(r, f, &m)) == ERR_INVALID)
		return show(r, f, 422);
	if (e != OK)
		return e;
	e = mandate_create(r->db, &actor, &m, &id);
	if (e == ERR_CONFLICT && !db_repeated(r->db)) {
		form_error(f, "from",
			req_tr(r,
				N_("There is a mandate between them from this "
				   "day on. Correct that one by an import, or "
				   "enter another day")));
		return show(r, f, 422);
	}
	if (e != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/desk/mandates"));
}

enum err
mandate_revoke_post(struct req *r)
{
	struct actor actor = account_actor(r);
	const char *on = req_form(r, "on");
	enum err e;

	if (on == NULL || !day_valid(on)) {
		r->problem = N_("Enter the day of the revocation as "
				"year-month-day. Go back and try again.");
		return ERR_INVALID;
	}
	e = mandate_revoke(r->db, &actor, req_param(r, "id"), on);
	if (e == ERR_CONFLICT)
		r->problem = N_("The mandate has been revoked already, or "
				"begins later than that day.");
	if (e != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/desk/mandates"));
}
