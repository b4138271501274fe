/*
 * Downloads of everything that a search found.
 */
#ifndef EXPORT_EXPORT_PAGES_H
#define EXPORT_EXPORT_PAGES_H

#include "export/export.h"
#include "http/req.h"

/*
 * GET /:lang/search/export/:file with the question of the search;
 * patents.csv (bom=yes: with the mark for spreadsheets), patents.xlsx,
 * patents.ris, patents.bib, patents.jsonl.
 */
enum err export_page(struct req *);

/* Answers with the file :file of what ${walk} finds. */
enum err export_send(struct req *, struct walk *) MUST_CHECK;

#endif
