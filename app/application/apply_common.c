/*
 * What the pages of the journey share.
 */
#include <string.h>

#include "application/apply_form.h"
#include "application/apply_pages.h"
#include "application/review.h"
#include "base/secret.h"
#include "views.h"

const char *
apply_visit_hash(struct req *r)
{
	char sum[SECRET_HEX_SIZE];

	if (r->visit[0] == '\0')
		return NULL;
	secret_sha256(r->visit, strlen(r->visit), sum);
	return arena_strdup(r->arena, sum);
}

/* People of the alliance have other accounts for applying. */
static enum err
check_role(struct req *r)
{
	if (r->person.id == 0 || r->person.role == APPLICANT)
		return OK;
	r->problem = N_("Your account works for the alliance. Sign out, and "
			"apply with an account of the organisation that "
			"wants the licence.");
	return ERR_DENIED;
}

static bool
same_visit(struct req *r, const struct application *app)
{
	const char *hash = apply_visit_hash(r);

	return hash != NULL && app->visit_hash != NULL &&
	       strcmp(hash, app->visit_hash) == 0;
}

enum err
apply_load(struct req *r, bool visit_is_enough, struct apply **out)
{
	struct apply *a = ARENA_NEW(r->arena, struct apply);
	enum err e;
	int l;

	if ((e = application_find(r->db, req_param(r, "id"), &a->app)) != OK)
		return e;
	r->out_private = true;
	if (!application_owned(a->app, r->person.id, apply_visit_hash(r))) {
		/* The browser that began it, signed out since. */
		if (r->person.id != 0 || !same_visit(r, a->app))
			return ERR_NOT_FOUND;
		if (!visit_is_enough)
			return req_redirect(r, "%s?next=%s",
				req_path(r, "/signin"),
				req_path(r, "/applications/%s", a->app->id));
	}
	if ((e = check_role(r)) != OK)
		return e;
	if ((e = terms_find_current(r->db, a->app->route, &a->terms)) != OK)
		return e;
	a->journey.route = a->app->route;
	a->journey.signed_in = r->person.id != 0;
	a->journey.answers = a->app->answers;
	for (l = 0; l < LANG_COUNT; l++)
		a->journey.terms_sha256[l] = a->terms.sha256[l];
	*out = a;
	return OK;
}

const char *
apply_view_path(struct req *r, const struct application *app)
{
	if (!application_editable(app->state))
		return req_path(r, "/applications/%s", app->id);
	return req_path(r, "/apply/%s", app->id);
}

static const struct step *
step_of(const struct apply *a, enum step_id id)
{
	const struct step *list[STEP_NONE];
	size_t i, n = journey_steps(&a->journey, list);

	for (i = 0; i < n; i++)
		if (list[i]->id == id)
			return list[i];
	return NULL;
}

enum err
apply_go_on(struct req *r, const char *id)
{
	const struct step *step;
	enum step_id next;
	struct apply *a;
	enum err e;

	if ((e = apply_load(r, false, &a)) != OK || r->status != 0)
		return e;
	if (a->app->state == APPLICATION_WITHDRAWN && r->person.id == 0)
		return req_redirect(r, "%s", req_path(r, "/apply"));
	if (!application_editable(a->app->state))
		return req_redirect(
			r, "%s", req_path(r, "/applications/%s", id));
	next = journey_next(&a->journey);
	/* All is answered but not submitted: the terms page submits. */
	step = step_of(a, next == STEP_NONE ? STEP_TERMS : next);
	return req_redirect(
		r, "%s", req_path(r, "/apply/%s/%s", id, step->slug));
}

const struct apply_tasks *
apply_view_tasks(struct req *r, const struct apply *a)
{
	struct apply_tasks *t = ARENA_NEW(r->arena, struct apply_tasks);
	const struct step *list[STEP_NONE];
	size_t i;

	t->count = journey_steps(&a->journey, list);
	t->items = ARENA_ARRAY(r->arena, t->count, struct apply_task);
	for (i = 0; i < t->count; i++) {
		t->items[i].step = list[i];
		/* A returned application is accepted anew. */
		t->items[i].done =
			journey_done(&a->journey, list[i]->id) &&
			!(list[i]->id == STEP_TERMS &&
				a->app->state == APPLICATION_RETURNED);
		t->items[i].open = journey_may_visit(&a->journey, list[i]->id);
		t->done += t->items[i].done;
	}
	return t;
}

/* What the secretariat asked when it returned the application. */
static enum err
find_question(struct req *r, struct apply *a)
{
	struct reviews *all = ARENA_NEW(r->arena, struct reviews);
	enum err e;

	if (a->app->state != APPLICATION_RETURNED)
		return OK;
	if ((e = review_list(r->db, a->app->id, all)) != OK)
		return e;
	if (all->count > 0 && all->items[0].outcome == REVIEW_RETURN)
		a->question = &all->items[0];
	return OK;
}

enum err
apply_show(struct req *r, struct apply *a, int status)
{
	struct page *page =
		page_new(r, req_tr(r, a->step == NULL ? N_("Your application")
						      : a->step->title));
	enum err e;

	if ((e = evidence_list(r->db, a->app->id, &a->documents)) != OK ||
		(e = find_question(r, a)) != OK)
		return e;
	if (a->step != NULL && a->step->id == STEP_TERMS &&
		(e = application_summary(r, a->app, &a->summary)) != OK)
		return e;
	page->robots = "noindex";
	page->failed = a->form != NULL && a->form->failed;
	page->back = a->step == NULL || a->app->route == TERMS_OPEN
			     ? (r->person.id != 0 ? req_path(r, "/applications")
						  : req_path(r, "/apply"))
			     : req_path(r, "/apply/%s", a->app->id);
	view_apply_step(r, page, a);
	return req_html_status(r, status);
}
