/*
 * Elements of libxml2's tree, by local names. Only ops.c, uspto.c and xml.c
 * include this.
 */
#ifndef EXCHANGE_NODE_H
#define EXCHANGE_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

struct arena;
struct buf;
struct json_writer;

/* How every document is parsed: no network, no XInclude, no entities of its
 * own expanded, libxml2's limits on depth and length, lines above 65,535. */
#define NODE_OPTIONS                                                           \
	(XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |           \
		XML_PARSE_BIG_LINES | XML_PARSE_COMPACT)

/* Forbids loading of anything a document points at; once a process. */
void node_init(void);

bool node_is(const xmlNode *, const char *name);

/* The first child element of that name; node_next() the one after it. */
const xmlNode *node_child(const xmlNode *parent, const char *name);
const xmlNode *node_next(const xmlNode *, const char *name);

/* Goes down a path of names, "parties/applicants"; NULL when one is missing. */
const xmlNode *node_find(const xmlNode *, const char *path);

/* All text inside, white space drawn together; "" for NULL. Elements that
 * stand on lines of their own are kept apart by a space. */
const char *node_text(struct arena *, const xmlNode *);

/* node_text() of a path. */
const char *node_text_at(struct arena *, const xmlNode *, const char *path);

/* An attribute, "" when there is none. */
const char *node_attr(struct arena *, const xmlNode *, const char *name);

/* A list of texts, each once, none empty. */
struct node_list {
	const char **items;
	size_t count;
	size_t room;
};
void node_list_add(struct arena *, struct node_list *, const char *text);

/* Members of a native record: nothing is written when there is nothing. */
void node_put(struct json_writer *, const char *key, const char *text);
void node_put_list(
	struct json_writer *, const char *key, const struct node_list *);
/* YYYYMMDD or ISO; what is no day (19930400) is left out. */
void node_put_day(struct json_writer *, const char *key, const char *text);

/* "H04W  84/    20   A I" and "G06F015/16" are H04W84/20 and G06F15/16: the
 * symbol alone, without filling; NULL when there is none. */
const char *node_symbol(struct arena *, const char *text);

/* The same from <section>, <class>, <subclass>, <main-group>, <subgroup>. */
const char *node_symbol_parts(struct arena *, const xmlNode *);

#endif
