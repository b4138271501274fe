/*
 * The door to libxlsxwriter: one table, written row by row in flat memory.
 *
 * Rows go to a file below ${dir} and from there, at the end, into the
 * workbook; both have no name any more once they are open.
 */
#ifndef EXPORT_XLSX_H
#define EXPORT_XLSX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct arena;
struct xlsx;

struct xlsx_column {
	const char *label; /* translated */
	bool day;	   /* ISO dates become days of the spreadsheet */
	double width;	   /* in characters */
};

/* ERR_BUSY: no file can be made below ${dir}. The workbook goes with the
 * arena. */
enum err xlsx_create(struct arena *, const char *dir, const char *name,
	const struct xlsx_column *, size_t count, struct xlsx **out) MUST_CHECK;

/* As many as given. */
size_t xlsx_columns(const struct xlsx *);

/* Adds a row of as many cells; NULL is an empty one. */
enum err xlsx_add(struct xlsx *, const char *const *cells) MUST_CHECK;

/* Writes the workbook; *fd reads it from its beginning and goes with the
 * arena. */
enum err xlsx_finish(struct xlsx *, int *fd) MUST_CHECK;

#endif
