/*
 * Forms as data: a table of fields drives reading, checking and showing.
 *
 * Values are trimmed and NFC normalised. Messages name the field, what is
 * wrong and how to repair it. A form with errors is shown again with status
 * 422 and everything that was typed; a good one ends in a redirect.
 */
#ifndef HTTP_FORM_H
#define HTTP_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct req;

enum field_kind {
	FIELD_TEXT,
	FIELD_TEXTAREA,
	FIELD_EMAIL,
	FIELD_PASSWORD,
	FIELD_NUMBER, /* whole number */
	FIELD_DAY,    /* ISO date */
	FIELD_RADIO,
	FIELD_SELECT,
	FIELD_CHECKBOXES, /* several values */
	FIELD_ACCEPT,	  /* one box that must be ticked when required */
	FIELD_FILE,
	FIELD_HIDDEN
};

struct option {
	const char *value;
	const char *label; /* N_() message, or a name when raw */
	const char *hint;  /* N_() or NULL */
	bool raw;	   /* the label is data: not translated */
};

struct options {
	const struct option *items;
	size_t count;
};

struct field {
	const char *name;
	const char *label; /* N_() */
	const char *hint;  /* N_() or NULL */
	enum field_kind kind;
	bool required;
	size_t max;	     /* characters (code points); 0: 500 */
	const char *missing; /* N_(): message when required and empty */
	const struct option *options; /* static choices, or NULL */
	size_t option_count;
	const char *autocomplete; /* HTML autocomplete token or NULL */
	const char *width;	  /* "10" -> govuk-input--width-10, or NULL */
};

/* The state of one field in one form. */
struct form_value {
	const char *value;	/* never NULL */
	const char *error;	/* translated sentence, or NULL */
	const char **values;	/* FIELD_CHECKBOXES: NULL terminated */
	struct options options; /* choices that come from data */
};

struct form {
	const struct field *fields;
	size_t count;
	struct form_value *values;
	const char *general; /* translated error that is no field's, or NULL */
	bool failed;
};

/* An empty form over ${fields}, in the request's arena. */
struct form *form_new(struct req *, const struct field *fields, size_t count);
#define FORM(r, fields)                                                        \
	form_new((r), (fields), sizeof(fields) / sizeof((fields)[0]))

/*
 * Reads the submitted form (by GET: the query) and checks kinds, lengths,
 * options, required.
 * OK, or ERR_INVALID with messages in the form.
 */
enum err form_read(struct req *, struct form *) MUST_CHECK;

/* The value of a field; "" when empty. The name must exist. */
const char *form_value(const struct form *, const char *name);
bool form_has(const struct form *, const char *name, const char *option);
void form_set(struct form *, const char *name, const char *value);
/* Ticks boxes; ${values} ends with NULL and lives as long as the form. */
void form_set_many(struct form *, const char *name, const char **values);
void form_set_options(struct form *, const char *name, struct options);

/* A choice whose label is data: JSON {language: text}. */
struct option form_choice(
	const struct req *, const char *value, const char *label);

/* ERR_INVALID, with the messages of a form that was read from the query as
 * errors[] of the problem. */
enum err form_refuse(struct req *, const struct form *) MUST_CHECK;

/*
 * Notes an error: ${message} is a translated sentence; ${name} NULL: general.
 * Returns ERR_INVALID.
 */
enum err form_error(struct form *, const char *name, const char *message);

/* For templates: field and state by position or name. */
const struct field *form_field(const struct form *, const char *name);
const struct form_value *form_state(const struct form *, const char *name);

#endif
