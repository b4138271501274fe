/*
 * A cluster from a base backup and the archive, with a server that nobody
 * else can reach: its socket lies in a closed folder, it listens on no port.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/backup.h"
#include "cli/cli.h"
#include "cli/tool.h"

#define LOG_LINES "20"

int
revive_unpack(const struct backup *b, const struct revival *v)
{
	struct arena *a = b->arena;
	const char *tar = arena_printf(a, "%s/base.tar.gz", b->base);
	const char *manifest = arena_printf(a, "%s/backup_manifest", b->base);
	int unpacked, verified;

	if (mkdir(v->data, 0700) != 0)
		return cli_fail(CLI_FILE, "%s: %s", v->data, strerror(errno));
	unpacked = tool_run(&(const struct tool){
		.argv = TOOL_ARGV("tar", "-xpzf", tar, "-C", v->data) });
	if (tool_interrupted())
		return cli_fail(CLI_REJECTED, "interrupted");
	/* Also when the archive broke off: this names the files. The WAL is
	 * not in it but in the archive. */
	verified = tool_run(&(const struct tool){
		.argv = TOOL_ARGV(tool_pg(a, "pg_verifybackup"), "-n", "-q",
			"-m", manifest, v->data) });
	if (unpacked != 0 || verified != 0)
		return cli_fail(CLI_REJECTED, "%s is damaged", b->base);
	return CLI_DONE;
}

static bool
is_ready(const char *pid_file)
{
	struct arena *a = arena_new();
	const char *text = tool_read(a, pid_file);
	int line = 1;

	/* The eighth line says how far the server is. */
	for (; text != NULL && *text != '\0' && line < 8; text++)
		line += *text == '\n';
	line = text != NULL && strncmp(text, "ready", 5) == 0;
	arena_free(a);
	return line != 0;
}

static int
wait_ready(const struct backup *b, struct revival *v, const char *log)
{
	const struct timespec pause = { 0, 50000000 };
	const char *pid_file =
		arena_printf(b->arena, "%s/postmaster.pid", v->data);
	int status;

	while (!is_ready(pid_file)) {
		if (tool_interrupted())
			return cli_fail(CLI_REJECTED, "interrupted");
		if (waitpid(v->pid, &status, WNOHANG) == v->pid) {
			v->pid = 0;
			tool_run(&(const struct tool){
				.argv = TOOL_ARGV(
					"tail", "-n", LOG_LINES, "--", log) });
			return CLI_REJECTED;
		}
		nanosleep(&pause, NULL);
	}
	return CLI_DONE;
}

int
revive_start(const struct backup *b, struct revival *v)
{
	struct arena *a = b->arena;
	char *run = arena_printf(a, "/tmp/canopy-pg.XXXXXX");
	const char *log, *hba, *signal_file;

	if (mkdtemp(run) == NULL)
		return cli_fail(CLI_FILE, "%s: %s", run, strerror(errno));
	v->run = run;
	v->conninfo = arena_printf(
		a, "host=%s port=5432 dbname=%s", run, b->record.database);
	log = arena_printf(a, "%s/log", run);
	hba = arena_printf(a, "%s/hba", run);
	signal_file = arena_printf(a, "%s/recovery.signal", v->data);
	if (!tool_write(hba, "local all all trust\n") ||
		!tool_write(signal_file, ""))
		return cli_fail(CLI_FILE, "%s: %s", hba, strerror(errno));
	/* On the command line settings outrank all that are in the data. */
	v->pid = tool_start(&(const struct tool){ .log = log,
		.argv = TOOL_ARGV(tool_pg(a, "postgres"), "-D", v->data, "-c",
			"config_file=/dev/null", "-c",
			arena_printf(a, "hba_file=%s", hba), "-c",
			"listen_addresses=", "-c", "port=5432", "-c",
			arena_printf(a, "unix_socket_directories=%s", run),
			"-c", "unix_socket_permissions=0700", "-c",
			"shared_buffers=64MB", "-c",
			"dynamic_shared_memory_type=mmap", "-c",
			"logging_collector=off", "-c", "log_destination=stderr",
			"-c", "archive_mode=off", "-c", "hot_standby=off", "-c",
			"ssl=off", "-c", "timezone=UTC", "-c",
			arena_printf(a, "fsync=%s", v->lasting ? "on" : "off"),
			"-c",
			arena_printf(a,
				"restore_command=gzip -cd %s/wal/%%f.gz >%%p",
				b->dir),
			"-c", "recovery_target_action=promote", "-c",
			v->setting != NULL ? v->setting
					   : "recovery_target=") });
	if (v->pid < 0)
		return cli_fail(CLI_FILE, "postgres: %s", strerror(errno));
	return wait_ready(b, v, log);
}

int
revive_stop(struct revival *v)
{
	int status = 0;

	if (v->pid > 0) {
		kill(v->pid, SIGINT);
		while (waitpid(v->pid, &status, 0) < 0 && errno == EINTR)
			;
	}
	if (v->run != NULL)
		tool_remove(v->run);
	v->pid = 0;
	v->run = NULL;
	return status == 0 ? CLI_DONE : CLI_REJECTED;
}
