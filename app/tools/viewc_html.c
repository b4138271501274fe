/*
 * Follows the HTML of a template and knows at each byte where in the page it
 * stands. It is stricter than a browser: what a browser would repair, or what
 * would make escaping depend on more than the position, ends the build.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "tools/viewc.h"

static void
keep_char(
	const struct html_writer *w, char *name, size_t size, char c, int line)
{
	size_t n = strlen(name);

	if (n + 1 >= size)
		die(w->path, line, "the name %s... is too long", name);
	name[n] = (char)tolower((unsigned char)c);
	name[n + 1] = '\0';
}

static void
element_begin(struct place *h, bool closing)
{
	h->where = HTML_TAG_NAME;
	h->closing = closing;
	h->element[0] = h->name[0] = '\0';
	h->tag_exempt = h->tag_shows_value = h->tag_shows_content = false;
	h->english_line = h->value_line = 0;
}

static void
tag_done(const struct html_writer *w, struct place *h, bool slash)
{
	bool same = strcmp(h->element, h->exempt) == 0;

	h->where = HTML_TEXT;
	if (h->closing) {
		h->text_element[0] = '\0';
		if (strcmp(h->keep, h->element) == 0)
			h->keep[0] = '\0';
		if (same && --h->exempt_depth == 0)
			h->exempt[0] = '\0';
		return;
	}
	if (h->value_line != 0 && (h->tag_shows_value || h->tag_shows_content))
		h->english_line = h->value_line;
	if (h->english_line != 0 && h->exempt[0] == '\0' && !h->tag_exempt)
		rule_english(w, "the text of an attribute", h->english_line);
	if (slash || rule_is_void(h->element))
		return;
	if (h->exempt[0] == '\0' && h->tag_exempt) {
		strcpy(h->exempt, h->element);
		h->exempt_depth = 1;
	} else if (same) {
		h->exempt_depth++;
	}
	if (strcmp(h->element, "pre") == 0 ||
		strcmp(h->element, "textarea") == 0)
		strcpy(h->keep, h->element);
	if (strcmp(h->element, "title") == 0 ||
		strcmp(h->element, "textarea") == 0) {
		h->where = HTML_TEXT_ONLY;
		strcpy(h->text_element, h->element);
	} else if (strcmp(h->element, "script") == 0) {
		h->where = HTML_EMPTY;
		strcpy(h->text_element, h->element);
	}
}

/* "<" in text: a tag begins. Returns how many bytes belong to its opening. */
static size_t
tag_begin(const struct html_writer *w, struct place *h, const char *s,
	size_t len, int line)
{
	if (len > 2 && s[1] == '/' && isalpha((unsigned char)s[2])) {
		element_begin(h, true);
		return 2;
	}
	if (h->where == HTML_TEXT_ONLY)
		die(w->path, line, "%s holds text only, no elements",
			h->text_element);
	if (h->where == HTML_EMPTY)
		die(w->path, line,
			"inline script is not allowed: write it in assets/js");
	if (len > 1 && isalpha((unsigned char)s[1])) {
		element_begin(h, false);
		return 1;
	}
	if (len > 9 && strncasecmp(s, "<!doctype", 9) == 0) {
		h->where = HTML_DOCTYPE;
		return 9;
	}
	if (len > 1 && s[1] == '!')
		die(w->path, line,
			"HTML comments are sent to visitors: write {# ... #}");
	die(w->path, line, "\"<\" begins no tag here: write &lt;");
}

static size_t
in_text(const struct html_writer *w, struct place *h, const char *s, size_t len,
	int line)
{
	size_t n;

	if (*s == '<')
		return tag_begin(w, h, s, len, line);
	if (h->where == HTML_EMPTY && !isspace((unsigned char)*s))
		die(w->path, line,
			"inline script is not allowed: write it in assets/js");
	if (*s == '&') {
		if ((n = rule_entity_length(s, len)) == 0)
			die(w->path, line, "\"&\" alone: write &amp;");
		return n;
	}
	if ((n = rule_words_length(s, len)) == 0)
		return 1;
	if (!w->raw && h->exempt[0] == '\0') {
		struct out what = { 0 };

		out_printf(&what, "\"%.*s\"", (int)n, s);
		rule_english(w, what.data, line);
	}
	return n;
}

static size_t
in_value(const struct html_writer *w, struct place *h, const char *s,
	size_t len, int line)
{
	size_t n = 1, kept;

	if (*s == '"') {
		rule_value(h);
		h->where = HTML_EDGE;
		return 1;
	}
	if (*s == '<')
		die(w->path, line,
			"\"<\" inside the value of %s: a quote is missing, or "
			"write &lt;",
			h->name);
	if (*s == '&' && (n = rule_entity_length(s, len)) == 0)
		die(w->path, line, "\"&\" alone: write &amp;");
	if (*s != '&' && rule_words_length(s, len) > 0 && !w->raw) {
		if (rule_for_people(h->name))
			h->english_line = line;
		else if (strcmp(h->name, "value") == 0 ||
			 strcmp(h->name, "content") == 0)
			h->value_line = line;
	}
	if (h->url == URL_START || h->url == URL_SCHEME) {
		/* A scheme hidden behind an entity or a control is refused. */
		if (*s == '&' || isspace((unsigned char)*s) ||
			iscntrl((unsigned char)*s))
			die(w->path, line,
				"an address may not begin with \"%.*s\"",
				(int)n, s);
		if (*s == ':')
			rule_scheme(w, h, line);
		else
			h->url = strchr("/?#", *s) != NULL ? URL_SAFE
							   : URL_SCHEME;
	}
	kept = strlen(h->value);
	if (kept + n + 1 > sizeof(h->value)) {
		h->value_cut = true;
	} else {
		memcpy(h->value + kept, s, n);
		h->value[kept + n] = '\0';
	}
	return n;
}

static bool
name_char(char c)
{
	return isalnum((unsigned char)c) || strchr("-_:.", c) != NULL;
}

/* Between the attributes of a tag, or behind its name. */
static void
in_gap(const struct html_writer *w, struct place *h, char c, int line)
{
	if (isspace((unsigned char)c)) {
		h->where = HTML_GAP;
	} else if (c == '>') {
		tag_done(w, h, false);
	} else if (c == '/') {
		h->where = HTML_SLASH;
	} else if (h->where == HTML_GAP && name_char(c) && c != '\0') {
		h->where = HTML_NAME;
		h->name[0] = '\0';
		keep_char(w, h->name, sizeof(h->name), c, line);
	} else {
		die(w->path, line,
			"\"%c\" in the tag %s: an attribute is written as "
			"name=\"value\", with a space before it",
			c, h->element);
	}
}

static void
in_tag(const struct html_writer *w, struct place *h, char c, int line)
{
	switch (h->where) {
	case HTML_TAG_NAME:
		if (name_char(c)) {
			keep_char(w, h->element, sizeof(h->element), c, line);
			return;
		}
		rule_element(w, h, line);
		h->where = HTML_EDGE;
		in_gap(w, h, c, line);
		return;
	case HTML_NAME:
		if (name_char(c)) {
			keep_char(w, h->name, sizeof(h->name), c, line);
			return;
		}
		rule_attribute(w, h, line);
		h->where = c == '=' ? HTML_EQUALS : HTML_EDGE;
		if (c != '=')
			in_gap(w, h, c, line);
		return;
	case HTML_EQUALS:
		if (c == '\'')
			die(w->path, line,
				"the value of %s is in single quotes: write "
				"double ones",
				h->name);
		if (c != '"')
			die(w->path, line, "the value of %s is not quoted",
				h->name);
		h->where = HTML_VALUE;
		h->value[0] = '\0';
		h->value_cut = false;
		h->url = rule_is_url(h->name) ? URL_START : URL_NONE;
		return;
	case HTML_SLASH:
		if (c != '>')
			die(w->path, line, "\"/\" without \">\" in the tag %s",
				h->element);
		tag_done(w, h, true);
		return;
	case HTML_GAP:
	case HTML_EDGE:
		in_gap(w, h, c, line);
		return;
	case HTML_TEXT:
	case HTML_TEXT_ONLY:
	case HTML_EMPTY:
	case HTML_DOCTYPE:
	case HTML_VALUE:
		break;
	}
	if (c == '>') /* only the doctype is left */
		h->where = HTML_TEXT;
}

/*
 * A run of white space is shortened to one newline when it holds one, and to
 * nothing when the output already ends with a newline; pre and textarea keep
 * theirs.
 */
static void
write_space(struct html_writer *w, struct place *h, const char *s, size_t len)
{
	bool newline = memchr(s, '\n', len) != NULL;

	if (!newline || h->keep[0] != '\0') {
		out_add(w->out, s, len);
		h->newline = false;
	} else if (!h->newline) {
		out_char(w->out, '\n');
		h->newline = true;
	}
}

void
html_text(struct html_writer *w, struct place *h, const char *s, size_t len,
	int line)
{
	while (len > 0) {
		size_t space = 0, n;

		while (space < len && isspace((unsigned char)s[space]))
			space++;
		n = space > 0 ? space : 1;
		if (h->where == HTML_TEXT || h->where == HTML_TEXT_ONLY ||
			h->where == HTML_EMPTY) {
			if (space == 0)
				n = in_text(w, h, s, len, line);
		} else if (h->where == HTML_VALUE) {
			if (space == 0 || h->url == URL_START ||
				h->url == URL_SCHEME)
				n = in_value(w, h, s, len, line);
		} else {
			in_tag(w, h, *s, line);
		}
		if (space > 0) {
			write_space(w, h, s, n);
		} else {
			out_add(w->out, s, n);
			h->newline = false;
		}
		for (size_t i = 0; i < n; i++)
			line += s[i] == '\n';
		s += n;
		len -= n;
	}
}
