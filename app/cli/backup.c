/*
 * canopy backup: a base backup, and the archive that continues it.
 *
 * The database's server itself copies each finished WAL file to DIR/wal, so
 * that no process of ours has to live for the archive to have no gap; what is
 * not archived yet stays in the server's pg_wal.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/conf.h"
#include "base/secret.h"
#include "cli/backup.h"
#include "cli/cli.h"
#include "cli/tool.h"

#define ARCHIVE_WAIT_S 120

const char usage_backup[] =
	"canopy backup [--keep N] [--take-over] [--user NAME] DIR\n"
	"canopy backup --wal [--user NAME] DIR\n"
	"canopy backup verify [--user NAME] DIR\n\n"
	"Copies the whole database cluster to a new folder in DIR, with\n"
	"SHA-256 checksums, the secret of VAR and counts of what the registry\n"
	"held. The first backup also tells the database's server to archive\n"
	"its write-ahead log in DIR/wal from then on, at least once a minute:\n"
	"`canopy restore` can go back to any moment since. Call it daily, on\n"
	"the server's machine, as root or as the user PostgreSQL runs as. DIR\n"
	"belongs to that user and should lie on another disk, for when DIR is\n"
	"full or away the server keeps its log until it is back.\n\n"
	"verify restores the newest backup into a cluster that is thrown "
	"away,\n"
	"in TMPDIR or /var/tmp, and compares files with their checksums and\n"
	"tables and audit trail with what was counted. It also looks at each\n"
	"file of the log, up to the last one that the server, when it "
	"answers,\n"
	"knows to have archived.\n\n"
	"  --keep N     removes all but the N newest backups, and the log "
	"that\n"
	"               only older ones need\n"
	"  --wal        makes no copy, but sees to it that what was committed\n"
	"               up to now is in the archive, of which it prints the\n"
	"               last file\n"
	"  --take-over  replaces the archive_command that the server has, as\n"
	"               that of a backup to another DIR\n"
	"  --user NAME  the database's superuser, default postgres\n\n"
	"Exit status: 1 the backup is damaged or could not be made.\n\n"
	"  canopy backup --keep 7 /var/backups/canopy\n"
	"  canopy backup verify /var/backups/canopy\n";

struct wish {
	const char *dir;
	long keep; /* 0: all */
	bool take_over;
	bool wal;
};

static const char ask_server[] =
	"SELECT pg_is_in_recovery();\n"
	"SELECT current_setting('archive_mode');\n"
	"SELECT count(*) FROM pg_tablespace;\n"
	"SELECT current_database();\n"
	"SELECT 4294967296 / setting::bigint FROM pg_settings\n"
	"WHERE name = 'wal_segment_size';\n"
	"SELECT current_setting('archive_library', true);\n"
	"SELECT current_setting('archive_command');\n";
enum answer {
	STANDBY,
	MODE,
	TABLESPACES,
	DATABASE,
	PER_LOG,
	LIBRARY,
	COMMAND,
	ANSWERS
};

static const char set_archive[] =
	"ALTER SYSTEM SET archive_command = :'value';\n"
	"SELECT 'ALTER SYSTEM SET archive_timeout = ''60s'''\n"
	"WHERE current_setting('archive_timeout') = '0' \\gexec\n"
	"SELECT pg_reload_conf() \\g /dev/null\n";

static const char reset_archive[] = "ALTER SYSTEM RESET archive_command;\n"
				    "SELECT pg_reload_conf() \\g /dev/null\n";

static const char switch_wal[] = "SELECT pg_walfile_name(pg_switch_wal())\n"
				 "FROM pg_create_restore_point('canopy');\n";

static const char ask_stamp[] =
	"SELECT to_char((clock_timestamp() + interval '1 second')\n"
	"	AT TIME ZONE 'UTC', 'YYYYMMDD\"T\"HH24MISS\"Z\"');\n";

/* One line of what psql has said, without its end. */
static const char *
line_of(struct arena *a, const char *text, int n)
{
	while (n-- > 0 && *text != '\0') {
		text += strcspn(text, "\n");
		text += *text == '\n';
	}
	return arena_strndup(a, text, strcspn(text, "\n"));
}

/*
 * What the server runs for each finished WAL file. Under its own name a file
 * is there whole, on the disk, and never replaced. After a crash the server
 * may offer one again: then the same content is as good as archived.
 */
static const char *
archive_command(const struct backup *b)
{
	return arena_printf(b->arena,
		"f=%s/wal/%%f.gz; if test -e $f; then gzip -cd $f | "
		"cmp -s - %%p; else umask 077 && gzip -1 <%%p >$f.part && "
		"sync $f.part && mv $f.part $f && sync %s/wal; fi",
		b->dir, b->dir);
}

/* The settings of the server that a backup depends on. */
static int
check_server(const char *const answers[])
{
	if (strcmp(answers[STANDBY], "f") != 0)
		return cli_fail(CLI_REJECTED,
			"the server is a standby: back up the one it follows");
	if (strcmp(answers[MODE], "off") == 0)
		return cli_fail(CLI_REJECTED,
			"the server archives nothing: restart it (make stop, "
			"make start), or set archive_mode = on in "
			"postgresql.conf of your own server and restart that");
	if (strcmp(answers[TABLESPACES], "2") != 0)
		return cli_fail(CLI_REJECTED,
			"the cluster has tablespaces of its own, which this "
			"backup does not know: use pgbackrest");
	if (*answers[LIBRARY] != '\0')
		return cli_fail(CLI_REJECTED,
			"the server archives with archive_library = %s",
			answers[LIBRARY]);
	return CLI_DONE;
}

/* A connection that knows the new command is younger than the signal to the
 * archiver: nothing from here on goes to the old one. */
static int
set_command(struct backup *b, const struct server *s, const char *command)
{
	const struct timespec pause = { 0, 100000000 };
	const char *out;
	int i, code;

	if ((code = backup_psql(b->arena, s, set_archive, command, &out)) !=
		CLI_DONE)
		return code;
	for (i = 0; i < 100; i++) {
		if ((code = backup_psql(b->arena, s, "SHOW archive_command;\n",
			     NULL, &out)) != CLI_DONE)
			return code;
		if (strcmp(line_of(b->arena, out, 0), command) == 0)
			return CLI_DONE;
		nanosleep(&pause, NULL);
	}
	return cli_fail(CLI_REJECTED,
		"the server does not take archive_command: is it set on its "
		"command line?");
}

/* Sees to it that all WAL up to now is in the archive; *name is its last
 * file. */
static int
push_wal(struct backup *b, const struct server *s, const char **name)
{
	const struct timespec pause = { 0, 100000000 };
	const char *out, *path;
	int i, code;

	if ((code = backup_psql(b->arena, s, switch_wal, NULL, &out)) !=
		CLI_DONE)
		return code;
	*name = line_of(b->arena, out, 0);
	path = arena_printf(b->arena, "%s/wal/%s.gz", b->dir, *name);
	for (i = 0; i < ARCHIVE_WAIT_S * 10; i++) {
		if (access(path, F_OK) == 0)
			return CLI_DONE;
		if (tool_interrupted())
			return cli_fail(CLI_REJECTED, "interrupted");
		nanosleep(&pause, NULL);
	}
	return cli_fail(CLI_REJECTED,
		"%s has not come within %d s: the server, on this machine, "
		"must be able to write it; its log says what the matter is",
		path, ARCHIVE_WAIT_S);
}

/* Makes sure that the archive works; fills in the first half of the record. */
static int
prepare(struct backup *b, const struct server *s, const struct wish *w)
{
	const char *command = archive_command(b);
	const char *answers[ANSWERS], *out, *wal = backup_path(b, "wal");
	bool ours;
	int i, code;

	if ((code = backup_psql(b->arena, s, ask_server, NULL, &out)) !=
		CLI_DONE)
		return code;
	for (i = 0; i < ANSWERS; i++)
		answers[i] = line_of(b->arena, out, i);
	if ((code = check_server(answers)) != CLI_DONE)
		return code;
	ours = strcmp(answers[COMMAND], command) == 0;
	if (!ours && !w->take_over && *answers[COMMAND] != '\0' &&
		strcmp(answers[COMMAND], "/bin/true") != 0)
		return cli_fail(CLI_REJECTED,
			"the server archives already with archive_command = "
			"%s; --take-over replaces it",
			answers[COMMAND]);
	if (mkdir(wal, 0700) != 0 && errno != EEXIST)
		return cli_fail(CLI_FILE, "%s: %s", wal, strerror(errno));
	if (!ours && (code = set_command(b, s, command)) != CLI_DONE)
		return code;
	b->record.database = answers[DATABASE];
	b->record.per_log = strtol(answers[PER_LOG], NULL, 10);
	code = push_wal(b, s, &b->record.start);
	/* A command that does not work would fill the server's disk. */
	if (code != CLI_DONE && !ours)
		(void)backup_psql(b->arena, s, reset_archive, NULL, &out);
	return code;
}

static int
copy_base(struct backup *b, const struct server *s)
{
	const char *log = backup_path(b, "basebackup.log");
	int status;

	tool_remove(b->base);
	unlink(log);
	status = tool_run(&(const struct tool){ .log = log,
		.argv = TOOL_ARGV(tool_pg(b->arena, "pg_basebackup"), "-D",
			b->base, "-Ft", "-Zgzip:1", "-Xnone",
			"--manifest-checksums=SHA256", "-cfast", "-lcanopy",
			"-w", "-U", s->user, "-d", s->conninfo) });
	if (status != 0)
		tool_run(&(const struct tool){
			.argv = TOOL_ARGV("cat", "--", log) });
	unlink(log);
	return status == 0 ? CLI_DONE
			   : cli_fail(CLI_DATABASE, "no base backup");
}

/* What verify will compare with; a crash in here leaves base.new, which the
 * next backup removes. */
static int
write_record(struct backup *b, const struct server *s, const char *secret)
{
	struct arena *a = b->arena;
	struct record *r = &b->record;
	char sum[SECRET_HEX_SIZE] = "none";
	const char *counts, *out, *text, *stamp, *base;
	int code;

	if ((code = backup_psql(a, s, ask_stamp, NULL, &out)) != CLI_DONE)
		return code;
	stamp = line_of(a, out, 0);
	r->point = arena_printf(a, "canopy-%s", stamp);
	if ((code = backup_count_at(a, s, r->point, &counts)) != CLI_DONE ||
		(code = push_wal(b, s, &r->end)) != CLI_DONE)
		return code;
	if (secret != NULL)
		secret_sha256(secret, strlen(secret), sum);
	text = arena_printf(a,
		"point %s\ndatabase %s\nstart %s\nend %s\nper_log %ld\n"
		"secret %s\n",
		r->point, r->database, r->start, r->end, r->per_log, sum);
	base = backup_path(b, arena_printf(a, "base-%s", stamp));
	if (!tool_write(arena_printf(a, "%s/counts", b->base), counts) ||
		!tool_write(arena_printf(a, "%s/record", b->base), text) ||
		(secret != NULL &&
			!tool_write(arena_printf(a, "%s/secret", b->base),
				secret)) ||
		!tool_sync_folder(b->base) || rename(b->base, base) != 0 ||
		!tool_sync_folder(b->dir))
		return cli_fail(CLI_FILE, "%s: %s", base, strerror(errno));
	b->base = base;
	return CLI_DONE;
}

static int
backup(struct backup *b, const struct wish *w)
{
	const struct server s = backup_server(b->arena, b->user);
	struct arena *a = b->arena;
	const char *path = arena_printf(a, "%s/secret", conf()->var);
	/* Before we become the server's user, who may not read it. */
	const char *secret = tool_read(a, path);
	int code;

	if (secret == NULL && !w->wal)
		cli_fail(0, "%s: %s: not part of the backup", path,
			strerror(errno));
	if ((code = backup_open(b, w->dir, !w->wal)) != CLI_DONE ||
		/* A log that continues no copy would restore nothing. */
		(w->wal && (code = backup_choose(b, NULL)) != CLI_DONE) ||
		(code = prepare(b, &s, w)) != CLI_DONE)
		return code;
	if (w->wal) {
		printf("%s/wal/%s.gz\n", b->dir, b->record.start);
		return CLI_DONE;
	}
	b->base = backup_path(b, "base.new");
	if ((code = copy_base(b, &s)) != CLI_DONE ||
		(code = write_record(b, &s, secret)) != CLI_DONE) {
		tool_remove(backup_path(b, "base.new"));
		return code;
	}
	puts(b->base);
	return w->keep > 0 ? backup_clean(b, w->keep) : CLI_DONE;
}

static int
parse(int argc, char **argv, struct wish *w, struct backup *b)
{
	char *end;
	int i;

	for (i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--wal") == 0) {
			w->wal = true;
		} else if (strcmp(argv[i], "--take-over") == 0) {
			w->take_over = true;
		} else if (strcmp(argv[i], "--user") == 0 && i + 1 < argc) {
			b->user = argv[++i];
		} else if (strcmp(argv[i], "--keep") == 0 && i + 1 < argc) {
			w->keep = strtol(argv[++i], &end, 10);
			if (*end != '\0' || w->keep < 1 || w->keep > 10000)
				return cli_fail(CLI_USAGE,
					"--keep %s: must be a whole number "
					"from 1 to 10000",
					argv[i]);
		} else if (argv[i][0] == '-' || w->dir != NULL) {
			return cli_fail(CLI_USAGE,
				"backup: %s is one too many; see canopy "
				"backup --help",
				argv[i]);
		} else {
			w->dir = argv[i];
		}
	}
	if (w->dir == NULL)
		return cli_fail(CLI_USAGE,
			"backup to which folder? see canopy backup --help");
	return CLI_DONE;
}

int
cli_backup(int argc, char **argv)
{
	struct backup b = { .user = "postgres" };
	struct wish w = { .dir = NULL };
	bool verify = argc > 1 && strcmp(argv[1], "verify") == 0;
	const char *why;
	int code;

	argc -= verify;
	argv += verify;
	if ((code = parse(argc, argv, &w, &b)) != CLI_DONE)
		return code;
	if (conf_load(&why) != OK)
		return cli_fail(CLI_USAGE, "%s", why);
	if (verify && (w.keep > 0 || w.wal || w.take_over))
		return cli_fail(CLI_USAGE, "verify takes --user NAME only");
	b.arena = arena_new();
	code = verify ? backup_verify(&b, w.dir) : backup(&b, &w);
	arena_free(b.arena);
	return code;
}
