/*
 * The inside of claims: what claim_ref.c finds in the text of one.
 */
#ifndef PATENT_CLAIM_PART_H
#define PATENT_CLAIM_PART_H

#include "patent/claim.h"

/* Sets dependent, refs and ref_count by ${c}'s text and number. */
void claim_read_refs(struct arena *, struct claim *c);

/* The number at ${s}, in ASCII or full-width digits, and where it ends;
 * 0: there is none, or it has more than four digits. */
int claim_read_number(const char *s, const char **end);

/* Behind spaces of ASCII and the ideographic one. */
const char *claim_skip_space(const char *s);

#endif
