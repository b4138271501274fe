/*
 * The guard between the socket and Kore's HTTP parser (Kore 4.1.0).
 *
 * `bind ADDRESS PORT guard_connect` in the configuration makes Kore hand over
 * each new connection. The guard collects the head, reads it strictly
 * (http/head.h), answers what it refuses with a short plain text response
 * and Connection: close, and gives Kore a head that Kore cannot misread. A
 * connection carries one request at a time: bytes beyond a request are never
 * read as another one. Bodies are still collected by Kore (http_body).
 *
 * Plain listeners only (`tls no`).
 */
#ifndef HTTP_GUARD_H
#define HTTP_GUARD_H

#include "base/err.h"

struct arena;
struct connection;
struct head;
struct http_request;

#define GUARD_HEAD_MS 10000   /* from the first byte of a head to its end */
#define GUARD_BODY_MS 30000   /* for a body, and a second for every */
#define GUARD_BODY_RATE 65536 /* bytes of Content-Length */
#define GUARD_BODIES_MAX                                                       \
	((size_t)128 * 1024 * 1024) /* being received, per worker */

/*
 * Kore's connect callback, found by its name in the configuration. Takes over
 * the header limits and deadlines from Kore, whatever the configuration says.
 * Kore looks at deadlines only when a worker wakes up, so each worker needs a
 * timer of at most a second.
 */
void guard_connect(struct connection *);

/*
 * Hands over the head of a request together with the arena that it lies in:
 * the request's arena from now on, freed by the caller. Once per request, at
 * the start of its handler. ERR_NOT_FOUND: the client is gone already, the
 * handler returns KORE_RESULT_ERROR.
 */
enum err guard_take(struct http_request *, struct arena **arena,
	const struct head **out) MUST_CHECK;

#endif
