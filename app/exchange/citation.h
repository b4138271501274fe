/*
 * What documents of offices cite. Only the readers of XML include this.
 */
#ifndef EXCHANGE_CITATION_H
#define EXCHANGE_CITATION_H

#include "exchange/node.h"

/*
 * Writes "citations" of a native record from the elements ${name} of ${list}
 * (<citation> of OPS and DOCDB, <us-citation> of the USPTO); nothing when
 * there is none. What has no number that can be read is kept as text.
 */
void citation_put(struct arena *, struct json_writer *, const xmlNode *list,
	const char *name);

#endif
