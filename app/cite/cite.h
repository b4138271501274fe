/*
 * Citing patents: BibTeX, RIS and CSL-JSON.
 *
 * The room knows no database and no page: who cites fills a struct cite and
 * puts cite_before(), the entry and cite_after().
 *
 *	BibTeX	  @patent of biblatex, read by BibTeX, too; UTF-8
 *	RIS	  type PAT, tags as EndNote and Zotero use them; UTF-8, CR LF
 *	CSL-JSON  items of type patent, schema csl-data.json 1.0.2
 *
 * Whatever the texts hold, an entry is well-formed: control characters and
 * breaks of lines become spaces, several spaces one, and what has a meaning
 * in the format is escaped. Texts are UTF-8.
 */
#ifndef CITE_CITE_H
#define CITE_CITE_H

#include <stddef.h>

#include "base/err.h"

struct buf;

enum cite_format { CITE_BIBTEX, CITE_RIS, CITE_CSL, CITE_FORMATS };

struct cite_list {
	const char *const *items;
	size_t count;
};

/* Zero-initialise it: all but number and url may be left out. Days are
 * YYYY-MM-DD. */
struct cite {
	const char *number; /* in normal form, "CN112345678A"; also the key */
	const char *office; /* for people: "CN China" */
	const char *title;  /* in one language; NULL: the number in its place */
	const char *lang;   /* of the title, BCP 47: "zh-Hans" */
	const char *abstract;
	const char *application_number;
	const char *filed;
	const char *published;
	const char *status; /* a word, or a few: "granted" */
	/* "Family, Given", or a name that nobody has divided. */
	struct cite_list inventors;
	struct cite_list applicants;
	struct cite_list priorities; /* numbers */
	struct cite_list keywords;   /* such as symbols of the CPC */
	const char *url;	     /* absolute and lasting */
	const char *accessed;	     /* the day of this answer */
};

/* Appends one entry. */
void cite_put(struct buf *, enum cite_format, const struct cite *);

/* What stands around the entry; "" for nothing. */
const char *cite_before(enum cite_format);
const char *cite_after(enum cite_format);

/* The media type, with charset where it has one. */
const char *cite_media(enum cite_format);

#endif
