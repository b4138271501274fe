#include "export/workbook.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"

static void
put_number(struct buf *b, uint32_t n)
{
	buf_add(b, &n, sizeof(n));
}

static void
put_text(struct buf *b, const char *text)
{
	if (text == NULL) {
		put_number(b, UINT32_MAX);
		return;
	}
	put_number(b, (uint32_t)strlen(text));
	buf_str(b, text);
}

void
workbook_begin(struct buf *b, const char *name, const struct xlsx_column *c,
	size_t count)
{
	size_t i;

	put_number(b, (uint32_t)count);
	put_text(b, name);
	for (i = 0; i < count; i++) {
		put_number(b, c[i].day);
		put_number(b, (uint32_t)c[i].width);
		put_text(b, c[i].label);
	}
}

void
workbook_row(struct buf *b, const char *const *cells, size_t count)
{
	size_t i;

	put_number(b, 1);
	for (i = 0; i < count; i++)
		put_text(b, cells[i]);
}

void
workbook_end(struct buf *b)
{
	put_number(b, 0);
}
