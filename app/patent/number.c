#include "patent/number.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "patent/number_part.h"

/* Letters that a number itself may hold ("USPP12345", "IN1234/DELNP/2005").
 * More of them make a word, and a word is no number. */
#define LETTERS_MAX 6

/* European application numbers: every second digit from the right counts
 * twice, with the sum of its digits (seen on published numbers). */
static char
ep_check(const char *digits)
{
	int sum = 0;

	if (strlen(digits) != 8)
		return 0;
	for (int i = 0; i < 8; i++) {
		int d = digits[i] - '0';

		if (i % 2 == 1)
			d = d * 2 > 9 ? d * 2 - 9 : d * 2;
		sum += d;
	}
	return (char)('0' + (10 - sum % 10) % 10);
}

static const char *
us_digits(struct arena *a, const struct parts *given, struct patent_number *n)
{
	struct parts p = *given;
	size_t letters = strspn(p.text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	size_t zeros = strspn(p.text + letters, "0");
	int year;

	/* Series code and serial number: "17/961,467". The slash stays, for
	 * US17961467 is a patent. */
	if (letters == 0 && p.len > 2 && p.before[2] == '/' &&
		parts_digits(&p, 0) == p.len) {
		n->sort = NUMBER_APPLICATION;
		n->kind = "";
		return arena_printf(a, "%.2s/%s", p.text, p.text + 2);
	}
	/* The office's own files fill up with zeros: 08926509, RE038123. */
	if (zeros > 0 && zeros == parts_digits(&p, letters))
		zeros--;
	if (letters > 0)
		return arena_printf(a, "%.*s%s", (int)letters, p.text,
			p.text + letters + zeros);
	parts_skip(&p, zeros);
	if (p.len <= 4 || parts_digits(&p, 0) != p.len)
		return p.text;
	/* Published applications: the office writes year and seven digits,
	 * DOCDB year and six. */
	year = text_int(arena_strndup(a, p.text, 4));
	if (year < 2001 || year > 2099)
		return p.text;
	if (p.len == 10 || p.before[4] == '/' || p.before[4] == '-')
		return parts_year_serial(a, year, &p, 4, 7);
	/* Applications of DOCDB: year, series code, serial number. */
	if (p.len == 12 && n->kind[0] == '\0')
		n->sort = NUMBER_APPLICATION;
	return p.text;
}

const char *
number_wo_digits(
	struct arena *a, const struct parts *p, struct patent_number *n)
{
	int year;

	(void)n;
	if (p->len < 3 || parts_digits(p, 0) != p->len)
		return p->text;
	year = text_int(arena_strndup(a, p->text, 2));
	/* Two digits of the year until 2004; nobody writes 2020 that way
	 * without the slash. */
	if (p->before[2] == '/' || p->before[2] == '-' ||
		(p->len == 7 && (year >= 78 || year <= 2)) ||
		(p->len == 8 && year >= 2 && year <= 4))
		return parts_year_serial(
			a, year + (year >= 78 ? 1900 : 2000), p, 2, 6);
	if (p->len > 4 && (p->before[4] == '/' || p->before[4] == '-'))
		return parts_year_serial(
			a, text_int(arena_strndup(a, p->text, 4)), p, 4, 6);
	return p->text;
}

/* "10-2021-0012345" is "2021-0012345" of the right 10 (patent) or 20
 * (utility model); registered ones ("10-2345678") keep it, as in DOCDB. */
static const char *
kr_digits(struct arena *a, const struct parts *p, struct patent_number *n)
{
	size_t digits = parts_digits(p, 0);
	bool year = p->len > 6 && (strncmp(p->text + 2, "19", 2) == 0 ||
					  strncmp(p->text + 2, "20", 2) == 0);

	if (digits != p->len || !year || p->text[1] != '0' ||
		(p->text[0] != '1' && p->text[0] != '2') ||
		(digits != 13 && (p->before[2] == 0 || p->before[6] == 0)))
		return p->text;
	if (p->text[0] == '2' && n->kind[0] == '\0')
		n->kind = "U";
	return parts_year_serial(
		a, text_int(arena_strndup(a, p->text + 2, 4)), p, 6, 7);
}

/*
 * International applications: PCT/CN2021/123456, and WO2021CN123456 of
 * EPODOC. They have no office in front of their digits, so text and base are
 * the whole "PCT/CN2021/123456".
 */
static enum err
pct_read(struct arena *a, const char *receiving, struct parts *p,
	struct patent_number *n)
{
	size_t width = p->len > 2 && p->before[2] != 0 ? 2 : 4;
	int year;

	if (!patent_office_known(receiving) || p->len <= width ||
		parts_digits(p, 0) != p->len)
		return ERR_INVALID;
	year = text_int(arena_strndup(a, p->text, width));
	if (width == 2)
		year += year >= 78 ? 1900 : 2000;
	n->sort = NUMBER_APPLICATION;
	n->office = "WO";
	n->kind = "";
	n->digits = arena_printf(
		a, "%s%s", receiving, parts_year_serial(a, year, p, width, 6));
	n->text = arena_printf(
		a, "PCT/%.6s/%s", n->digits, n->digits + strlen("CN2021"));
	n->base = n->text;
	return OK;
}

/* Takes the kind off the end: a letter, or a letter and a digit. */
static const char *
take_kind(struct arena *a, const char *office, struct parts *p)
{
	const char *kind;
	size_t n = 0;

	if (p->len > 0 && isupper((unsigned char)p->text[p->len - 1]))
		n = 1;
	else if (p->len > 1 && isupper((unsigned char)p->text[p->len - 2]))
		n = 2;
	/* A kind stands behind a digit: "PI1" and "RE1" are numbers. A kind
	 * alone is none, but "USD1" is: there the letter is the series. */
	if (n == 0 ||
		(n < p->len && strcspn(p->text, "0123456789") + n >= p->len) ||
		(n == p->len && (strcmp(office, "US") == 0 ||
					strcmp(office, "TW") == 0)))
		return "";
	kind = arena_strdup(a, p->text + p->len - n);
	parts_cut(p, p->len - n);
	return kind;
}

/*
 * Takes a check digit (".2", ".X") off the end; 0 when there is none. Chinese
 * ones belong to 8 or 12 digits; four offices never print any.
 */
static char
take_check(const char *office, struct parts *p)
{
	char c;

	if (p->len < 7 || p->before[p->len - 1] != '.' ||
		strstr("US WO JP KR", office) != NULL ||
		(strcmp(office, "CN") == 0 && p->len != 9 && p->len != 13))
		return 0;
	c = p->text[p->len - 1];
	if (c != 'X' && !isdigit((unsigned char)c))
		return 0;
	parts_cut(p, p->len - 1);
	return c;
}

static bool
is_number(const struct parts *p)
{
	size_t digits = 0;

	for (size_t i = 0; i < p->len; i++)
		if (isdigit((unsigned char)p->text[i]))
			digits++;
	return digits > 0 && p->len - digits <= LETTERS_MAX;
}

/* Applies the rules of the office to what follows its code. */
static enum err
office_read(
	struct arena *a, struct parts *p, bool granted, struct patent_number *n)
{
	const char *o = n->office;
	struct parts rest;
	char check;
	enum err e;

	check = take_check(o, p);
	if (check == 0) {
		n->kind = take_kind(a, o, p);
		check = take_check(o, p);
	}
	if (!is_number(p) ||
		((check != 0 || granted) && parts_digits(p, 0) != p->len))
		return ERR_INVALID;
	if (strcmp(o, "WO") == 0 && parts_digits(p, 0) == 4 && p->len > 6 &&
		isupper((unsigned char)p->text[5]) &&
		parts_digits(p, 6) == p->len - 6) {
		e = parts_read(a,
			arena_printf(a, "%.4s%s", p->text, p->text + 6), &rest);
		return e != OK ? e
			       : pct_read(a, arena_strndup(a, p->text + 4, 2),
					 &rest, n);
	}
	if (strcmp(o, "CN") == 0)
		n->digits = number_cn_digits(p, granted, check, n);
	else if (check != 0 && strcmp(o, "EP") == 0)
		number_check(n, check, ep_check(p->text));
	else if (check != 0)
		number_check(n, check, 0);
	else if (strcmp(o, "US") == 0)
		n->digits = us_digits(a, p, n);
	else if (strcmp(o, "WO") == 0)
		n->digits = number_wo_digits(a, p, n);
	else if (strcmp(o, "JP") == 0)
		n->digits = number_jp_digits(a, p, n);
	else if (strcmp(o, "KR") == 0)
		n->digits = kr_digits(a, p, n);
	else if (strcmp(o, "EP") == 0 && n->kind[0] == '\0' && p->len == 8)
		n->sort = NUMBER_APPLICATION;
	if (n->digits == NULL)
		n->digits = p->text;
	n->base = arena_printf(a, "%s%s", o, n->digits);
	n->text = arena_printf(a, "%s%s", n->base, n->kind);
	return OK;
}

static enum err
latin_read(struct arena *a, const char *latin, struct patent_number *n)
{
	struct parts p;
	struct parts digits;
	bool granted = false;
	char check;
	char office[3] = { 0 };
	enum err e;

	if ((e = parts_read(a, latin, &p)) != OK)
		return e;
	if (p.len < 3)
		return ERR_INVALID;
	if (strncmp(p.text, "PCT", 3) == 0 && p.len > 5) {
		memcpy(office, p.text + 3, 2);
		parts_skip(&p, 5);
		return pct_read(a, office, &p, n);
	}
	if (isdigit((unsigned char)p.text[0])) {
		/* Only a Chinese application number may come alone: with its
		 * check digit, or the long form without. */
		digits = p;
		digits.text = arena_strdup(a, p.text);
		check = take_check("CN", &digits);
		if (check == 0 && digits.len == 13)
			parts_cut(&digits, 12);
		if (parts_digits(&digits, 0) != digits.len ||
			!number_cn_application(digits.text, digits.len) ||
			(digits.len == 8 && check == 0))
			return ERR_INVALID;
		n->office = "CN";
		return office_read(a, &p, false, n);
	}
	memcpy(office, p.text, 2);
	if (strcmp(office, "ZL") == 0)
		memcpy(office, "CN", 2);
	else if (patent_office_known(office))
		parts_skip(&p, 2);
	else
		return ERR_INVALID;
	while (strncmp(p.text, "ZL", 2) == 0 && strcmp(office, "CN") == 0) {
		granted = true;
		parts_skip(&p, 2);
	}
	n->office = arena_strdup(a, office);
	return office_read(a, &p, granted, n);
}

const char *
patent_number_us_application(struct arena *a, const char *digits)
{
	size_t n = strspn(digits, "0123456789");

	if (digits[n] != '\0' || (n != 8 && n != 12))
		return NULL;
	digits += n - 8;
	return arena_printf(a, "US%.2s/%s", digits, digits + 2);
}

static enum err
read_once(struct arena *a, const char *text, struct patent_number *out)
{
	struct patent_number n = { .sort = NUMBER_PUBLICATION, .kind = "" };
	const char *latin = parts_clean(a, text_upper(a, text));
	enum err e;

	for (const char *s = latin; *s != '\0'; s++) {
		if ((unsigned char)*s < 0x80)
			continue;
		e = number_jp_latin(a, latin, &n.sort, &latin);
		if (e != OK)
			return e;
		break;
	}
	if ((e = latin_read(a, latin, &n)) != OK)
		return e;
	*out = n;
	return OK;
}

/* What is no number in its own normal form ("実願A-H6", where the serial
 * number is missing) is none in any other. */
enum err
patent_number_read(struct arena *a, const char *text, struct patent_number *out)
{
	struct patent_number n, again;
	enum err e;

	if ((e = read_once(a, text, &n)) != OK)
		return e;
	if (read_once(a, n.text, &again) != OK ||
		strcmp(again.text, n.text) != 0)
		return ERR_INVALID;
	*out = n;
	return OK;
}
