#include "base/instant.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"

/* Two digits at ${s} that are at most ${max}, or -1. */
static int
two(const char *s, int max)
{
	int n;

	if (!isdigit((unsigned char)s[0]) || !isdigit((unsigned char)s[1]))
		return -1;
	n = (s[0] - '0') * 10 + (s[1] - '0');
	return n <= max ? n : -1;
}

/* "Z" or an offset, as minutes to take away; false when it is neither. */
static bool
zone(const char *s, int *minutes)
{
	int h, m;

	*minutes = 0;
	if (strcmp(s, "Z") == 0 || strcmp(s, "z") == 0)
		return true;
	if (strlen(s) != 6 || strchr("+- ", s[0]) == NULL || s[3] != ':' ||
		(h = two(s + 1, 23)) < 0 || (m = two(s + 4, 59)) < 0)
		return false;
	*minutes = (s[0] == '-' ? -1 : 1) * (h * 60 + m);
	return true;
}

enum err
instant_read(const char *text, char out[INSTANT_SIZE])
{
	char day[DAY_SIZE], fraction[7] = "000000";
	int h, m, s, off, minutes;
	size_t i;

	if (text == NULL || strlen(text) < 10)
		return ERR_INVALID;
	snprintf(day, sizeof(day), "%.10s", text);
	if (!day_valid(day))
		return ERR_INVALID;
	text += 10;
	if (*text == '\0') {
		snprintf(out, INSTANT_SIZE, "%sT23:59:59.999999Z", day);
		return OK;
	}
	if (strlen(text) < 10 || (*text != 'T' && *text != 't') ||
		text[3] != ':' || text[6] != ':' ||
		(h = two(text + 1, 23)) < 0 || (m = two(text + 4, 59)) < 0 ||
		(s = two(text + 7, 59)) < 0)
		return ERR_INVALID;
	text += 9;
	if (*text == '.') {
		for (i = 0, text++; isdigit((unsigned char)*text); i++, text++)
			if (i < 6)
				fraction[i] = *text;
			else
				return ERR_INVALID;
		if (i == 0)
			return ERR_INVALID;
	}
	if (!zone(text, &off))
		return ERR_INVALID;
	minutes = h * 60 + m - off;
	for (; minutes < 0; minutes += 1440)
		if (day_add(day, -1, day) != OK)
			return ERR_INVALID;
	for (; minutes >= 1440; minutes -= 1440)
		if (day_add(day, 1, day) != OK)
			return ERR_INVALID;
	snprintf(out, INSTANT_SIZE, "%.10sT%02u:%02u:%02u.%.6sZ", day,
		(unsigned)minutes / 60 % 24, (unsigned)minutes % 60,
		(unsigned)s % 60, fraction);
	return OK;
}
