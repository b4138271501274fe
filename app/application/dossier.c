/*
 * An application with everything that belongs to it, for its pages.
 */
#include <string.h>

#include "application/application_pages.h"
#include "application/checks.h"
#include "grant/grant.h"

static void
add(struct thread *t, const char *at, const char *who, const char *label,
	const char *text)
{
	t->items[t->count++] = (struct thread_entry){ at, who, label, text };
}

/* What was asked about one submission, oldest first. What reviewers tell the
 * decider is not for the applicant. */
static void
add_returns(struct req *r, struct dossier *d, const char *content_hash)
{
	size_t i;

	for (i = d->reviews.count; i > 0; i--) {
		const struct review *v = &d->reviews.items[i - 1];

		if (v->outcome == REVIEW_RETURN &&
			strcmp(v->content_hash, content_hash) == 0)
			add(&d->thread, v->at, req_tr(r, N_("Secretariat")),
				req_tr(r, review_outcome_label(v->outcome)),
				v->note);
	}
}

/* Read from its beginning: each submission, then the questions about it. */
static void
make_thread(struct req *r, struct dossier *d)
{
	const struct decision *end = &d->decision;
	size_t i;

	d->thread.items = ARENA_ARRAY(r->arena,
		d->submissions.count + d->reviews.count + 1,
		struct thread_entry);
	for (i = d->submissions.count; i > 0; i--) {
		const struct application_frozen *f =
			&d->submissions.items[i - 1];

		add(&d->thread, f->at, req_tr(r, N_("Applicant")),
			req_tr(r, f->submission == 1 ? N_("Submitted")
						     : N_("Submitted again")),
			f->reply == NULL ? "" : f->reply);
		add_returns(r, d, f->content_hash);
	}
	if (d->decided)
		add(&d->thread, end->at,
			req_tr(r, end->rule_id != 0 ? N_("The registry")
						    : N_("Secretariat")),
			req_tr(r, end->granted ? N_("Licence granted")
					       : N_("Refused")),
			end->reasons);
}

/* While the applicant edits a returned application, the pages show what was
 * submitted last. */
static enum err
read_submitted(struct req *r, const struct application *app, struct dossier *d)
{
	struct application *copy = ARENA_NEW(r->arena, struct application);
	struct answers *answers = ARENA_NEW(r->arena, struct answers);
	struct documents all;
	size_t i, k;
	enum err e;

	if (app->state != APPLICATION_RETURNED || d->submissions.count == 0)
		return evidence_list(r->db, app->id, &d->documents);
	if ((e = answers_read_frozen(r->arena, d->submissions.items[0].content,
		     answers, &d->documents)) != OK ||
		(e = evidence_list_all(r->db, app->id, &all)) != OK)
		return e;
	for (i = 0; i < d->documents.count; i++)
		for (k = 0; k < all.count; k++)
			if (strcmp(all.items[k].sha256,
				    d->documents.items[i].sha256) == 0)
				d->documents.items[i] = all.items[k];
	*copy = *app;
	copy->answers = answers;
	d->app = copy;
	return OK;
}

/* Anybody may apply in the name of an organisation: that it holds a licence
 * is said where the register tells this person so, too. */
static enum err
explain_queue(struct req *r, struct dossier *d)
{
	const struct answers *w = d->app->answers;
	struct grant_viewer viewer = { .account_id = r->person.id,
		.organisation = r->person.organisation,
		.staff = req_is(r, SECRETARIAT) };
	const struct grant *g;
	const char *number;
	enum err e;

	if (d->app->queued_for == NULL)
		return OK;
	d->queued = checks_reason_for_applicant(d->app->queued_for);
	if (strcmp(d->app->queued_for, "double-grant") != 0)
		return OK;
	e = grant_find_active(
		r->db, w->scheme, w->identifier, d->app->version, &number);
	if (e == OK)
		e = grant_find_on(r->db, number, NULL, &g);
	if (e == ERR_NOT_FOUND ||
		(e == OK && grant_sight(g, &viewer) == GRANT_SIGHT_NUMBER)) {
		d->queued = checks_reason_general();
		return OK;
	}
	return e;
}

enum err
application_dossier(struct req *r, const struct application *app, bool names,
	struct dossier *d)
{
	enum err e;

	memset(d, 0, sizeof(*d));
	d->app = app;
	if ((e = application_submissions(r->db, app->id, &d->submissions)) !=
			OK ||
		(e = read_submitted(r, app, d)) != OK ||
		(e = application_summary(r, d->app, &d->summary)) != OK ||
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
	return explain_queue(r, d);
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
