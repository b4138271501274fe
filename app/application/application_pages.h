/*
 * Applications as their owner sees them after the journey.
 */
#ifndef APPLICATION_APPLICATION_PAGES_H
#define APPLICATION_APPLICATION_PAGES_H

#include "application/application_view.h"
#include "application/checks.h"
#include "application/review.h"
#include "application/submit.h"
#include "http/page.h"
#include "http/req.h"

/* GET /:lang/applications: mine, with what is asked of me. */
enum err application_index_page(struct req *);
/* GET /:lang/applications/:id: the tracker. */
enum err application_show_page(struct req *);
/* POST /:lang/applications/:id/withdraw */
enum err application_withdraw_page(struct req *);
/* GET /:lang/applications/:id/documents/:document: for the owner and the
 * secretariat, as an attachment. */
enum err application_document_page(struct req *);
/* GET /:lang/applications/:id/content/:n: the frozen text of a submission. */
enum err application_content_page(struct req *);

/* Finds an application for its owner. OK with r->status set: the visitor is
 * asked to sign in, whether there is such an application or not. */
enum err application_find_own(
	struct req *, const struct application **out) MUST_CHECK;

/* Everything that happened between the two sides, oldest first. */
struct thread_entry {
	const char *at;
	const char *who;   /* translated */
	const char *label; /* translated */
	const char *text;  /* as written, may be "" */
};
struct thread {
	struct thread_entry *items;
	size_t count;
};

/* An application with all that belongs to it. */
struct dossier {
	const struct application *app;
	const struct summary *summary;
	struct documents documents;
	struct application_frozen_list submissions;
	struct reviews reviews;
	struct decision decision;
	bool decided;
	struct audit_rows trail;
	struct thread thread;
	/* why it waits, as the person of the request may know; or NULL */
	const char *queued;
};
/* Loads it; ${names}: the trail shows people. */
enum err application_dossier(struct req *, const struct application *,
	bool names, struct dossier *out) MUST_CHECK;

/* For templates: what the applicant has to do or wait for. */
const char *application_view_asked(struct req *, const struct application *);
/* 0 draft, 1 submitted, 2 in review, 3 decision: where the tracker stands. */
int application_view_stage(const struct application *);

#endif
