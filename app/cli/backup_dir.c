/*
 * What lies in a backup: base backups by their stamps, WAL files by their
 * numbers.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/conf.h"
#include "cli/backup.h"
#include "cli/cli.h"
#include "cli/tool.h"

#define WAL_LEN 24 /* timeline, log, file: 8 hexadecimal digits each */
#define HEX "0123456789ABCDEF"

uid_t
backup_owner(const char *dir)
{
	const char *data = getenv("PG_DATA");
	char path[2048];
	struct stat st;

	if (stat(dir, &st) == 0 && st.st_uid != 0)
		return st.st_uid;
	snprintf(path, sizeof(path), "%s/pg", conf()->var);
	if (stat(data != NULL && *data != '\0' ? data : path, &st) == 0 &&
		st.st_uid != 0)
		return st.st_uid;
	return tool_postgres();
}

/* Makes DIR, or takes over an empty one that root has made. */
static int
make_dir(const char *dir, uid_t owner)
{
	struct stat st;

	if (lstat(dir, &st) == 0 && st.st_uid == 0 && getuid() == 0 &&
		rmdir(dir) != 0)
		return cli_fail(CLI_FILE,
			"%s belongs to root, whom PostgreSQL does not run as: "
			"%s",
			dir, strerror(errno));
	if (mkdir(dir, 0700) == 0) {
		if (getuid() == 0 && lchown(dir, owner, (gid_t)-1) != 0)
			return cli_fail(
				CLI_FILE, "%s: %s", dir, strerror(errno));
	} else if (errno != EEXIST) {
		return cli_fail(CLI_FILE, "%s: %s", dir, strerror(errno));
	}
	return CLI_DONE;
}

int
backup_open(struct backup *b, const char *dir, bool make)
{
	uid_t owner = backup_owner(dir);
	char *path;
	int code, fd;

	if (make && (code = make_dir(dir, owner)) != CLI_DONE)
		return code;
	path = realpath(dir, NULL);
	if (path == NULL)
		return cli_fail(CLI_FILE, "%s: %s", dir, strerror(errno));
	b->dir = arena_strdup(b->arena, path);
	free(path);
	/* It becomes part of commands that the server gives to a shell. */
	if (b->dir[strspn(b->dir, "abcdefghijklmnopqrstuvwxyz0123456789/._-"
				  "ABCDEFGHIJKLMNOPQRSTUVWXYZ")] != '\0')
		return cli_fail(CLI_USAGE,
			"%s: the path of a backup may hold letters A to Z, "
			"digits and / . _ - only",
			b->dir);
	if ((code = tool_become(owner)) != CLI_DONE)
		return code;
	umask(077);
	tool_guard();
	fd = open(b->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || access(b->dir, W_OK | X_OK) != 0)
		return cli_fail(CLI_FILE,
			"%s: %s for the user with the number %ld, who has to "
			"own it and to be let through the folders above",
			b->dir, strerror(errno), (long)getuid());
	if (flock(fd, LOCK_EX | LOCK_NB) != 0)
		return cli_fail(CLI_REJECTED, "%s: another command works on it",
			b->dir);
	return CLI_DONE;
}

const char *
backup_path(const struct backup *b, const char *name)
{
	return arena_printf(b->arena, "%s/%s", b->dir, name);
}

static int
is_base(const struct dirent *d)
{
	return strncmp(d->d_name, "base-2", 6) == 0 &&
	       strlen(d->d_name) == strlen("base-") + BACKUP_STAMP_LEN;
}

static int
is_wal(const struct dirent *d)
{
	return strspn(d->d_name, HEX) == WAL_LEN &&
	       strcmp(d->d_name + WAL_LEN, ".gz") == 0;
}

/* The names of a folder in their order; how many, or -1. */
static int
list(const struct backup *b, const char *path,
	int (*wanted)(const struct dirent *), const char *const **out)
{
	struct dirent **entries;
	const char **names;
	int i, count = scandir(path, &entries, wanted, alphasort);

	if (count < 0) {
		cli_fail(0, "%s: %s", path, strerror(errno));
		return -1;
	}
	names = ARENA_ARRAY(b->arena, (size_t)count + 1, const char *);
	for (i = 0; i < count; i++) {
		names[i] = arena_strdup(b->arena, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	*out = names;
	return count;
}

/* The value of a key in lines of "key value", "" when it is not there. */
static const char *
value(struct arena *a, const char *text, const char *key)
{
	size_t len = strlen(key);

	for (; *text != '\0'; text += *text == '\n') {
		size_t line = strcspn(text, "\n");

		if (strncmp(text, key, len) == 0 && text[len] == ' ')
			return arena_strndup(a, text + len + 1, line - len - 1);
		text += line;
	}
	return "";
}

static int
read_record(struct backup *b)
{
	const char *path = arena_printf(b->arena, "%s/record", b->base);
	const char *text = tool_read(b->arena, path);
	struct arena *a = b->arena;
	struct record *r = &b->record;

	if (text == NULL)
		return cli_fail(CLI_FILE, "%s: %s", path, strerror(errno));
	*r = (struct record){
		.point = value(a, text, "point"),
		.database = value(a, text, "database"),
		.start = value(a, text, "start"),
		.end = value(a, text, "end"),
		.per_log = strtol(value(a, text, "per_log"), NULL, 10),
		.secret = value(a, text, "secret"),
	};
	if (*r->point == '\0' || *r->database == '\0' || *r->secret == '\0' ||
		strlen(r->start) != WAL_LEN || strlen(r->end) != WAL_LEN ||
		r->per_log < 4)
		return cli_fail(CLI_REJECTED, "%s: damaged", path);
	return CLI_DONE;
}

int
backup_choose(struct backup *b, const char *stamp)
{
	const char *const *names;
	int i = list(b, b->dir, is_base, &names);

	if (i < 0)
		return CLI_FILE;
	while (i-- > 0)
		if (stamp == NULL ||
			strcmp(names[i] + strlen("base-"), stamp) <= 0)
			break;
	if (i < 0 && stamp != NULL)
		return cli_fail(CLI_REJECTED,
			"%s holds no base backup that is as old as that time",
			b->dir);
	if (i < 0)
		return cli_fail(CLI_FILE, "%s holds no base backup", b->dir);
	b->base = backup_path(b, names[i]);
	return read_record(b);
}

int
backup_clean(struct backup *b, long keep)
{
	const char *const *names;
	int i, count = list(b, b->dir, is_base, &names), code;
	const char *wal = backup_path(b, "wal");

	if (count < 0)
		return CLI_FILE;
	if (count <= keep)
		return CLI_DONE;
	for (i = 0; i < count - keep; i++)
		tool_remove(backup_path(b, names[i]));
	b->base = backup_path(b, names[i]);
	if ((code = read_record(b)) != CLI_DONE)
		return code;
	if (tool_run(&(const struct tool){
		    .argv = TOOL_ARGV(tool_pg(b->arena, "pg_archivecleanup"),
			    "-x", ".gz", wal, b->record.start) }) != 0)
		return cli_fail(CLI_FILE, "%s: old WAL files stay", wal);
	return CLI_DONE;
}

/* The name of the WAL file behind ${name}, on the same timeline. */
static const char *
next_wal(const struct backup *b, const char *name)
{
	const char *log = arena_strndup(b->arena, name + 8, 8);
	unsigned long n = strtoul(log, NULL, 16);
	unsigned long file = strtoul(name + 16, NULL, 16) + 1;

	if (file >= (unsigned long)b->record.per_log) {
		file = 0;
		n++;
	}
	return arena_printf(b->arena, "%.8s%08lX%08lX", name, n, file);
}

int
backup_check_wal(struct backup *b, const char *archived, long *count)
{
	const char *wal = backup_path(b, "wal"), *last = b->record.end;
	const char *want = b->record.start;
	const char *const *names;
	int i, n = list(b, wal, is_wal, &names), bad = 0;

	if (n < 0)
		return CLI_FILE;
	if (strncmp(archived, want, 8) == 0 &&
		strspn(archived, HEX) == WAL_LEN &&
		strncmp(archived, last, WAL_LEN) > 0)
		last = archived;
	/* A later timeline begins where this one was left; what it needs is
	 * checked with a base backup of its own. */
	for (i = 0; i < n; i++)
		if (strncmp(names[i], want, 8) == 0 &&
			strncmp(names[i], last, WAL_LEN) > 0)
			last = names[i];
	for (*count = 0; strncmp(want, last, WAL_LEN) <= 0;
		want = next_wal(b, want)) {
		const char *path =
			arena_printf(b->arena, "%s/%s.gz", wal, want);

		if (tool_interrupted())
			return CLI_REJECTED;
		if (access(path, R_OK) != 0) {
			cli_fail(0, "%s: %s", path, strerror(errno));
			bad++;
		} else if (tool_run(&(const struct tool){
				   .argv = TOOL_ARGV("gzip", "-t", path) }) !=
			   0) {
			cli_fail(0, "%s: damaged", path);
			bad++;
		}
		++*count;
	}
	return bad == 0 ? CLI_DONE : CLI_REJECTED;
}
