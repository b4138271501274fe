/*
 * The forms of the journey: their fields, how stored answers fill them, and
 * what they store.
 */
#ifndef APPLICATION_APPLY_FORM_H
#define APPLICATION_APPLY_FORM_H

#include "application/application.h"
#include "application/journey.h"
#include "http/form.h"
#include "http/req.h"

/* The form of a step with its choices and the stored answers. */
enum err apply_form_make(struct req *, const struct application *, enum step_id,
	struct form **out) MUST_CHECK;

/*
 * Reads the sent form and checks it; *patch is a JSON object of answers.
 * ERR_INVALID: messages stand in the form. Not for the terms and the account.
 */
enum err apply_form_take(struct req *, enum step_id, struct form *,
	const char **patch) MUST_CHECK;

/* The answers by which exactly these words were accepted now. */
const char *apply_form_acceptance(
	struct req *, const struct terms *, enum lang shown);

#endif
