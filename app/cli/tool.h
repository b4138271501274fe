/*
 * Programs of PostgreSQL and of the system, run by commands: no shell, no
 * list of arguments that anybody else has put together.
 */
#ifndef CLI_TOOL_H
#define CLI_TOOL_H

#include <stdbool.h>
#include <sys/types.h>

struct arena;
struct buf;

struct tool {
	const char *const *argv; /* ends with NULL */
	const char *input;	 /* standard input; NULL: empty */
	struct buf *output;	 /* gets standard output; NULL: it is ours */
	const char *log;	 /* file for its errors; NULL: they are ours */
};
#define TOOL_ARGV(...) ((const char *const[]){ __VA_ARGS__, NULL })

/*
 * From now on SIGINT and SIGTERM end the program that is being waited for,
 * not this process: its failure takes the usual way out, which cleans up.
 */
void tool_guard(void);
bool tool_interrupted(void); /* such a signal has come */

/* Runs a program to its end; its exit status, 127 when it cannot be run,
 * 128 and more when a signal has ended it. */
int tool_run(const struct tool *);

/* Starts a program that ends with this process at the latest; errors and
 * output go to its log. -1: errno. */
pid_t tool_start(const struct tool *);

/* The path of a program of PostgreSQL, in PG_BIN or where Debian has it. */
const char *tool_pg(struct arena *, const char *name);

/* Removes a tree. */
void tool_remove(const char *path);

/*
 * As root: becomes the user ${uid} for good, without capabilities. Any other
 * user stays who he is. CLI_DONE, or a code after saying why not.
 */
int tool_become(uid_t uid);

/* The uid of user postgres, or our own when there is none. */
uid_t tool_postgres(void);

/* The content of a small file, NULL with errno. */
const char *tool_read(struct arena *, const char *path);

/* Writes a file with mode 0600 that must be new, to the disk. */
bool tool_write(const char *path, const char *text);

/* Brings the name of what lies in the folder to the disk. */
bool tool_sync_folder(const char *path);

#endif
