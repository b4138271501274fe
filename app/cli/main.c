/*
 * canopy: the command line.
 */
#include <errno.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/conf.h"
#include "cli/cli.h"
#include "cli/env.h"

static int cli_version(int argc, char **argv);

const struct command commands[] = {
	{ "serve", cli_serve, "run the server in the foreground",
		"canopy serve\n\n"
		"Runs Kore and its helpers, starts again what dies,\n"
		"and on SIGTERM or Ctrl-C lets requests in flight end first.\n" },
	{ "migrate", cli_migrate, "bring the database to this version",
		"canopy migrate [--status]\n\n"
		"Applies the migrations that are missing, in order, under a\n"
		"lock. Refuses when an applied one has been edited or the\n"
		"order is broken. --status only lists them.\n" },
	{ "import", cli_import, "read records: patents, owners, grants …",
		usage_import },
	{ "export", cli_export, "write patents and organisations as JSON Lines",
		usage_export },
	{ "coverage", cli_coverage, "say who is covered, and why",
		usage_coverage },
	{ "demo", cli_demo, "load the invented demonstration pool",
		usage_demo },
	{ "user", cli_user, "add people, reset passwords", usage_user },
	{ "terms", cli_terms, "publish versions of the licence terms",
		"canopy terms publish DIR\n\n"
		"Publishes NAME-VERSION.{en,zh,ja}.txt of the folder; NAME is\n"
		"open or reviewed. NAME-VERSION.json holds the governing\n"
		"language and the first day: {\"governing\": \"en\",\n"
		"\"effective_from\": \"2026-01-01\"}. A version that exists is\n"
		"left alone.\n" },
	{ "status", cli_status, "list what is due", usage_status },
	{ "watch", cli_watch, "look at what people watch", usage_watch },
	{ "backup", cli_backup, "copy the database, archive its log, verify",
		usage_backup },
	{ "restore", cli_restore, "make a new instance as one was at a time",
		usage_restore },
	{ "drain", cli_drain, "let requests in flight end before a stop",
		usage_drain },
	{ "ready", cli_ready, "ask /readyz of the configured address",
		"canopy ready\n\nExit status 0 when the service is ready, 1 "
		"when it is not.\n" },
	{ "version", cli_version, "print the version", "canopy version\n" },
	{ "help", cli_help, "list the commands, or explain one",
		"canopy help [COMMAND]\n" },
};

const size_t command_count = sizeof(commands) / sizeof(commands[0]);

int
cli_fail(int code, const char *fmt, ...)
{
	va_list ap;

	fputs("canopy: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	return code;
}

/* The server's words end with a line feed or two; ours do not. */
static int
message_length(const char *text)
{
	size_t n = strlen(text);

	while (n > 0 && text[n - 1] == '\n')
		n--;
	return (int)n;
}

int
cli_open(struct arena *a, enum db_role role, struct db **out)
{
	const char *why;

	if (conf_load(&why) != OK)
		return cli_fail(CLI_USAGE, "%s", why);
	if (db_open(a, role, out) == OK)
		return CLI_DONE;
	if (access(conf()->var, F_OK) != 0)
		cli_fail(0, "VAR=%s: %s", conf()->var, strerror(errno));
	why = db_message(*out);
	return cli_fail(CLI_DATABASE, "the database is away: %.*s",
		message_length(why), why);
}

int
cli_report(struct db *db, enum err e, const char *what)
{
	const char *why = db_message(db);

	if (e == OK)
		return CLI_DONE;
	if (*why == '\0')
		why = err_name(e);
	return cli_fail(e == ERR_BUSY || e == ERR_UNKNOWN ? CLI_DATABASE :
							    CLI_REJECTED,
		"%s: %.*s", what, message_length(why), why);
}

static int
cli_version(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	puts("canopy " CANOPY_VERSION);
	return CLI_DONE;
}

const struct command *
command_find(const char *name)
{
	size_t i;

	for (i = 0; i < command_count; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

/* VAR=dir is the short way to name the folder of an instance. Its settings
 * lie there, written by the scripts that made the cluster. */
int
main(int argc, char **argv)
{
	const struct command *c;
	int i;

	setlocale(LC_CTYPE, "C.UTF-8");
	if (argc < 2) {
		cli_help(1, argv);
		return CLI_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return cli_help(1, argv);
	if (strcmp(argv[1], "--version") == 0)
		return cli_version(argc, argv);
	c = command_find(argv[1]);
	if (c == NULL)
		return cli_fail(CLI_USAGE,
			"no command \"%s\"; `canopy help` lists them",
			argv[1]);
	for (i = 2; i < argc; i++) {
		if (strcmp(argv[i], "--") == 0)
			break;
		/* import KIND --help says more than import --help */
		if (strcmp(argv[i], "--help") == 0 &&
			(i == 2 || c->run != cli_import)) {
			fputs(c->usage, stdout);
			return CLI_DONE;
		}
	}
	/* These two say the same whatever the settings are. */
	if (c->run != cli_help && c->run != cli_version && env_load() != OK)
		return CLI_USAGE;
	return c->run(argc - 1, argv + 1);
}
