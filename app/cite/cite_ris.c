#include <string.h>

#include "base/buf.h"
#include "cite/cite_part.h"

static const char *
plain(char c)
{
	(void)c;
	return NULL;
}

static void
put(struct buf *b, const char *tag, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	buf_printf(b, "%s  - ", tag);
	cite_text(b, text, strlen(text), plain);
	buf_str(b, "\r\n");
}

static void
put_day(struct buf *b, const char *tag, const char *day)
{
	if (day != NULL)
		buf_printf(b, "%s  - %.4s/%.2s/%s\r\n", tag, day, day + 5,
			day + 8);
}

static void
put_each(struct buf *b, const char *tag, const struct cite_list *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		put(b, tag, list->items[i]);
}

/* Several values of a tag that may stand once. */
static void
put_joined(struct buf *b, const char *tag, const struct cite_list *list)
{
	size_t i;

	if (list->count == 0)
		return;
	buf_printf(b, "%s  - ", tag);
	for (i = 0; i < list->count; i++) {
		buf_str(b, i == 0 ? "" : "; ");
		cite_text(b, list->items[i], strlen(list->items[i]), plain);
	}
	buf_str(b, "\r\n");
}

void
cite_ris(struct buf *b, const struct cite *c)
{
	bool people;
	const struct cite_list *authors = cite_authors(c, &people);

	buf_str(b, "TY  - PAT\r\n");
	put(b, "ID", c->number);
	put_each(b, "AU", authors);
	put(b, "TI", cite_title(c));
	put_joined(b, "PB", &c->applicants);
	put(b, "A2", c->office);
	put(b, "SN", c->number);
	put(b, "M1", c->application_number);
	put_day(b, "DA", c->published);
	if (c->published != NULL)
		buf_printf(b, "PY  - %.4s\r\n", c->published);
	put_day(b, "C1", c->filed);
	put(b, "C6", c->status);
	put_joined(b, "OP", &c->priorities);
	put(b, "LA", c->lang);
	put(b, "AB", c->abstract);
	put_each(b, "KW", &c->keywords);
	put(b, "UR", c->url);
	put_day(b, "Y2", c->accessed);
	buf_str(b, "ER  - \r\n");
}
