/*
 * Needs: what somebody looked for and the pool does not have.
 *
 * Anybody may tell one, with or without a way to answer. The secretariat
 * reads the open ones, passes them on to the members and closes them; the
 * contact is forgotten then.
 */
#ifndef NEED_NEED_H
#define NEED_NEED_H

#include <stdint.h>

#include "audit/audit.h"
#include "db/db.h"

struct need_new {
	const char *text;
	const char *topic;   /* slug, or NULL */
	const char *contact; /* or NULL */
	const char *lang;    /* en zh ja */
};

struct need {
	int64_t id;
	const char *text;
	const char *topic;   /* JSON label, or NULL */
	const char *contact; /* or NULL */
	const char *lang;
	const char *told_on;
};
struct needs {
	struct need *items;
	size_t count;
	int64_t next; /* id to continue behind; 0: no more */
};

#define NEED_PAGE 50

enum err need_create(
	struct db *, const struct actor *, const struct need_new *) MUST_CHECK;

/* The open ones, oldest first, NEED_PAGE at once; ${after} 0: from the
 * first. */
enum err need_list(struct db *, int64_t after, struct needs *out) MUST_CHECK;

/* ERR_NOT_FOUND: there is no such open need. */
enum err need_close(struct db *, const struct actor *, int64_t id) MUST_CHECK;

/* --- statements (need_store.c) ----------------------------------------------
 */
enum err need_insert(
	struct db *, const struct need_new *, int64_t *id) MUST_CHECK;
enum err need_update(struct db *, int64_t id, int64_t *closed) MUST_CHECK;

#endif
