#include "grant/measure_pages.h"

#include <string.h>

#include "account/account.h"
#include "base/day.h"
#include "grant/measure_form_pages.h"
#include "grant/measure_view_pages.h"
#include "views.h"

enum err
grant_desk_page(struct req *r)
{
	struct grant_desk *d = ARENA_NEW(r->arena, struct grant_desk);
	size_t i;
	enum err e;

	d->query = (struct grant_query){ .words = req_query(r, "q"),
		.staff = true,
		.after = req_query(r, "after") };
	if (d->query.after != NULL && !grant_number_good(d->query.after))
		d->query.after = NULL;
	if ((e = grant_list(r->db, &d->query, &d->grants)) != OK ||
		(e = measure_list(r->db, NULL, &d->open)) != OK ||
		(e = defensive_list(r->db, &d->assertions)) != OK)
		return e;
	for (i = 0; i < d->assertions.count; i++)
		d->open_assertions += d->assertions.items[i].outcome == NULL;
	view_grant_desk(r, d);
	return req_html(r);
}

static enum err
find(struct req *r, const char **number, struct grant_record *out)
{
	*number = grant_number_normalize(r->arena, req_param(r, "number"));
	return *number == NULL ? ERR_NOT_FOUND
			       : grant_record(r->db, *number, NULL, out);
}

enum err
grant_case_page(struct req *r)
{
	struct grant_case *c = ARENA_NEW(r->arena, struct grant_case);
	const char *number;
	enum err e;

	if ((e = find(r, &number, &c->view.record)) != OK ||
		(e = measure_list(r->db, number, &c->measures)) != OK ||
		(e = audit_list(r->db,
			 &(struct audit_query){ .object_kind = "grant",
				 .object_id = number,
				 .with_names = true },
			 &c->view.trail)) != OK)
		return e;
	c->view.grant = c->view.record.grant;
	c->view.sight = GRANT_SIGHT_FULL;
	c->view.own = c->view.staff = true;
	c->view.open = !grant_over(c->view.grant);
	view_grant_case(r, c);
	return req_html(r);
}

/* --- forms about a grant ----------------------------------------------------
 */

static enum err
show(struct req *r, const struct grant_record *record, const char *what,
	const char *title, const struct form *form)
{
	struct grant_form *g = ARENA_NEW(r->arena, struct grant_form);
	struct page *page = page_new(r, title);
	bool own = strcmp(what, "surrender") == 0;
	const char *number = record->grant->number;

	g->record = record;
	g->form = form;
	g->title = title;
	g->action = own ? req_path(r, "/grants/%s/surrender", number)
			: req_path(r, "/desk/grants/%s/%s", number, what);
	if (own) {
		g->button = req_tr(r, N_("Give the licence back"));
		g->note = req_tr(r,
			N_("A licence that was given back cannot be taken up "
			   "again. You may apply anew at any time."));
	} else if (strcmp(what, "recordal") == 0) {
		g->button = req_tr(r, N_("Put on record"));
		g->note = req_tr(
			r, N_("What was said before about the same patent and "
			      "territory is replaced; the past is kept."));
	} else {
		g->button = req_tr(r, N_("Propose"));
		g->note = req_tr(r,
			N_("A second person has to carry it out. Before that "
			   "nothing changes."));
	}
	page->back = own ? req_path(r, "/grants/%s", number)
			 : req_path(r, "/desk/grants/%s", number);
	page->failed = form->failed;
	view_grant_form(r, page, g);
	return req_html_status(r, form->failed ? 422 : 200);
}

/* A proposal was refused: at its field, or as a whole. */
static enum err
explain(struct req *r, enum err e, struct form *form,
	const struct measure_problem *problem)
{
	if (e == ERR_INVALID && problem->message != NULL)
		return measure_form_problem(r, form, problem);
	if (e == ERR_CONFLICT && !db_repeated(r->db))
		return form_error(form, NULL,
			req_tr(r,
				N_("Another proposal for this grant waits for "
				   "a decision. Decide on it first.")));
	return e;
}

static enum err
propose(struct req *r, struct form *form, const struct measure *m)
{
	struct measure_problem problem = { NULL, NULL };
	struct actor actor = account_actor(r);
	int64_t id;
	enum err e;

	if (!measure_needs_two(m->kind)) {
		e = measure_do(r->db, &actor, m, &problem);
		if (e == OK)
			return req_redirect(r, "%s",
				req_path(r, "/desk/grants/%s", m->number));
		return explain(r, e, form, &problem);
	}
	e = measure_propose(r->db, &actor, m, &id, &problem);
	if (e == OK)
		return req_redirect(r, "%s",
			req_path(r, "/desk/measures/%lld", (long long)id));
	return explain(r, e, form, &problem);
}

enum err
measure_new_page(struct req *r)
{
	struct grant_record *record = ARENA_NEW(r->arena, struct grant_record);
	struct form *form;
	const char *number;
	enum err e;

	if ((e = find(r, &number, record)) != OK ||
		(e = measure_form_new(r, &form)) != OK)
		return e;
	return show(
		r, record, "measure", req_tr(r, N_("Propose a measure")), form);
}

enum err
measure_new_post(struct req *r)
{
	struct grant_record *record = ARENA_NEW(r->arena, struct grant_record);
	struct measure m;
	struct form *form;
	const char *number;
	enum err e;

	if ((e = find(r, &number, record)) != OK ||
		(e = measure_form_new(r, &form)) != OK)
		return e;
	e = measure_form_read(r, number, form, &m);
	if (e == OK)
		e = propose(r, form, &m);
	if (e != ERR_INVALID || !form->failed)
		return e;
	return show(
		r, record, "measure", req_tr(r, N_("Propose a measure")), form);
}

enum err
amend_new_page(struct req *r)
{
	struct grant_record *record = ARENA_NEW(r->arena, struct grant_record);
	struct form *form;
	const char *number;
	enum err e;

	if ((e = find(r, &number, record)) != OK ||
		(e = amend_form_new(r, record, &form)) != OK)
		return e;
	return show(r, record, "amend", req_tr(r, N_("Amend the grant")), form);
}

enum err
amend_new_post(struct req *r)
{
	struct grant_record *record = ARENA_NEW(r->arena, struct grant_record);
	struct measure m;
	struct form *form;
	const char *number;
	enum err e;

	if ((e = find(r, &number, record)) != OK ||
		(e = amend_form_new(r, record, &form)) != OK)
		return e;
	e = amend_form_read(r, number, form, &m);
	if (e == OK)
		e = propose(r, form, &m);
	if (e != ERR_INVALID || !form->failed)
		return e;
	return show(r, record, "amend", req_tr(r, N_("Amend the grant")), form);
}

enum err
recordal_new_page(struct req *r)
{
	struct grant_record *record = ARENA_NEW(r->arena, struct grant_record);
	const char *number;
	enum err e;

	if ((e = find(r, &number, record)) != OK)
		return e;
	return show(r, record, "recordal", req_tr(r, N_("Put on record")),
		recordal_form_new(r));
}

enum err
recordal_new_post(struct req *r)
{
	struct grant_record *record = ARENA_NEW(r->arena, struct grant_record);
	struct measure_problem problem = { NULL, NULL };
	struct actor actor = account_actor(r);
	struct form *form = recordal_form_new(r);
	struct recordal c;
	const char *number;
	enum err e;

	if ((e = find(r, &number, record)) != OK)
		return e;
	e = recordal_form_read(r, form, &c);
	if (e == OK &&
		(e = recordal_put(r->db, &actor, number, &c, &problem)) != OK)
		e = explain(r, e, form, &problem);
	if (e == OK)
		return req_redirect(
			r, "%s", req_path(r, "/desk/grants/%s", number));
	if (e != ERR_INVALID || !form->failed)
		return e;
	return show(
		r, record, "recordal", req_tr(r, N_("Put on record")), form);
}

/* --- the proposal -----------------------------------------------------------
 */

enum err
measure_show_page(struct req *r)
{
	struct measure_view *v = ARENA_NEW(r->arena, struct measure_view);
	struct grant_record record;
	struct scope scope;
	struct page *page;
	struct measure m;
	int64_t id;
	enum err e;

	if ((e = req_id(r, &id)) != OK ||
		(e = measure_find(r->db, id, &v->row)) != OK ||
		(e = measure_read(r->arena, v->row.content, &m)) != OK ||
		(e = grant_record(r->db, v->row.number, NULL, &record)) != OK ||
		(e = scope_find_current(r->db, &scope)) != OK)
		return e;
	v->grant = record.grant;
	v->amended = strcmp(m.kind, "amended") == 0;
	v->refusal = measure_refusal(
		&v->row, v->grant, r->person.id, r->person.organisation);
	measure_view_lines(r, &m, &scope, &record.versions, &v->lines);
	page = page_new(r, arena_printf(r->arena, "%s: %s",
				   req_tr(r, grant_event_label(v->row.kind)),
				   v->row.number));
	page->back = req_path(r, "/desk/grants/%s", v->row.number);
	view_measure_show(r, page, v);
	return req_html(r);
}

enum err
measure_carry_out_post(struct req *r)
{
	struct actor actor = account_actor(r);
	const char *seen = req_form(r, "sha256"), *why = NULL;
	int64_t id;
	enum err e;

	if ((e = req_id(r, &id)) != OK)
		return e;
	if (seen == NULL)
		return ERR_INVALID;
	if ((e = measure_carry_out(r->db, &actor, id, r->person.organisation,
		     seen, &why)) != OK) {
		r->problem = why;
		return e;
	}
	return req_redirect(
		r, "%s", req_path(r, "/desk/measures/%lld", (long long)id));
}

enum err
measure_reject_post(struct req *r)
{
	struct actor actor = account_actor(r);
	const char *note = req_form(r, "note");
	int64_t id;
	enum err e;

	if ((e = req_id(r, &id)) != OK)
		return e;
	if (note != NULL && strlen(note) > 2000)
		return ERR_INVALID;
	e = measure_reject(r->db, &actor, id, note);
	if (e == ERR_CONFLICT && !db_repeated(r->db))
		r->problem = N_("This is decided already.");
	if (e != OK)
		return e;
	return req_redirect(
		r, "%s", req_path(r, "/desk/measures/%lld", (long long)id));
}

/* --- the licensee's own surrender -------------------------------------------
 */

/* For everybody but the licensee the page does not exist. */
static enum err
find_own(struct req *r, const char **number, struct grant_record *out)
{
	struct grant_viewer viewer = grant_view_viewer(r);
	enum err e;

	viewer.staff = false;
	if ((e = find(r, number, out)) != OK)
		return e;
	return grant_may_see_all(out->grant, &viewer) ? OK : ERR_NOT_FOUND;
}

enum err
surrender_page(struct req *r)
{
	struct grant_record *record = ARENA_NEW(r->arena, struct grant_record);
	struct form *form = surrender_form_new(r);
	char today[DAY_SIZE];
	const char *number;
	enum err e;

	if ((e = find_own(r, &number, record)) != OK)
		return e;
	day_today(today);
	form_set(form, "on", arena_strdup(r->arena, today));
	return show(r, record, "surrender",
		req_tr(r, N_("Give the licence back")), form);
}

enum err
surrender_post(struct req *r)
{
	struct grant_record *record = ARENA_NEW(r->arena, struct grant_record);
	struct measure_problem problem = { NULL, NULL };
	struct actor actor = account_actor(r);
	struct form *form = surrender_form_new(r);
	struct measure m;
	const char *number;
	enum err e;

	if ((e = find_own(r, &number, record)) != OK)
		return e;
	e = surrender_form_read(r, number, form, &m);
	if (e == OK && (e = measure_do(r->db, &actor, &m, &problem)) != OK)
		e = explain(r, e, form, &problem);
	if (e == OK)
		return req_redirect(r, "%s", req_path(r, "/grants/%s", number));
	if (e != ERR_INVALID || !form->failed)
		return e;
	return show(r, record, "surrender",
		req_tr(r, N_("Give the licence back")), form);
}
