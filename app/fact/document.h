/*
 * Documents that facts rest on: a letter, an extract of a register. Known by
 * the SHA-256 of their bytes, kept for good, served as attachments only.
 */
#ifndef FACT_DOCUMENT_H
#define FACT_DOCUMENT_H

#include <stddef.h>

#include "audit/audit.h"
#include "db/db.h"

/* Inside a transaction that writes. *id is what facts name it by. The bytes
 * have passed evidence_refusal() (application/evidence.h). */
enum err document_create(struct db *, const struct actor *,
	const char *filename, const char *media_type, const void *bytes,
	size_t len, const char **id) MUST_CHECK;

struct fact_document {
	const char *filename;
	const char *media_type;
	const void *bytes;
	size_t len;
};

/* ERR_NOT_FOUND. */
enum err document_find(
	struct db *, const char *id, struct fact_document *out) MUST_CHECK;

#endif
