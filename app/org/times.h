/*
 * A group over time: which affiliates on which days, and what happened to an
 * organisation: names, mergers, dissolution, insolvency.
 */
#ifndef ORG_TIMES_H
#define ORG_TIMES_H

#include "db/db.h"
#include "org/control.h"

/* Days are half open; NULL is open. */
struct times_affiliate {
	const char *id;
	const char *name; /* JSON {language: text} */
	const char *from;
	const char *to;
};
struct times_affiliates {
	struct times_affiliate *items; /* by id, then from */
	size_t count;
};

/* A link with the days on which it holds. */
struct times_link {
	struct control_link link;
	const char *from;
	const char *to;
};

/*
 * When each organisation was an affiliate of ${root}: the line of days is cut
 * at every begin and end of a link, the group is computed for each piece, and
 * neighbours are joined. Pure; names are NULL.
 */
void times_join(struct arena *, const char *root, const struct times_link *,
	size_t count, const struct control_rule *,
	struct times_affiliates *out);

/* The same from the database, as known at the instant. */
enum err times_affiliates(struct db *, const char *id, const char *known,
	const struct control_rule *, struct times_affiliates *out) MUST_CHECK;

struct times_event {
	const char *kind; /* merged dissolved insolvency-opened … renamed */
	const char *on;
	const char *other; /* merged: the successor's id */
	const char *name;  /* JSON: the successor's, or the name until then */
	const char *source;
};
struct times_events {
	struct times_event *items; /* by day */
	size_t count;
};
enum err times_events(struct db *, const char *id, const char *known,
	struct times_events *out) MUST_CHECK;

/* A kind for people, N_() message. */
const char *times_event_label(const char *kind);

#endif
