/*
 * The form of a question about coverage.
 */
#ifndef COVERAGE_COVERAGE_FORM_H
#define COVERAGE_COVERAGE_FORM_H

#include "coverage/ask.h"
#include "http/form.h"
#include "http/req.h"

/* An empty form with its choices: fields of use and rulings, territories. */
enum err coverage_form_new(struct req *, struct form **out) MUST_CHECK;

/* Reads the query into form and question. ERR_INVALID: messages are in the
 * form. *known is NULL when as_known_at is absent. */
enum err coverage_form_read(struct req *, struct form *,
	struct coverage_typed *out, const char **known) MUST_CHECK;

/* Shows the faults of an asked question at their fields; true if any. */
bool coverage_form_faults(
	struct req *, struct form *, const struct coverage_asked *);

/* The act for people; any other word stays as it is. */
const char *coverage_form_act(struct req *, const char *word);

#endif
