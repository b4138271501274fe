/*
 * The forms in which a publication is served: a page, or a file for programs,
 * chosen by the end of its address or by the Accept header.
 */
#ifndef PATENT_PERMALINK_H
#define PATENT_PERMALINK_H

#include <stddef.h>

struct arena;

enum permalink {
	PERMALINK_PAGE,
	PERMALINK_JSON,	  /* of the API */
	PERMALINK_JSONLD, /* schema.org */
	PERMALINK_BIBTEX,
	PERMALINK_RIS,
	PERMALINK_CSL,
	PERMALINK_COUNT
};

/* ".bib" and the like; "" for the page. */
const char *permalink_suffix(enum permalink);

/* The form that ${typed} ends with; *number is the rest. */
enum permalink permalink_read(
	struct arena *, const char *typed, const char **number);

/*
 * The form that the Accept header (RFC 9110 12.5.1) likes best; of those it
 * likes equally the first above. NULL, or nothing of ours in it: the page.
 */
enum permalink permalink_accept(const char *header);

#endif
