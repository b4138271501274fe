/*
 * Adversaries: organisations that assert patents against a member, as the
 * secretariat keeps them. Never shown to applicants, members or the public.
 */
#ifndef APPLICATION_ADVERSARY_H
#define APPLICATION_ADVERSARY_H

#include <stdbool.h>
#include <stdint.h>

#include "audit/audit.h"
#include "db/db.h"

struct adversary {
	int64_t id;
	const char *scheme;
	const char *value;
	const char *name;
	const char *reason;
	const char *since; /* days */
	const char *until; /* first day on which it no longer holds, or NULL */
	const char *created_name;
	bool now; /* holds today */
};

struct adversaries {
	struct adversary *items;
	size_t count;
};

/* Those that hold today first, then by name. */
enum err adversary_list(struct db *, struct adversaries *out) MUST_CHECK;

/*
 * Whether an organisation is listed today, by this identifier or by another
 * one that the registry knows of it.
 */
enum err adversary_find(struct db *, const char *scheme, const char *value,
	bool *out) MUST_CHECK;

/* Records one. ERR_INVALID: until is not after since. */
enum err adversary_create(
	struct db *, const struct actor *, const struct adversary *) MUST_CHECK;

/* Ends one today, or on the day after it began. ERR_NOT_FOUND; ERR_CONFLICT:
 * it has ended. */
enum err adversary_update_ended(
	struct db *, const struct actor *, int64_t id) MUST_CHECK;

#endif
