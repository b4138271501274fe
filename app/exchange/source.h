/*
 * A file or standard input, read once from front to back in flat memory.
 */
#ifndef EXCHANGE_SOURCE_H
#define EXCHANGE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct source;

/* What source_peek() can show at most. */
#define SOURCE_CHUNK (256u << 10)

struct source *source_new(struct arena *, int fd);

/* The beginning of what has not been read yet, as much as one chunk holds.
 * ERR_NOT_FOUND: reading failed. */
enum err source_peek(
	struct source *, const char **bytes, size_t *len) MUST_CHECK;

/*
 * The next line without its end (LF or CRLF); it lives until the next call.
 * *len is above EXCHANGE_RECORD_MAX for a line that is too long, of which
 * only the beginning is kept. ERR_NOT_FOUND at the end, or when reading
 * failed: see source_failed().
 */
enum err source_line(
	struct source *, const char **line, size_t *len) MUST_CHECK;

/* Copies up to ${size} bytes; 0 at the end, -1 when reading failed. */
int source_read(struct source *, char *to, int size);

/* errno of the failure, 0 for none. */
int source_failed(const struct source *);

/* Bytes handed out so far, and the number of the last line, from 1. */
int64_t source_bytes(const struct source *);
int64_t source_line_number(const struct source *);

#endif
