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
 * The legal events of the family members, as records of kind `events`; those
 * of a national register (INPADOC code REG) bear the state's own code. A code
 * that means several things has a suffix after a dot: AK.B with a patent,
 * PG25.T for a lapse because nothing was filed after grant, PG25.E at the end
 * of the term.
 */
enum err ops_read_events(
	struct arena *, struct source *, const struct sink *) MUST_CHECK;

/*
 * The simple families (DOCDB) of the family members, as records of kind
 * `families`. A file that has fewer members than it says is refused, for the
 * list of a family is whole; else they are complete as of the newest day that
 * the file names.
 */
enum err ops_read_families(
	struct arena *, struct source *, const struct sink *) MUST_CHECK;

/*
 * USPTO grants and applications with full text, v4.x: one document, or many
 * in a row as in the weekly files.
 */
enum err uspto_read(
	struct arena *, struct source *, const struct sink *) MUST_CHECK;

#endif
