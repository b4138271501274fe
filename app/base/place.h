/*
 * Countries, regions and regional patent offices by their two-letter codes
 * (ISO 3166-1, WIPO ST.3), with their usual short names in our languages.
 *
 * The order of the table is that of the English names. A name is what people
 * commonly write; it takes no side on any boundary.
 */
#ifndef BASE_PLACE_H
#define BASE_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/lang.h"

struct place {
	const char *code;
	const char *name[LANG_COUNT];
	bool office; /* a regional office of ST.3 (EP, EA …), no country */
};

/* The whole table. */
extern const struct place places[];
extern const size_t place_count;

/* The entry with the code, or NULL. */
const struct place *place_find(const char *code);

/* The name in a language; the code itself when it is not in the table. */
const char *place_name(const char *code, enum lang);

#endif
