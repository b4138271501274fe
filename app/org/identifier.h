/*
 * Identifiers of organisations, checked by their rules.
 *
 * lei   ISO 17442, 20 characters, ISO 7064 mod 97-10
 * uscc  GB 32100-2015, 18 characters, check character mod 31
 * jpcn  Japanese corporate number, 13 digits, leading check digit; a "T"
 *       before it (invoice number) is dropped
 * other any text of 1 to 64 visible characters, kept as typed (normal form C,
 *       trimmed)
 */
#ifndef ORG_IDENTIFIER_H
#define ORG_IDENTIFIER_H

#include "base/err.h"

struct arena;

enum identifier_fault {
	IDENTIFIER_GOOD,
	IDENTIFIER_SCHEME,    /* unknown scheme */
	IDENTIFIER_LENGTH,    /* ${expected} is the length wanted */
	IDENTIFIER_CHARACTER, /* ${found} is not allowed at ${position} */
	IDENTIFIER_CHECK      /* check digit: ${found}, should be ${expected} */
};

struct identifier {
	const char *scheme;
	const char *value; /* normal form: NFKC, upper case, no spaces - . */
	enum identifier_fault fault;
	const char *expected;
	const char *found;
	int position; /* from 1 */
};

/*
 * Normalises and checks. OK when the identifier is good, else ERR_INVALID;
 * ${out} is filled in both cases, so that a message can name what is wrong
 * and the check digit that was expected.
 */
enum err identifier_read(struct arena *, const char *scheme, const char *text,
	struct identifier *out) MUST_CHECK;

/* One English sentence for ${id}.fault (commands and reject files). */
const char *identifier_message(struct arena *, const struct identifier *id);

#endif
