/*
 * Evidence after the decision: the licensee adds newer documents, the
 * secretariat notes until which day a document proves what it proves. A
 * licence grant does not end with its evidence; the day makes a task
 * (pool/due.h).
 */
#ifndef APPLICATION_EVIDENCE_PAGES_H
#define APPLICATION_EVIDENCE_PAGES_H

#include "application/application.h"
#include "application/evidence.h"
#include "http/form.h"
#include "http/page.h"
#include "http/req.h"

/* GET, POST /:lang/applications/:id/evidence: for the owner of one that led
 * to a grant; ERR_NOT_FOUND else. */
enum err evidence_add_page(struct req *);
/* GET, POST /:lang/desk/applications/:id/documents/:document */
enum err evidence_validity_page(struct req *);

/*
 * Adds the files that came in the field "documents" one by one. What is
 * refused is named in the form (ERR_INVALID); the others stay.
 */
enum err evidence_take(struct req *, const char *application_id,
	struct form *) MUST_CHECK;

/* For the template. */
struct evidence_add {
	const struct application *app;
	struct documents documents;
	struct form *form;
};

#endif
