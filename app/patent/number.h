/*
 * Patent numbers in normal form: "CN112345678A", "US11222333B2".
 *
 * One normaliser serves the search box, addresses, imports and the command
 * line (table in design: pages, part 2; WIPO ST.3 offices, ST.16 kinds).
 */
#ifndef PATENT_NUMBER_H
#define PATENT_NUMBER_H

#include <stdbool.h>

#include "base/err.h"

struct arena;

enum number_sort {
	NUMBER_PUBLICATION, /* CN112345678A, also without kind */
	NUMBER_APPLICATION  /* CN202010123456, PCT/CN2021/123456 */
};

struct patent_number {
	enum number_sort sort;
	const char *office; /* ST.3, two letters */
	const char *digits; /* with the letters that belong to it: "RE38123" */
	const char *kind;   /* ST.16 or "" when the text has none */
	const char *text;   /* office + digits + kind: the normal form */
	const char *base;   /* office + digits */
	/* A check digit that was given but is wrong: the one expected, else 0.
	 * A warning, never silently repaired. */
	char check_expected;
};

/*
 * Reads a number in any usual spelling: NFKC, upper case, spaces . - / ,
 * stripped; ZL and Japanese forms (特開, 特願, 特許第…号, 公表 and
 * era years); CN application numbers with check digit; US with commas,
 * US 4+6 digits become 4+7; WO2022/123456; PCT/CN2021/123456. Office codes
 * are those of ST.3. Text without an office is accepted only for Chinese
 * application numbers (202010123456.2). ERR_INVALID when there is no office
 * or no digit; never for its length.
 */
enum err patent_number_read(
	struct arena *, const char *text, struct patent_number *out) MUST_CHECK;

/* True for a two-letter code of ST.3 (offices and organisations). */
bool patent_office_known(const char *code);

/* The check digit of a Chinese application number ('0'-'9' or 'X') of 12 or
 * 8 digits (2003 and later, before); 0 for any other length. */
char patent_number_cn_check(const char *digits);

#endif
