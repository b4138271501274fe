/*
 * A publication as one JSON object: what /api/v1/patents/{number} answers,
 * `canopy export patents` writes and `canopy import patents` reads.
 */
#ifndef PATENT_NATIVE_H
#define PATENT_NATIVE_H

#include "base/err.h"
#include "db/db.h"

struct buf;

/*
 * Appends the object of the publication ${number}, in normal form with its
 * kind; the view patent_native makes it, keys in the order of the contract,
 * absent when nothing is known. OK, ERR_NOT_FOUND or ERR_BUSY.
 */
enum err patent_native_json(
	struct db *, const char *number, struct buf *out) MUST_CHECK;

#endif
