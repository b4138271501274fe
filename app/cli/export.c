/*
 * canopy export: records as JSON Lines.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/cli.h"
#include "exchange/exchange.h"

const char usage_export[] =
	"canopy export patents|organisations|members|control "
	"[--output FILE]\n\n"
	"Writes all records of one kind as JSON Lines to standard output or\n"
	"to FILE, as they are at this moment, in the form that `canopy\n"
	"import` reads. Keys without a value are left out. For a whole\n"
	"registry import them in the order organisations, members, control,\n"
	"patents.\n\n"
	"  --output FILE  written under another name first; an export that\n"
	"                 fails leaves FILE as it was\n\n"
	"  canopy export patents | gzip > patents.jsonl.gz\n";

/* To a file that gets its name only when it is whole. */
static int
export_to(struct db *db, enum exchange_kind kind, const char *path)
{
	const char *part = arena_printf(db_arena(db), "%s.part", path);
	int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
	enum err e;

	if (fd < 0)
		return cli_fail(CLI_FILE, "%s: %s", part, strerror(errno));
	e = exchange_export(db, kind, fd, NULL);
	if (e == OK &&
		(fsync(fd) != 0 || close(fd) != 0 || rename(part, path) != 0))
		return cli_fail(CLI_FILE, "%s: %s", path, strerror(errno));
	if (e != OK) {
		int failure = errno;

		close(fd);
		unlink(part);
		errno = failure;
	}
	if (e == ERR_NOT_FOUND)
		return cli_fail(CLI_FILE, "%s: %s", part, strerror(errno));
	return cli_report(db, e, "export");
}

static int
export_kind(enum exchange_kind kind, const char *path)
{
	struct arena *a = arena_new();
	struct db *db;
	enum err e;
	int code;

	if ((code = cli_open(a, DB_READER, &db)) != CLI_DONE)
		goto done;
	if (path != NULL) {
		code = export_to(db, kind, path);
		goto done;
	}
	e = exchange_export(db, kind, STDOUT_FILENO, NULL);
	/* Whoever reads may have had enough (head). */
	if (e == ERR_NOT_FOUND)
		code = cli_fail(
			CLI_FILE, "standard output: %s", strerror(errno));
	else
		code = cli_report(db, e, "export");
done:
	arena_free(a);
	return code;
}

int
cli_export(int argc, char **argv)
{
	enum exchange_kind kind;
	const char *path = NULL;

	if (argc < 2 || exchange_kind_read(argv[1], &kind) != OK ||
		!exchange_exports(kind))
		return cli_fail(CLI_USAGE,
			"export what? patents, organisations, members or "
			"control; see canopy export --help");
	if (argc == 4 && strcmp(argv[2], "--output") == 0)
		path = argv[3];
	else if (argc != 2)
		return cli_fail(CLI_USAGE,
			"export takes --output FILE only; see canopy export "
			"--help");
	return export_kind(kind, path);
}
