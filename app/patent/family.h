/*
 * The family of a publication: which others belong to it, in the registry or
 * not, and how far that is known.
 */
#ifndef PATENT_FAMILY_H
#define PATENT_FAMILY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct db;
struct patent;

enum family_relation {
	FAMILY_APPLICATION, /* a publication of the same application */
	FAMILY_SIMPLE,	    /* the same priorities (DOCDB) */
	FAMILY_DECLARED,    /* somebody says so */
	FAMILY_EXTENDED	    /* linked by a priority (INPADOC) */
};

struct family_item {
	const char *number;
	const char *office;
	const char *title; /* JSON, or NULL */
	const char *published;
	const char *status;
	enum family_relation relation;
	bool known; /* the registry has it */
	bool pooled;
};

/* A list of members that somebody has given. */
struct family_list {
	enum family_relation relation;
	const char *id;
	const char *complete; /* day up to which it is whole, or NULL */
	const char *source;   /* or NULL */
};

struct family {
	const struct family_item *items; /* nearest first; at most 200 */
	size_t count;
	size_t pooled;
	const struct family_list *lists;
	size_t list_count;
};

/* For the templates. */
struct family_lists {
	const struct family_list *items;
	size_t count;
};

/* OK or ERR_BUSY. */
enum err family_read(
	struct db *, const struct patent *, struct family *out) MUST_CHECK;

/* N_() messages. */
const char *family_relation_label(enum family_relation);

#endif
