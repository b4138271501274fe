/*
 * Parsers of outside bytes: pure functions, no Kore, no global state. Each
 * has a fuzz target.
 *
 * The parsers append to ${out}, which the caller has zeroed or filled before;
 * with ERR_INVALID it is as it was.
 */
#ifndef HTTP_PARSE_H
#define HTTP_PARSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "http/pairs.h"

struct arena;

#define PARSE_PAIRS_MAX 1000 /* names in one query or form */
#define PARSE_COOKIES_MAX 100
#define PARSE_FILES_MAX 20

/* Number of bytes at ${s} that make a token (RFC 9110 5.6.2), 0: none. */
size_t parse_token(const char *s, size_t len);

/*
 * Reads "a=1&b=%E4%B8%AD+x" (WHATWG application/x-www-form-urlencoded; "+" is
 * a space). "a" alone is an empty value; "a=b=c" is "b=c"; an empty piece
 * between two "&" is nothing. ERR_INVALID for a broken %XX, NUL, bytes that
 * are not UTF-8, or more than PARSE_PAIRS_MAX names.
 */
enum err parse_query(struct arena *, const char *text, size_t len,
	struct pairs *out) MUST_CHECK;

/* Decodes %XX of a path segment or path; "+" stays. Errors as above. */
enum err parse_percent(
	struct arena *, const char *text, size_t len, char **out) MUST_CHECK;

/*
 * Reads a Cookie header (RFC 6265 4.2.1); NULL has none. Pairs that break the
 * grammar are passed over, as a browser may send another site's cookies with
 * ours; so is everything after PARSE_COOKIES_MAX pairs. Double quotes around
 * a value are a part of it.
 */
void parse_cookies(struct arena *, const char *header, struct pairs *out);

/*
 * Reads a multipart/form-data body (RFC 7578); ${type} is the whole
 * Content-Type value (boundary quoted or not). Text parts go to ${fields},
 * parts with a filename to ${files}; an empty file input (no name, no bytes)
 * is left out. CR LF inside values is kept. ERR_INVALID for another type, a
 * body that is cut short or breaks the grammar, text that is not UTF-8, too
 * many parts.
 */
enum err parse_multipart(struct arena *, const char *type, const char *body,
	size_t len, struct pairs *fields, struct uploads *files) MUST_CHECK;

/*
 * True when the If-None-Match value ${header} has ${etag} or is "*". The
 * comparison is weak (RFC 9110 8.8.3.2); ${etag} is written with its quotes.
 * A NULL or malformed header matches nothing.
 */
bool parse_etag_match(const char *header, const char *etag);

/* True when Accept-Encoding allows gzip (q not 0). NULL: it does not. */
bool parse_accepts_gzip(const char *header);

#endif
