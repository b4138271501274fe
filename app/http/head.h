/*
 * The head of an HTTP/1.1 request, read strictly (RFC 9112).
 *
 * The guard (guard.c) collects raw bytes until head_scan() has seen the empty
 * line and asks here. A head that two programs could read in two ways is
 * refused: bare CR or LF, NUL, obs-fold, space before the colon,
 * Transfer-Encoding, zero or several Host, several or non-digit
 * Content-Length, a body on GET, HEAD, DELETE, OPTIONS.
 *
 * Empty values, tabs and UTF-8 bytes in values are fine. Kore would refuse
 * them, knows 25 lines and a target of 1998 bytes; so Kore is handed a head
 * of four lines that says all it needs for framing, with the target "/", and
 * our own code works on struct head.
 */
#ifndef HTTP_HEAD_H
#define HTTP_HEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "http/pairs.h"

struct arena;

#define HEAD_BYTES_MAX 16384
#define HEAD_FIELDS_MAX 100
#define HEAD_TARGET_MAX 8000 /* RFC 9110 4.1 asks for at least this */
#define HEAD_HOST_MAX 253    /* Kore refuses longer ones */

struct head {
	const char *method;  /* GET HEAD POST PUT PATCH DELETE OPTIONS */
	const char *target;  /* origin form: begins with "/", ASCII, no "#" */
	const char *host;    /* the value of Host */
	struct pairs fields; /* values without surrounding white space */
	bool has_length;
	size_t length;	      /* Content-Length, 0 without */
	bool old;	      /* HTTP/1.0 */
	bool keep_alive;      /* HTTP/1.1 without Connection: close */
	bool expect_continue; /* waits for 100 before it sends the body */
	const char *why;      /* when refused: an English sentence */
};

enum head_state {
	HEAD_MORE, /* no empty line yet */
	HEAD_DONE, /* *end is the length of the head with its empty line */
	HEAD_BAD   /* NUL, bare CR or bare LF: it will never be a head */
};

/*
 * Looks for the end of the head in ${len} bytes, of which the first ${seen}
 * gave HEAD_MORE before. One empty line in front of it belongs to it
 * (RFC 9112 2.2).
 */
enum head_state head_scan(
	const char *bytes, size_t len, size_t seen, size_t *end);

/*
 * Reads the ${len} bytes of a head, CR LF CR LF included. Returns 0 and fills
 * ${out}, or the status that says why not, with out->why: 400, 411
 * (Transfer-Encoding: chunked), 413 (a Content-Length beyond all bounds),
 * 414, 417 (unknown Expect), 431, 501 (another method or transfer coding),
 * 505.
 *
 * A value that is not UTF-8 is taken for ISO-8859-1, what HTTP values once
 * were (RFC 9110 5.5), and becomes UTF-8.
 */
int head_read(struct arena *, const char *bytes, size_t len, struct head *out);

/*
 * The head that Kore is given instead, always as HTTP/1.1: an HTTP/1.0 client
 * is told to close. POST, PUT and PATCH without a length get 0 (RFC 9112 6.3).
 */
char *head_rewrite(struct arena *, const struct head *);

#endif
