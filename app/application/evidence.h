/*
 * Documents of the reviewed route: what is taken, and how it is kept.
 *
 * The type comes from the first bytes, never from what the client claims.
 * Documents are served as attachments only. There is no virus scanner: the
 * pages say that nothing was scanned.
 */
#ifndef APPLICATION_EVIDENCE_H
#define APPLICATION_EVIDENCE_H

#include <stddef.h>
#include <stdint.h>

#include "audit/audit.h"
#include "db/db.h"

#define EVIDENCE_BYTES_MAX ((size_t)10 * 1024 * 1024)
#define EVIDENCE_COUNT_MAX 10
/* Removed ones included: their bytes are kept. */
#define EVIDENCE_EVER_MAX 40

struct document {
	const char *id;
	const char *filename;
	const char *media_type;
	const char *sha256;
	int64_t size;
	const char *added_at; /* "YYYY-MM-DD HH:MM" UTC */
	const char *valid_until; /* last day, as the secretariat noted; or "" */
};

struct documents {
	struct document *items;
	size_t count;
};

/* A file as it came. */
struct evidence_file {
	const char *filename;
	const void *bytes;
	size_t len;
};

/*
 * The media type of bytes by their signature: application/pdf, image/png,
 * image/jpeg, or text/plain for UTF-8 without control characters. NULL:
 * nothing of these.
 */
const char *evidence_type(const void *bytes, size_t len);

/*
 * A safe name: the last path component, without control characters, quotes,
 * separators and leading dots, at most 100 characters, with the extension of
 * its type ("report.pdf.exe" that is a PDF becomes "report.pdf.exe.pdf").
 */
const char *evidence_filename(
	struct arena *, const char *given, const char *media_type);

/* Why a file is not taken, N_() with {name}, or NULL; ${held}: documents that
 * are there already, ${ever}: the same with those that were removed. */
const char *evidence_refusal(
	const struct evidence_file *, size_t held, size_t ever);

/* "1.2 MB", "340 KB", "12 bytes" are made by the template from these. */
int evidence_kib(int64_t size);

/* Documents that were not removed, in the order they came. */
enum err evidence_list(struct db *, const char *application_id,
	struct documents *out) MUST_CHECK;

/* The same with those that were removed: a submission may name them. */
enum err evidence_list_all(struct db *, const char *application_id,
	struct documents *out) MUST_CHECK;

/* One document with its bytes; removed ones are found, too, for what was
 * submitted stays readable. */
enum err evidence_find(struct db *, const char *application_id, const char *id,
	struct document *out, const void **bytes, size_t *len) MUST_CHECK;

/*
 * Adds a document to an application that is being written, or that led to a
 * grant (newer evidence). ERR_INVALID: evidence_refusal() says why;
 * ERR_CONFLICT: the application is in another state.
 */
enum err evidence_create(struct db *, const struct actor *,
	const char *application_id, const struct evidence_file *) MUST_CHECK;

/* Removes it from the draft. ERR_NOT_FOUND, ERR_CONFLICT. */
enum err evidence_update_removed(struct db *, const struct actor *,
	const char *application_id, const char *id) MUST_CHECK;

/* Notes the last day (ISO, "": none) on which it proves what it proves. */
enum err evidence_update_validity(struct db *, const struct actor *,
	const char *application_id, const struct document *,
	const char *day) MUST_CHECK;

/* Statements of evidence_store.c. */
enum err evidence_row_validity(struct db *, const char *application_id,
	const char *id, const char *day) MUST_CHECK;
enum err evidence_insert(struct db *, const char *application_id,
	const struct document *, const void *bytes) MUST_CHECK;
enum err evidence_row_remove(struct db *, const char *application_id,
	const char *id, bool *removed) MUST_CHECK;

#endif
