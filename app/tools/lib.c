#include "tools/lib.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void
die(const char *file, int line, const char *fmt, ...)
{
	va_list ap;

	if (line > 0)
		fprintf(stderr, "%s:%d: ", file, line);
	else
		fprintf(stderr, "%s: ", file);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

void *
memory(size_t count, size_t size)
{
	void *p = calloc(count == 0 ? 1 : count, size);

	if (p == NULL)
		die("memory", 0, "none left");
	return p;
}

char *
memory_cut(const char *s, size_t len)
{
	char *p = memory(len + 1, 1);

	memcpy(p, s, len);
	return p;
}

void *
memory_grow(void *items, size_t count, size_t size)
{
	/* Full only when the count is 0 or a power of two from 8 on. */
	if (count != 0 && (count < 8 || (count & (count - 1)) != 0))
		return items;
	items = reallocarray(items, count == 0 ? 8 : count * 2, size);
	if (items == NULL)
		die("memory", 0, "none left");
	return items;
}

void
out_add(struct out *o, const char *bytes, size_t len)
{
	if (o->data == NULL || o->len + len + 1 > o->cap) {
		o->cap = (o->len + len + 1) * 2;
		o->data = realloc(o->data, o->cap);
		if (o->data == NULL)
			die("memory", 0, "none left");
	}
	if (len > 0)
		memcpy(o->data + o->len, bytes, len);
	o->len += len;
	o->data[o->len] = '\0';
}

void
out_str(struct out *o, const char *s)
{
	out_add(o, s, strlen(s));
}

void
out_char(struct out *o, char c)
{
	out_add(o, &c, 1);
}

void
out_printf(struct out *o, const char *fmt, ...)
{
	va_list ap;
	char *text;
	int len;

	va_start(ap, fmt);
	len = vasprintf(&text, fmt, ap);
	va_end(ap);
	if (len < 0)
		die("memory", 0, "none left");
	out_add(o, text, (size_t)len);
	free(text);
}

void
out_literal(struct out *o, const char *bytes, size_t len, const char *indent)
{
	out_char(o, '"');
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (c == '\n') {
			out_str(o, "\\n");
			if (i + 1 < len)
				out_printf(o, "\"\n%s\"", indent);
		} else if (c == '\t') {
			out_str(o, "\\t");
		} else if (c == '"' || c == '\\') {
			out_char(o, '\\');
			out_char(o, (char)c);
		} else if (c == '?') {
			/* No trigraph may arise, whatever the compiler's mode.
			 */
			out_str(o, "\\?");
		} else if (c < 0x20 || c >= 0x7f) {
			out_printf(o, "\\%03o", c);
		} else {
			out_char(o, (char)c);
		}
	}
	out_char(o, '"');
}

/* As file_read(), but NULL for a file that cannot be opened. */
static char *
file_try(const char *path, size_t *len)
{
	FILE *f = fopen(path, "rb");
	struct out o = { 0 };
	char chunk[65536];
	size_t n;

	if (f == NULL)
		return NULL;
	out_add(&o, "", 0);
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		out_add(&o, chunk, n);
	if (ferror(f))
		die(path, 0, "cannot be read: %s", strerror(errno));
	(void)fclose(f);
	*len = o.len;
	return o.data;
}

char *
file_read(const char *path, size_t *len)
{
	char *data = file_try(path, len);

	if (data == NULL)
		die(path, 0, "cannot be read: %s", strerror(errno));
	return data;
}

void
file_write(const char *path, const struct out *o, bool keep_same)
{
	struct out beside = { 0 };
	size_t len = 0;
	char *old;
	FILE *f;

	if (keep_same && (old = file_try(path, &len)) != NULL &&
		len == o->len && memcmp(old, o->data, len) == 0)
		return;
	out_printf(&beside, "%s.%ld", path, (long)getpid());
	f = fopen(beside.data, "wb");
	if (f == NULL)
		die(path, 0, "cannot be written: %s", strerror(errno));
	if (fwrite(o->data, 1, o->len, f) != o->len || fclose(f) != 0 ||
		rename(beside.data, path) != 0) {
		int why = errno;

		unlink(beside.data);
		die(path, 0, "cannot be written: %s", strerror(why));
	}
}

const char *
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}
