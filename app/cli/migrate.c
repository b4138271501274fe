/*
 * canopy migrate: numbered SQL files, checksums, one lock, forward only.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/data_file.h"
#include "base/secret.h"
#include "base/text.h"
#include "cli/cli.h"
#include "exchange/exchange.h"
#include "glossary/glossary.h"
#include "sql.h"

/* Any number, as long as every version of the program uses the same. */
#define LOCK "SELECT pg_advisory_lock(734112)"

static const char prepare[] =
	"SET client_min_messages = warning;"
	"SET lock_timeout = '5s';"
	"SET ROLE canopy_owner;"
	"CREATE SCHEMA IF NOT EXISTS canopy;"
	"CREATE TABLE IF NOT EXISTS canopy.schema_migration ("
	"	version integer PRIMARY KEY,"
	"	name text NOT NULL,"
	"	sha256 text NOT NULL,"
	"	applied_at timestamptz NOT NULL DEFAULT now());"
	"GRANT USAGE ON SCHEMA canopy TO canopy_reader, canopy_writer;"
	"GRANT SELECT ON canopy.schema_migration"
	"	TO canopy_reader, canopy_writer";

/* Views of what was known: before tables change they go, then they come
 * again; 0178_known.sql. An empty database has no such functions yet. */
static const char known_drop[] =
	"DO $$ BEGIN IF to_regproc('canopy.known_drop') IS NOT NULL THEN"
	"	PERFORM canopy.known_drop(); END IF; END $$";
/* Also when an earlier run was cut off before it. */
static const char known_make[] =
	"DO $$ BEGIN IF to_regnamespace('canopy_known') IS NULL"
	"	AND to_regproc('canopy.known_make') IS NOT NULL THEN"
	"	PERFORM canopy.known_make(); END IF; END $$";

/* The command carries other files, too: NNNN_what.sql are the migrations. */
static bool
is_migration(const struct data_file *f)
{
	return isdigit((unsigned char)f->name[0]) &&
	       strstr(f->name, ".sql") != NULL;
}

/* What an applied row says against the file of the same number. */
static int
check_applied(struct rows *rows, int *newest)
{
	size_t i, k;

	for (i = 0; i < rows_count(rows); i++) {
		int version = (int)rows_int(rows, i, "version");
		const struct data_file *file = NULL;
		char sum[SECRET_HEX_SIZE];

		for (k = 0; k < data_file_count; k++)
			if (is_migration(&data_files[k]) &&
				text_int(data_files[k].name) == version)
				file = &data_files[k];
		if (file == NULL)
			return cli_fail(CLI_REJECTED,
				"migration %d (%s) was applied by a newer "
				"program: use that one",
				version, rows_str(rows, i, "name"));
		secret_sha256(file->bytes, file->len, sum);
		if (strcmp(sum, rows_str(rows, i, "sha256")) != 0)
			return cli_fail(CLI_REJECTED,
				"%s was edited after it was applied: restore "
				"it and write a new migration",
				file->name);
		*newest = version;
	}
	return CLI_DONE;
}

static bool
applied(struct rows *rows, int version)
{
	size_t i;

	for (i = 0; i < rows_count(rows); i++)
		if (rows_int(rows, i, "version") == version)
			return true;
	return false;
}

static size_t
missing_count(struct rows *rows)
{
	size_t i, n = 0;

	for (i = 0; i < data_file_count; i++)
		n += is_migration(&data_files[i]) &&
		     !applied(rows, text_int(data_files[i].name));
	return n;
}

static int
apply(struct db *db, const struct data_file *f)
{
	struct arena *a = db_arena(db);
	const char *text = arena_strndup(a, (const char *)f->bytes, f->len);
	bool bare = strncmp(text, "-- no-transaction", 17) == 0;
	char sum[SECRET_HEX_SIZE];
	const char *why;
	enum err e;

	secret_sha256(f->bytes, f->len, sum);
	if ((!bare && (e = db_begin(db)) != OK) ||
		(e = db_script(db, text, &why)) != OK ||
		(e = db_exec(db, &SQL_MIGRATION_RECORD,
			 DB_ARGS(db_int(db, text_int(f->name)), f->name, sum),
			 NULL)) != OK ||
		(!bare && (e = db_commit(db)) != OK)) {
		int code = cli_report(db, e, f->name);

		db_rollback(db);
		return code;
	}
	printf("applied %s\n", f->name);
	return CLI_DONE;
}

/* What an earlier program has cut in another way would not be found. */
static int
index_ensure(struct db *db)
{
	int64_t made;
	enum err e;

	if ((e = exchange_index(db, &made)) != OK)
		return cli_report(db, e, "search documents");
	if (made > 0)
		printf("search documents made again: %lld\n", (long long)made);
	return CLI_DONE;
}

/* The concepts that the command carries and the database lacks. */
static int
glossary_ensure(struct db *db)
{
	int64_t added = 0;
	int line = 0;
	size_t i;
	enum err e;

	for (i = 0; i < data_file_count; i++)
		if (strcmp(data_files[i].name, "glossary.txt") == 0)
			break;
	if (i == data_file_count)
		return CLI_DONE;
	e = glossary_load(db, (const char *)data_files[i].bytes, &added, &line);
	if (e == ERR_INVALID)
		return cli_fail(
			CLI_REJECTED, "glossary.txt, line %d is bad", line);
	if (e != OK)
		return cli_report(db, e, "glossary");
	if (added > 0)
		printf("concepts added to the glossary: %lld\n",
			(long long)added);
	return CLI_DONE;
}

int
cli_migrate(int argc, char **argv)
{
	bool status = argc == 2 && strcmp(argv[1], "--status") == 0;
	struct arena *a = arena_new();
	struct rows *rows;
	struct db *db;
	const char *why;
	int code, newest = 0;
	enum err e;
	size_t i, missing;

	if (argc > 1 && !status)
		return cli_fail(CLI_USAGE, "migrate takes --status only");
	if ((code = cli_open(a, DB_MIGRATOR, &db)) != CLI_DONE)
		goto done;
	/* The lock comes first: two who prepare an empty database at once
	 * would meet, and whoever waits for it may wait for long. */
	if ((e = db_script(db, LOCK, &why)) != OK ||
		(e = db_script(db, prepare, &why)) != OK ||
		(e = db_query(db, &SQL_MIGRATION_LIST, DB_NO_ARGS, &rows)) !=
			OK) {
		code = cli_report(db, e, "migrate");
		goto done;
	}
	if ((code = check_applied(rows, &newest)) != CLI_DONE)
		goto done;
	missing = missing_count(rows);
	if (!status && missing > 0 &&
		(e = db_script(db, known_drop, &why)) != OK)
		code = cli_report(db, e, "migrate");
	for (i = 0; i < data_file_count && code == CLI_DONE; i++) {
		const struct data_file *f = &data_files[i];
		int version = text_int(f->name);
		bool old = applied(rows, version);

		if (!is_migration(f))
			continue;
		if (status)
			printf("%-8s %s\n", old ? "applied" : "missing",
				f->name);
		else if (!old && version < newest)
			code = cli_fail(CLI_REJECTED,
				"%s comes before %d, which is applied: give "
				"it a higher number",
				f->name, newest);
		else if (!old)
			code = apply(db, f);
	}
	/* Whatever became of it: the server answers from these views. */
	if (!status && (e = db_script(db, known_make, &why)) != OK)
		code = cli_report(db, e, "migrate");
	/* A registry without terms could grant nothing. */
	if (code == CLI_DONE && !status)
		code = terms_ensure(db);
	if (code == CLI_DONE && !status)
		code = index_ensure(db);
	if (code == CLI_DONE && !status)
		code = glossary_ensure(db);
done:
	arena_free(a);
	return code;
}
