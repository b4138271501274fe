#include "exchange/row.h"

#include <string.h>

#include "base/buf.h"
#include "db/db.h"

void
row_start(struct buf *b, int64_t first)
{
	buf_printf(b, "%lld", (long long)first);
}

void
row_put(struct buf *b, const char *value)
{
	buf_char(b, '\t');
	db_copy_value(b, value);
}

void
row_put_bool(struct buf *b, bool value)
{
	buf_str(b, value ? "\tt" : "\tf");
}

/* {"a","b"}: quotes and backslashes are escaped for the array, and their
 * backslashes once more for COPY. */
void
row_put_texts(struct buf *b, const char *const *items, size_t count)
{
	buf_str(b, "\t{");
	for (size_t i = 0; i < count; i++) {
		const char *s = items[i];

		buf_str(b, i > 0 ? ",\"" : "\"");
		for (;;) {
			size_t n = strcspn(s, "\"\\\n\r\t");

			buf_add(b, s, n);
			s += n;
			if (*s == '\0')
				break;
			if (*s == '"')
				buf_str(b, "\\\\\"");
			else if (*s == '\\')
				buf_str(b, "\\\\\\\\");
			else
				buf_str(b, *s == '\n'	? "\\n"
					   : *s == '\r' ? "\\r"
							: "\\t");
			s++;
		}
		buf_char(b, '"');
	}
	buf_char(b, '}');
}

void
row_end(struct buf *b)
{
	buf_char(b, '\n');
}
