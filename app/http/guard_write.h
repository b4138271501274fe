/*
 * How answers leave: the host's side, used by the guard only.
 */
#ifndef HTTP_GUARD_WRITE_H
#define HTTP_GUARD_WRITE_H

#include <stddef.h>

struct connection;

/*
 * What Kore calls to send the first of the queued buffers; by itself it would
 * send each alone and in pieces of 8 KB. Kore asks for ${len} bytes and is
 * told in *written how much of the first buffer has gone; what has gone of
 * those behind is noted in them. None is a file of Kore's, so all have bytes.
 * KORE_RESULT_ERROR ends the connection.
 */
int guard_write(struct connection *, size_t len, size_t *written);

#endif
