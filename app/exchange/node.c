#include "exchange/node.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/json.h"

static xmlParserInputPtr
load_nothing(const char *url, const char *id, xmlParserCtxtPtr context)
{
	(void)url;
	(void)id;
	(void)context;
	return NULL;
}

void
node_init(void)
{
	xmlInitParser();
	xmlSetExternalEntityLoader(load_nothing);
}

bool
node_is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)n->name, name) == 0;
}

static const xmlNode *
first(const xmlNode *n, const char *name)
{
	while (n != NULL && !node_is(n, name))
		n = n->next;
	return n;
}

const xmlNode *
node_child(const xmlNode *parent, const char *name)
{
	return parent == NULL ? NULL : first(parent->children, name);
}

const xmlNode *
node_next(const xmlNode *n, const char *name)
{
	return first(n->next, name);
}

const xmlNode *
node_find(const xmlNode *n, const char *path)
{
	char name[64];

	while (n != NULL && *path != '\0') {
		size_t len = strcspn(path, "/");

		if (len >= sizeof(name))
			return NULL;
		memcpy(name, path, len);
		name[len] = '\0';
		n = node_child(n, name);
		path += len + (path[len] == '/');
	}
	return n;
}

/* Appends, drawing white space together; a leading one waits in *space. */
static void
add_text(struct buf *b, const char *s, bool *space)
{
	for (; *s != '\0'; s++) {
		if (strchr(" \t\r\n", *s) != NULL) {
			*space = true;
			continue;
		}
		if (*space && b->len > 0)
			buf_char(b, ' ');
		*space = false;
		buf_char(b, *s);
	}
}

static bool
stands_alone(const xmlNode *n)
{
	static const char *const names[] = { "claim-text", "p", "li", "br",
		"row", "entry", "dd", "dt", "maths", "heading" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (node_is(n, names[i]))
			return true;
	return false;
}

/* The depth is libxml2's: at most 256. */
static void
collect(const xmlNode *n, struct buf *b, bool *space)
{
	bool alone = n->type == XML_ELEMENT_NODE && stands_alone(n);

	*space |= alone;
	switch ((int)n->type) {
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		add_text(b, (const char *)n->content, space);
		break;
	case XML_ENTITY_REF_NODE:
		/* Not expanded, but neither dropped without a trace. */
		add_text(b, "&", space);
		add_text(b, (const char *)n->name, space);
		add_text(b, ";", space);
		break;
	case XML_ELEMENT_NODE:
		for (n = n->children; n != NULL; n = n->next)
			collect(n, b, space);
		break;
	default:
		break;
	}
	*space |= alone;
}

const char *
node_text(struct arena *a, const xmlNode *n)
{
	struct buf *b;
	bool space = false;

	if (n == NULL)
		return "";
	b = buf_new(a, 128);
	collect(n, b, &space);
	return b->data;
}

const char *
node_text_at(struct arena *a, const xmlNode *n, const char *path)
{
	return node_text(a, node_find(n, path));
}

const char *
node_attr(struct arena *a, const xmlNode *n, const char *name)
{
	const xmlAttr *attr = n == NULL ? NULL : n->properties;
	struct buf *b;

	while (attr != NULL && strcmp((const char *)attr->name, name) != 0)
		attr = attr->next;
	if (attr == NULL)
		return "";
	b = buf_new(a, 32);
	for (n = attr->children; n != NULL; n = n->next)
		if (n->type == XML_TEXT_NODE)
			buf_str(b, (const char *)n->content);
	return b->data;
}

void
node_list_add(struct arena *a, struct node_list *l, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	for (size_t i = 0; i < l->count; i++)
		if (strcmp(l->items[i], text) == 0)
			return;
	if (l->count == l->room) {
		size_t room = l->room == 0 ? 8 : 2 * l->room;
		const char **items = ARENA_ARRAY(a, room, const char *);

		if (l->count > 0)
			memcpy(items, l->items, l->count * sizeof(*items));
		l->items = items;
		l->room = room;
	}
	l->items[l->count++] = text;
}

void
node_put(struct json_writer *w, const char *key, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	json_set(w, key, text);
}

void
node_put_list(struct json_writer *w, const char *key, const struct node_list *l)
{
	if (l->count == 0)
		return;
	json_set_list(w, key, l->items, l->count);
}

void
node_put_day(struct json_writer *w, const char *key, const char *text)
{
	char day[DAY_SIZE];

	if (text != NULL && day_read(text, day) == OK)
		node_put(w, key, day);
}

const char *
node_symbol(struct arena *a, const char *text)
{
	struct buf *b = buf_new(a, 32);

	while (*text == ' ')
		text++;
	if (strlen(text) < 4 || !isalpha((unsigned char)text[0]) ||
		!isdigit((unsigned char)text[1]) ||
		!isdigit((unsigned char)text[2]) ||
		!isalpha((unsigned char)text[3]))
		return NULL;
	buf_add(b, text, 4);
	for (text += 4; *text == ' ' || *text == '0'; text++)
		;
	while (isdigit((unsigned char)*text))
		buf_char(b, *text++);
	while (*text == ' ')
		text++;
	if (*text != '/' || b->len == 4) {
		b->data[4] = '\0'; /* a subclass alone */
		return b->data;
	}
	buf_char(b, *text++);
	while (*text == ' ')
		text++;
	while (isdigit((unsigned char)*text))
		buf_char(b, *text++);
	return b->data;
}

const char *
node_symbol_parts(struct arena *a, const xmlNode *n)
{
	return node_symbol(
		a, arena_printf(a, "%s%s%s%s/%s", node_text_at(a, n, "section"),
			   node_text_at(a, n, "class"),
			   node_text_at(a, n, "subclass"),
			   node_text_at(a, n, "main-group"),
			   node_text_at(a, n, "subgroup")));
}
