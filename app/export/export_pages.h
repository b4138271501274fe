/*
 * Downloads of everything that a search found.
 */
#ifndef EXPORT_EXPORT_PAGES_H
#define EXPORT_EXPORT_PAGES_H

#include "http/req.h"

/*
 * GET /:lang/search/export/:file with the question of the search;
 * patents.csv (bom=yes: with the mark for spreadsheets), patents.xlsx,
 * patents.ris, patents.bib, patents.jsonl.
 */
enum err export_page(struct req *);

#endif
