/*
 * What expressions, statements and branches mean for the position in HTML.
 */
#include <string.h>

#include "tools/viewc.h"

static const char *
where_name(const struct place *h)
{
	switch (h->where) {
	case HTML_TEXT:
		return "text";
	case HTML_TEXT_ONLY:
		return "the text of title or textarea";
	case HTML_EMPTY:
		return "a script element";
	case HTML_DOCTYPE:
		return "the doctype";
	case HTML_TAG_NAME:
		return "the name of a tag";
	case HTML_GAP:
	case HTML_EDGE:
		return "a tag, between attributes";
	case HTML_NAME:
		return "the name of an attribute";
	case HTML_EQUALS:
		return "an attribute value without quotes";
	case HTML_VALUE:
		return "an attribute value";
	case HTML_SLASH:
		break;
	}
	return "the end of a tag";
}

/* The same with the names of tag and attribute. */
static const char *
where_text(const struct place *h)
{
	struct out o = { 0 };

	out_str(&o, where_name(h));
	if (h->where == HTML_VALUE)
		out_printf(&o, " (%s)", h->name);
	if (h->where != HTML_TEXT && h->where != HTML_TEXT_ONLY)
		out_printf(&o, " of <%s>", h->element);
	return o.data;
}

enum html_put
html_expr(struct html_writer *w, struct place *h, int line)
{
	h->newline = false;
	if (h->where == HTML_TEXT)
		return PUT_TEXT;
	if (h->where == HTML_TEXT_ONLY)
		return PUT_PLAIN;
	if (h->where != HTML_VALUE)
		die(w->path, line, "an expression may not stand in %s",
			where_name(h));
	h->value_cut = true;
	if (h->url == URL_NONE)
		return PUT_PLAIN;
	if (h->url == URL_SCHEME || h->url == URL_SAFE)
		return PUT_QUERY;
	h->url = URL_SAFE;
	return PUT_URL;
}

void
html_statement(struct html_writer *w, struct place *h, int line)
{
	if (h->where == HTML_TAG_NAME)
		rule_element(w, h, line);
	if (h->where == HTML_NAME)
		rule_attribute(w, h, line);
	if (h->where == HTML_TAG_NAME || h->where == HTML_NAME)
		h->where = HTML_EDGE;
	if (h->where == HTML_EQUALS || h->where == HTML_SLASH ||
		h->where == HTML_DOCTYPE || h->where == HTML_EMPTY)
		die(w->path, line, "a statement may not stand in %s",
			where_name(h));
}

/* True when both stand in the same tag, value or element. */
static bool
same_place(const struct place *a, const struct place *b)
{
	if (a->where != b->where ||
		strcmp(a->text_element, b->text_element) != 0)
		return false;
	if (a->where == HTML_TEXT || a->where == HTML_TEXT_ONLY)
		return true;
	if (strcmp(a->element, b->element) != 0 || a->closing != b->closing)
		return false;
	return a->where != HTML_VALUE ||
	       (strcmp(a->name, b->name) == 0 && a->url == b->url);
}

void
html_join(struct html_writer *w, struct place *into, const struct place *other,
	int line)
{
	struct place b = *other;

	/* Where one way ends with a space and one does not, the stricter. */
	if (into->where == HTML_GAP && b.where == HTML_EDGE)
		into->where = HTML_EDGE;
	if (into->where == HTML_EDGE && b.where == HTML_GAP)
		b.where = HTML_EDGE;
	if (!same_place(into, &b))
		die(w->path, line,
			"the ways that meet here end at different places: in "
			"%s, and in %s",
			where_text(into), where_text(&b));
	if (strcmp(into->exempt, b.exempt) != 0 ||
		into->exempt_depth != b.exempt_depth ||
		strcmp(into->keep, b.keep) != 0)
		die(w->path, line,
			"the ways that meet here open or close <%s> "
			"differently",
			into->exempt[0] != '\0' ? into->exempt : b.exempt);
	if (strcmp(into->value, b.value) != 0 || b.value_cut)
		into->value_cut = true;
	into->tag_exempt = into->tag_exempt && b.tag_exempt;
	into->tag_shows_value = into->tag_shows_value || b.tag_shows_value;
	into->tag_shows_content =
		into->tag_shows_content || b.tag_shows_content;
	if (into->english_line == 0)
		into->english_line = b.english_line;
	if (into->value_line == 0)
		into->value_line = b.value_line;
	into->newline = into->newline && b.newline;
}

void
html_between(struct html_writer *w, const struct place *h, const char *what,
	int line)
{
	if (h->where != HTML_TEXT)
		die(w->path, line, "%s must stand between elements, not in %s",
			what, where_name(h));
}
