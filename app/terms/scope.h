/*
 * Scope versions: what each field of use means, as of a day. A version is
 * never changed. A grant pins one, or goes along with the newest.
 */
#ifndef TERMS_SCOPE_H
#define TERMS_SCOPE_H

#include "db/db.h"

struct scope_field {
	const char *field;	  /* slug of a topic */
	const char *label;	  /* JSON {language: text}, NULL: no topic */
	const char *definition;	  /* JSON {language: text} */
	const char *const *codes; /* CPC symbols that guide, not decide */
	size_t code_count;
};

struct scope {
	const char *version;
	const char *effective_from;
	bool in_force; /* the newest that has taken effect */
	struct scope_field *fields;
	size_t field_count;
};

struct scopes {
	struct scope *items;
	size_t count;
};

/* All versions without their fields, newest first. */
enum err scope_list(struct db *, struct scopes *out) MUST_CHECK;

/* One with its fields; ERR_NOT_FOUND. */
enum err scope_find(
	struct db *, const char *version, struct scope *out) MUST_CHECK;

/* The one in force, with its fields; none: no fields. */
enum err scope_find_current(struct db *, struct scope *out) MUST_CHECK;

#endif
