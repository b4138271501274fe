/*
 * What a search found, as a file: every hit, without a limit, in the order of
 * the question.
 *
 *	csv	RFC 4180, a line a publication; columns of export_columns
 *	xlsx	the same columns; days are days
 *	ris bib	entries of reference managers, by app/cite
 *	jsonl	the objects of /api/v1/patents/{number}, one a line
 *
 * Hits are walked in batches, each in memory that is used again; a record
 * that changes meanwhile stands in the file as it is when its turn comes.
 */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/lang.h"
#include "db/db.h"
#include "search/search.h"

struct buf;

enum export_format {
	EXPORT_CSV,
	EXPORT_XLSX,
	EXPORT_RIS,
	EXPORT_BIBTEX,
	EXPORT_JSONL,
	EXPORT_FORMATS
};

/* "csv", "xlsx", "ris", "bib", "jsonl"; ERR_NOT_FOUND for any other. */
enum err export_format_read(
	const char *suffix, enum export_format *out) MUST_CHECK;
const char *export_suffix(enum export_format);
const char *export_media(enum export_format);

struct export_list {
	const char *const *items;
	size_t count;
};

/* A record; days are ISO dates, NULL is unknown. */
struct export_item {
	int64_t id;
	const char *number;
	const char *office;
	const char *kind;
	const char *application_number;
	const char *family;
	const char *title; /* JSON {language: text} */
	const char *abstract;
	struct export_list applicants;
	struct export_list owners;
	struct export_list inventors;
	struct export_list cpc;
	struct export_list ipc;
	struct export_list topics;
	struct export_list priorities; /* numbers */
	const char *filed;
	const char *published;
	const char *granted;
	const char *status;
	const char *status_source;
	const char *status_as_of;
	const char *member;	 /* organisation id */
	const char *member_name; /* JSON */
	const char *since;
	const char *until;
	const char *terms;
	const char *changed; /* instant, "2026-03-31T12:00:00Z" */
};
struct export_items {
	const struct export_item *items;
	size_t count;
};

/* The records ${ids} in this order; ids that are gone are passed over. */
enum err export_items(struct db *, const int64_t *ids, size_t count,
	struct export_items *out) MUST_CHECK;

/* Appends their JSON objects, one a line. */
enum err export_objects(struct db *, const int64_t *ids, size_t count,
	struct buf *out) MUST_CHECK;

/* A column of the table: its name in CSV and, an N_() message, for people. */
struct export_column {
	const char *key;
	const char *label;
	bool day;
};
#define EXPORT_COLUMNS 27
extern const struct export_column export_columns[EXPORT_COLUMNS];

/* For whom and from where a file is made. */
struct export_context {
	enum lang lang;
	const char *url; /* "https://host", before "/id/patent/NUMBER" */
	const char *day; /* of the file */
};

/* The cells of a record, NULL where nothing is known; in ${arena}. */
void export_cells(struct arena *, const struct export_context *,
	const struct export_item *, const char *cells[EXPORT_COLUMNS]);

/* An entry of RIS or BibTeX. */
void export_cite(struct arena *, const struct export_context *,
	const struct export_item *, enum export_format, struct buf *out);

/*
 * Walks all hits. Zero-initialise it but for ${search}; walk_next() fills
 * ${ids}, at most WALK_BATCH, valid until the next but one call; count 0 is
 * the end. walk_arena() is for what belongs to the batch at hand.
 */
#define WALK_BATCH 1000
struct walk {
	struct search search; /* cursor and limit are the walk's own */
	const int64_t *ids;
	size_t count;
	struct arena *turn[2];
	int at;
	const char *after;
	bool begun;
	bool these; /* ids was given: one batch */
};
/* The arenas go with the handle's. */
void walk_init(struct db *, const struct search *, struct walk *out);
/* The same for publications that are known already. */
void walk_these(const int64_t *ids, size_t count, struct walk *out);
enum err walk_next(struct db *, struct walk *) MUST_CHECK;

#endif
