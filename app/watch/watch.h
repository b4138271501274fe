/*
 * Saved searches, watches, and the inbox of what they found.
 *
 * A person saves a question under a name. A watched one is looked at by
 * `canopy watch run`: its hits are compared with those of the last look; new
 * ones, and those that are no longer found, make an entry in the person's
 * inbox. The first look, when it is saved, finds nothing new.
 *
 * Another watch is on the rights of the person's licences and those of their
 * organisation: legal events, changes of status and the end of a time in the
 * pool that were recorded since the last look (the second clock, fact/fact.h)
 * make an entry for each patent. So does what the passing of days brings about
 * alone, on its day or at the first look after it: a recorded day comes, the
 * term of a right is over, a lapsed right can no longer be restored. Turns of
 * the licences themselves and the end of answers to rely on have entries, too.
 * A look begins where the last one ended on both clocks, so nothing is told
 * twice, and nothing is left out when there was no look for some days.
 *
 * All of this is the person's own affair: no event is filed of it.
 */
#ifndef WATCH_WATCH_H
#define WATCH_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/lang.h"
#include "db/db.h"

struct params;

#define WATCH_SAVED_MAX 100 /* of a person */
#define INBOX_PAGE 50

struct saved {
	const char *id;
	int64_t account_id;
	const char *name;
	const char *question; /* "q=heat&office=CN": pairs of the address */
	const char *lang;     /* key of the language it was asked in */
	bool watched;
	int64_t hits;	       /* of the last look */
	const char *looked_at; /* instant; NULL: never, or not asked for */
};
struct saved_list {
	const struct saved *items;
	size_t count;
};

struct inbox_entry {
	int64_t id;
	const char *kind;   /* new-hits, status, grant, answer */
	const char *detail; /* JSON: migrations 0246, 0259 */
	const char *day;
	bool unread;
};
struct inbox {
	const struct inbox_entry *items;
	size_t count;
	int64_t next; /* to continue behind; 0: no more */
};

/* --- saved searches --------------------------------------------------------
 */

enum err watch_saved(
	struct db *, int64_t account, struct saved_list *out) MUST_CHECK;
/* Reads question and lang of a search as its page reads them; what is wrong
 * with its words is in out->error. ERR_INVALID: it is no question at all. */
enum err watch_question(
	struct db *, const struct saved *, struct params *out) MUST_CHECK;
/* Whether the person has a saved search of this name. */
enum err watch_named(
	struct db *, int64_t account, const char *name, bool *out) MUST_CHECK;
/* Saves and looks once. ERR_CONFLICT: the person has a search of this name
 * (${taken}) or WATCH_SAVED_MAX of them; ERR_INVALID: the question cannot be
 * read. Only account_id, name, question, lang, watched are read. */
enum err watch_save(struct db *, const struct saved *, bool *taken) MUST_CHECK;
/* ERR_NOT_FOUND: it is none of theirs. */
enum err watch_one(struct db *, int64_t account, const char *id,
	struct saved *out) MUST_CHECK;
enum err watch_update(
	struct db *, int64_t account, const char *id, bool watched) MUST_CHECK;
enum err watch_delete(struct db *, int64_t account, const char *id) MUST_CHECK;

/* --- looks -----------------------------------------------------------------
 */

/* Looks at one search; *fresh is the number of new hits, which stand in the
 * inbox then. ERR_INVALID: its question can no longer be read. */
enum err watch_look(
	struct db *, const struct saved *, int64_t *fresh) MUST_CHECK;

/* The watch on the licences: on or off, and a look. */
enum err watch_grants(struct db *, int64_t account, bool *on) MUST_CHECK;
enum err watch_grants_insert(struct db *, int64_t account) MUST_CHECK;
enum err watch_grants_delete(struct db *, int64_t account) MUST_CHECK;
enum err watch_grants_look(
	struct db *, int64_t account, int64_t *found) MUST_CHECK;

/* All that is to be looked at, in the order of the keys: the first one behind
 * ${after}; ERR_NOT_FOUND at the end. */
enum err watch_due(
	struct db *, const char *after, struct saved *out) MUST_CHECK;
enum err watch_grants_due(
	struct db *, int64_t after, int64_t *account) MUST_CHECK;

/* --- inbox ------------------------------------------------------------------
 */

/* Newest first; ${before} is inbox.next of the page before, or 0. */
enum err inbox_list(struct db *, int64_t account, int64_t before,
	struct inbox *out) MUST_CHECK;
/* ${id} 0: all. */
enum err inbox_read(struct db *, int64_t account, int64_t id) MUST_CHECK;
/* ${id} 0: all that have been read. */
enum err inbox_delete(struct db *, int64_t account, int64_t id) MUST_CHECK;

/* --- statements (watch_store.c) ----------------------------------------------
 */
enum err watch_insert(
	struct db *, const char *id, const struct saved *) MUST_CHECK;
/* What a look found that the one before did not, and the other way round: as
 * bigint[] values. */
struct watch_news {
	const char *fresh;
	const char *gone;
	int64_t fresh_count;
	int64_t gone_count;
};
enum err watch_seen(struct db *, const char *id, const char *ids,
	struct watch_news *out) MUST_CHECK;
enum err watch_found(struct db *, const struct saved *,
	const struct watch_news *) MUST_CHECK;
/* What a look at the licences goes through. */
struct watch_stretch {
	int64_t account;
	const char *from; /* instants of the second clock: after, up to */
	const char *to;
	const char *from_day; /* days: after, up to */
	const char *to_day;
};
enum err watch_grants_lock(
	struct db *, int64_t account, struct watch_stretch *out) MUST_CHECK;
/* ${rights} as watch_rights_read() gives them. */
enum err watch_grants_found(struct db *, const struct watch_stretch *,
	const char *rights, int64_t *found) MUST_CHECK;
enum err watch_grants_looked(
	struct db *, const struct watch_stretch *) MUST_CHECK;
enum err watch_turns_found(
	struct db *, int64_t account, int64_t *found) MUST_CHECK;
enum err watch_answers_found(
	struct db *, const struct watch_stretch *, int64_t *found) MUST_CHECK;
/* Numbers of patents with rights that may end in the stretch. */
enum err watch_right_due(struct db *, const struct watch_stretch *,
	const char *const **numbers, size_t *count) MUST_CHECK;

/* --- rights (watch_right.c) --------------------------------------------------
 */

/* What the rules of offices do to rights on the days of the stretch, as
 * [{number, on, change: {what: term|restoration, on, places}}]. */
enum err watch_rights_read(
	struct db *, const struct watch_stretch *, const char **out) MUST_CHECK;

#endif
