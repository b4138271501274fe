#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "cite/cite_part.h"

static const char *
escape(char c)
{
	switch (c) {
	case '"':
		return "\\\"";
	case '\\':
		return "\\\\";
	default:
		return NULL;
	}
}

static void
put_text(struct buf *b, const char *text, size_t len)
{
	buf_char(b, '"');
	cite_text(b, text, len, escape);
	buf_char(b, '"');
}

/* Every member but the first two, which are always there. */
static void
put(struct buf *b, const char *key, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	buf_printf(b, ",\"%s\":", key);
	put_text(b, text, strlen(text));
}

static void
put_day(struct buf *b, const char *key, const char *day)
{
	if (day != NULL)
		buf_printf(b, ",\"%s\":{\"date-parts\":[[%d,%d,%d]]}", key,
			text_int(day), text_int(day + 5), text_int(day + 8));
}

static void
put_authors(struct buf *b, const struct cite *c)
{
	bool people;
	const struct cite_list *list = cite_authors(c, &people);
	const char *given;
	size_t i, family;

	if (list->count == 0)
		return;
	buf_str(b, ",\"author\":[");
	for (i = 0; i < list->count; i++) {
		const char *name = list->items[i];

		buf_str(b, i == 0 ? "{" : ",{");
		if (people && cite_divided(name, &family, &given)) {
			buf_str(b, "\"family\":");
			put_text(b, name, family);
			buf_str(b, ",\"given\":");
			put_text(b, given, strlen(given));
		} else {
			buf_str(b, "\"literal\":");
			put_text(b, name, strlen(name));
		}
		buf_char(b, '}');
	}
	buf_char(b, ']');
}

static void
put_joined(struct buf *b, const char *key, const struct cite_list *list)
{
	size_t i;

	if (list->count == 0)
		return;
	buf_printf(b, ",\"%s\":\"", key);
	for (i = 0; i < list->count; i++) {
		buf_str(b, i == 0 ? "" : ", ");
		cite_text(b, list->items[i], strlen(list->items[i]), escape);
	}
	buf_char(b, '"');
}

/* The schema has no place of its own for applicants and priorities. */
static void
put_list(struct buf *b, const char *key, const struct cite_list *list)
{
	size_t i;

	buf_printf(b, "\"%s\":[", key);
	for (i = 0; i < list->count; i++) {
		buf_str(b, i == 0 ? "" : ",");
		put_text(b, list->items[i], strlen(list->items[i]));
	}
	buf_char(b, ']');
}

static void
put_custom(struct buf *b, const struct cite *c)
{
	if (c->applicants.count == 0 && c->priorities.count == 0)
		return;
	buf_str(b, ",\"custom\":{");
	if (c->applicants.count > 0)
		put_list(b, "applicants", &c->applicants);
	if (c->priorities.count > 0) {
		buf_str(b, c->applicants.count > 0 ? "," : "");
		put_list(b, "priorities", &c->priorities);
	}
	buf_char(b, '}');
}

void
cite_csl(struct buf *b, const struct cite *c)
{
	buf_str(b, "{\"id\":");
	put_text(b, c->number, strlen(c->number));
	buf_str(b, ",\"type\":\"patent\"");
	put(b, "title", cite_title(c));
	put(b, "language", c->lang);
	put_authors(b, c);
	put_day(b, "issued", c->published);
	put_day(b, "submitted", c->filed);
	put(b, "number", c->number);
	put(b, "call-number", c->application_number);
	put(b, "authority", c->office);
	put(b, "status", c->status);
	put(b, "abstract", c->abstract);
	put_joined(b, "keyword", &c->keywords);
	put(b, "URL", c->url);
	put_day(b, "accessed", c->accessed);
	put_custom(b, c);
	buf_char(b, '}');
}
