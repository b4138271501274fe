/*
 * The table that tools/poc makes of the catalogues; only lang.c looks.
 */
#ifndef BASE_CATALOGUE_H
#define BASE_CATALOGUE_H

#include <stddef.h>

struct catalogue_entry {
	const char *message; /* English; sorted by strcmp */
	const char *zh;
	const char *ja;
};

extern const struct catalogue_entry catalogue[];
extern const size_t catalogue_count;

#endif
