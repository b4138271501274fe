/*
 * Attestation: twice a year a member looks through the list of its pooled
 * patents and says that it is right. What it has seen is known by the SHA-256
 * of the numbers, one a line, sorted by code point.
 */
#ifndef POOL_ATTEST_H
#define POOL_ATTEST_H

#include "audit/audit.h"
#include "db/db.h"

struct attest_patent {
	const char *number;
	const char *title; /* JSON {language: text} */
	const char *status;
	const char *status_as_of;
	const char *since;
};
struct attest_list {
	struct attest_patent *items;
	size_t count;
	const char *hash;
	const char *period; /* "2026H2" */
};

struct attestation {
	const char *period;
	int64_t patents;
	const char *name; /* of the person */
	const char *on;
	const char *note;
};
struct attestations {
	struct attestation *items;
	size_t count;
};

/* What the member pools today, in the order of the hash. */
enum err attest_list(
	struct db *, const char *member, struct attest_list *out) MUST_CHECK;

/* What it has attested so far, newest first. */
enum err attest_past(
	struct db *, const char *member, struct attestations *out) MUST_CHECK;

/*
 * Attests the list of which the person has seen ${hash}. ERR_CONFLICT: the
 * list has changed since, or the period is attested.
 */
enum err attest_create(struct db *, const struct actor *, const char *member,
	const char *hash, const char *note) MUST_CHECK;

/* --- statements (attest_store.c) --------------------------------------------
 */
enum err attest_insert(struct db *, const struct actor *, const char *member,
	const struct attest_list *, const char *note) MUST_CHECK;

#endif
