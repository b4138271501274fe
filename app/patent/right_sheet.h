/*
 * What a patent's page and API show of its rights: by territory on a day, the
 * legal events, the owners over time, all as known at an instant.
 */
#ifndef PATENT_RIGHT_SHEET_H
#define PATENT_RIGHT_SHEET_H

#include "patent/right_store.h"

/* One right on the day, in one territory or several that are alike. */
struct right_line {
	const struct right *right;
	struct right_span span; /* of this state */
	const char *since;	/* first day of it, or of the lapse before */
	/* What is over: its real last day in force, NULL if there was none. */
	const char *ended;
	bool over;
	struct right_territories places;
	const char *label; /* of the reason that decides: N_(), or NULL */
};
struct right_lines {
	struct right_line *items;
	size_t count;
};

/* A legal event for people. */
struct right_entry {
	int64_t id;
	const char *office;
	const char *code; /* the office's, without our suffix */
	const char *category;
	const char *effect;
	const char *impact;
	const char *territory; /* or NULL */
	/* Grouped: all territories with the same event of the same day. */
	struct right_territories places;
	const char *on; /* of a group NULL when they differ */
	const char *effective;
	const char *as_of;
	const char *source_kind;
	const char *source;
	const char *document; /* id, or NULL */
	const char *label;    /* JSON {en, zh, ja}, or NULL */
	const char *rule;     /* id, or NULL */
	const char *title;    /* what the office calls it, or NULL */
	const char *words;    /* the office's own, or NULL */
	const char *until;
	const char *paid_until;
	const char *year;
	int days;
	const char *const *states;
	size_t state_count;
	bool preferred;
	const char *reason; /* why preferred, or why not */
};
struct right_entries {
	struct right_entry *items;
	size_t count;
	/* The source and its day where all entries have the same, else NULL;
	 * when grouped only. */
	const char *source;
	const char *as_of;
};

struct right_owner {
	int64_t id;
	const char *territory;	  /* or NULL */
	const char *organisation; /* id, or NULL */
	const char *name;	  /* JSON of the organisation, or NULL */
	const char *plain;	  /* name of an owner not in the registry */
	const char *share;	  /* percent, or NULL */
	const char *from;
	const char *to;
	const char *acquired;
	const char *seller; /* JSON name, or NULL */
	const char *recorded;
	const char *bound; /* "t", "f" or NULL */
	const char *source_kind;
	const char *source;
	const char *as_of;
	const char *document;
	bool preferred;
	const char *reason;
};
struct right_owners {
	struct right_owner *items;
	size_t count;
};

struct right_sheet {
	const char *number;
	const char *on;
	const char *known;
	struct right_lines lines;
	struct right_entries entries; /* latest first */
	struct right_owners owners;   /* latest first */
};

struct right_sheet_query {
	const char *number;    /* full, in normal form */
	const char *territory; /* NULL: all that the office reaches */
	const char *on;
	const char *known;
	/* Territories that are alike in one line; else a line for each. */
	bool group;
};

/* The parts of a sheet that come from tables alone. */
enum err right_entries_load(struct db *, const struct right_file *,
	const char *known, struct right_entries *out) MUST_CHECK;
enum err right_owners_load(struct db *, const struct right_file *,
	const char *known, struct right_owners *out) MUST_CHECK;

/* ERR_NOT_FOUND when the patent was not known then. */
enum err right_sheet_load(struct db *, const struct right_sheet_query *,
	struct right_sheet *out) MUST_CHECK;

#endif
