/*
 * The head of an HTTP/1.1 request, read strictly (RFC 9112).
 *
 * The guard (guard.c) collects raw bytes until the empty line and asks here.
 * A head that two programs could read in two ways is refused: bare LF, NUL,
 * obs-fold, space before the colon, Transfer-Encoding, zero or several Host,
 * several or non-digit Content-Length, a body on GET, HEAD, DELETE, OPTIONS.
 * Empty values, tabs and UTF-8 bytes in values are fine (Kore would refuse
 * them), so Kore is handed a rewritten head: request line, Host,
 * Content-Length, Connection.
 */
#ifndef HTTP_HEAD_H
#define HTTP_HEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "http/pairs.h"

struct arena;

#define HEAD_BYTES_MAX 16384
#define HEAD_FIELDS_MAX 100
#define HEAD_TARGET_MAX 2000

struct head {
	const char *method; /* a token; the router knows which exist */
	const char *target; /* origin form: begins with "/" */
	struct pairs fields;
	bool has_length;
	size_t length;	 /* Content-Length, 0 without */
	bool keep_alive; /* HTTP/1.1 without Connection: close */
};

/*
 * Reads ${len} bytes that end with CR LF CR LF. Returns 0 and fills ${out},
 * or the status that says why not: 400, 411 (Transfer-Encoding: chunked),
 * 414, 417 (unknown Expect), 431, 501 (other transfer codings), 505.
 */
int head_read(struct arena *, const char *bytes, size_t len, struct head *out);

/* The head that Kore is given instead. */
char *head_rewrite(struct arena *, const struct head *);

#endif
