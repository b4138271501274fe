/*
 * A growing byte buffer, doubling, always NUL terminated.
 *
 * ${data} is never NULL and ${data}[${len}] is always 0.  A buffer belongs to
 * the arena that it was made in and goes with it.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

#include "base/err.h"

struct arena;

struct buf {
	char *data;
	size_t len;
	size_t cap;
};

struct buf *buf_new(struct arena *, size_t first_bytes);

void buf_add(struct buf *, const void *bytes, size_t len);
void buf_str(struct buf *, const char *s); /* NULL adds nothing */
void buf_char(struct buf *, char c);
void buf_printf(struct buf *, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* Forgets the content, keeps the memory. */
void buf_clear(struct buf *);

/*
 * Escapes by position.  html: text and double-quoted attribute values
 * (& < > " '); url: RFC 3986 unreserved bytes stay, all others become %XX.
 */
void buf_html(struct buf *, const char *s);
void buf_url(struct buf *, const char *s);

#endif
