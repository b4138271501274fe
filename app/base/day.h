/*
 * Civil dates as ISO 8601 text, "YYYY-MM-DD" (10 characters).
 *
 * Text compares in the order of time (strcmp), is what PostgreSQL, the API
 * and JSON Lines speak, and cannot be confused with an instant.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdbool.h>

#include "base/err.h"

#define DAY_SIZE 11

/* True for an existing day of the years 1500 to 2999, nothing else. */
bool day_valid(const char *text);

/* Writes today's date in UTC. */
void day_today(char out[DAY_SIZE]);

/* Writes ${text} + ${days}; ERR_INVALID if ${text} is no valid day. */
enum err day_add(const char *text, int days, char out[DAY_SIZE]) MUST_CHECK;

/*
 * Writes the same day of the month ${months} later, or the last day of that
 * month where it has no such day: *whole (may be NULL) tells which. 2012-02-29
 * + 120 is 2022-02-28. ERR_INVALID as above.
 */
enum err day_add_months(const char *text, int months, char out[DAY_SIZE],
	bool *whole) MUST_CHECK;

/* Moves a valid day to the last one of its month. */
void day_month_end(char day[DAY_SIZE]);

/*
 * Writes "YYYY-MM-DD" for YYYYMMDD (DOCDB, USPTO) or for an ISO date;
 * ERR_INVALID for all else.
 */
enum err day_read(const char *text, char out[DAY_SIZE]) MUST_CHECK;

/* The instant now in UTC as "YYYY-MM-DDTHH:MM:SSZ" (21 bytes). */
void day_now(char out[21]);

#endif
