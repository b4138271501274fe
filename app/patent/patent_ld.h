/*
 * A publication as linked data: a CreativeWork of schema.org, which has no
 * type for patents.
 */
#ifndef PATENT_PATENT_LD_H
#define PATENT_PATENT_LD_H

#include "cite/cite.h"
#include "patent/outside.h"

struct buf;
struct patent;

struct patent_ld {
	const struct patent *patent;
	const struct cite *cite; /* title, abstract, permanent address */
	const char *page;	 /* absolute address of the page */
	const char *home;	 /* of the registry */
	/* The terms under which it is licensed, and who contributed it; NULL
	 * unless it is pooled. */
	const char *licence;
	const char *member_name;
	const char *member_page;
	struct outsides same; /* where else it is; none for invented ones */
};

/* Appends one JSON object. */
void patent_ld_put(struct buf *, const struct patent_ld *);

#endif
