/*
 * Talking to a process of ours that does what a worker must not: on its
 * socket below VAR/run, while the fiber waits and the worker serves others.
 *
 * Whatever goes wrong with the other process is ERR_BUSY. The connection goes
 * with the request's arena. Waiting is bounded by the client's connection,
 * which from then on ends when nothing has moved on it for two minutes.
 */
#ifndef HTTP_PEER_H
#define HTTP_PEER_H

#include "http/req.h"

struct peer;

/* Connects to VAR/run/${name}.sock. */
enum err peer_open(
	struct req *, const char *name, struct peer **out) MUST_CHECK;

/* Sends all bytes, as fast as they are taken. */
enum err peer_send(struct peer *, const void *bytes, size_t len) MUST_CHECK;

/* Waits for the answer, one byte and with it an open file; *fd goes with the
 * arena. ERR_BUSY: it ended without one. */
enum err peer_file(struct peer *, int *fd) MUST_CHECK;

#endif
