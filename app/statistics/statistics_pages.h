/*
 * Pages: the pool in figures, each drawn, as a table and as CSV.
 */
#ifndef STATISTICS_STATISTICS_PAGES_H
#define STATISTICS_STATISTICS_PAGES_H

#include "http/page.h"
#include "statistics/chart.h"
#include "statistics/statistics.h"

/* GET /:lang/statistics */
enum err statistics_index_page(struct req *);

/* GET /:lang/statistics/NAME.csv: value, label, patents */
enum err statistics_csv_page(struct req *);

/* For the template. */
struct statistics_row {
	const char *value; /* "" for what is not known */
	const char *label;
	const char *lang; /* of the label when it is data, or NULL */
	const char *path; /* of these patents, or NULL */
	int64_t patents;
	bool beside; /* no place in the row of numbers: told in words */
};
struct statistics_rows {
	struct statistics_row *items;
	size_t count;
};
struct statistics_section {
	const char *name;
	const char *title;
	const char *what; /* what is counted, a sentence */
	const char *head; /* of the column of labels */
	const char *none; /* instead of a drawing, or NULL */
	struct statistics_rows rows;
	struct chart chart;
	bool stands; /* bars and lines, else bars that lie */
	bool cut;    /* the drawing shows the first rows only */
};
struct statistics_sections {
	struct statistics_section *items;
	size_t count;
};

#endif
