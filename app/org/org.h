/*
 * Organisations: names in three scripts, identifiers, control over time.
 *
 * An organisation is known by its id, a slug that never changes. Intervals
 * are half-open: valid_to is the first day it no longer holds.
 */
#ifndef ORG_ORG_H
#define ORG_ORG_H

#include <stddef.h>

#include "db/db.h"

struct org_identifier {
	const char *scheme; /* lei uscc jpcn other */
	const char *value;
};

struct org_identifiers {
	struct org_identifier *items;
	size_t count;
};

struct org {
	const char *id;
	const char *name; /* JSON {language: text} */
	const char *const *aliases;
	size_t alias_count;
	const char *kind;
	const char *jurisdiction; /* NULL when not known */
	const char *valid_from;	  /* days or NULL */
	const char *valid_to;
	struct org_identifiers identifiers;
};

struct org_name {
	const char *id;
	const char *name; /* JSON */
};
struct org_names {
	struct org_name *items;
	size_t count;
};

/* A link as shown: the other organisation and the terms of control. */
struct org_link {
	const char *id;
	const char *name;
	const char *basis;
	const char *percent; /* "60.0000" or NULL */
	const char *valid_from;
	const char *valid_to;
};
struct org_links {
	struct org_link *items;
	size_t count;
};

/* OK, ERR_NOT_FOUND or ERR_BUSY. */
enum err org_find(
	struct db *, const char *id, const struct org **out) MUST_CHECK;
/* The same under the name that it bore on a day (NULL: today's). */
enum err org_find_on(struct db *, const char *id, const char *on,
	const struct org **out) MUST_CHECK;

/* The id that people mean by ${text}: an id, or a registered identifier (LEI,
 * USCC, Japanese corporate number). ERR_NOT_FOUND. */
enum err org_resolve(struct db *, const char *text, const char **id) MUST_CHECK;

/* Names of organisations, by id; unknown ids are passed over. */
enum err org_names_find(struct db *, const char *const *ids, size_t count,
	struct org_names *out) MUST_CHECK;

/* The name of ${id} among them, "{}" when it is not there. */
const char *org_name_of(const struct org_names *, const char *id);

/* Links from (owned by ${id}) or to it, whatever their dates, newest first. */
enum err org_links_down(
	struct db *, const char *id, struct org_links *out) MUST_CHECK;
enum err org_links_up(
	struct db *, const char *id, struct org_links *out) MUST_CHECK;

/* A kind for people, N_() message: "company" -> "Company". */
const char *org_kind_label(const char *kind);
/* The same for a basis of control. */
const char *org_basis_label(const char *basis);
/* The same for a scheme of identifiers. */
const char *org_scheme_label(const char *scheme);

#endif
