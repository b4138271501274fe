/*
 * Base64url without padding (RFC 4648, part 5): text for addresses and
 * cookies.
 */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/err.h"

struct arena;

char *base64_print(struct arena *, const char *text);

/* ERR_INVALID for nothing at all and for what no text is printed as; the bytes
 * may be no UTF-8, and end at the first NUL among them. */
enum err base64_read(struct arena *, const char *text, char **out) MUST_CHECK;

#endif
