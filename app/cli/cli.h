/*
 * The command: one struct a subcommand, gathered in main.c. `--help`, the
 * man page and the completion come from the same table.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>

#include "base/err.h"
#include "db/db.h"

enum cli_exit {
	CLI_DONE = 0,
	CLI_REJECTED = 1, /* some records were not taken; serve: it failed */
	CLI_USAGE = 2,
	CLI_DATABASE = 3, /* the database is away */
	CLI_FILE = 4	  /* a file cannot be opened */
};

struct command {
	const char *name;
	/* argv[0] is the subcommand's name. Returns an enum cli_exit. */
	int (*run)(int argc, char **argv);
	const char *summary; /* one line */
	const char *usage;   /* several lines; their form: cli/manual.h */
};

/* The table, in the order in which --help lists it. */
extern const struct command commands[];
extern const size_t command_count;
const struct command *command_find(const char *name); /* or NULL */

int cli_backup(int argc, char **argv);
int cli_coverage(int argc, char **argv);
int cli_demo(int argc, char **argv);
int cli_drain(int argc, char **argv);
int cli_export(int argc, char **argv);
int cli_help(int argc, char **argv);
int cli_import(int argc, char **argv);
int cli_migrate(int argc, char **argv);
int cli_ready(int argc, char **argv);
int cli_restore(int argc, char **argv);
int cli_serve(int argc, char **argv);
int cli_status(int argc, char **argv);
int cli_terms(int argc, char **argv);
int cli_user(int argc, char **argv);
int cli_watch(int argc, char **argv);

/* Publishes the terms that the command carries and the database lacks. */
int terms_ensure(struct db *);

/* Longer usages live beside their commands. */
extern const char usage_backup[];
extern const char usage_coverage[];
extern const char usage_demo[];
extern const char usage_drain[];
extern const char usage_export[];
extern const char usage_import[];
extern const char usage_restore[];
extern const char usage_status[];
extern const char usage_user[];
extern const char usage_watch[];

/* Says on standard error what the matter is; returns ${code}. */
int cli_fail(int code, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* Opens the database or says why not (then CLI_DATABASE). */
int cli_open(struct arena *, enum db_role, struct db **out);

/* The exit code for ${e}, after saying what failed. */
int cli_report(struct db *, enum err e, const char *what);

#endif
