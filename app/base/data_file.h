/*
 * Files that the command carries with it (migrations, terms, the
 * demonstration pool), embedded by
 * tools/embed --data.
 */
#ifndef BASE_DATA_FILE_H
#define BASE_DATA_FILE_H

#include <stddef.h>

struct data_file {
	const char *name;	    /* "patents.jsonl" */
	const unsigned char *bytes; /* one NUL stands behind them */
	size_t len;
};

/* Sorted by name; behind the last one stands one with the name NULL. */
extern const struct data_file data_files[];
extern const size_t data_file_count;

#endif
