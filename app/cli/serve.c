/*
 * canopy serve: the supervisor. Starts the password helper, who makes
 * workbooks, and Kore, starts again what dies, drains on SIGTERM.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "account/password.h"
#include "base/arena.h"
#include "base/conf.h"
#include "base/log.h"
#include "cli/cli.h"
#include "export/workbook.h"
#include "http/shared.h"

#define DRAIN_MS 5000
#define CHILDREN 3
#define HEALTHY_S 10 /* who lives as long begins anew */
#define DELAY_MAX_S 4

struct child {
	const char *name;
	void (*run)(void); /* in the child; does not return */
	pid_t pid;
	time_t started;
	int delay; /* seconds to wait when it ends the next time */
	time_t due;
};

static char conf_path[2048];
static char module_path[4096];

/* The module lies beside the command, or where `make install` puts it. */
static bool
find_module(void)
{
	static const char *const places[] = { "canopy.so",
		"../lib/canopy/canopy.so" };
	char self[3000];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	size_t i;

	if (n <= 0)
		return false;
	self[n] = '\0';
	*strrchr(self, '/') = '\0';
	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		snprintf(module_path, sizeof(module_path), "%s/%s", self,
			places[i]);
		if (access(module_path, R_OK) == 0)
			return true;
	}
	return false;
}

/* Descriptors a worker may have: Kore asks for a few more than it is told,
 * and an unprivileged process cannot go above the hard limit. */
static long
descriptors(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_max < 256)
		return 200;
	return limit.rlim_max > 16448 ? 16384 : (long)limit.rlim_max - 64;
}

static bool
write_conf(void)
{
	long files = descriptors();
	FILE *f;

	snprintf(conf_path, sizeof(conf_path), "%s/kore.conf", conf()->var);
	f = fopen(conf_path, "we");
	if (f == NULL)
		return false;
	/* The guard holds the limits and time-outs of heads and bodies. After
	 * each connection the other workers may accept one: else the first
	 * would take most of them. */
	fprintf(f,
		"# Written by `canopy serve` from CANOPY_*; do not edit.\n"
		"load %s\n"
		"workers %ld\n"
		"worker_max_connections %ld\n"
		"worker_rlimit_nofiles %ld\n"
		"worker_set_affinity 0\n"
		"worker_accept_threshold 1\n"
		"pidfile %s/run/kore.pid\n"
		"http_body_max 12582912\n"
		"http_body_timeout 60\n"
		"http_keepalive_time 20\n"
		"http_request_limit 4096\n"
		"http_request_ms 100\n"
		"http_server_version canopy\n"
		"http_hsts_enable 0\n"
		"server plain {\n"
		"	bind %s %ld guard_connect\n"
		"	tls no\n"
		"}\n"
		"domain * {\n"
		"	attach plain\n"
		"	route ^/.*$ http_entry\n"
		"}\n",
		module_path, conf()->workers, files - 64, files, conf()->var,
		conf()->bind, conf()->port);
	return fclose(f) == 0;
}

static void
run_kore(void)
{
	/* Its workers die with it: nobody keeps the port from the next. */
	setpgid(0, 0);
	execl("/usr/bin/kore", "kore", "-fnrq", "-c", conf_path, (char *)NULL);
	cli_fail(0, "cannot run /usr/bin/kore: %s", strerror(errno));
	_exit(127);
}

static void
run_helper(void)
{
	_exit(password_serve());
}

static void
run_workbooks(void)
{
	_exit(workbook_serve());
}

static struct child children[CHILDREN] = {
	{ .name = "passwords", .run = run_helper },
	{ .name = "workbooks", .run = run_workbooks },
	{ .name = "kore", .run = run_kore },
};

/* Does not return. */
static void
run_child(const struct child *c)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	/* So that `ps` tells them apart. */
	prctl(PR_SET_NAME, c->name);
	c->run();
	_exit(127);
}

static void
start_child(struct child *c)
{
	c->started = time(NULL);
	c->due = 0;
	c->pid = fork();
	if (c->pid < 0)
		c->pid = 0; /* no room for a process: tried again in a second */
	else if (c->pid == 0)
		run_child(c);
}

/* Kore's parent has ended: so do its workers, which are then children of the
 * supervisor. It waits for them, for they hold the port until they are gone. */
static void
end_workers(const struct child *c)
{
	if (c->run != run_kore)
		return;
	kill(-c->pid, SIGKILL);
	while (waitpid(-c->pid, NULL, 0) > 0)
		;
}

static void
child_ended(struct child *c, int status)
{
	struct arena *a = arena_new();

	end_workers(c);
	/* What dies at once waits longer each time, which spares the log. But
	 * not for long: it may have been killed a few times in a row, and
	 * visitors wait for it. */
	if (time(NULL) - c->started >= HEALTHY_S)
		c->delay = 0;
	c->due = time(NULL) + c->delay;
	c->delay = c->delay == 0 ? 1 : c->delay * 2;
	if (c->delay > DELAY_MAX_S)
		c->delay = DELAY_MAX_S;
	c->pid = 0;
	log_event(LOG_LEVEL_ERROR, "a process ended and is started again",
		"process", c->name, "status",
		arena_printf(a, "%d", status), NULL);
	arena_free(a);
}

static void
reap(void)
{
	int status, i;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		for (i = 0; i < CHILDREN; i++)
			if (children[i].pid == pid)
				child_ended(&children[i], status);
}

static void
pause_ms(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&t, NULL);
}

/* Kore cuts requests in flight when it is told to end, so the supervisor
 * first closes /readyz and waits until none is left. */
static void
shut_down(void)
{
	int i, waited;

	atomic_store(&shared()->draining, 1);
	for (waited = 0; waited < DRAIN_MS; waited += 20) {
		if (shared_in_flight() <= 0)
			break;
		pause_ms(20);
	}
	for (i = 0; i < CHILDREN; i++)
		if (children[i].pid > 0)
			kill(children[i].pid, SIGTERM);
	for (waited = 0; waited < DRAIN_MS; waited += 20) {
		int left = 0;

		for (i = 0; i < CHILDREN; i++) {
			struct child *c = &children[i];

			if (c->pid > 0 &&
				waitpid(c->pid, NULL, WNOHANG) == c->pid) {
				/* It may have been killed, not ended. */
				end_workers(c);
				c->pid = 0;
			}
			left += c->pid > 0;
		}
		if (left == 0)
			return;
		pause_ms(20);
	}
	for (i = 0; i < CHILDREN; i++) {
		if (children[i].pid <= 0)
			continue;
		kill(children[i].pid, SIGKILL);
		end_workers(&children[i]);
	}
}

/*
 * One server a folder: a second would take socket and shared memory from
 * under the first. The lock is the process's own, no child inherits it, and
 * it ends with the process however that ends.
 */
static bool
claim_var(void)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	char path[2048];
	int fd;

	snprintf(path, sizeof(path), "%s/run", conf()->var);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/run/serve.pid", conf()->var);
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	if (fd < 0)
		return false;
	/* The descriptor stays open: closing it would end the lock. */
	return fcntl(fd, F_SETLK, &lock) == 0 && ftruncate(fd, 0) == 0 &&
		dprintf(fd, "%ld\n", (long)getpid()) > 0;
}

static void
remove_pid(void)
{
	char path[2048];

	snprintf(path, sizeof(path), "%s/run/serve.pid", conf()->var);
	unlink(path);
}

/* Waits for signals and starts what is due; returns when told to end. */
static void
supervise(const sigset_t *set)
{
	struct timespec second = { 1, 0 };
	int i, sig;

	for (;;) {
		for (i = 0; i < CHILDREN; i++)
			if (children[i].pid == 0 &&
				time(NULL) >= children[i].due)
				start_child(&children[i]);
		sig = sigtimedwait(set, NULL, &second);
		if (sig == SIGTERM || sig == SIGINT || sig == SIGHUP)
			return;
		reap();
	}
}

/* SQL that does not fit the schema must stop the start, not a visitor. A
 * database that is away must not: it may come back. */
static int
check_statements(void)
{
	struct arena *a = arena_new();
	const char *why = "";
	struct db *db;
	int code = CLI_DONE;

	if (db_open(a, DB_READER, &db) == OK &&
		db_check_statements(db, &why) == ERR_BUG)
		code = cli_fail(CLI_REJECTED,
			"a statement does not fit the database (run `canopy "
			"migrate`?): %s",
			why);
	arena_free(a);
	return code;
}

int
cli_serve(int argc, char **argv)
{
	const char *why;
	sigset_t set;
	int code;

	(void)argv;
	if (argc > 1)
		return cli_fail(CLI_USAGE, "serve takes no argument");
	if (conf_load(&why) != OK)
		return cli_fail(CLI_USAGE, "%s", why);
	if (!find_module())
		return cli_fail(CLI_FILE, "canopy.so is not beside the command");
	if (!claim_var())
		return cli_fail(CLI_FILE,
			errno == EAGAIN || errno == EACCES
				? "another canopy serve may be using %s: %s"
				: "cannot write below %s: %s",
			conf()->var, strerror(errno));
	if (shared_open(true) != OK || !write_conf())
		return cli_fail(CLI_FILE, "cannot write below %s: %s",
			conf()->var, strerror(errno));
	if ((code = check_statements()) != CLI_DONE)
		return code;
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	supervise(&set);
	shut_down();
	remove_pid();
	return CLI_DONE;
}
