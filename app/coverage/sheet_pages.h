/*
 * The sheet's pages, as HTML and CSV.
 */
#ifndef COVERAGE_SHEET_PAGES_H
#define COVERAGE_SHEET_PAGES_H

#include "coverage/sheet.h"
#include "http/form.h"
#include "http/page.h"
#include "http/req.h"

struct sheet_view {
	const struct form *form;
	const struct sheet *sheet; /* NULL: nothing asked yet */
	const struct sheet_question *question;
	const char *permalink;
	const char *csv; /* path */
};

/* GET /:lang/coverage/sheet: the empty form; POST: keeps the list. */
enum err sheet_start_page(struct req *);
enum err sheet_create_post(struct req *);
/* GET /:lang/coverage/sheet/:id?org=&use=&act=&on=&territory=&as_known_at= ;
 * format=csv: the same as text/csv, UTF-8 with its mark. */
enum err sheet_show_page(struct req *);

/* The cells of a row as a list. */
struct sheet_cells {
	const struct sheet_cell *items;
	size_t count;
};
const struct sheet_cells *sheet_view_cells(
	struct req *, const struct sheet_view *, const struct sheet_row *);

/* Numbers of the family that are in the pool, parted by blanks. */
const char *sheet_view_siblings(struct req *, const struct sheet_row *);

/* The sheet as CSV (RFC 4180), cells that a spreadsheet would take for a
 * formula with an apostrophe before them. */
void sheet_csv(struct req *, const struct sheet *,
	const struct sheet_question *, struct buf *out);

#endif
