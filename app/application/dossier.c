/*
 * An application with everything that belongs to it, for its pages.
 */
#include <string.h>

#include "application/application_pages.h"

static void
add(struct thread *t, const char *at, bool secretariat, const char *label,
	const char *text)
{
	t->items[t->count++] =
		(struct thread_entry){ at, secretariat, label, text };
}

/* Both lists are newest first; the thread is read from its beginning. */
static void
make_thread(struct req *r, struct dossier *d)
{
	struct thread *t = &d->thread;
	size_t s = d->submissions.count, v = d->reviews.count;

	t->items = ARENA_ARRAY(r->arena, s + v + 2, struct thread_entry);
	while (s > 0 || v > 0) {
		const struct application_frozen *f =
			s > 0 ? &d->submissions.items[s - 1] : NULL;
		const struct review *w =
			v > 0 ? &d->reviews.items[v - 1] : NULL;

		/* A submission comes before the review of its content. */
		if (f != NULL && (w == NULL || strcmp(f->at, w->at) <= 0)) {
			add(t, f->at, false,
				req_tr(r, f->submission == 1
						  ? N_("Submitted")
						  : N_("Submitted again")),
				f->reply == NULL ? "" : f->reply);
			s--;
			continue;
		}
		/* What reviewers tell the decider is not for the applicant. */
		if (w->outcome == REVIEW_RETURN)
			add(t, w->at, true,
				req_tr(r, review_outcome_label(w->outcome)),
				w->note);
		v--;
	}
	if (d->decided)
		add(t, d->decision.at, true,
			req_tr(r, d->decision.granted ? N_("Licence granted")
						      : N_("Refused")),
			d->decision.reasons);
}

enum err
application_dossier(struct req *r, const struct application *app, bool names,
	struct dossier *d)
{
	enum err e;

	memset(d, 0, sizeof(*d));
	d->app = app;
	if ((e = application_summary(r, app, &d->summary)) != OK ||
		(e = evidence_list(r->db, app->id, &d->documents)) != OK ||
		(e = application_submissions(
			 r->db, app->id, &d->submissions)) != OK ||
		(e = review_list(r->db, app->id, &d->reviews)) != OK ||
		(e = audit_list(r->db,
			 &(struct audit_query){ .object_kind = "application",
				 .object_id = app->id,
				 .with_names = names },
			 &d->trail)) != OK)
		return e;
	e = decision_find(r->db, app->id, &d->decision);
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	d->decided = e == OK;
	make_thread(r, d);
	return OK;
}

const char *
application_view_asked(struct req *r, const struct application *a)
{
	switch (a->state) {
	case APPLICATION_DRAFT:
		return req_tr(r, N_("Finish and submit it."));
	case APPLICATION_RETURNED:
		return req_tr(r,
			N_("Answer the question of the secretariat and submit "
			   "it again."));
	case APPLICATION_SUBMITTED:
	case APPLICATION_IN_REVIEW:
		return req_tr(
			r, N_("Nothing: the secretariat is to answer you."));
	case APPLICATION_GRANTED:
		return req_tr(
			r, N_("Nothing: keep the certificate, and use the "
			      "patents."));
	case APPLICATION_REFUSED:
		return req_tr(r,
			N_("Nothing. Read the reasons; you may apply again."));
	case APPLICATION_WITHDRAWN:
		return req_tr(r, N_("Nothing: you have withdrawn it."));
	}
	return "";
}

int
application_view_stage(const struct application *a)
{
	switch (a->state) {
	case APPLICATION_DRAFT:
		return 0;
	case APPLICATION_SUBMITTED:
		return 1;
	case APPLICATION_IN_REVIEW:
	case APPLICATION_RETURNED:
		return 2;
	case APPLICATION_GRANTED:
	case APPLICATION_REFUSED:
		return 3;
	case APPLICATION_WITHDRAWN:
		break;
	}
	return -1;
}
