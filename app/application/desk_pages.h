/*
 * The secretariat's desk: the queue and the case.
 */
#ifndef APPLICATION_DESK_PAGES_H
#define APPLICATION_DESK_PAGES_H

#include "application/application_pages.h"
#include "application/queue.h"
#include "http/form.h"
#include "org/org.h"

/* GET /:lang/desk?view=&after= */
enum err desk_index_page(struct req *);
/* GET /:lang/desk/applications/:id */
enum err desk_case_page(struct req *);
/* POST /:lang/desk/applications/:id/claim, release, review, decide */
enum err desk_claim_page(struct req *);
enum err desk_release_page(struct req *);
enum err desk_review_page(struct req *);
enum err desk_decide_page(struct req *);

/* A view of the queue as a link. */
struct desk_view {
	const char *word;
	const char *label; /* translated, with the count */
	bool here;
};
struct desk_views {
	struct desk_view *items;
	size_t count;
};
struct desk {
	const char *view;
	struct desk_views views;
	struct queue_counts counts;
	struct applications list;
};

/* A case, and what this person may do with it. */
struct desk_case {
	struct dossier dossier;
	struct checks checks;
	const struct org
		*match; /* the registry knows the identifier, or NULL */
	const struct review *recommendation;
	struct form *review;
	struct form *decide;
	const char *off_claim; /* why not, N_() sentences, or NULL */
	const char *off_release;
	const char *off_review;
	const char *off_decide;
};

#endif
