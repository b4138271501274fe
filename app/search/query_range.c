/*
 * Values with an order: days and symbols of a classification.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/text.h"
#include "search/query_lex.h"

/* ---- days --------------------------------------------------------------- */

/* Digits at *s, at most ${max}, *s moves on; -1 without any. */
static int
number_next(const char **s, int max)
{
	int n = 0, digits = 0;

	for (; digits < max && isdigit((unsigned char)**s); digits++)
		n = 10 * n + *(*s)++ - '0';
	return digits == 0 ? -1 : n;
}

/* "2024年5月17日" as "2024-5-17"; full-width digits as ASCII ones. */
static char *
plain_days(struct arena *a, const char *text)
{
	const char *s = text_upper(a, text);
	struct buf *b = buf_new(a, 32);

	while (*s != '\0') {
		const char *from = s;
		unsigned c = text_next(&s);

		if (c == 0x5E74 || c == 0x6708) { /* year, month */
			if (isdigit((unsigned char)*s))
				buf_char(b, '-');
		} else if (c == 0x2026) { /* an ellipsis */
			buf_str(b, "..");
		} else if (c != 0x65E5 && c != ' ') { /* day */
			buf_add(b, from, (size_t)(s - from));
		}
	}
	return b->data;
}

static void
days_of(int year, int month, int day, char low[DAY_SIZE], char high[DAY_SIZE])
{
	char text[64];

	snprintf(text, sizeof(text), "%04d-%02d-%02d", year,
		month < 0 ? 1 : month, day < 0 ? 1 : day);
	memcpy(low, text, DAY_SIZE);
	if (month < 0)
		snprintf(text, sizeof(text), "%04d-12-31", year);
	memcpy(high, text, DAY_SIZE);
	if (month >= 0 && day < 0 && day_valid(high))
		day_month_end(high);
}

/* One day, month or year: its first and last day, and how it is written. */
static enum err
day_of(struct arena *a, const char *text, char low[DAY_SIZE],
	char high[DAY_SIZE], char **shown)
{
	const char *s = text;
	int year = number_next(&s, 4), month = -1, day = -1;
	bool marks = *s != '\0' && strchr("-/.", *s) != NULL;

	if (s != text + 4)
		return ERR_INVALID;
	if (*s != '\0') {
		s += marks;
		month = number_next(&s, 2);
		if (month < 1 || month > 12)
			return ERR_INVALID;
	}
	if (*s != '\0') {
		if (marks && strchr("-/.", *s++) == NULL)
			return ERR_INVALID;
		day = number_next(&s, 2);
		if (day < 1)
			return ERR_INVALID;
	}
	if (*s != '\0')
		return ERR_INVALID;
	days_of(year, month, day, low, high);
	*shown = arena_strndup(a, low, day > 0 ? 10 : month > 0 ? 7 : 4);
	return day_valid(low) && day_valid(high) ? OK : ERR_INVALID;
}

/* The bounds of ${text} and its normal form. */
static enum err
range_of(struct arena *a, const char *text, char low[DAY_SIZE],
	char high[DAY_SIZE], const char **shown)
{
	char *plain = plain_days(a, text), *dots = strstr(plain, "..");
	char first_high[DAY_SIZE], last_low[DAY_SIZE];
	char *first = "", *last = "";
	enum err e = OK;

	low[0] = high[0] = '\0';
	if (dots == NULL) {
		e = day_of(a, plain, low, high, &first);
		*shown = first;
		return e;
	}
	*dots = '\0';
	dots += 2;
	if (*plain == '\0' && *dots == '\0')
		return ERR_INVALID;
	if (*plain != '\0')
		e = day_of(a, plain, low, first_high, &first);
	if (e == OK && *dots != '\0')
		e = day_of(a, dots, last_low, high, &last);
	*shown = arena_printf(a, "%s..%s", first, last);
	return e;
}

enum err
query_days(
	struct arena *a, const char *text, const char **low, const char **high)
{
	char from[DAY_SIZE], to[DAY_SIZE];
	const char *shown;
	enum err e;

	if ((e = range_of(a, text, from, to, &shown)) != OK)
		return e;
	*low = arena_strdup(a, from);
	*high = arena_strdup(a, to);
	return OK;
}

/* "2022..2024" and "2022.." do not go with ">". */
static enum err
apply_relation(struct query *q, char low[DAY_SIZE], char high[DAY_SIZE])
{
	char moved[DAY_SIZE];
	enum err e = OK;

	if (q->relation != QUERY_EQ && strstr(q->text, "..") != NULL)
		return ERR_INVALID;
	switch (q->relation) {
	case QUERY_EQ:
		return OK;
	case QUERY_GE:
		high[0] = '\0';
		return OK;
	case QUERY_LE:
		low[0] = '\0';
		return OK;
	case QUERY_GT:
		if ((e = day_add(high, 1, moved)) == OK)
			memcpy(low, moved, DAY_SIZE);
		high[0] = '\0';
		return e;
	case QUERY_LT:
		if ((e = day_add(low, -1, moved)) == OK)
			memcpy(high, moved, DAY_SIZE);
		low[0] = '\0';
		return e;
	}
	return e;
}

enum err
query_day_value(struct arena *a, struct query *q, struct query_error *error)
{
	char low[DAY_SIZE], high[DAY_SIZE];

	q->match = QUERY_RANGE;
	if (range_of(a, q->text, low, high, &q->text) != OK)
		return query_refuse(error, QUERY_BAD_DAY, q->start, q->end);
	if (low[0] != '\0' && high[0] != '\0' && strcmp(low, high) > 0)
		return query_refuse(error, QUERY_BAD_RANGE, q->start, q->end);
	if (apply_relation(q, low, high) != OK)
		return query_refuse(error, QUERY_BAD_DAY, q->start, q->end);
	q->low = arena_strdup(a, low);
	q->high = arena_strdup(a, high);
	return OK;
}

/* ---- symbols ------------------------------------------------------------ */

char *
query_class_normal(struct arena *a, const char *text)
{
	char *to = text_upper(a, text), *from = to, *symbol = to;

	for (; *from != '\0'; from++)
		if (*from != ' ')
			*to++ = *from;
	*to = '\0';
	/* A mark that a space had kept apart may join its letter. */
	return text_upper(a, symbol);
}

bool
query_class_good(const char *s)
{
	size_t group, sub;

	if (s[0] == '\0' || strchr("ABCDEFGHY", s[0]) == NULL)
		return false;
	group = strspn(s + 1, "0123456789");
	if (s[1 + group] == '\0')
		return group <= 2;
	if (group != 2 || s[3] < 'A' || s[3] > 'Z')
		return false;
	group = strspn(s + 4, "0123456789");
	if (group > 4 || s[4 + group] == '\0')
		return group <= 4;
	if (group == 0 || s[4 + group] != '/')
		return false;
	sub = strspn(s + 5 + group, "0123456789");
	return sub <= 6 && s[5 + group + sub] == '\0';
}

char *
query_class_key(struct arena *a, const char *symbol)
{
	const char *slash = strchr(symbol, '/');
	size_t len = strlen(symbol), group;

	if (len <= 4)
		return arena_strdup(a, symbol);
	group = slash == NULL ? len - 4 : (size_t)(slash - symbol) - 4;
	return arena_printf(a, "%.4s%.*s%.*s%s", symbol,
		group < 4 ? (int)(4 - group) : 0, "0000", (int)group,
		symbol + 4, slash == NULL ? "" : slash + 1);
}

static enum err
class_range(
	struct arena *a, struct query *q, char *dots, struct query_error *error)
{
	const char *first = q->text, *last = dots + 2;

	*dots = '\0';
	if (!query_class_good(first) || !query_class_good(last))
		return query_refuse(error, QUERY_BAD_CLASS, q->start, q->end);
	q->match = QUERY_RANGE;
	q->text = arena_printf(a, "%s..%s", first, last);
	q->low = query_class_key(a, first);
	/* No symbol holds a tilde: all that begin so come before it. */
	q->high = arena_printf(a, "%s~", query_class_key(a, last));
	if (strcmp(q->low, q->high) > 0)
		return query_refuse(error, QUERY_BAD_RANGE, q->start, q->end);
	return OK;
}

enum err
query_class_value(struct arena *a, struct query *q, struct query_error *error)
{
	char *symbol = query_class_normal(a, q->text);
	char *dots = strstr(symbol, "..");
	size_t len = strlen(symbol);

	q->text = symbol;
	if (dots != NULL)
		return class_range(a, q, dots, error);
	while (len > 0 && symbol[len - 1] == '*') {
		symbol[--len] = '\0';
		q->match = QUERY_PREFIX;
		q->more = -1;
	}
	if (!query_class_good(symbol))
		return query_refuse(error, QUERY_BAD_CLASS, q->start, q->end);
	/* All of a main group, but not of those whose numbers begin so. */
	q->low = q->match == QUERY_WORDS && len > 4 &&
				 strchr(symbol, '/') == NULL
			 ? arena_printf(a, "%s/", symbol)
			 : symbol;
	return OK;
}
