/*
 * The journey of an application: its pages as data.
 *
 * Where somebody is, is never stored: it is computed from the answers each
 * time. A page may be visited when it was answered or is the next one.
 */
#ifndef APPLICATION_JOURNEY_H
#define APPLICATION_JOURNEY_H

#include <stdbool.h>
#include <stddef.h>

#include "application/answers.h"

enum step_id {
	STEP_ORGANISATION,
	STEP_SIGNATORY,
	STEP_USE,
	STEP_EVIDENCE,
	STEP_TERMS,
	STEP_ACCOUNT,
	STEP_PUBLICATION, /* optional: a side way from the last page */
	STEP_NONE /* nothing is missing: submit */
};

struct step {
	enum step_id id;
	const char *slug;
	const char *title; /* N_() */
	const char *hint;  /* N_(): what is asked, for the task list */
};

/* What the route depends on besides the answers. */
struct journey {
	enum terms_route route;
	bool signed_in;
	const struct answers *answers;
	const char *terms_sha256[LANG_COUNT]; /* of the terms in force */
};

/* The steps of this journey in order. Open: account comes last and only for
 * somebody who has not signed in. Reviewed: it comes before the evidence, and
 * the terms come last. */
size_t journey_steps(const struct journey *, const struct step *out[STEP_NONE]);

/* The step with a slug, or NULL. */
const struct step *journey_step(const char *slug);

/* True when the stored answers complete the step. */
bool journey_done(const struct journey *, enum step_id);

/* The first step that is not done; STEP_NONE: all are. */
enum step_id journey_next(const struct journey *);

/* True for a step of this journey that is done or is the next one; the side
 * way is open as soon as the use is described. */
bool journey_may_visit(const struct journey *, enum step_id);

#endif
