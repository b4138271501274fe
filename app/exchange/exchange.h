/*
 * Exchange: records in and out.
 *
 * One object a line (JSON Lines) is the native form of patents,
 * organisations, members and control links; what exchange_export() writes,
 * exchange_import() reads, and reports every record of it as "same". The
 * keys of each kind, and what they mean, are listed by exchange_fields().
 *
 * A key that a record does not have leaves the stored value; null clears it.
 * Identity: patent = number with kind, organisation = id, member =
 * organisation + since, control = owner + owned + basis + from. Of records
 * with one identity in a file the last counts, the earlier ones are "same".
 *
 * XML of patent offices becomes native records first and then goes the same
 * way: EPO OPS and DOCDB exchange documents and family members, USPTO grants
 * and applications with full text (v4.x).
 */
#ifndef EXCHANGE_EXCHANGE_H
#define EXCHANGE_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/db.h"

struct arena;
struct rejects;

enum exchange_kind {
	EXCHANGE_PATENTS,
	EXCHANGE_ORGANISATIONS,
	EXCHANGE_MEMBERS,
	EXCHANGE_CONTROL,
	EXCHANGE_OWNERS,
	EXCHANGE_EVENTS,
	EXCHANGE_FAMILIES,
	EXCHANGE_CONTRIBUTIONS,
	EXCHANGE_MANDATES,
	EXCHANGE_TEMPLATES,
	EXCHANGE_SCOPES,
	EXCHANGE_GRANTS,
	EXCHANGE_DEFENSIVE,
	EXCHANGE_RULES,
	EXCHANGE_RULINGS,
	EXCHANGE_KIND_COUNT
};

enum exchange_format {
	EXCHANGE_GUESS, /* from the content */
	EXCHANGE_JSONL,
	EXCHANGE_OPS,  /* patents, events, families */
	EXCHANGE_USPTO /* patents only */
};

/* A record, or a document of XML, is at most as long. */
#define EXCHANGE_RECORD_MAX (32u << 20)

/* One file, or standard input. */
struct exchange_file {
	enum exchange_kind kind;
	enum exchange_format format;
	int fd;		  /* read to its end, not closed */
	const char *name; /* for the reject file */
	struct rejects *rejects;
	bool dry_run; /* counts and rejects, changes nothing */
	/* Called now and then, may be NULL: bytes and records so far; 0 bytes
	 * at the end of reading, when the database goes on with the work. */
	void (*progress)(void *arg, int64_t bytes, int64_t records);
	void *progress_arg;
};

/* read = added + changed + same + rejected */
struct exchange_count {
	int64_t read;
	int64_t added;
	int64_t changed;
	int64_t same;
	int64_t rejected;
};

/* "patents" and the like; ERR_NOT_FOUND for any other word. */
enum err exchange_kind_read(
	const char *word, enum exchange_kind *out) MUST_CHECK;
const char *exchange_kind_name(enum exchange_kind);
/* "jsonl", "ops", "uspto"; ERR_NOT_FOUND for any other word. */
enum err exchange_format_read(
	const char *word, enum exchange_format *out) MUST_CHECK;

/* Can a kind be read from a format? OPS has patents, events and families,
 * USPTO patents. */
bool exchange_takes(enum exchange_kind, enum exchange_format);

/*
 * The keys of a kind in the order of the export, ending with key NULL. Keys
 * of a list's entries are "versions[].from". Of a kind with several tables
 * (rules) the fields of one follow those of the other; "table" begins each.
 */
struct exchange_field {
	const char *key;
	const char *help;    /* one English line */
	const char *example; /* JSON; of a list NULL: its entries have them */
};
const struct exchange_field *exchange_fields(
	struct arena *, enum exchange_kind);

/*
 * Reads a file in one transaction and in flat memory: whatever is wrong with
 * a record goes to the reject file, all others count. A file that holds no
 * such record, or cannot be parsed, counts as one rejected record that says
 * what the file is.
 *
 * ${db} is a blocking handle of DB_WRITER. ERR_NOT_FOUND: the file cannot be
 * read; ERR_CONFLICT: another change came in between, nothing was done;
 * ERR_BUSY and the rest as in db.h. *why is then an English sentence.
 */
enum err exchange_import(struct db *, const struct exchange_file *,
	struct exchange_count *out, const char **why) MUST_CHECK;

/* True when a kind can be written, too. */
bool exchange_exports(enum exchange_kind);

/*
 * Writes all records of a kind, in the order of their identity, to ${fd} as
 * they are at this moment. *count (may be NULL) is their number.
 * ERR_NOT_FOUND: ${fd} cannot be written to; errno says why.
 */
enum err exchange_export(
	struct db *, enum exchange_kind, int fd, int64_t *count) MUST_CHECK;

/*
 * The reject file: JSON Lines of {file, line, record, field, value, reason,
 * repair}. With ${path} NULL it is made when first needed, as
 * VAR/rejects/KIND-YYYYMMDDTHHMMSSZ.jsonl; otherwise at once.
 * ERR_NOT_FOUND: it cannot be made; errno says why.
 */
enum err rejects_open(struct arena *, const char *path, enum exchange_kind,
	struct rejects **out) MUST_CHECK;

/* Its path; NULL as long as there is none. */
const char *rejects_path(const struct rejects *);

/* Where it would be: for messages. */
const char *rejects_place(const struct rejects *);

/* Closes it. ERR_NOT_FOUND when it could not be written to its end. */
enum err rejects_close(struct rejects *) MUST_CHECK;

/*
 * Makes those search documents again that another program has made in another
 * form (token_form()), in a transaction of its own; *made: how many.
 */
enum err exchange_index(struct db *, int64_t *made) MUST_CHECK;

#endif
