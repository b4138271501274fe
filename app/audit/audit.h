/*
 * Audit: who did what to which object, in the transaction of the change.
 *
 * Append-only: the program's roles can insert and read, nothing else. There
 * is no hash chain here; the public log (a later room) gives that proof.
 * Public trails show roles, never people.
 */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include <stdint.h>

#include "db/db.h"

/* Who acts. id 0 and role "system": the machine itself. */
struct actor {
	int64_t id;
	const char *role; /* anyone applicant member secretariat admin system */
};

extern const struct actor actor_system;

struct audit_event {
	const char *action; /* "grant.issued": room or object, then verb */
	const char *object_kind; /* "application", "grant", "patent" ... */
	const char *object_id;
	const char *before; /* content before and after, any text that stands */
	const char *after;  /* for it; hashed here. NULL: there was none */
	const char *detail; /* JSON object without personal data, or NULL */
};

struct audit_row {
	int64_t id;
	const char *at; /* "YYYY-MM-DDTHH:MM:SSZ" */
	int64_t actor_id;
	const char *actor_role;
	const char *actor_name; /* "" in public trails */
	const char *action;
	const char *object_kind;
	const char *object_id;
	const char *before_hash; /* "" when there was none */
	const char *after_hash;
	const char *detail;
};

struct audit_rows {
	struct audit_row *items;
	size_t count;
	int64_t next; /* id to continue before; 0: no more */
};

/* Zero members mean "any". */
struct audit_query {
	const char *object_kind;
	const char *object_id;
	int64_t actor_id;
	const char *action;
	const char *from; /* days, inclusive */
	const char *to;
	int64_t before_id;
	int limit; /* 0: 50; at most 200 */
	bool with_names; /* the secretariat's view */
};

/* Files an event. Must be called inside the transaction of the change. */
enum err audit_append(struct db *, const struct actor *,
	const struct audit_event *) MUST_CHECK;

/* Newest first. */
enum err audit_list(struct db *, const struct audit_query *,
	struct audit_rows *out) MUST_CHECK;

#endif
