/*
 * XML of patent offices becomes native records. libxml2's door.
 *
 * Nothing is fetched and no entity of a document's own is expanded; nesting,
 * the length of a text and of a record are limited. What is read is told
 * apart by local names: DOCDB's files use a prefix, OPS does not.
 */
#ifndef EXCHANGE_XML_H
#define EXCHANGE_XML_H

#include <stddef.h>

#include "base/err.h"
#include "exchange/import.h"

struct arena;
struct source;

/*
 * EPO OPS and DOCDB: each exchange-document, and each family member, as one
 * record. A document without any is rejected and says what it is.
 */
enum err ops_read(
	struct arena *, struct source *, const struct sink *) MUST_CHECK;

/*
 * USPTO grants and applications with full text, v4.x: one document, or many
 * in a row as in the weekly files.
 */
enum err uspto_read(
	struct arena *, struct source *, const struct sink *) MUST_CHECK;

#endif
