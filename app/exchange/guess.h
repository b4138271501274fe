/*
 * What a file is, by its first bytes.
 */
#ifndef EXCHANGE_GUESS_H
#define EXCHANGE_GUESS_H

#include <stdbool.h>
#include <stddef.h>

#include "exchange/exchange.h"

struct arena;

/*
 * Looks at the first ${len} bytes. Returns the format, or EXCHANGE_GUESS when
 * there can be no record in the file; *what then says what it is ("a PNG
 * image"). XML formats are only found for ${xml}.
 */
enum exchange_format guess_format(struct arena *, const char *bytes, size_t len,
	bool xml, const char **what);

#endif
