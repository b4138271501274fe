/*
 * The page of a search's report.
 */
#ifndef REPORT_REPORT_PAGES_H
#define REPORT_REPORT_PAGES_H

#include "export/export.h"
#include "http/req.h"
#include "report/report.h"
#include "search/results.h"

/* GET /:lang/search/report with the question of the search; without on,
 * as_known_at or position it leads to the address that has them. */
enum err report_page(struct req *);

struct report {
	const struct results *results;
	const char *known;    /* instant */
	const char *position; /* of the audit trail */
	const char *address;  /* absolute */
	const char *sum;      /* SHA-256 of the numbers, a line each */
	const char *csv;      /* path of the export */
	struct export_items items;
	bool whole; /* the list holds all */
};

#endif
