/*
 * Values in PostgreSQL's text forms.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "db/conn.h"

const char *
db_int(struct db *db, int64_t n)
{
	return arena_printf(db->arena, "%lld", (long long)n);
}

const char *
db_bool(bool b)
{
	return b ? "t" : "f";
}

const char *
db_texts(struct db *db, const char *const *items, size_t count)
{
	struct buf *b = buf_new(db->arena, 32 * count + 8);
	size_t i;

	buf_char(b, '{');
	for (i = 0; i < count; i++) {
		const char *s;

		buf_str(b, i > 0 ? ",\"" : "\"");
		for (s = items[i]; *s != '\0'; s++) {
			if (*s == '"' || *s == '\\')
				buf_char(b, '\\');
			buf_char(b, *s);
		}
		buf_char(b, '"');
	}
	buf_char(b, '}');
	return b->data;
}

const char *
db_bytes(struct db *db, const void *bytes, size_t len)
{
	static const char hex[] = "0123456789abcdef";
	const unsigned char *from = bytes;
	char *to = arena_alloc(db->arena, 2 * len + 3);
	size_t i;

	to[0] = '\\';
	to[1] = 'x';
	for (i = 0; i < len; i++) {
		to[2 + 2 * i] = hex[from[i] >> 4];
		to[3 + 2 * i] = hex[from[i] & 15];
	}
	return to;
}

void
db_copy_value(struct buf *b, const char *s)
{
	const char *from;

	if (s == NULL) {
		buf_str(b, "\\N");
		return;
	}
	for (from = s;; s++) {
		const char *escape;

		switch (*s) {
		case '\\':
			escape = "\\\\";
			break;
		case '\n':
			escape = "\\n";
			break;
		case '\r':
			escape = "\\r";
			break;
		case '\t':
			escape = "\\t";
			break;
		case '\0':
			buf_add(b, from, (size_t)(s - from));
			return;
		default:
			continue;
		}
		buf_add(b, from, (size_t)(s - from));
		buf_str(b, escape);
		from = s + 1;
	}
}
