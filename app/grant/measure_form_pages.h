/*
 * The forms of measures: fields, choices, and from what was typed to what is
 * proposed.
 */
#ifndef GRANT_MEASURE_FORM_PAGES_H
#define GRANT_MEASURE_FORM_PAGES_H

#include "grant/measure.h"
#include "http/form.h"
#include "http/req.h"

/* The form of an event; from an assertion (?defensive=) it is filled in. */
enum err measure_form_new(struct req *, struct form **out) MUST_CHECK;
/* ERR_INVALID: the form says what is wrong. */
enum err measure_form_read(struct req *, const char *number, struct form *,
	struct measure *out) MUST_CHECK;

/* The form of an amendment, filled in with the grant's last version. */
enum err amend_form_new(struct req *, const struct grant_record *,
	struct form **out) MUST_CHECK;
enum err amend_form_read(struct req *, const char *number, struct form *,
	struct measure *out) MUST_CHECK;

/* The form of a recordal. */
struct form *recordal_form_new(struct req *);
enum err recordal_form_read(
	struct req *, struct form *, struct recordal *out) MUST_CHECK;

/* The licensee's own surrender. */
struct form *surrender_form_new(struct req *);
enum err surrender_form_read(struct req *, const char *number, struct form *,
	struct measure *out) MUST_CHECK;

/* Patent numbers, codes of territories as people type lists of them; false:
 * one of them is none. */
bool measure_form_numbers(struct req *, const char *typed,
	const char *const **out, size_t *count);
bool measure_form_territories(struct req *, const char *typed,
	const char *const **out, size_t *count);

/* Shows a problem of the rules at its field; ERR_INVALID. A field that the
 * form has not is shown on top. */
enum err measure_form_problem(
	struct req *, struct form *, const struct measure_problem *) MUST_CHECK;

#endif
