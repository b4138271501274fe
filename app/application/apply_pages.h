/*
 * The pages of the applicant's journey.
 */
#ifndef APPLICATION_APPLY_PAGES_H
#define APPLICATION_APPLY_PAGES_H

#include "application/application_view.h"
#include "application/journey.h"
#include "http/form.h"
#include "http/page.h"
#include "http/req.h"

/* GET, POST /:lang/apply: which route, and begin. ?patent= is kept; ?list=yes:
 * for the patents of my list only. */
enum err apply_start_page(struct req *);
enum err apply_create_page(struct req *);
/* GET /:lang/apply/:id: the task list, or the next step on the open route. */
enum err apply_tasks_page(struct req *);
/* GET, POST /:lang/apply/:id/:step */
enum err apply_step_page(struct req *);
enum err apply_save_page(struct req *);
/* POST of the steps that do more than store answers. */
enum err apply_evidence_page(struct req *);
enum err apply_terms_page(struct req *);
enum err apply_account_page(struct req *);

/* What a page of the journey works with. */
struct apply {
	const struct application *app;
	struct terms terms; /* in force for the route */
	struct journey journey;
	const struct step *step; /* NULL: the task list */
	struct form *form;
	struct documents documents;
	const struct summary *summary; /* step terms only */
	const struct review *question; /* what a return asks, or NULL */
};

/* The start page. */
struct apply_start {
	const char *patent; /* normal form or NULL */
	/* ?list=yes: those of the visitor's list that are in the pool. */
	const char *const *patents;
	size_t patent_count;
	bool may;	    /* this account can apply */
	bool open_now;	    /* a standing approval is in force */
	bool published;	    /* terms of both routes are */
	struct applications drafts;
};

/* For templates. */
struct apply_task {
	const struct step *step;
	bool done;
	bool open; /* may be visited */
};
struct apply_tasks {
	struct apply_task *items;
	size_t count;
	size_t done;
};
const struct apply_tasks *apply_view_tasks(struct req *, const struct apply *);
/* The page to go on with an application: journey or tracker. */
const char *apply_view_path(struct req *, const struct application *);

/* --- shared by the files of the journey --------------------------------- */

/*
 * Loads the application of the address for its owner. OK with r->status set:
 * somebody has to sign in first. ERR_NOT_FOUND: not theirs. ${visit_is_enough}
 * lets a visit in whose application was bound to an account meanwhile.
 */
enum err apply_load(
	struct req *, bool visit_is_enough, struct apply **out) MUST_CHECK;

/* SHA-256 of the visit cookie, or NULL when there is none. */
const char *apply_visit_hash(struct req *);

/* Redirects to what comes next: a step, the task list, or the tracker. */
enum err apply_go_on(struct req *, const char *id) MUST_CHECK;

/* Shows the step with its form. */
enum err apply_show(struct req *, struct apply *, int status) MUST_CHECK;

#endif
