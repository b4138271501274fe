/*
 * Writing CSV (RFC 4180): every cell in quotes, lines end with CR LF.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdbool.h>

struct buf;

/* The mark by which spreadsheets know UTF-8; first in the file or not at all.
 */
#define CSV_MARK "\xef\xbb\xbf"

/*
 * Appends a cell; NULL is an empty one. A text that a spreadsheet would run
 * as a formula (= + - @, also in full width, tab, line end) gets an apostrophe
 * before it.
 */
void csv_cell(struct buf *, const char *text, bool last);

#endif
