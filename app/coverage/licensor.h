/*
 * Who licenses under a grant, patent by patent, territory by territory and
 * over time, and by what power: the owner that contributed the patent itself,
 * or by a mandate of the owner, or somebody who is taken for the owner because
 * none is on record. Derived from the answers of coverage.h, never stored.
 */
#ifndef COVERAGE_LICENSOR_H
#define COVERAGE_LICENSOR_H

#include "coverage/coverage.h"
#include "db/db.h"
#include "grant/grant.h"

#define LICENSOR_PATENTS 20 /* on a page */

enum licensor_power {
	LICENSOR_DIRECT,   /* the owner is the contributor */
	LICENSOR_MANDATED, /* by a mandate of the owner */
	LICENSOR_ASSUMED   /* no owner is on record */
};

struct licensor_line {
	const char *patent;
	const char *territory;
	const char *from;     /* NULL: since ever */
	const char *to;	      /* NULL: for ever, as known */
	const char *licensor; /* organisation id, or a name that is none */
	const char *name;     /* JSON, or NULL */
	enum licensor_power power;
	const char *mandate; /* id, or NULL */
};
struct licensor_lines {
	struct licensor_line *items;
	size_t count;
	const char *next; /* number to continue behind, or NULL */
};

/* Lines of the patents behind ${after} (NULL: from the start). */
enum err licensor_list(struct db *, const struct grant_record *,
	const char *after, struct licensor_lines *out) MUST_CHECK;

/* "direct" and for people, N_() message. */
const char *licensor_power_word(enum licensor_power);
const char *licensor_power_label(enum licensor_power);

/* --- statements (licensor_store.c) ------------------------------------------
 */
struct licensor_patents {
	const char *const *numbers;
	size_t count;
	const char *const *territories;
	size_t territory_count;
	const char *next;
};
enum err licensor_patents(struct db *, const struct grant_record *,
	const char *after, struct licensor_patents *out) MUST_CHECK;

#endif
