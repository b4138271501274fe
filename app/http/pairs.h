/*
 * Lists of named values as they come from outside: query, form, cookies,
 * header fields. Order and repetition are kept. Values are NUL terminated
 * UTF-8 without NUL inside; the parsers refuse anything else.
 */
#ifndef HTTP_PAIRS_H
#define HTTP_PAIRS_H

#include <stddef.h>

#include "base/err.h"

struct arena;

struct pair {
	const char *name;
	const char *value;
};

struct pairs {
	struct pair *items;
	size_t count;
	size_t room; /* allocated items; only pairs_add() looks */
};

/* A file of a multipart form. */
struct upload {
	const char *field;
	const char *filename; /* last path component, control bytes removed */
	const char *type;     /* as claimed by the client: never trusted */
	const void *bytes;    /* inside the request body, not copied */
	size_t len;
};

struct uploads {
	struct upload *items;
	size_t count;
	size_t room;
};

/*
 * Appends a pair. A zeroed list is an empty one. The strings are not copied:
 * they must live as long as the list, e.g. in the same arena.
 */
void pairs_add(
	struct arena *, struct pairs *, const char *name, const char *value);

/* The first value of ${name}, or NULL. */
const char *pairs_find(const struct pairs *, const char *name);

/* The first value of ${name} that is not empty, or NULL. */
const char *pairs_text(const struct pairs *, const char *name);

/* As pairs_find(), header names compare without case (RFC 9110). */
const char *pairs_find_nocase(const struct pairs *, const char *name);

/* How many times ${name} occurs. */
size_t pairs_count(const struct pairs *, const char *name);

#endif
