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
 * stripped, also the dashes, middle dots and kana marks typed in their place.
 *
 * CN  ZL and application numbers, with their check digit or without
 * US  commas; 4+6 digits of DOCDB become 4+7; zeros in front vanish
 *     (US08926509B2, USRE038123E1); applications keep their slash:
 *     US17/961467 is another thing than the patent US17961467
 * EP  8 digits without kind are an application, 10167109.7 with check digit
 * WO  WO2022/123456, WO 22/123456, WO9912345: always year + 6 digits;
 *     PCT/CN2021/123456, PCT/CN21/12345: an application of office WO whose
 *     text and base are "PCT/CN2021/123456"
 * JP  特開 特公 特表 再表 実開 実公 特許第…号 and the like, 特願 (application);
 *     era years, also those of DOCDB (JPH11123456A), become western ones and
 *     the serial number six digits: JP1999123456A. The kind is the letter
 *     that the word tells: "B" stands for B1, B2, …
 * KR  10-2021-0012345 is KR20210012345, application or publication
 *
 * Text without an office is accepted only for Chinese application numbers
 * (202010123456.2, 97101765.4). In other offices a digit behind a dot at the
 * end is the check digit of an application. ERR_INVALID when there is no
 * office or no digit, or when it is a word; never for its length.
 */
enum err patent_number_read(
	struct arena *, const char *text, struct patent_number *out) MUST_CHECK;

/* True for a two-letter code of ST.3 (offices and organisations). */
bool patent_office_known(const char *code);

/* The check digit of a Chinese application number ('0'-'9' or 'X') of 12 or
 * 8 digits (2003 and later, before); 0 for any other length. */
char patent_number_cn_check(const char *digits);

/* "US13/167395" of the eight digits of a US application, series code and
 * serial number, also with the year before them as in DOCDB; NULL for all
 * else. For digits that are known to be an application's. */
const char *patent_number_us_application(struct arena *, const char *digits);

#endif
