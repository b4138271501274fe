#include "application/apply_pages.h"

#include <string.h>

#include "account/account.h"
#include "application/apply_form.h"
#include "base/day.h"
#include "base/json.h"
#include "grant/standing.h"
#include "list/list_pages.h"
#include "patent/number.h"
#include "views.h"

/* The number of ?patent=, or what the form kept of it; NULL unless it is the
 * number of a publication. */
static const char *
read_patent(struct req *r, const char *typed)
{
	struct patent_number n;

	if (typed == NULL || strlen(typed) > 100 ||
		patent_number_read(r->arena, typed, &n) != OK ||
		n.sort != NUMBER_PUBLICATION)
		return NULL;
	return n.text;
}

/* Whether the terms of both routes are there, and whether the machine would
 * grant at this moment. */
static enum err
read_routes(struct req *r, struct apply_start *s)
{
	struct standing_rule rule;
	struct terms open, reviewed;
	char today[DAY_SIZE];
	int64_t used = 0;
	enum err e;

	e = terms_find_current(r->db, TERMS_OPEN, &open);
	if (e == OK)
		e = terms_find_current(r->db, TERMS_REVIEWED, &reviewed);
	if (e == ERR_NOT_FOUND)
		return OK;
	if (e != OK)
		return e;
	s->published = true;
	day_today(today);
	e = standing_in_force(r->db, open.version, today, &rule, &used);
	if (e == ERR_NOT_FOUND)
		return OK;
	s->open_now = e == OK && standing_remaining(&rule, used) > 0;
	return e;
}

/* Of what this person or visit owns, what waits to be finished. */
static enum err
read_drafts(struct req *r, struct apply_start *s)
{
	struct applications all;
	size_t i;
	enum err e;

	if ((e = application_list_own(
		     r->db, r->person.id, apply_visit_hash(r), &all)) != OK)
		return e;
	s->drafts.items =
		ARENA_ARRAY(r->arena, all.count + 1, struct application);
	for (i = 0; i < all.count; i++)
		if (application_editable(all.items[i].state))
			s->drafts.items[s->drafts.count++] = all.items[i];
	return OK;
}

/* Of the visitor's list what is in the pool, if ${asked} says so. */
static enum err
read_list(struct req *r, const char *asked, const char *const **out,
	size_t *count)
{
	struct list_owner o = list_owner(r);
	struct list_entries list;
	const char **items;
	size_t i;
	enum err e;

	*count = 0;
	if (asked == NULL || strcmp(asked, "yes") != 0)
		return OK;
	if ((e = list_entries(r->db, &o, &list)) != OK)
		return e;
	items = ARENA_ARRAY(r->arena, list.count + 1, const char *);
	for (i = 0; i < list.count; i++)
		if (list.items[i].pooled)
			items[(*count)++] = list.items[i].number;
	*out = items;
	return OK;
}

/* The answers by which a draft for these patents begins. */
static const char *
patents_answer(struct arena *a, const char *const *patents, size_t count)
{
	struct json_writer w = { .out = buf_new(a, 1024) };

	if (count == 0)
		return NULL;
	json_open(&w, '{');
	json_set_list(&w, "patents", patents, count);
	json_close(&w, '}');
	return w.out->data;
}

enum err
apply_start_page(struct req *r)
{
	struct apply_start *s = ARENA_NEW(r->arena, struct apply_start);
	enum err e;

	s->patent = read_patent(r, req_query(r, "patent"));
	s->may = r->person.id == 0 || r->person.role == APPLICANT;
	if ((e = read_list(r, req_query(r, "list"), &s->patents,
		     &s->patent_count)) != OK ||
		(e = read_routes(r, s)) != OK || (e = read_drafts(r, s)) != OK)
		return e;
	view_apply_start(r, s);
	return req_html(r);
}

enum err
apply_create_page(struct req *r)
{
	const char *route = req_form(r, "route");
	struct application_new new = {
		.patent_number = read_patent(r, req_form(r, "patent")),
	};
	struct actor actor = account_actor(r);
	const char *const *patents;
	const char *id;
	size_t count;
	enum err e;

	if (r->person.id != 0 && r->person.role != APPLICANT)
		return ERR_DENIED;
	if (route == NULL || terms_route_read(route, &new.route) != OK)
		return ERR_INVALID;
	new.account_id = r->person.id;
	if (r->person.id == 0) {
		visit_token(r);
		new.visit_hash = apply_visit_hash(r);
	}
	if ((e = read_list(r, req_form(r, "list"), &patents, &count)) != OK)
		return e;
	new.answers = patents_answer(r->arena, patents, count);
	if ((e = application_create(r->db, &actor, &new, &id)) != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/apply/%s", id));
}

enum err
apply_tasks_page(struct req *r)
{
	struct apply *a;
	enum err e;

	if ((e = apply_load(r, false, &a)) != OK || r->status != 0)
		return e;
	if (a->app->route == TERMS_OPEN || !application_editable(a->app->state))
		return apply_go_on(r, a->app->id);
	return apply_show(r, a, 200);
}

/* Finds the step of the address. OK with r->status set: redirected. */
static enum err
enter(struct req *r, struct apply **out)
{
	const struct step *step = journey_step(req_param(r, "step"));
	struct apply *a;
	enum err e;

	if (step == NULL)
		return ERR_NOT_FOUND;
	if ((e = apply_load(r, false, &a)) != OK || r->status != 0)
		return e;
	if (!application_editable(a->app->state))
		return apply_go_on(r, a->app->id);
	/* All is answered: the page of the terms submits. */
	if (!journey_may_visit(&a->journey, step->id))
		return apply_go_on(r, a->app->id);
	a->step = step;
	*out = a;
	return apply_form_make(r, a->app, step->id, &a->form);
}

enum err
apply_step_page(struct req *r)
{
	struct apply *a;
	enum err e;

	if ((e = enter(r, &a)) != OK || r->status != 0)
		return e;
	return apply_show(r, a, 200);
}

enum err
apply_save_page(struct req *r)
{
	struct actor actor = account_actor(r);
	struct application_save save;
	struct apply *a;
	const char *patch;
	enum err e;

	if ((e = enter(r, &a)) != OK || r->status != 0)
		return e;
	if ((e = apply_form_take(r, a->step->id, a->form, &patch)) != OK)
		return e == ERR_INVALID ? apply_show(r, a, 422) : e;
	save = (struct application_save){ .id = a->app->id,
		.step = a->step->slug,
		.answers = patch,
		.account_id = r->person.id };
	if ((e = application_update_answers(r->db, &actor, &save)) != OK)
		return e;
	return apply_go_on(r, a->app->id);
}
