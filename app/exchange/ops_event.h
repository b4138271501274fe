/*
 * Legal events of OPS (INPADOC) as native records.
 */
#ifndef EXCHANGE_OPS_EVENT_H
#define EXCHANGE_OPS_EVENT_H

#include <stddef.h>

#include <libxml/tree.h>

struct arena;
struct buf;

struct ops_events {
	struct buf **items; /* JSON objects */
	size_t count;
};

/* The newest day on which the office was heard of the member's events,
 * "" when there is none: then all of them were known. */
const char *ops_event_as_of(struct arena *, const xmlNode *member);

/* ${legal} of ${member}: one record, of extensions one for each state. */
void ops_events_read(struct arena *, const xmlNode *member,
	const xmlNode *legal, const char *as_of, struct ops_events *out);

#endif
