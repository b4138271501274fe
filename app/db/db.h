/*
 * The only door to PostgreSQL (libpq).
 *
 * A statement is written in a room's X.sql, compiled to a table by
 * tools/sqlc, and prepared on a connection when it is first used there.
 * Inside a fiber a query parks and the worker serves others; outside
 * (commands, tests) the same call blocks.
 *
 * Errors: ERR_BUSY when the database is away, full or slow (503 with
 * Retry-After); ERR_CONFLICT, ERR_INVALID, ERR_DENIED by SQLSTATE
 * (sqlstate.c); ERR_UNKNOWN when the answer to a write was lost; ERR_BUG for
 * the rest, logged here.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct db;
struct rows;

enum db_role { DB_READER, DB_WRITER, DB_MIGRATOR, DB_ROLE_COUNT };

/* A named statement; only sqlc makes these. */
struct stmt {
	const char *name; /* "patent_by_number" */
	const char *text;
	int params;
};

/* Every named statement, sorted by name; ends with NULL. */
extern const struct stmt *const sql_all[];

/*
 * Arguments in text form; NULL is SQL's NULL.
 *	db_query(db, &SQL_PATENT_BY_NUMBER, DB_ARGS(number, db_int(db, 3)),
 *&rows)
 */
struct args {
	int count;
	const char *const *values;
};
#define DB_ARGS(...)                                                           \
	(&(const struct args){                                                 \
		.count = sizeof((const char *const[]){ __VA_ARGS__ }) /        \
			 sizeof(const char *),                                 \
		.values = (const char *const[]){ __VA_ARGS__ } })
#define DB_NO_ARGS (&(const struct args){ 0 })

/* Values that live in the handle's arena. */
const char *db_int(struct db *, int64_t);
const char *db_bool(bool);
/* {"a","b"} of ${count} strings: a text[] value. */
const char *db_texts(struct db *, const char *const *items, size_t count);
/* A bytea value ("\x..."). */
const char *db_bytes(struct db *, const void *bytes, size_t len);

/* Arena of the handle: rows and values live as long. */
struct arena *db_arena(struct db *);

/*
 * From now on rows and values live in ${arena}; returns the arena before.
 * For commands that work in batches and reset the arena between them.
 */
struct arena *db_use_arena(struct db *, struct arena *);

/*
 * From now on the handle of a request works in ${role}: for a page that reads
 * as a rule and now has something to file. Outside transactions only; nothing
 * on a blocking handle, which has one connection.
 */
void db_use_role(struct db *, enum db_role);

/* Opens a blocking handle for commands and tests. */
enum err db_open(struct arena *, enum db_role, struct db **out) MUST_CHECK;

/* Runs a statement that returns rows. */
enum err db_query(struct db *, const struct stmt *, const struct args *,
	struct rows **out) MUST_CHECK;

/* Runs a statement; *affected (may be NULL) is the number of rows. */
enum err db_exec(struct db *, const struct stmt *, const struct args *,
	int64_t *affected) MUST_CHECK;

/* As db_query, but no row at all is ERR_NOT_FOUND. */
enum err db_one(struct db *, const struct stmt *, const struct args *,
	struct rows **out) MUST_CHECK;

/*
 * A transaction on a connection of its own, READ COMMITTED. Between begin
 * and commit all statements of the handle run in it. db_rollback after any
 * failure; it may be called at any time.
 */
enum err db_begin(struct db *) MUST_CHECK;
enum err db_commit(struct db *) MUST_CHECK;
void db_rollback(struct db *);
bool db_in_transaction(const struct db *);

/*
 * A transaction around functions that make their own: until db_commit_outer()
 * theirs join it, all or nothing. After any failure, theirs too, everything
 * is undone: db_rollback and stop. Blocking handles only.
 */
enum err db_begin_outer(struct db *) MUST_CHECK;
enum err db_commit_outer(struct db *) MUST_CHECK;

/*
 * Idempotency of forms. The first transaction of the handle files ${key}, 64
 * hexadecimal digits; when that has been done before, db_begin() answers
 * ERR_CONFLICT and db_repeated() is true. db_once_note() keeps where the
 * answer leads (NULL: nowhere), db_once_find() reads it for a repetition.
 */
void db_once(struct db *, const char *key);
bool db_repeated(const struct db *);
enum err db_once_note(struct db *, const char *location) MUST_CHECK;
enum err db_once_find(struct db *, const char **location) MUST_CHECK;

/*
 * COPY ... FROM STDIN of a named statement, inside a transaction, blocking
 * handles only: start, any number of puts (text format lines), end.
 */
enum err db_copy_start(struct db *, const struct stmt *) MUST_CHECK;
enum err db_copy_put(struct db *, const void *bytes, size_t len) MUST_CHECK;
enum err db_copy_end(struct db *) MUST_CHECK;
/* Appends a COPY text value: escapes, \N for NULL. */
struct buf;
void db_copy_value(struct buf *, const char *value);

/*
 * Runs SQL text that may hold several commands (migrations, test set-up);
 * *why is the server's message. Blocking handles only.
 */
enum err db_script(struct db *, const char *sql, const char **why) MUST_CHECK;

/* The server's words on the last failure, for commands. Never for pages. */
const char *db_message(const struct db *);

/* A connection string without its password, fit to be an argument of a
 * program; *password is NULL when there is none. ERR_INVALID: libpq cannot
 * read it. */
enum err db_conninfo_bare(struct arena *, const char *conninfo,
	const char **bare, const char **password) MUST_CHECK;

/* Prepares every statement once; ERR_BUG with *why naming the bad one. */
enum err db_check_statements(struct db *, const char **why) MUST_CHECK;

/* Rows. Columns by their name in the statement; an unknown name is a defect
 * that is logged and reads as NULL. */
size_t rows_count(const struct rows *);
bool rows_null(const struct rows *, size_t row, const char *column);
const char *rows_text(const struct rows *, size_t row, const char *column);
/* As rows_text, "" for NULL. */
const char *rows_str(const struct rows *, size_t row, const char *column);
int64_t rows_int(const struct rows *, size_t row, const char *column);
bool rows_bool(const struct rows *, size_t row, const char *column);
/* A text[] column as an array in the handle's arena. */
enum err rows_texts(struct db *, const struct rows *, size_t row,
	const char *column, const char *const **out, size_t *count) MUST_CHECK;

#endif
