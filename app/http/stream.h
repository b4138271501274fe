/*
 * An answer that is longer than memory should hold, sent piece by piece.
 *
 *	stream_begin(r, "text/csv; charset=utf-8");
 *	while (...) { write to r->out; if ((e = stream_send(r)) != OK) ... }
 *
 * The head goes out with the first call, so the status is 200 and cannot be
 * changed: whatever may fail is asked for before. An error that the page
 * returns later cuts the connection; to a client of HTTP/1.1 the answer is
 * then visibly not whole (chunked). The connection ends with the answer.
 */
#ifndef HTTP_STREAM_H
#define HTTP_STREAM_H

#include "http/req.h"

/* What is worth sending at once; whoever writes less gathers more first. */
#define STREAM_PIECE 65536

/* Sends the head. ERR_BUG: the request has been answered; ERR_BUSY: as many
 * as a worker takes are under way. */
enum err stream_begin(struct req *, const char *type) MUST_CHECK;

/*
 * Sends what stands in r->out, empties it, and waits until the client has
 * taken it, so that a slow one costs no memory; one that takes nothing for 20
 * seconds is cut. With nothing in r->out it only says that work goes on.
 * Nothing is sent of an answer to HEAD.
 */
enum err stream_send(struct req *) MUST_CHECK;

struct http_request;

/* Entry: the page is done; false: the connection has to be cut. */
bool stream_end(struct http_request *, struct req *);

#endif
