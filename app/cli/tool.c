#include "cli/tool.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/cli.h"

#define FILE_MAX_BYTES (1 << 20)

static volatile sig_atomic_t waited_for;
static volatile sig_atomic_t interrupted;

static void
on_signal(int number)
{
	interrupted = number;
	if (waited_for > 0)
		kill((pid_t)waited_for, SIGTERM);
}

void
tool_guard(void)
{
	struct sigaction act = { .sa_handler = on_signal };

	sigaction(SIGINT, &act, NULL);
	sigaction(SIGTERM, &act, NULL);
}

bool
tool_interrupted(void)
{
	return interrupted != 0;
}

/* The text as a file without a name: no pipe that could be full or broken. */
static int
open_input(const char *text)
{
	size_t len = text == NULL ? 0 : strlen(text);
	int fd;

	if (text == NULL)
		return open("/dev/null", O_RDONLY | O_CLOEXEC);
	fd = memfd_create("input", MFD_CLOEXEC);
	if (fd >= 0 && write(fd, text, len) != (ssize_t)len) {
		close(fd);
		return -1;
	}
	if (fd >= 0)
		lseek(fd, 0, SEEK_SET);
	return fd;
}

/* In the child. */
static _Noreturn void
become_tool(const struct tool *t, int input, int output)
{
	int log = t->log == NULL
			  ? -1
			  : open(t->log, O_WRONLY | O_CREAT | O_APPEND, 0600);

	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	if (dup2(input, STDIN_FILENO) < 0 ||
		(output >= 0 && dup2(output, STDOUT_FILENO) < 0) ||
		(log >= 0 && dup2(log, STDERR_FILENO) < 0))
		_exit(127);
	execvp(t->argv[0], (char *const *)(uintptr_t)t->argv);
	fprintf(stderr, "canopy: cannot run %s: %s\n", t->argv[0],
		strerror(errno));
	_exit(127);
}

static void
read_all(int fd, struct buf *out)
{
	char part[2048];
	ssize_t n;

	while ((n = read(fd, part, sizeof(part))) > 0 ||
		(n < 0 && errno == EINTR))
		if (n > 0)
			buf_add(out, part, (size_t)n);
}

int
tool_run(const struct tool *t)
{
	int ends[2] = { -1, -1 }, input, status = 0;
	pid_t pid;

	if (interrupted)
		return 128 + interrupted;
	input = open_input(t->input);
	if (input < 0 || (t->output != NULL && pipe2(ends, O_CLOEXEC) != 0)) {
		cli_fail(0, "%s: %s", t->argv[0], strerror(errno));
		if (input >= 0)
			close(input);
		return 127;
	}
	fflush(stdout);
	pid = fork();
	if (pid == 0)
		become_tool(t, input, ends[1]);
	close(input);
	waited_for = pid;
	if (t->output != NULL) {
		close(ends[1]);
		if (pid > 0)
			read_all(ends[0], t->output);
		close(ends[0]);
	}
	if (pid < 0)
		return 127;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	waited_for = 0;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

pid_t
tool_start(const struct tool *t)
{
	int input = open_input(NULL);
	pid_t parent = getpid(), pid;

	if (input < 0)
		return -1;
	pid = fork();
	if (pid == 0) {
		int log = open(t->log,
			O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

		/* A session of its own: Ctrl-C is for us to pass on. */
		setsid();
		prctl(PR_SET_PDEATHSIG, SIGINT);
		if (getppid() != parent)
			_exit(127);
		become_tool(t, input, log);
	}
	close(input);
	return pid;
}

const char *
tool_pg(struct arena *a, const char *name)
{
	const char *folder = getenv("PG_BIN");

	if (folder == NULL || *folder == '\0')
		folder = "/usr/lib/postgresql/15/bin";
	return arena_printf(a, "%s/%s", folder, name);
}

void
tool_remove(const char *path)
{
	int before = interrupted;

	/* Also, and above all, after a signal. */
	interrupted = 0;
	tool_run(&(const struct tool){
		.argv = TOOL_ARGV("rm", "-rf", "--", path) });
	interrupted = before;
}

uid_t
tool_postgres(void)
{
	const struct passwd *p = getpwnam("postgres");

	return p == NULL ? getuid() : p->pw_uid;
}

int
tool_become(uid_t uid)
{
	const struct passwd *p;

	if (getuid() != 0)
		return CLI_DONE;
	p = getpwuid(uid);
	if (p == NULL || uid == 0)
		return cli_fail(CLI_USAGE,
			"PostgreSQL does not run as root, and there is no user "
			"postgres");
	if (initgroups(p->pw_name, p->pw_gid) != 0 ||
		setresgid(p->pw_gid, p->pw_gid, p->pw_gid) != 0 ||
		setresuid(uid, uid, uid) != 0 ||
		prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return cli_fail(CLI_FILE, "cannot become user %s: %s",
			p->pw_name, strerror(errno));
	setenv("HOME", p->pw_dir, 1);
	/* The folder we were called in may be closed to this user. */
	if (chdir("/") != 0)
		return cli_fail(CLI_FILE, "/: %s", strerror(errno));
	return CLI_DONE;
}

const char *
tool_read(struct arena *a, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	char *text;
	ssize_t n;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) != 0 || st.st_size > FILE_MAX_BYTES) {
		close(fd);
		errno = EFBIG;
		return NULL;
	}
	text = arena_alloc(a, (size_t)st.st_size + 1);
	n = read(fd, text, (size_t)st.st_size);
	close(fd);
	return n == st.st_size ? text : NULL;
}

bool
tool_write(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	ssize_t len = (ssize_t)strlen(text);
	bool fine;

	if (fd < 0)
		return false;
	fine = write(fd, text, (size_t)len) == len && fsync(fd) == 0;
	return close(fd) == 0 && fine;
}

bool
tool_sync_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool fine = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return fine;
}
