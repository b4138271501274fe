/*
 * Downloads of everything that a search found.
 */
#ifndef EXPORT_EXPORT_PAGES_H
#define EXPORT_EXPORT_PAGES_H

#include "export/export.h"
#include "http/req.h"
#include "search/params.h"

/*
 * GET /:lang/search/export/:file with the question of the search;
 * patents.csv (bom=yes: with the mark for spreadsheets), patents.xlsx,
 * patents.ris, patents.bib, patents.jsonl.
 */
enum err export_page(struct req *);

/* The path of ${page} with the same question: "/search.atom" and the like. */
const char *export_address(
	struct req *, const struct params *, const char *page);

/* Answers with the file :file of what ${walk} finds. */
enum err export_send(struct req *, struct walk *) MUST_CHECK;

#endif
