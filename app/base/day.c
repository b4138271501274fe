#include "base/day.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* Days since 1970-01-01 of the proleptic Gregorian calendar; the year is
 * taken to begin in March, so that the leap day ends it. */
static long
to_number(int y, int m, int d)
{
	long era, yoe, doy;

	y -= m <= 2;
	era = y / 400;
	yoe = y - era * 400;
	doy = (153L * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static void
from_number(long n, int *y, int *m, int *d)
{
	long era, doe, yoe, doy, mp;

	n += 719468;
	era = n / 146097;
	doe = n - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*y = (int)(yoe + era * 400 + (*m <= 2));
}

static bool
scan(const char *s, int *y, int *m, int *d)
{
	int i;

	if (s == NULL || strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return false;
	for (i = 0; i < 10; i++)
		if (i != 4 && i != 7 && !isdigit((unsigned char)s[i]))
			return false;
	*y = (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 +
	     (s[3] - '0');
	*m = (s[5] - '0') * 10 + (s[6] - '0');
	*d = (s[8] - '0') * 10 + (s[9] - '0');
	return true;
}

bool
day_valid(const char *text)
{
	int y, m, d, y2, m2, d2;

	if (!scan(text, &y, &m, &d) || y < 1500 || y > 2999 || m < 1 ||
		m > 12 || d < 1)
		return false;
	from_number(to_number(y, m, d), &y2, &m2, &d2);
	return y == y2 && m == m2 && d == d2;
}

static void
put(char out[DAY_SIZE], int y, int m, int d)
{
	snprintf(out, DAY_SIZE, "%04u-%02u-%02u", (unsigned)y % 10000,
		(unsigned)m % 100, (unsigned)d % 100);
}

void
day_today(char out[DAY_SIZE])
{
	time_t now = time(NULL);
	int y, m, d;

	from_number((long)(now / 86400), &y, &m, &d);
	put(out, y, m, d);
}

void
day_now(char out[21])
{
	time_t now = time(NULL);
	unsigned s = (unsigned)(now % 86400);
	char day[DAY_SIZE];
	int y, m, d;

	from_number((long)(now / 86400), &y, &m, &d);
	put(day, y, m, d);
	snprintf(out, 21, "%sT%02u:%02u:%02uZ", day, s / 3600 % 24, s / 60 % 60,
		s % 60);
}

enum err
day_add(const char *text, int days, char out[DAY_SIZE])
{
	int y, m, d;

	if (!day_valid(text) || !scan(text, &y, &m, &d))
		return ERR_INVALID;
	from_number(to_number(y, m, d) + days, &y, &m, &d);
	if (y < 1500 || y > 2999)
		return ERR_INVALID;
	put(out, y, m, d);
	return OK;
}

/* The last day of a month: the one before the first of the next. */
static int
last_of(int y, int m)
{
	int d;

	from_number(to_number(m == 12 ? y + 1 : y, m == 12 ? 1 : m + 1, 1) - 1,
		&y, &m, &d);
	return d;
}

void
day_month_end(char day[DAY_SIZE])
{
	int y, m, d;

	if (scan(day, &y, &m, &d))
		put(day, y, m, last_of(y, m));
}

enum err
day_add_months(const char *text, int months, char out[DAY_SIZE], bool *whole)
{
	int y, m, d, last;

	if (!day_valid(text) || !scan(text, &y, &m, &d) || months < 0 ||
		months > 12000)
		return ERR_INVALID;
	m += months;
	y += (m - 1) / 12;
	m = (m - 1) % 12 + 1;
	if (y > 2999)
		return ERR_INVALID;
	last = last_of(y, m);
	if (whole != NULL)
		*whole = d <= last;
	put(out, y, m, d <= last ? d : last);
	return OK;
}

enum err
day_read(const char *text, char out[DAY_SIZE])
{
	char iso[DAY_SIZE];

	if (text == NULL)
		return ERR_INVALID;
	if (strlen(text) == 8)
		snprintf(iso, sizeof(iso), "%.4s-%.2s-%.2s", text, text + 4,
			text + 6);
	else
		snprintf(iso, sizeof(iso), "%.10s", text);
	if ((strlen(text) != 8 && strlen(text) != 10) || !day_valid(iso))
		return ERR_INVALID;
	memcpy(out, iso, DAY_SIZE);
	return OK;
}
