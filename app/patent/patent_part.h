/*
 * The inside of the page of a patent.
 */
#ifndef PATENT_PATENT_PART_H
#define PATENT_PATENT_PART_H

#include "patent/patent_pages.h"

/* The texts in the language of ?text=, else in that of the page, else in the
 * first there is. */
void patent_texts_read(
	struct req *, const struct patent *, struct patent_texts *out);

/* Where else it can be read; nowhere for an invented number, which leads to
 * somebody else's patent. */
void patent_outsides(struct req *, const struct patent *, struct outsides *out);

#endif
