/*
 * The inside of the import: a native record becomes a row of a staging table.
 * Nothing here asks the database, so all of it can be tested and fuzzed alone.
 */
#ifndef EXCHANGE_RECORD_H
#define EXCHANGE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "exchange/exchange.h"

struct arena;
struct buf;
struct json;
struct patent_number;
struct patent_topics;

/* What is wrong with a record, and how to repair it. */
struct fault {
	const char *field; /* "pool.member", "" for the whole record */
	const char *value; /* JSON text, or NULL */
	const char *reason;
	const char *repair;
	const char *record; /* its identity, where only the database knows */
};

enum field_kind {
	FIELD_OWN,	  /* the kind's own function reads it */
	FIELD_TEXT,	  /* text of one line, at most TEXT_MAX bytes */
	FIELD_DAY,	  /* date */
	FIELD_WORD,	  /* text, one of words */
	FIELD_TEXTS,	  /* text[] */
	FIELD_SYMBOLS,	  /* text[] of classification symbols */
	FIELD_LANGS,	  /* jsonb {lang: text} */
	FIELD_LANG_LISTS, /* jsonb {lang: [text, ...]} */
	FIELD_OBJECT,	  /* jsonb, any object */
	/* the rest for facts alone: fact.h */
	FIELD_BOOL,
	FIELD_NUMBER,	   /* a whole number */
	FIELD_PERCENT,	   /* 0 to 100, at most four decimals */
	FIELD_SLUG,	   /* an id: of an organisation, mandate … */
	FIELD_NAME,	   /* as a slug, dots too: of terms, rules … */
	FIELD_WORDS,	   /* text[], each one of words */
	FIELD_SLUGS,	   /* text[] */
	FIELD_PLACE,	   /* ST.3 code; "*" where words has it */
	FIELD_PLACES,	   /* text[] of the same */
	FIELD_PATENT,	   /* a publication's number with kind */
	FIELD_PATENTS,	   /* text[] of the same */
	FIELD_APPLICATION, /* an application's number in normal form */
	FIELD_INSTANT,	   /* timestamptz from a day: its first moment, UTC */
	FIELD_LIST	   /* rows of another table: fact.h */
};

#define TEXT_MAX 1000

struct field {
	const char *key;
	enum field_kind kind;
	const char *const *words; /* FIELD_WORD: ends with NULL */
	const char *help;
	const char *example; /* JSON */
	bool need;	     /* facts: always to be given */
	const char *column;  /* facts: where it goes, NULL: key's own name */
	const struct fact_table *list; /* FIELD_LIST */
};

struct fact_kinds;

/* A record on its way. The arena is reset after each one. */
struct record {
	struct arena *arena;
	const struct json *json; /* an object */
	const struct patent_topics *topics;
	const struct field *fields;
	const struct fact_kinds *facts; /* NULL: fields and an own function */
	struct buf *row;  /* COPY text, after the columns seq and line */
	const char *name; /* its identity as far as it is known, or NULL */
	struct fault fault;
};

/* The kind's own columns, which come before those of the fields. */
typedef enum err record_fn(struct record *);

record_fn record_patent;

extern const struct field patent_fields[];

/*
 * Reads ${text}, one record: appends its columns to r->row (own ones, then
 * for each other field "t" or "f" for whether it was given, and its value).
 * Empty values stand for absent ones where the column may not be NULL.
 * ERR_INVALID fills r->fault.
 */
enum err record_read(struct record *, record_fn *own, const char *text,
	size_t len) MUST_CHECK;

/* The rest is for the functions of the kinds. */

/*
 * A publication's number in normal form. ${beside}, or NULL, is a kind that
 * stands beside the number. ERR_INVALID names ${key}.
 */
enum err record_number(struct record *, const char *key, const char *text,
	const char *beside, struct patent_number *out) MUST_CHECK;

/*
 * An application's number in normal form, so that publications of one
 * application meet whatever their sources write; *out is NULL when it is
 * absent. Text that is none for the normaliser is kept. ${office} helps.
 */
enum err record_application(struct record *, const char *key,
	const char *office, const char **out) MUST_CHECK;

/*
 * What a publication cites, as JSON text: patents by numbers in normal form,
 * all else as text; "[]" when it is absent. ERR_INVALID names ${key}.
 */
enum err record_citations(
	struct record *, const char *key, const char **out) MUST_CHECK;

/* Fills r->fault; always ERR_INVALID. */
enum err record_fault(struct record *, const char *field,
	const struct json *value, const char *reason,
	const char *repair) MUST_CHECK;

/* A value of a text field: *out is NULL when it is absent or null. */
enum err record_text(struct record *, const struct json *object,
	const char *prefix, const char *key, const char **out) MUST_CHECK;
enum err record_day(struct record *, const struct json *object,
	const char *prefix, const char *key, const char **out) MUST_CHECK;
enum err record_word(struct record *, const char *key, const char *const *words,
	const char **out) MUST_CHECK;

/* As record_text, but it has to be there. */
enum err record_need(
	struct record *, const char *key, const char **out) MUST_CHECK;

/* Refuses keys of ${object} that are not in ${known}, which ends with NULL. */
enum err record_known(struct record *, const struct json *object,
	const char *prefix, const char *const *known) MUST_CHECK;

/* [from, to): ERR_INVALID names ${key} of the second. */
enum err record_period(struct record *, const char *key, const char *from,
	const char *to) MUST_CHECK;

#endif
