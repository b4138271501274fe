/*
 * The inside of the number normaliser: a number taken apart.
 * Only number*.c include this; everybody else reads patent/number.h.
 */
#ifndef PATENT_NUMBER_PART_H
#define PATENT_NUMBER_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "patent/number.h"

struct arena;

/*
 * Letters and digits of a number, and the separator that stood before each
 * of them: '-', '/', '.', ',', ' ' or 0. The grouping is what tells a year
 * from a serial number and a check digit from a digit.
 */
struct parts {
	char *text; /* NUL terminated */
	char *before;
	size_t len;
};

/*
 * Makes ASCII letters, digits and separators of normal form KC: every kind
 * of hyphen, space and middle dot becomes one; ideographs stay.
 */
char *parts_clean(struct arena *, const char *text);

/* Takes ${ascii} apart; ERR_INVALID for a character that no number holds. */
enum err parts_read(
	struct arena *, const char *ascii, struct parts *out) MUST_CHECK;

/* Forgets the first ${n} characters. */
void parts_skip(struct parts *, size_t n);

/* Forgets all but the first ${n} characters. */
void parts_cut(struct parts *, size_t n);

/* Number of digits in a row from ${at} on. */
size_t parts_digits(const struct parts *, size_t at);

/* Joins a year and the serial number from ${at} on, the latter filled up
 * with zeros to ${width}. */
char *parts_year_serial(struct arena *, int year, const struct parts *,
	size_t at, size_t width);

/*
 * Rules of single offices. Each gets what follows the office code without
 * the kind, and returns the digits in normal form; it may set sort, kind and
 * check_expected.
 */
const char *number_cn_digits(struct parts *, bool granted, char check,
	struct patent_number *); /* ${check}: stood behind a dot; 0: none */
const char *number_wo_digits(
	struct arena *, const struct parts *, struct patent_number *);
const char *number_jp_digits(
	struct arena *, const struct parts *, struct patent_number *);

/* Year, sort of right and serial number of a Chinese application? */
bool number_cn_application(const char *digits, size_t len);

/* Notes that the number is of an application, and a check digit ${given} that
 * is not the one ${expected}; 0: not given, not known. */
void number_check(struct patent_number *, char given, char expected);

/*
 * Japanese writing in Latin letters: "特開平11-123456号" becomes
 * "JPH11-123456 A" (number_jp_digits() then maps the year). ERR_INVALID when
 * ${clean} is not of that kind.
 */
enum err number_jp_latin(struct arena *, const char *clean,
	enum number_sort *sort, const char **out) MUST_CHECK;

#endif
