#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static void
buf_drop(void *p)
{
	struct buf *b = p;

	free(b->data);
}

struct buf *
buf_new(struct arena *a, size_t first_bytes)
{
	struct buf *b = ARENA_NEW(a, struct buf);

	/* The bytes lie outside the arena: a doubling buffer would leave all
	 * its outgrown copies behind there. */
	b->cap = first_bytes < 64 ? 64 : first_bytes;
	b->data = malloc(b->cap);
	if (b->data == NULL)
		abort();
	b->data[0] = '\0';
	arena_defer(a, buf_drop, b);
	return b;
}

static void
buf_reserve(struct buf *b, size_t more)
{
	size_t cap = b->cap;
	char *data;

	if (more < cap - b->len)
		return;
	while (cap - b->len <= more) {
		if (cap > (size_t)-1 / 2)
			abort();
		cap *= 2;
	}
	data = realloc(b->data, cap);
	if (data == NULL)
		abort();
	b->data = data;
	b->cap = cap;
}

void
buf_add(struct buf *b, const void *bytes, size_t len)
{
	if (len == 0)
		return;
	buf_reserve(b, len);
	memcpy(b->data + b->len, bytes, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void
buf_str(struct buf *b, const char *s)
{
	if (s != NULL)
		buf_add(b, s, strlen(s));
}

void
buf_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	size_t room = b->cap - b->len;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(b->data + b->len, room, fmt, ap);
	va_end(ap);
	if (n > 0 && (size_t)n >= room) {
		buf_reserve(b, (size_t)n);
		va_start(ap, fmt);
		vsnprintf(b->data + b->len, (size_t)n + 1, fmt, ap);
		va_end(ap);
	}
	b->len += n > 0 ? (size_t)n : 0;
	b->data[b->len] = '\0';
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	b->data[0] = '\0';
}

void
buf_html(struct buf *b, const char *s)
{
	const char *from = s;

	if (s == NULL)
		return;
	for (;; s++) {
		const char *entity;

		switch (*s) {
		case '&':
			entity = "&amp;";
			break;
		case '<':
			entity = "&lt;";
			break;
		case '>':
			entity = "&gt;";
			break;
		case '"':
			entity = "&quot;";
			break;
		case '\'':
			entity = "&#39;";
			break;
		case '\0':
			entity = NULL;
			break;
		default:
			continue;
		}
		buf_add(b, from, (size_t)(s - from));
		if (entity == NULL)
			return;
		buf_str(b, entity);
		from = s + 1;
	}
}

void
buf_url(struct buf *b, const char *s)
{
	static const char hex[] = "0123456789ABCDEF";

	if (s == NULL)
		return;
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			(c >= '0' && c <= '9') || strchr("-._~", c) != NULL) {
			buf_char(b, (char)c);
		} else {
			buf_char(b, '%');
			buf_char(b, hex[c >> 4]);
			buf_char(b, hex[c & 15]);
		}
	}
}
