/*
 * Workbooks are made by processes of their own: the library wants more stack
 * than a fiber has, and pressing a large one takes a second or two in which a
 * worker would serve nobody.
 *
 * A worker connects to VAR/run/workbook.sock, sends the columns, the rows and
 * the end, and is given the open file (http/peer.h). Both ends are the same
 * program on the same machine, so numbers go in its own byte order:
 *
 *	columns	u32 count, text name, then each: u32 day, u32 width, text label
 *	row	u32 1, then a text a column
 *	end	u32 0
 *	text	u32 bytes (all ones: none), the bytes
 */
#ifndef EXPORT_WORKBOOK_H
#define EXPORT_WORKBOOK_H

#include "export/xlsx.h"

struct buf;

#define WORKBOOK_SOCKET "workbook"

/* Appends what is to be sent. */
void workbook_begin(struct buf *, const char *name, const struct xlsx_column *,
	size_t count);
void workbook_row(struct buf *, const char *const *cells, size_t count);
void workbook_end(struct buf *);

/* The process: listens, serves until SIGTERM; the exit status. */
int workbook_serve(void);

#endif
