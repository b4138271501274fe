/*
 * The facts on which answers rest, as they were known at one time: loaded by
 * coverage_store.c, or read from JSON by a test. Days are ISO dates, NULL is
 * open or not known, intervals are half open. Patents are named by the number
 * of a publication in normal form.
 *
 * Lists are in the order that coverage_facts_sort() makes; everything that
 * looks something up relies on it.
 */
#ifndef COVERAGE_FACTS_H
#define COVERAGE_FACTS_H

#include <stdbool.h>
#include <stddef.h>

#include "org/control.h"
#include "patent/right.h"
#include "terms/parameters.h"

/* How reasons name a fact. */
struct coverage_record {
	const char *kind; /* as in imports: "control", "owners", "events" … */
	const char *id;
	const char *source; /* or NULL */
	const char *as_of;  /* day on which the source said so, or NULL */
};

/* Who controls whom. */
struct coverage_link {
	struct control_link link;
	const char *from;
	const char *to;
	bool preferred; /* else a conflicting source: never counts */
	struct coverage_record record;
};

/* merged dissolved insolvency-opened insolvency-closed */
struct coverage_org_event {
	const char *org;
	const char *kind;
	const char *on;
	const char *into; /* merged: the organisation that goes on */
	struct coverage_record record;
};

struct coverage_member {
	const char *org;
	const char *since;
	const char *until;
	struct coverage_record record;
};

/* What is known (true, false) or not (COVERAGE_NOT_KNOWN). */
enum coverage_known { COVERAGE_NOT_KNOWN, COVERAGE_NO, COVERAGE_YES };

/* An owner of record for a time. */
struct coverage_owner {
	const char *patent;
	const char *territory; /* NULL: wherever the application has effect */
	const char *org;       /* NULL: not in the registry, then ${name} */
	const char *name;
	const char *from;
	const char *to;
	enum coverage_known bound; /* has taken over the pool's duties */
	enum coverage_known knew;  /* of the licences, when it bought */
	bool preferred;
	struct coverage_record record;
};

struct coverage_contribution {
	const char *patent;
	const char *member;
	const char *since;
	const char *until;
	const char *end_reason;
	struct coverage_record record;
};

/* The grantor lets the holder license. */
struct coverage_mandate {
	const char *grantor;
	const char *holder;
	const char *const *patents; /* none: all of the grantor */
	size_t patent_count;
	const char *const *acts; /* none: all */
	size_t act_count;
	const char *from;
	const char *to;
	const char *revoked;
	struct coverage_record record;
};

struct coverage_template {
	const char *version;
	struct terms_parameters parameters;
};

struct coverage_scope {
	const char *version;
	const char *effective_from;
	const char *const *fields;
	size_t field_count;
};

struct coverage_ruling {
	const char *use;
	const char *field;
	bool within;
	const char *published;
	const char *until;
	struct coverage_record record;
};

enum coverage_basis {
	COVERAGE_FIXED,		/* a list */
	COVERAGE_POOL_AT_GRANT, /* the pool on the first day */
	COVERAGE_POOL_CHANGING	/* the pool as it changes */
};

struct coverage_version {
	enum coverage_basis basis;
	const char *const *patents;
	size_t patent_count;
	const char *const *fields;
	size_t field_count;
	const char *const *acts;
	size_t act_count;
	const char *const *territories;
	size_t territory_count;
	const char *scope; /* NULL: as amended */
	const char *from;
	const char *until;
	const char *past_from;
};

enum coverage_event_kind {
	COVERAGE_RESCINDED, /* in the order in which they are looked at */
	COVERAGE_TERMINATED,
	COVERAGE_SURRENDERED,
	COVERAGE_ENDED,
	COVERAGE_SUSPENDED,
	COVERAGE_REINSTATED
};

struct coverage_event {
	enum coverage_event_kind kind;
	const char *on;
	enum terms_scope scope;
	const char *licensor; /* of scope licensor */
	const char *const *rights;
	size_t right_count;
	bool new_acts_only;
	bool endure; /* installations in service may go on */
	struct coverage_record record;
};

/* A grant on record at an office against one right. */
struct coverage_recordal {
	const char *patent;
	const char *territory;
	const char *effective;
	struct coverage_record record;
};

/* What the register tells everybody about a grant, today: sight.h. */
enum coverage_published {
	COVERAGE_PUBLISHED,	   /* the whole entry */
	COVERAGE_NAME_PUBLISHED,   /* name and state */
	COVERAGE_NUMBER_PUBLISHED, /* number and state: nobody knows whose */
};

struct coverage_grant {
	const char *number;
	const char *licensee;
	const char *terms;
	const char *granted;
	enum coverage_published publication;
	struct coverage_version *versions; /* by ${from} */
	size_t version_count;
	struct coverage_event *events;
	size_t event_count;
	struct coverage_recordal *recordals;
	size_t recordal_count;
	struct coverage_record record;
};

/* A publication that questions may name, with what decides on its rights.
 * Publications of one file share ${world}. */
struct coverage_patent {
	const char *number;
	const struct right_world *world;
};

/* An answer on which its organisation may rely. */
struct coverage_given {
	const char *id;
	const char *org;
	const char *patent;
	const char *use;
	const char *act;
	const char *territory;
	const char *for_org;
	const char *capacity; /* NULL: self */
	const char *on;	      /* NULL: the day on which it was given */
	const char *answer;
	const char *given;
	const char *until; /* as then known, the answer held to this day */
	const char *notice;
	int reliance_days;
};

struct coverage_facts {
	struct coverage_patent *patents; /* by number */
	size_t patent_count;
	struct rules rules;
	struct coverage_link *links; /* by owned, owner, from */
	size_t link_count;
	struct coverage_org_event *org_events; /* by org, on */
	size_t org_event_count;
	struct coverage_member *members; /* by org, since */
	size_t member_count;
	struct coverage_owner *owners; /* by patent, from, owner */
	size_t owner_count;
	struct coverage_contribution *contributions; /* by patent, since */
	size_t contribution_count;
	struct coverage_mandate *mandates; /* by grantor, id */
	size_t mandate_count;
	struct coverage_template *templates; /* by version */
	size_t template_count;
	struct coverage_scope *scopes; /* by effective_from */
	size_t scope_count;
	struct coverage_ruling *rulings; /* by use, id */
	size_t ruling_count;
	struct coverage_grant *grants; /* by licensee, number */
	size_t grant_count;
	struct coverage_given *given; /* by org, id */
	size_t given_count;
	bool unnamed; /* the register has grants of licensees not published */
};

/* Puts all lists (and those within grants) in order. */
void coverage_facts_sort(struct coverage_facts *);

/* Publications, events and families as they are recorded, one by one. */
struct coverage_publication {
	struct right_publication publication;
	const char *office;
	const char *application_number; /* or NULL */
};
struct coverage_patent_event {
	const char *patent;
	bool preferred;
	struct right_event event;
};
struct coverage_records {
	struct coverage_publication *publications;
	size_t publication_count;
	struct coverage_patent_event *events;
	size_t event_count;
	struct right_family *families;
	size_t family_count;
};

/*
 * Puts them together to files with their siblings, and makes ${patents} of
 * the facts, whose ${rules} the worlds refer to. Two files are siblings when
 * publications of theirs have the same family, or a family that names a
 * publication of the one names the other by number or application.
 */
void coverage_patents_build(
	struct arena *, struct coverage_facts *, struct coverage_records *);

#endif
