/* Chinese numbers: applications carry a check digit, and until 1988
 * publications carried the number of the application. */
#include <ctype.h>
#include <string.h>

#include "patent/number_part.h"

char
patent_number_cn_check(const char *digits)
{
	static const int weights[12] = { 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5 };
	size_t len = strlen(digits);
	int sum = 0;

	if (len != 8 && len != 12)
		return 0;
	for (size_t i = 0; i < len; i++) {
		if (!isdigit((unsigned char)digits[i]))
			return 0;
		sum += (digits[i] - '0') * weights[i];
	}
	return "0123456789X"[sum % 11];
}

/* Year, sort of right and serial number of a Chinese application: 12 digits
 * since October 2003, 8 before. */
bool
number_cn_application(const char *digits, size_t len)
{
	int year = 0;

	if (len != 8 && len != 12)
		return false;
	for (size_t i = 0; i < len / 3; i++)
		year = year * 10 + digits[i] - '0';
	if (strchr("12389", digits[len / 3]) == NULL)
		return false;
	if (len == 12)
		return year >= 1985 && year <= 2099;
	return year >= 85 || year <= 3;
}

void
number_check(struct patent_number *n, char given, char expected)
{
	n->sort = NUMBER_APPLICATION;
	n->kind = "";
	if (given != 0 && expected != 0 && given != expected)
		n->check_expected = expected;
}

/* ${check}: the check digit that stood behind a dot, or 0. */
const char *
number_cn_digits(
	struct parts *p, bool granted, char check, struct patent_number *n)
{
	if (check == 0 && p->len == 13 && (n->kind[0] == '\0' || granted) &&
		parts_digits(p, 0) == 13 &&
		number_cn_application(p->text, 12)) {
		check = p->text[12];
		parts_cut(p, 12);
	}
	/* "95115608X": no Chinese kind is X. */
	if (check == 0 && n->kind[0] == 'X' && (p->len == 8 || p->len == 12))
		check = 'X';
	if (check != 0 || granted) {
		number_check(n, check, patent_number_cn_check(p->text));
		return p->text;
	}
	/* Until 1988 publications carried the application number. */
	if (n->kind[0] == '\0' && parts_digits(p, 0) == p->len &&
		number_cn_application(p->text, p->len) &&
		(p->len == 12 || strncmp(p->text, "85", 2) < 0 ||
			strncmp(p->text, "88", 2) > 0))
		n->sort = NUMBER_APPLICATION;
	return p->text;
}
