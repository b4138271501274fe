/*
 * A publication as something to cite: for files and for the head of its page.
 */
#ifndef PATENT_PATENT_CITE_H
#define PATENT_PATENT_CITE_H

#include "base/lang.h"
#include "cite/cite.h"

struct arena;
struct patent;

/*
 * In ${lang} where title and abstract have it. ${url} is the permanent
 * address, ${today} the day of the answer.
 */
void patent_cite(struct arena *, const struct patent *, enum lang,
	const char *url, const char *today, struct cite *out);

#endif
