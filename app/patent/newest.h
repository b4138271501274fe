/*
 * The newest patents that a member has in the pool.
 */
#ifndef PATENT_NEWEST_H
#define PATENT_NEWEST_H

#include <stddef.h>

#include "db/db.h"

struct newest_item {
	const char *number;
	const char *office;
	const char *title;     /* JSON {language: text} */
	const char *published; /* day or NULL */
	const char *status;    /* word, or NULL when not known */
};

struct newest_items {
	const struct newest_item *items;
	size_t count;
};

struct newest {
	const char *id;	  /* of the organisation */
	const char *name; /* JSON {language: text} */
	struct newest_items list;
};

/*
 * The 20 patents of the member ${id} that were published last, in one
 * statement. OK, ERR_NOT_FOUND when it never was a member, or ERR_BUSY.
 */
enum err patent_newest(
	struct db *, const char *id, struct newest *out) MUST_CHECK;

#endif
