/*
 * Facts: records whose keys are columns. A kind is described by tables of
 * fields alone; reading (fact.c) and merging (fact_store.c with
 * migrations/0175_import.sql) are the same for all of them, and so is what
 * `canopy import KIND --help` prints.
 *
 * A record is a row of its table; a key that holds a list is rows of another
 * table that belong to it. A list that is given is whole: stored rows that it
 * lacks are taken out. {"retract": true} takes out the record itself with
 * all its lists. The database keeps what was said before.
 */
#ifndef EXCHANGE_FACT_H
#define EXCHANGE_FACT_H

#include "exchange/record.h"

struct json_writer;

struct fact_table {
	const char *table;
	const struct field *fields;
	/* The columns by which a row is known, ends with NULL. */
	const char *const *identity;
	/* Of a list: its key, and which columns of the record's own table
	 * are which here; both end with NULL. */
	const char *key;
	const char *const *owner;
	const char *const *part;
	/* Of a list: writes an entry in a way of its own; may be NULL. */
	enum err (*put)(struct record *, struct json_writer *);
	/* JSON object: what new rows have besides the table's defaults. */
	const char *fresh;
};

struct fact_kind {
	const char *noun;   /* "owner": audit events owner.imported … */
	const char *object; /* what these events are filed under */
	int named;	    /* so many fields make the record's name */
	int filed;	    /* and so many the id of the audit's object */
	/* The record's own comes first; ends with table NULL. */
	const struct fact_table *tables;
	/* What fields say of each other; may be NULL. */
	enum err (*check)(struct record *);
	/* Kinds with several tables of their own: the value of the first
	 * field, "table", which chooses one. */
	const char *word;
};

/* What a kind consists of: one entry, or one for each word. */
struct fact_kinds {
	const struct fact_kind *items;
	size_t count;
};

extern const struct fact_kinds fact_organisations, fact_members, fact_control,
	fact_owners, fact_events, fact_families, fact_contributions,
	fact_mandates, fact_templates, fact_grants, fact_defensive, fact_rules,
	fact_scopes, fact_rulings;

/*
 * Reads r->json: appends the columns name, object, tab, retract, given and
 * lists of fact_staged to r->row. ERR_INVALID fills r->fault.
 */
enum err fact_read(struct record *, const struct fact_kinds *) MUST_CHECK;

/* The value of a field as JSON, checked; *out is NULL for null or nothing. */
enum err fact_value(
	struct record *, const struct field *, const char **out) MUST_CHECK;

/* The column of a field. */
const char *fact_column(const struct field *);

/* As record_period(), of two fields of r->json. */
enum err fact_period(
	struct record *, const char *from, const char *to) MUST_CHECK;

/* Words of several kinds. */
extern const char *const fact_acts[], *const fact_effects[],
					      *const fact_impacts[];

/* Columns and keys that most facts have, at the end of their fields. */
extern const char *const fact_source_kinds[];
#define FACT_PERIOD                                                            \
	{ .key = "from",                                                       \
		.kind = FIELD_DAY,                                             \
		.column = "valid_from",                                        \
		.help = "first day; absent: since always",                     \
		.example = "\"2024-01-01\"" },                                 \
	{                                                                      \
		.key = "to", .kind = FIELD_DAY, .column = "valid_to",          \
		.help = "first day no longer; absent: open",                   \
		.example = "\"2026-01-01\""                                    \
	}
#define FACT_SOURCE                                                            \
	{ .key = "source_kind",                                                \
		.kind = FIELD_WORD,                                            \
		.words = fact_source_kinds,                                    \
		.help = "who says so",                                         \
		.example = "\"office-register\"" },                            \
		{ .key = "source",                                             \
			.kind = FIELD_TEXT,                                    \
			.help = "the register, letter or page",                \
			.example = "\"CNIPA register\"" },                     \
		{ .key = "as_of",                                              \
			.kind = FIELD_DAY,                                     \
			.help = "the day on which the source said so",         \
			.example = "\"2026-01-31\"" },                         \
		{ .key = "preferred",                                          \
			.kind = FIELD_BOOL,                                    \
			.help = "of facts that contradict each other one is "  \
				"preferred, "                                  \
				"the others are kept beside it; absent: true", \
			.example = "true" },                                   \
	{                                                                      \
		.key = "reason", .kind = FIELD_TEXT,                           \
		.help = "why it is preferred, or why not",                     \
		.example = "\"the register is nearer to the facts\""           \
	}

#endif
