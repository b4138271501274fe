/*
 * Legal events and owners that the secretariat enters by hand, each with a
 * document as evidence. An audit event of the patent tells of it.
 */
#ifndef PATENT_ENTRY_H
#define PATENT_ENTRY_H

#include <stddef.h>

#include "audit/audit.h"
#include "db/db.h"

/* The document. */
struct entry_evidence {
	const char *filename; /* safe: evidence_filename() */
	const char *media_type;
	const void *bytes;
	size_t len;
	const char *source_kind; /* fact_shape.source_kind */
	const char *source;	 /* the register, letter or page */
	const char *as_of;	 /* the day on which it said so */
};

/* An event; texts that do not apply are NULL. */
struct entry_event {
	const char *patent; /* number */
	const char *effect; /* event_rule.effect */
	const char *office; /* ST.3, who published it */
	const char *code;   /* the office's own; NULL: by the effect */
	const char *territory;
	const char *on;
	const char *effective; /* NULL: ${on} */
	const char *until;     /* restorable, or cut to */
	const char *days;      /* longer by, as text */
	struct entry_evidence evidence;
};

/* ERR_CONFLICT: there is the same event already; ERR_NOT_FOUND: no such
 * patent. */
enum err entry_event_create(struct db *, const struct actor *,
	const struct entry_event *) MUST_CHECK;

/* An owner of record. */
struct entry_owner {
	const char *patent;
	const char *territory;
	const char *owner; /* organisation id, or NULL with ${name} */
	const char *name;
	const char *share; /* percent */
	const char *from;
	const char *to;
	const char *acquired;
	const char *seller; /* organisation id */
	const char *recorded;
	const char *bound; /* "true", "false" */
	const char *knew;
	bool ends_others; /* what others own there ends on ${from} */
	struct entry_evidence evidence;
};

/*
 * ERR_CONFLICT: the same owner is on record for some of that time.
 * ERR_INVALID: *field (may be written then) names an organisation that does
 * not exist, "owner" or "seller".
 */
enum err entry_owner_create(struct db *, const struct actor *,
	const struct entry_owner *, const char **field) MUST_CHECK;

/* Something that was entered by hand and holds. */
struct entry {
	const char *kind; /* event owner */
	const char *id;
	const char *what; /* effect of the event, or whose it is */
	const char *territory; /* or NULL */
	const char *on;	       /* or NULL */
	const char *source;
};
struct entries {
	struct entry *items;
	size_t count;
};
enum err entry_list(
	struct db *, const char *patent, struct entries *out) MUST_CHECK;

/*
 * Takes an entry back that was wrong. What it said stays known as of the time
 * when it was said. ERR_NOT_FOUND: it holds no longer.
 */
enum err entry_retract(struct db *, const struct actor *, const char *patent,
	const struct entry *, const char *reason) MUST_CHECK;

#endif
