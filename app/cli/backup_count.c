/*
 * What the registry holds, as psql prints it: a line for each table and the
 * audit trail. Two clusters hold the same when the texts are equal.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/conf.h"
#include "cli/backup.h"
#include "cli/cli.h"
#include "cli/tool.h"
#include "db/db.h"

#define ATTEMPTS 60

#define SETTLE                                                                 \
	"SET timezone = 'UTC';\n"                                              \
	"SET datestyle = 'ISO, YMD';\n"                                        \
	"SET bytea_output = 'hex';\n"                                          \
	"SET search_path = canopy;\n"                                          \
	"SET statement_timeout = 0;\n"                                         \
	"SET idle_in_transaction_session_timeout = 0;\n"

#define TABLES                                                                 \
	"FROM pg_class WHERE relnamespace = 'canopy'::regnamespace"            \
	" AND relkind = 'r' AND relpersistence = 'p'"

/* Digests of rows are collected, not rows: one value ends at 1 GB. */
#define COUNT                                                                  \
	"SELECT format('SELECT %L, count(*) FROM %I', "                        \
	"'rows ' || relname, relname) " TABLES " ORDER BY relname \\gexec\n"   \
	"SELECT 'audit last', max(id) FROM audit_event;\n"                     \
	"SELECT 'audit sha256', encode(sha256(coalesce("                       \
	"string_agg(sha256(convert_to(e::text, 'UTF8')), ''::bytea "           \
	"ORDER BY id), '')), 'hex') FROM audit_event AS e;\n"

/*
 * The moment of the restore point has to be the moment of the snapshot. Under
 * SHARE locks nobody is between commit and visibility, and nobody commits;
 * rolling back to the savepoint releases them while the snapshot, which the
 * first SELECT has taken, stays: writers wait for milliseconds. We give up
 * before deadlock_timeout (1 s), so that in a deadlock we are the victim.
 */
static const char count_at[] = SETTLE
	"SELECT string_agg(format('%I', relname), ', ' ORDER BY relname) "
	"AS tables " TABLES " \\gset\n"
	"BEGIN ISOLATION LEVEL REPEATABLE READ;\n"
	"SAVEPOINT before;\n"
	"SET LOCAL statement_timeout = '800ms';\n"
	"\\set ON_ERROR_STOP off\n"
	"LOCK TABLE :tables IN SHARE MODE;\n"
	"\\if :ERROR\n"
	"\\echo busy\n"
	"\\quit\n"
	"\\endif\n"
	"\\set ON_ERROR_STOP on\n"
	"SELECT pg_create_restore_point(:'value') \\g /dev/null\n"
	"ROLLBACK TO before;\n" COUNT "COMMIT;\n";

static const char count_now[] = SETTLE COUNT;

struct server
backup_server(struct arena *a, const char *user)
{
	const char *bare, *password;

	/* What cannot be read is passed on: psql says what is wrong. */
	if (db_conninfo_bare(a, conf()->database, &bare, &password) != OK)
		return (struct server){ conf()->database, user };
	if (password != NULL)
		setenv("PGPASSWORD", password, 1);
	return (struct server){ bare, user };
}

static int
run_psql(struct arena *a, const struct server *s, const char *script,
	const char *value, const char *log, const char **out)
{
	struct buf *text = buf_new(a, 1000);
	const char *set =
		arena_printf(a, "value=%s", value == NULL ? "" : value);
	int status = tool_run(&(const struct tool){
		.argv = TOOL_ARGV(tool_pg(a, "psql"), "-XqAtw", "-F", "\t",
			"-v", "ON_ERROR_STOP=1", "-v", set, "-U", s->user, "-d",
			s->conninfo, "-f", "-"),
		.input = script,
		.output = text,
		.log = log });

	*out = text->data;
	return status == 0 ? CLI_DONE : CLI_DATABASE;
}

int
backup_psql(struct arena *a, const struct server *s, const char *script,
	const char *value, const char **out)
{
	return run_psql(a, s, script, value, NULL, out);
}

/* Nothing when this server archives elsewhere. */
static const char archived[] =
	"SELECT last_archived_wal FROM pg_stat_archiver\n"
	"WHERE strpos(current_setting('archive_command'), "
	":'value' || '/wal/') > 0;\n";

const char *
backup_archived(struct arena *a, const struct server *s, const char *dir)
{
	const char *out;

	/* What psql says of a server that is away is no news here. */
	if (run_psql(a, s, archived, dir, "/dev/null", &out) != CLI_DONE)
		return "";
	return out;
}

int
backup_count(struct arena *a, const struct server *s, const char **out)
{
	return run_psql(a, s, count_now, NULL, NULL, out);
}

int
backup_count_at(struct arena *a, const struct server *s, const char *point,
	const char **out)
{
	const struct timespec pause = { 1, 0 };
	int i, code;

	for (i = 0; i < ATTEMPTS && !tool_interrupted(); i++) {
		/* What psql says of a lock that it did not get helps nobody;
		 * any other failure is shown by doing it again. */
		code = run_psql(a, s, count_at, point, "/dev/null", out);
		if (code != CLI_DONE)
			return run_psql(a, s, count_at, point, NULL, out);
		if (strcmp(*out, "busy\n") != 0)
			return CLI_DONE;
		nanosleep(&pause, NULL);
	}
	return cli_fail(CLI_DATABASE,
		"a transaction has held the tables for a minute (an import?): "
		"try again when it has ended");
}
