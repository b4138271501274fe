/*
 * One exchange-document, or family member, as a native record.
 */
#ifndef EXCHANGE_OPS_RECORD_H
#define EXCHANGE_OPS_RECORD_H

#include <stddef.h>

#include <libxml/tree.h>

struct arena;

/*
 * ${doc} or ${member} may be NULL, not both; what a document lacks is taken
 * from the member of the family around it. Names are the patent's own where
 * the office gives them, numbers are those of DOCDB.
 */
const char *ops_native(
	struct arena *, const xmlNode *doc, const xmlNode *member, size_t *len);

/* The number of a publication with kind, and of an application, as above. */
const char *ops_publication(struct arena *, const xmlNode *member);
const char *ops_application(struct arena *, const xmlNode *member);

/* The day of a reference, "" when there is none. */
const char *ops_day(struct arena *, const xmlNode *reference);

#endif
