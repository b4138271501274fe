#include "base/csv.h"

#include <string.h>

#include "base/buf.h"

void
csv_cell(struct buf *b, const char *text, bool last)
{
	const char *c = text == NULL ? "" : text;

	buf_char(b, '"');
	if (*c != '\0' && strchr("=+-@\t\r", *c) != NULL)
		buf_char(b, '\'');
	for (; *c != '\0'; c++) {
		if (*c == '"')
			buf_char(b, '"');
		buf_char(b, *c);
	}
	buf_str(b, last ? "\"\r\n" : "\",");
}
