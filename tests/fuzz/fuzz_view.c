/* A value in every position of a template, read again by a parser of HTML:
 * the document keeps its shape, and each position holds the value itself. */
#include "fuzz.h"

#include <gumbo.h>

#include "base/buf.h"
#include "http/parse.h"
#include "views.h"

/* What the parser of HTML hands on as it is: CR ends lines, other control
 * characters and noncharacters are faults of a page. */
static int
is_plain(const char *s)
{
	unsigned c;

	while ((c = text_next(&s)) != 0)
		if ((c < ' ' && c != '\n' && c != '\t') ||
			(c >= 0x7f && c < 0xa0) ||
			(c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe)
			return 0;
	return 1;
}

static const char *
render(struct arena *a, const char *text)
{
	struct req r = { .arena = a, .out = buf_new(a, 1024) };

	view_escape(&r, text);
	return r.out->data;
}

/* Elements and names of attributes, without values. */
static void
shape(const GumboNode *n, struct buf *out)
{
	const GumboElement *e = &n->v.element;

	if (n->type != GUMBO_NODE_ELEMENT)
		return;
	buf_printf(out, "<%s", gumbo_normalized_tagname(e->tag));
	for (unsigned i = 0; i < e->attributes.length; i++)
		buf_printf(out, " %s",
			((GumboAttribute *)e->attributes.data[i])->name);
	for (unsigned i = 0; i < e->children.length; i++)
		shape(e->children.data[i], out);
	buf_char(out, '>');
}

/* Finds the ${n}th element ${tag} in order. */
static const GumboNode *
find(const GumboNode *node, GumboTag tag, int *n)
{
	const GumboElement *e = &node->v.element;
	const GumboNode *found = NULL;

	if (node->type != GUMBO_NODE_ELEMENT)
		return NULL;
	if (e->tag == tag && (*n)-- == 0)
		return node;
	for (unsigned i = 0; i < e->children.length && found == NULL; i++)
		found = find(e->children.data[i], tag, n);
	return found;
}

static const GumboElement *
element(const GumboOutput *o, GumboTag tag, int n)
{
	const GumboNode *node = find(o->root, tag, &n);

	MUST(node != NULL);
	return &node->v.element;
}

static void
check_attribute(const GumboElement *e, const char *name, const char *value)
{
	const GumboAttribute *x = gumbo_get_attribute(&e->attributes, name);

	MUST(x != NULL && strcmp(x->value, value) == 0);
}

static void
check_text(struct arena *a, const GumboElement *e, const char *value)
{
	struct buf *b = buf_new(a, 64);

	for (unsigned i = 0; i < e->children.length; i++) {
		const GumboNode *n = e->children.data[i];

		MUST(n->type == GUMBO_NODE_TEXT ||
			n->type == GUMBO_NODE_WHITESPACE);
		buf_str(b, n->v.text.text);
	}
	MUST(strcmp(b->data, value) == 0);
}

/* An address of a page that leads where it says: nothing that runs. */
static void
check_link(const GumboElement *e, const char *text)
{
	const GumboAttribute *x = gumbo_get_attribute(&e->attributes, "href");

	MUST(x != NULL);
	if (strcmp(x->value, "#") == 0)
		return;
	MUST(strcmp(x->value, text) == 0);
	MUST(strchr("/?#hm", text[0]) != NULL && strncmp(text, "//", 2) != 0);
	MUST(strpbrk(text, "\\\n\t") == NULL);
}

static void
check_query(struct arena *a, const GumboElement *e, const char *text)
{
	const GumboAttribute *x = gumbo_get_attribute(&e->attributes, "href");
	struct pairs pairs = { 0 };

	MUST(x != NULL && strncmp(x->value, "/a?", 3) == 0);
	MUST(parse_query(a, x->value + 3, strlen(x->value + 3), &pairs) == OK);
	MUST(pairs.count == 2);
	MUST(strcmp(pairs_find(&pairs, "q"), text) == 0);
}

static void
check_values(struct arena *a, const GumboOutput *o, const char *text)
{
	check_text(a, element(o, GUMBO_TAG_TITLE, 0), text);
	check_attribute(element(o, GUMBO_TAG_P, 0), "title", text);
	check_text(a, element(o, GUMBO_TAG_P, 0), text);
	check_attribute(element(o, GUMBO_TAG_B, 0), "aria-label",
		arena_printf(a, "About %s", text));
	check_text(a, element(o, GUMBO_TAG_B, 0),
		arena_printf(a, "Filed by %s, %s", text, text));
	check_link(element(o, GUMBO_TAG_A, 0), text);
	check_text(a, element(o, GUMBO_TAG_A, 0),
		arena_printf(a, "2 of %s", text));
	check_query(a, element(o, GUMBO_TAG_A, 1), text);
	check_text(a, element(o, GUMBO_TAG_A, 1), text);
	check_attribute(element(o, GUMBO_TAG_INPUT, 0), "value", text);
	check_attribute(element(o, GUMBO_TAG_TEXTAREA, 0), "aria-label", text);
	check_text(a, element(o, GUMBO_TAG_TEXTAREA, 0), text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	char *text = fuzz_utf8(a, data, size);
	struct buf *usual = buf_new(a, 256), *got = buf_new(a, 256);
	GumboOutput *o = gumbo_parse(render(a, "word"));

	shape(o->root, usual);
	gumbo_destroy_output(&kGumboDefaultOptions, o);
	o = gumbo_parse(render(a, text));
	shape(o->root, got);
	MUST(strcmp(usual->data, got->data) == 0);
	if (is_plain(text))
		check_values(a, o, text);
	gumbo_destroy_output(&kGumboDefaultOptions, o);
	arena_free(a);
	return 0;
}
