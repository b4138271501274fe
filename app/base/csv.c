#include "base/csv.h"

#include <string.h>

#include "base/buf.h"

/* Spreadsheets in Chinese and Japanese read the signs in full width, too. */
static bool
formula(const char *text)
{
	static const char *const wide[] = { "＝", "＋", "－", "＠" };
	size_t i;

	for (i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (strncmp(text, wide[i], strlen(wide[i])) == 0)
			return true;
	return *text != '\0' && strchr("=+-@\t\r\n", *text) != NULL;
}

void
csv_cell(struct buf *b, const char *text, bool last)
{
	const char *c = text == NULL ? "" : text;

	buf_char(b, '"');
	if (formula(c))
		buf_char(b, '\'');
	for (; *c != '\0'; c++) {
		if (*c == '"')
			buf_char(b, '"');
		buf_char(b, *c);
	}
	buf_str(b, last ? "\"\r\n" : "\",");
}
