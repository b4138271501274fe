/*
 * The reject file, from inside; exchange.h has the rest.
 */
#ifndef EXCHANGE_REJECTS_H
#define EXCHANGE_REJECTS_H

#include <stdint.h>

#include "base/err.h"
#include "exchange/record.h"

struct rejects;

/* ERR_NOT_FOUND: the file cannot be made or written; errno says why. */
enum err rejects_add(struct rejects *, const char *file, int64_t line,
	const char *record, const struct fault *) MUST_CHECK;

#endif
