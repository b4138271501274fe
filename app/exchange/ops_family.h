/*
 * The families of an OPS answer: its members by their simple family.
 */
#ifndef EXCHANGE_OPS_FAMILY_H
#define EXCHANGE_OPS_FAMILY_H

#include <stdint.h>

#include <libxml/xmlreader.h>

#include "exchange/import.h"

struct arena;
struct ops_families;

/* Lives in the arena, and so do the members. */
struct ops_families *ops_families_new(struct arena *);

/* At the element patent-family: how many members it says it has. */
void ops_family_begin(struct ops_families *, xmlTextReader *);

/* A family-member; one without a family number is passed over. */
void ops_family_add(struct ops_families *, const xmlNode *member, int64_t line);

/* Hands each family to sink->record; to sink->reject when members lack. */
enum err ops_families_tell(
	struct ops_families *, const struct sink *) MUST_CHECK;

#endif
