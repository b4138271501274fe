/*
 * Patent offices by their ST.3 code.
 */
#ifndef PATENT_OFFICE_H
#define PATENT_OFFICE_H

#include <stdbool.h>

#include "base/lang.h"

struct arena;

/* Code and name of the country or organisation: "CN China", "EP European
 * Patent Office"; the code alone where no name is known. */
const char *office_label(struct arena *, const char *code, enum lang);

/* The language of most first publications there, as the key of a title
 * ("zh"); "en" where none is known. */
const char *office_language(const char *code);

/* True when publications of the office may be in the language ("zh"): a text
 * in another one is a translation. True for offices and languages that are
 * not known, "und" among them. */
bool office_publishes(const char *code, const char *language);

#endif
