/*
 * Names of applicants, owners and inventors in search documents.
 *
 * Names are cut like texts (search/token.h) but always script-folded: people
 * write 华 for 華 in a name without a thought. Their stream holds one name a
 * line: applicants and owners, a form feed, inventors.
 */
#ifndef SEARCH_NAME_H
#define SEARCH_NAME_H

#include "search/token.h"

enum name_part { NAME_APPLICANT = 1, NAME_INVENTOR };

/* Keys of the words of one name, marked "@" (applicants) or "^". */
void name_keys(
	struct arena *, const char *name, enum name_part, struct tokens *out);

/* Appends the stream of one name. */
void name_stream(struct arena *, const char *name, struct buf *out);

/* A name in a query. */
void name_term(
	struct arena *, const char *text, enum name_part, struct term *out);

/* The same keys with their mark. */
void name_mark(struct arena *, const struct tokens *, enum name_part,
	struct tokens *out);

#endif
