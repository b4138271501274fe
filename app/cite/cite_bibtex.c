#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "cite/cite_part.h"

/* Braces are counted by BibTeX even behind a backslash, so they are written
 * as commands. */
static const char *
escape(char c)
{
	switch (c) {
	case '\\':
		return "\\textbackslash{}";
	case '{':
		return "\\textbraceleft{}";
	case '}':
		return "\\textbraceright{}";
	case '~':
		return "\\textasciitilde{}";
	case '^':
		return "\\textasciicircum{}";
	case '$':
		return "\\$";
	case '&':
		return "\\&";
	case '#':
		return "\\#";
	case '_':
		return "\\_";
	case '%':
		return "\\%";
	default:
		return NULL;
	}
}

static const char *
plain(char c)
{
	(void)c;
	return NULL;
}

static void
put_open(struct buf *b, const char *field)
{
	buf_printf(b, ",\n  %s = {", field);
}

static void
put_field(struct buf *b, const char *field, const char *text,
	const char *(*how)(char))
{
	if (text == NULL || *text == '\0')
		return;
	put_open(b, field);
	cite_text(b, text, strlen(text), how);
	buf_char(b, '}');
}

/* Styles write titles in small letters: a word with capitals inside ("LED",
 * "CO2") is kept by braces. */
static void
put_title(struct buf *b, const char *title)
{
	bool first = true;

	put_open(b, "title");
	while (*title != '\0') {
		size_t n = strcspn(title, " \t\r\n"), i;
		bool keep = false;

		for (i = 1; i < n; i++)
			keep = keep || isupper((unsigned char)title[i]);
		if (n > 0) {
			buf_str(b, first ? "" : " ");
			buf_str(b, keep ? "{" : "");
			cite_text(b, title, n, escape);
			buf_str(b, keep ? "}" : "");
			first = false;
		}
		title += n;
		title += strspn(title, " \t\r\n");
	}
	buf_char(b, '}');
}

/* Braces around a name keep it whole, whatever is in it. */
static void
put_names(struct buf *b, const char *field, const struct cite_list *list,
	bool people)
{
	const char *given;
	size_t i, family;

	if (list->count == 0)
		return;
	put_open(b, field);
	for (i = 0; i < list->count; i++) {
		const char *name = list->items[i];
		bool whole = !people || !cite_divided(name, &family, &given) ||
			     strcasestr(name, " and ") != NULL;

		buf_str(b, i == 0 ? "" : " and ");
		buf_str(b, whole ? "{" : "");
		cite_text(b, name, strlen(name), escape);
		buf_str(b, whole ? "}" : "");
	}
	buf_char(b, '}');
}

/* What babel and polyglossia call a language. */
static const char *
language(const char *lang)
{
	static const struct {
		const char *code;
		const char *name;
	} names[] = { { "de", "german" }, { "en", "english" },
		{ "es", "spanish" }, { "fr", "french" }, { "it", "italian" },
		{ "ja", "japanese" }, { "ko", "korean" }, { "nl", "dutch" },
		{ "pt", "portuguese" }, { "ru", "russian" },
		{ "zh", "chinese" } };
	size_t i;

	for (i = 0; lang != NULL && i < sizeof(names) / sizeof(names[0]); i++)
		if (strncmp(lang, names[i].code, 2) == 0)
			return names[i].name;
	return NULL;
}

/* biblatex has no field for the application. */
static void
put_note(struct buf *b, const struct cite *c)
{
	const char *n = c->application_number;

	if (n == NULL && c->filed == NULL)
		return;
	put_open(b, "note");
	if (n != NULL) {
		buf_str(b, "Application ");
		cite_text(b, n, strlen(n), escape);
	}
	if (c->filed != NULL)
		buf_printf(
			b, "%s %s", n != NULL ? ", filed" : "Filed", c->filed);
	buf_char(b, '}');
}

static void
put_keywords(struct buf *b, const struct cite_list *list)
{
	size_t i;

	if (list->count == 0)
		return;
	put_open(b, "keywords");
	for (i = 0; i < list->count; i++) {
		buf_str(b, i == 0 ? "" : ", ");
		cite_text(b, list->items[i], strlen(list->items[i]), escape);
	}
	buf_char(b, '}');
}

void
cite_bibtex(struct buf *b, const struct cite *c)
{
	bool people;
	const struct cite_list *authors = cite_authors(c, &people);

	buf_printf(b, "@patent{%s", c->number);
	put_names(b, "author", authors, people);
	put_title(b, cite_title(c));
	put_names(b, "holder", &c->applicants, false);
	put_field(b, "number", c->number, escape);
	if (c->published != NULL) {
		put_field(b, "date", c->published, escape);
		/* For BibTeX, which does not know date. */
		put_open(b, "year");
		buf_printf(b, "%.4s}", c->published);
	}
	put_note(b, c);
	put_field(b, "langid", language(c->lang), escape);
	put_field(b, "abstract", c->abstract, escape);
	put_keywords(b, &c->keywords);
	put_field(b, "url", c->url, plain);
	put_field(b, "urldate", c->accessed, escape);
	buf_str(b, "\n}\n");
}
