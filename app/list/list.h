/*
 * My list: patents that somebody puts aside, to compare them, to check them,
 * or to apply for a licence for exactly these.
 *
 * It is kept with the account, or, of somebody who has not signed in, under
 * the hash of the visit cookie for LIST_DAYS; signing in joins the two. A
 * list says nothing about the registry and concerns nobody else, so no event
 * is filed of it.
 */
#ifndef LIST_LIST_H
#define LIST_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/db.h"

#define LIST_MAX 1000
#define LIST_DAYS 30 /* as the visit cookie */

/* Whose list; both zero: nobody's, which is empty. */
struct list_owner {
	int64_t account_id;
	const char *visit_hash; /* or NULL */
};

struct list_entry {
	int64_t id;
	const char *number;
	bool pooled; /* today */
};
struct list_entries {
	const struct list_entry *items;
	size_t count;
};

/* The last one put there first. */
enum err list_entries(struct db *, const struct list_owner *,
	struct list_entries *out) MUST_CHECK;

/* Puts publications there, by numbers in normal form; unknown ones are passed
 * over. *added is how many are new. ERR_CONFLICT: there would be more than
 * LIST_MAX; then none is put there. */
enum err list_add(struct db *, const struct list_owner *,
	const char *const *numbers, size_t count, int64_t *added) MUST_CHECK;

/* Takes publications away; ${numbers} NULL: all. */
enum err list_remove(struct db *, const struct list_owner *,
	const char *const *numbers, size_t count) MUST_CHECK;

/* What a visit had gathered becomes the account's; both are set. */
enum err list_adopt(struct db *, const struct list_owner *) MUST_CHECK;

/* Removes the lists of visits that have ended. */
enum err list_drop_old(struct db *, int64_t *count) MUST_CHECK;

/*
 * Reads numbers in any spelling, as people paste them: parted by lines,
 * commas, semicolons or tabs. Each becomes the publication that it means;
 * ERR_INVALID: *bad is the first one that is none, or that is not in the pool
 * where ${pooled} asks for it; NULL: there are more than LIST_MAX.
 */
struct list_numbers {
	const char **items; /* each once */
	size_t count;
	const char *bad;
};
enum err list_read(struct db *, const char *text, bool pooled,
	struct list_numbers *out) MUST_CHECK;

/* --- statements (list_store.c) ------------------------------------------- */

/* The list's id; made when there is none. */
enum err list_make(
	struct db *, const struct list_owner *, int64_t *id) MUST_CHECK;
enum err list_insert(struct db *, int64_t id, const char *const *numbers,
	size_t count, int64_t *added) MUST_CHECK;
enum err list_take(struct db *, int64_t id, const char *visit_hash) MUST_CHECK;
enum err list_drop(struct db *, const char *visit_hash) MUST_CHECK;
/* How many of the publications are not there. */
enum err list_left_out(struct db *, int64_t id, const char *const *numbers,
	size_t count, int64_t *out) MUST_CHECK;
/* numbers[i] becomes the publication that it means, or NULL. */
enum err list_meant(struct db *, const char **numbers, const char *const *bases,
	bool *pooled, size_t count) MUST_CHECK;

#endif
