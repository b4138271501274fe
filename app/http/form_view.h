/*
 * What templates/form.html asks of a form.
 */
#ifndef HTTP_FORM_VIEW_H
#define HTTP_FORM_VIEW_H

#include "http/form.h"

struct shown_option {
	const char *value;
	const char *label; /* translated */
	const char *hint;
	bool chosen;
};
struct shown_options {
	struct shown_option *items;
	size_t count;
};
struct shown_error {
	const char *id;
	const char *message;
};
struct shown_errors {
	struct shown_error *items;
	size_t count;
};

const struct shown_options *form_view_options(
	struct req *, const struct form_value *);
const struct shown_errors *form_view_errors(
	struct req *, const struct form *);
/* The ids for aria-describedby, or NULL. */
const char *form_view_described(
	struct req *, const struct field *, const struct form_value *);
/* The type attribute of an input. */
const char *form_view_type(const struct field *);
/* "" for the first choice (the error summary links to it), then "-1" … */
const char *form_view_suffix(struct req *, size_t index);

#endif
