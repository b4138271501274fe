/*
 * What a grant covers over time, and what becomes of it.
 *
 * A version says which patents, fields, acts and territories; it holds from
 * its first day until the next one's. An event suspends, reinstates or ends
 * the grant, wholly or for the rights of one licensor or for named rights.
 * Both are facts on two clocks (migration 0150).
 */
#ifndef GRANT_VERSION_H
#define GRANT_VERSION_H

#include "db/db.h"
#include "terms/parameters.h"

struct grant_version {
	int version;
	const char *basis; /* fixed pool-at-grant pool-changing */
	const char *const *patents;
	size_t patent_count;
	const char *const *fields; /* slugs, or "other" */
	size_t field_count;
	const char *field_labels; /* JSON array of {language: text} or null */
	const char *const *acts;
	size_t act_count;
	const char *const *territories;
	size_t territory_count;
	const char *scope_version; /* NULL: as amended */
	const char *from;	   /* days */
	const char *until;	   /* first day without licence, or NULL */
	const char *past_from;
	const char *reason;
};
struct grant_versions {
	struct grant_version *items;
	size_t count;
};

struct grant_event {
	int64_t id;
	const char *kind; /* suspended reinstated terminated … */
	enum terms_scope scope;
	const char *licensor;	   /* organisation id, or NULL */
	const char *licensor_name; /* JSON {language: text} */
	const char *const *rights;
	size_t right_count;
	enum terms_effect effect;
	bool endure;	       /* where the terms let started projects endure */
	const char *defensive; /* id of the assertion that it answers */
	const char *on;
	const char *reason;
};
struct grant_events {
	struct grant_event *items;
	size_t count;
};

/* A grant on record at an office against one right. */
struct recordal {
	const char *patent;
	const char *territory;
	const char *office;
	const char *filed_on;	  /* NULL: not known */
	const char *effective_on; /* NULL: not yet */
	const char *number;
};
struct recordals {
	struct recordal *items;
	size_t count;
};

/* For people, N_() messages. */
const char *grant_act_label(const char *word);
const char *grant_basis_label(const char *word);
const char *grant_event_label(const char *kind);

/* An event that has not been overtaken: a suspension with no reinstatement of
 * the same scope since, up to the day; any end. */
bool grant_event_holds(const struct grant_events *, size_t i, const char *day);

enum err grant_versions(
	struct db *, const char *number, struct grant_versions *out) MUST_CHECK;
enum err grant_events(
	struct db *, const char *number, struct grant_events *out) MUST_CHECK;
enum err grant_recordals(
	struct db *, const char *number, struct recordals *out) MUST_CHECK;

#endif
