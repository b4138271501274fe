/*
 * canopy restore: a new instance as an old one was; and the rehearsal of it,
 * canopy backup verify.
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
#include "base/day.h"
#include "base/secret.h"
#include "base/text.h"
#include "cli/backup.h"
#include "cli/cli.h"
#include "cli/tool.h"

const char usage_restore[] =
	"canopy restore [--at TIME] [--user NAME] DIR\n\n"
	"Makes the instance VAR, which must not exist yet or be an empty\n"
	"folder, from a backup: the cluster in VAR/pg as it was at TIME, and\n"
	"VAR/secret. `make start` with that VAR then serves it; on a server "
	"of\n"
	"your own VAR/pg becomes the data folder. The restored cluster does\n"
	"not archive: begin a backup in another DIR.\n\n"
	"  --at TIME    with offset, as 2026-11-21T14:05:00Z or\n"
	"               \"2026-11-21 22:05:00.5+08:00\"; everything committed\n"
	"               up to then. Left out: all that the archive has\n"
	"  --user NAME  the database's superuser, default postgres\n\n"
	"Exit status: 1 the backup is damaged or does not reach TIME.\n\n"
	"  VAR=restored canopy restore --at 2026-11-21T14:05:00Z "
	"/var/backups/canopy\n";

/* Takes two digits that write at most ${most}. */
static bool
take_two(const char **s, int most, int *out)
{
	const char *d = *s;

	if (strspn(d, "0123456789") < 2)
		return false;
	*out = (d[0] - '0') * 10 + d[1] - '0';
	*s += 2;
	return *out <= most;
}

/* "+HH", "+HHMM", "+HH:MM" or "Z" in seconds. */
static bool
read_offset(const char *s, long *out)
{
	int hours = 0, minutes = 0;
	char sign = *s;

	*out = 0;
	if (strcmp(s, "Z") == 0 || strcmp(s, "z") == 0)
		return true;
	if (sign != '+' && sign != '-')
		return false;
	s++;
	if (!take_two(&s, 15, &hours))
		return false;
	if (*s != '\0') {
		s += *s == ':';
		if (!take_two(&s, 59, &minutes) || *s != '\0')
			return false;
	}
	*out = (hours * 60L + minutes) * (sign == '-' ? -60 : 60);
	return true;
}

/* "2026-11-21T14:05:00", "T" or a space, of a day that there is; moves on. */
static bool
take_instant(const char **s, struct tm *t)
{
	char day[DAY_SIZE];

	snprintf(day, sizeof(day), "%.10s", *s);
	if (!day_valid(day) || ((*s)[10] != 'T' && (*s)[10] != ' '))
		return false;
	t->tm_year = text_int(day) - 1900;
	t->tm_mon = text_int(day + 5) - 1;
	t->tm_mday = text_int(day + 8);
	*s += 11;
	return take_two(s, 23, &t->tm_hour) && *(*s)++ == ':' &&
	       take_two(s, 59, &t->tm_min) && *(*s)++ == ':' &&
	       take_two(s, 60, &t->tm_sec);
}

/* A time as PostgreSQL's setting, and as the stamp of a backup. */
static int
read_time(struct arena *a, const char *s, const char **setting,
	const char **stamp)
{
	struct tm t = { 0 };
	char *text;
	long offset;
	const char *rest = s;
	size_t digits = 0;
	time_t at;

	if (take_instant(&rest, &t)) {
		if (*rest == '.')
			digits = 1 + strspn(rest + 1, "0123456789");
		if (read_offset(rest + digits, &offset)) {
			at = timegm(&t) - offset;
			gmtime_r(&at, &t);
			text = arena_alloc(a, 64);
			strftime(text, 64, "%Y-%m-%d %H:%M:%S", &t);
			*setting = arena_printf(a,
				"recovery_target_time=%s%.*s+00", text,
				(int)digits, rest);
			text = arena_alloc(a, 64);
			strftime(text, 64, "%Y%m%dT%H%M%SZ", &t);
			*stamp = text;
			return CLI_DONE;
		}
	}
	return cli_fail(CLI_USAGE,
		"--at %s: must be an existing time with its offset, as "
		"2026-11-21T14:05:00Z",
		s);
}

/* The secret of the backup, NULL when it has none. */
static int
read_secret(const struct backup *b, const char **out)
{
	const char *path = arena_printf(b->arena, "%s/secret", b->base);
	char sum[SECRET_HEX_SIZE];

	*out = NULL;
	if (strcmp(b->record.secret, "none") == 0)
		return CLI_DONE;
	*out = tool_read(b->arena, path);
	if (*out == NULL)
		return cli_fail(CLI_FILE, "%s: %s", path, strerror(errno));
	secret_sha256(*out, strlen(*out), sum);
	if (strcmp(sum, b->record.secret) != 0)
		return cli_fail(CLI_REJECTED, "%s: damaged", path);
	return CLI_DONE;
}

/* The lines that differ; both texts have a line for each table. */
static int
compare(struct arena *a, const char *was, const char *is)
{
	int bad = 0;

	while (*was != '\0' || *is != '\0') {
		size_t m = strcspn(was, "\n"), n = strcspn(is, "\n");

		if (m != n || strncmp(was, is, m) != 0) {
			cli_fail(0, "recorded \"%s\", restored \"%s\"",
				arena_strndup(a, was, m),
				arena_strndup(a, is, n));
			bad++;
		}
		was += m + (was[m] == '\n');
		is += n + (is[n] == '\n');
	}
	return bad == 0 ? CLI_DONE : CLI_REJECTED;
}

/* Restores to the restore point, and counts. */
static int
rehearse(const struct backup *b, struct revival *v)
{
	const char *counts = arena_printf(b->arena, "%s/counts", b->base);
	const char *was = tool_read(b->arena, counts), *is;
	int code;

	if (was == NULL)
		return cli_fail(CLI_FILE, "%s: %s", counts, strerror(errno));
	if ((code = revive_start(b, v)) == CLI_DONE)
		code = backup_count(b->arena,
			&(const struct server){ v->conninfo, b->user }, &is);
	if (code == CLI_DONE)
		code = compare(b->arena, was, is);
	revive_stop(v);
	return code;
}

int
backup_verify(struct backup *b, const char *dir)
{
	const struct server s = backup_server(b->arena, b->user);
	const char *tmp = getenv("TMPDIR"), *secret;
	struct arena *a = b->arena;
	struct revival v = { .data = NULL };
	long files = 0;
	char *place;
	int code, other;

	if ((code = backup_open(b, dir, false)) != CLI_DONE ||
		(code = backup_choose(b, NULL)) != CLI_DONE)
		return code;
	place = arena_printf(a, "%s/canopy-verify.XXXXXX",
		tmp == NULL || *tmp == '\0' ? "/var/tmp" : tmp);
	if (mkdtemp(place) == NULL)
		return cli_fail(CLI_FILE, "%s: %s", place, strerror(errno));
	v.data = arena_printf(a, "%s/pg", place);
	v.setting = arena_printf(a, "recovery_target_name=%s", b->record.point);
	/* All that can be found without a server is said at once. */
	code = read_secret(b, &secret);
	if ((other = backup_check_wal(
		     b, backup_archived(a, &s, b->dir), &files)) != CLI_DONE)
		code = other;
	if ((other = revive_unpack(b, &v)) != CLI_DONE)
		code = other;
	if (code == CLI_DONE)
		code = rehearse(b, &v);
	tool_remove(place);
	if (code == CLI_DONE)
		printf("%s: restored; checksums, %ld WAL files, counts and "
		       "audit trail hold\n",
			b->base, files);
	return code;
}

/* Everybody may enter all folders above VAR, or conf/dev would look for the
 * cluster elsewhere (common.sh: open_above), and find none. */
static bool
is_open(struct arena *a, const char *var)
{
	char *path = arena_strdup(a, var), *slash;
	struct stat st;

	while ((slash = strrchr(path, '/')) != NULL && slash != path) {
		*slash = '\0';
		if (stat(path, &st) != 0 || (st.st_mode & S_IXOTH) == 0)
			return false;
	}
	return true;
}

/* VAR as an empty folder of ${owner}: its absolute path, or NULL after saying
 * why not. */
static const char *
make_var(struct arena *a, uid_t owner)
{
	const char *var = conf()->var, *out;
	char *path;

	if (mkdir(var, 0750) != 0 &&
		(errno != EEXIST || rmdir(var) != 0 || mkdir(var, 0750) != 0)) {
		cli_fail(0,
			"VAR=%s: %s; restore into a folder that does not "
			"exist or is empty",
			var, strerror(errno));
		return NULL;
	}
	if ((getuid() == 0 && lchown(var, owner, (gid_t)-1) != 0) ||
		(path = realpath(var, NULL)) == NULL) {
		cli_fail(0, "%s: %s", var, strerror(errno));
		return NULL;
	}
	out = arena_strdup(a, path);
	free(path);
	if (getuid() == 0 && !is_open(a, out)) {
		rmdir(out);
		cli_fail(0,
			"%s lies in a folder that is closed to others, as "
			"PostgreSQL is, which does not run as root: choose "
			"another VAR",
			out);
		return NULL;
	}
	return out;
}

/* The cluster gets its name when it is whole: an interrupted restore is
 * never taken for one. */
static int
restore_into(const struct backup *b, const char *var, struct revival *v)
{
	struct arena *a = b->arena;
	const char *secret, *out;
	int code;

	if ((code = read_secret(b, &secret)) != CLI_DONE ||
		(code = revive_unpack(b, v)) != CLI_DONE)
		return code;
	/* Neither into the old archive nor, waiting for one, on to a full disk.
	 */
	if ((code = revive_start(b, v)) == CLI_DONE)
		code = backup_psql(a,
			&(const struct server){ v->conninfo, b->user },
			"ALTER SYSTEM SET archive_command = '/bin/true';\n",
			NULL, &out);
	else
		cli_fail(0,
			"where recovery ended before its target, a WAL file is "
			"missing, which `canopy backup verify` names, or "
			"nothing was committed after TIME: leave out --at");
	if (revive_stop(v) != CLI_DONE || code != CLI_DONE)
		return code != CLI_DONE ? code : CLI_REJECTED;
	if ((secret != NULL &&
		    !tool_write(arena_printf(a, "%s/secret", var), secret)) ||
		rename(v->data, arena_printf(a, "%s/pg", var)) != 0 ||
		!tool_sync_folder(var))
		return cli_fail(CLI_FILE, "%s: %s", var, strerror(errno));
	return CLI_DONE;
}

static int
restore(struct backup *b, const char *dir, const char *at)
{
	struct revival v = { .lasting = true };
	const char *var, *stamp = NULL;
	int code;

	if (at != NULL && (code = read_time(b->arena, at, &v.setting,
				   &stamp)) != CLI_DONE)
		return code;
	if (access(dir, F_OK) != 0)
		return cli_fail(CLI_FILE, "%s: %s", dir, strerror(errno));
	if ((var = make_var(b->arena, backup_owner(dir))) == NULL)
		return CLI_FILE;
	v.data = arena_printf(b->arena, "%s/pg.new", var);
	if ((code = backup_open(b, dir, false)) == CLI_DONE &&
		(code = backup_choose(b, stamp)) == CLI_DONE)
		code = restore_into(b, var, &v);
	if (code != CLI_DONE) {
		tool_remove(v.data);
		if (var != NULL)
			rmdir(var);
		return code;
	}
	printf("%s is restored from %s\n", var, b->base);
	return CLI_DONE;
}

int
cli_restore(int argc, char **argv)
{
	struct backup b = { .user = "postgres" };
	const char *dir = NULL, *at = NULL, *why;
	int i, code;

	for (i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--at") == 0 && i + 1 < argc)
			at = argv[++i];
		else if (strcmp(argv[i], "--user") == 0 && i + 1 < argc)
			b.user = argv[++i];
		else if (argv[i][0] == '-' || dir != NULL)
			return cli_fail(CLI_USAGE,
				"restore: %s is one too many; see canopy "
				"restore --help",
				argv[i]);
		else
			dir = argv[i];
	}
	if (dir == NULL)
		return cli_fail(CLI_USAGE,
			"restore from which folder? see canopy restore --help");
	if (conf_load(&why) != OK)
		return cli_fail(CLI_USAGE, "%s", why);
	b.arena = arena_new();
	code = restore(&b, dir, at);
	arena_free(b.arena);
	return code;
}
