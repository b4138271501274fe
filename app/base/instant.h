/*
 * Instants as text in one normal form, "YYYY-MM-DDTHH:MM:SS.ffffffZ" (UTC,
 * microseconds, as PostgreSQL keeps them): text compares in the order of time.
 */
#ifndef BASE_INSTANT_H
#define BASE_INSTANT_H

#include "base/err.h"

#define INSTANT_SIZE 28

/*
 * Reads RFC 3339 with a time zone ("2024-03-01T09:30:00+08:00"), at most six
 * decimals; a day alone is its last microsecond in UTC, for "as known on that
 * day" means after all that was learned on it. ERR_INVALID for all else. A
 * blank in the place of "+" is read as "+": that is what unescaped queries
 * make of it.
 */
enum err instant_read(const char *text, char out[INSTANT_SIZE]) MUST_CHECK;

#endif
