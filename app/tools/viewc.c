/*
 * viewc: compiles HTML templates to C.
 *
 *	viewc IN.html OUT.c		the views of one file
 *	viewc --header OUT.h IN.html...	the prototypes of all (left alone when
 *					nothing in it changes)
 *
 * A fault ends with "file:line: message" and exit status 1.
 *
 * The language
 * ------------
 * A file holds one view or more; each lasts to the next one or to the end of
 * the file. White space around a view is cut off.
 *
 *	{# anything #}			a comment; not sent, anywhere
 *	{# TRANSLATORS: anything #}	a note for translators of the next
 *					sentence
 *	{% include "patent/patent.h" %}	before the first view
 *	{% view patent_show(struct req *r, const struct patent *p) %}
 *					becomes void view_patent_show(...);
 *					the first parameter never changes
 *	{{ expr }}			a value, escaped by position
 *	{% if expr %} {% elif expr %} {% else %} {% end %}
 *	{% for x in list %} {% else %} {% end %}
 *					list points to a struct with items and
 *					count; x is a pointer to the element,
 *					or the element itself when items holds
 *					pointers. x_index counts from 0. The
 *					else part shows for an empty list
 *	{% set name = expr %}		a constant for the rest of the block
 *	{% part name(r, ...) %}		another view
 *	{% call f(r, ...) %}		a C function that appends to r->out
 *	{% t "Found {n} patents" n=expr %}
 *					a sentence for people, translated
 *	{% tn "one patent" "{n} patents" n=expr %}
 *					the same; n chooses the form
 *	{% raw %} ... {% end %}		words that are not translated
 *
 * Expressions are C. A sentence takes \" and \\; a line break in it counts as
 * one space; its placeholders and its name=expr must agree.
 *
 * Position
 * --------
 *	text				VIEW_PUT: numbers as 12,345; struct html
 *					as it is
 *	"quoted" attributes, title,	VIEW_PUT_PLAIN: numbers as 12345; no
 *	textarea			struct html
 *	the begin of href, src, action	view_put_url: a whole address
 *	later in such an address	VIEW_PUT_QUERY: percent-encoded
 *	sentences			text and attributes
 *
 * Not allowed, because escaping or the page's Content-Security-Policy would
 * break: values without quotes or in single quotes; expressions in names of
 * tags and attributes; script with content; style; on...=; addresses other
 * than http, https, mailto, tel and our own; HTML comments; "&" and "<" alone.
 * The ways through an if must end at the same place of the HTML, and the body
 * of a for where it began.
 *
 * Words outside {% t %}: two ASCII letters in a row, or one Han, Kana or
 * Hangul character, in text or in an attribute that people read (alt, title,
 * aria-label, placeholder, label, the value of a submit button, ...) are an
 * error unless an element around carries translate="no".
 *
 * White space that holds a newline becomes one newline, except in pre and
 * textarea.
 */
#include "tools/viewc.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void
end_view(struct compiler *k, int line)
{
	if (!k->in_view)
		return;
	if (k->depth > 0)
		die(k->src.path, k->blocks[k->depth - 1].line,
			"this block has no {%% end %%}");
	html_between(&k->writer, &k->html, "the end of a view", line);
	if (k->html.exempt[0] != '\0')
		die(k->src.path, line,
			"<%s translate=\"no\"> is not closed in its view",
			k->html.exempt);
	while (k->literal.len > 0 &&
		isspace((unsigned char)k->literal.data[k->literal.len - 1]))
		k->literal.len--;
	view_flush(k);
	out_str(&k->c, "}\n");
	k->in_view = false;
}

/* Cuts "name(struct req *r, ...)"; returns the parameters. */
static char *
read_view(const char *path, const struct piece *p, char **name)
{
	size_t n = identifier_length(p->text, p->len);
	const char *first = "(struct req *r";
	char *params = memory_cut(p->text + n, p->len - n);

	*name = memory_cut(p->text, n);
	if (n == 0 || *params != '(' || p->text[p->len - 1] != ')')
		die(path, p->line,
			"a view is written as {%% view name(struct req *r, "
			"...) %%}");
	if (strncmp(params, first, strlen(first)) != 0 ||
		strchr(",)", params[strlen(first)]) == NULL)
		die(path, p->line,
			"the first parameter of %s must be: struct req *r",
			*name);
	return params;
}

static void
begin_view(struct compiler *k, const struct piece *p)
{
	char *name, *params = read_view(k->src.path, p, &name);

	end_view(k, p->line);
	k->html = (struct place){ .where = HTML_TEXT, .newline = true };
	k->in_view = true;
	out_printf(&k->c, "\n#line %d \"%s\"\nvoid\nview_%s%s\n{\n\t(void)r;\n",
		p->line, k->src.path, name, params);
}

/* Cuts the file out of {% include "file" %}, quotes and all. */
static char *
read_include(const char *path, const struct piece *p)
{
	if (p->len < 3 || p->text[0] != '"' || p->text[p->len - 1] != '"')
		die(path, p->line,
			"an include is written as {%% include \"room/room.h\" "
			"%%}");
	return memory_cut(p->text, p->len);
}

static bool
blank(const struct piece *p)
{
	const char *s = p->text;
	size_t len = p->len;

	text_trim(&s, &len, &(int){ 0 });
	return len == 0;
}

/* What stands before the first view; true when it was an include. */
static char *
read_outside(const char *path, const struct piece *p)
{
	if (p->kind == PIECE_STATEMENT && strcmp(p->word, "include") == 0)
		return read_include(path, p);
	if (p->kind != PIECE_TEXT || !blank(p))
		die(path, p->line,
			"only comments and includes stand before the first "
			"{%% view %%}");
	return NULL;
}

static void
compile(const char *in, const char *out)
{
	struct compiler k = { .src = source_open(in) };
	struct piece p;
	char *file;

	k.writer = (struct html_writer){ .path = in, .out = &k.literal };
	out_printf(&k.c,
		"/* Made by viewc from %s; do not edit. */\n"
		"#include \"http/view.h\"\n#include \"views.h\"\n",
		in);
	while ((p = source_next(&k.src)).kind != PIECE_END) {
		if (p.kind == PIECE_STATEMENT && strcmp(p.word, "view") == 0) {
			begin_view(&k, &p);
		} else if (!k.in_view) {
			if ((file = read_outside(in, &p)) != NULL)
				out_printf(&k.c, "#include %s\n", file);
		} else if (p.kind == PIECE_TEXT) {
			html_text(&k.writer, &k.html, p.text, p.len, p.line);
		} else if (p.kind == PIECE_EXPR) {
			view_expression(&k, &p);
		} else {
			view_statement(&k, &p);
		}
	}
	if (!k.in_view)
		die(in, p.line, "holds no {%% view %%}");
	end_view(&k, p.line);
	file_write(out, &k.c, false);
}

struct names {
	char **items;
	size_t count;
};

static bool
names_add(struct names *n, char *name)
{
	for (size_t i = 0; i < n->count; i++)
		if (strcmp(n->items[i], name) == 0)
			return false;
	n->items = memory_grow(n->items, n->count, sizeof(char *));
	n->items[n->count++] = name;
	return true;
}

/*
 * Notes the structs that parameters point to. True when a parameter is an
 * enum or a struct by value, so that a forward declaration is not enough.
 */
static bool
read_types(const char *params, struct names *structs)
{
	bool complete = false;

	for (const char *p = params; *p != '\0'; p++) {
		size_t n = identifier_length(p, strlen(p));

		if (n == 4 && strncmp(p, "enum", 4) == 0)
			complete = true;
		if (n == 6 && strncmp(p, "struct", 6) == 0) {
			const char *name = p + 6 + strspn(p + 6, " \t\n");

			n = identifier_length(name, strlen(name));
			names_add(structs, memory_cut(name, n));
			p = name + n + strspn(name + n, " \t\n");
			if (strncmp(p, "const", 5) == 0)
				p += 5 + strspn(p + 5, " \t\n");
			if (*p != '*')
				complete = true;
			p--;
		} else if (n > 0) {
			p += n - 1;
		}
	}
	return complete;
}

struct header {
	struct names views;
	struct names structs;
	struct names includes;
	struct out prototypes;
};

static void
read_prototypes(struct header *h, const char *in)
{
	struct source src = source_open(in);
	struct names includes = { 0 };
	bool complete = false, in_view = false;
	struct piece p;
	char *name, *params, *file;

	while ((p = source_next(&src)).kind != PIECE_END) {
		if (p.kind == PIECE_STATEMENT && strcmp(p.word, "view") == 0) {
			in_view = true;
			params = read_view(in, &p, &name);
			if (!names_add(&h->views, name))
				die(in, p.line, "another view is called %s too",
					name);
			complete |= read_types(params, &h->structs);
			out_printf(&h->prototypes, "void view_%s%s;\n", name,
				params);
		} else if (!in_view) {
			if ((file = read_outside(in, &p)) != NULL)
				names_add(&includes, file);
		}
	}
	for (size_t i = 0; complete && i < includes.count; i++)
		names_add(&h->includes, includes.items[i]);
}

static void
write_header(const char *out, char **in, int count)
{
	struct header h = { 0 };
	struct out text = { 0 };

	for (int i = 0; i < count; i++)
		read_prototypes(&h, in[i]);
	out_str(&text, "/* Made by viewc; do not edit. */\n"
		       "#ifndef VIEWS_H\n#define VIEWS_H\n\n"
		       "#include \"http/view.h\"\n");
	for (size_t i = 0; i < h.includes.count; i++)
		out_printf(&text, "#include %s\n", h.includes.items[i]);
	out_char(&text, '\n');
	for (size_t i = 0; i < h.structs.count; i++)
		out_printf(&text, "struct %s;\n", h.structs.items[i]);
	out_char(&text, '\n');
	if (h.prototypes.len > 0)
		out_str(&text, h.prototypes.data);
	out_str(&text, "\n#endif\n");
	file_write(out, &text, true);
}

int
main(int argc, char **argv)
{
	if (argc >= 3 && strcmp(argv[1], "--header") == 0) {
		write_header(argv[2], argv + 3, argc - 3);
	} else if (argc == 3 && argv[1][0] != '-') {
		compile(argv[1], argv[2]);
	} else {
		fputs("usage: viewc IN.html OUT.c\n"
		      "       viewc --header OUT.h IN.html...\n",
			stderr);
		return 1;
	}
	return 0;
}
