/*
 * The password helper: a listening socket and two children that hash.
 *
 * The queue is the socket's own: a child takes the next connection when it
 * is free. A child keeps nothing between two questions, so one that is
 * killed costs one answer (its client gets a 503) and is started again.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "account/password_wait.h"
#include "base/log.h"
#include "base/run.h"

#define CHILDREN 2
#define BACKLOG 128
/* A worker writes its question before it waits, so it is there already. */
#define READ_MS 1000

/* What a child holds of its client's secret: locked in memory, zeroed. */
struct secret {
	struct password_question q;
	char hash[PASSWORD_HASH_BYTES];
	char password[PASSWORD_BYTES + 1];
	struct password_answer answer;
};

static bool
read_all(int fd, void *out, size_t len)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	size_t got = 0;
	ssize_t n;

	while (got < len) {
		if (poll(&p, 1, READ_MS) != 1)
			return false;
		n = recv(fd, (char *)out + got, len - got, MSG_DONTWAIT);
		if (n <= 0)
			return false;
		got += (size_t)n;
	}
	return true;
}

static bool
read_question(int fd, struct secret *s)
{
	struct password_question *q = &s->q;

	if (!read_all(fd, q, sizeof(*q)) || (q->what != 'h' && q->what != 'v'))
		return false;
	if (q->hash_len >= sizeof(s->hash) ||
		q->password_len > PASSWORD_BYTES ||
		(q->what == 'h' && q->hash_len != 0))
		return false;
	return read_all(fd, s->hash, q->hash_len) &&
	       read_all(fd, s->password, q->password_len);
}

/* Who has left while waiting in the queue needs no 64 MiB any more. */
static bool
still_there(int fd)
{
	char byte;

	return recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
	       errno == EAGAIN;
}

static void
serve_one(int fd, struct secret *s)
{
	if (read_question(fd, s) && still_there(fd)) {
		password_answer(&s->q, s->hash, s->password, &s->answer);
		if (send(fd, &s->answer, sizeof(s->answer), MSG_NOSIGNAL) < 0)
			log_event(LOG_LEVEL_INFO,
				"the client left before its answer", NULL);
	}
	explicit_bzero(s, sizeof(*s));
	close(fd);
}

/* In a child; does not return. */
static void
child_run(int listening, pid_t parent)
{
	static struct secret secret;
	int fd;

	run_child(parent);
	/* Refused below a small RLIMIT_MEMLOCK: then swap is the host's care.
	 */
	(void)mlock(&secret, sizeof(secret));
	for (;;) {
		fd = accept4(listening, NULL, NULL, SOCK_CLOEXEC);
		if (fd >= 0)
			serve_one(fd, &secret);
		else if (errno != EINTR && errno != ECONNABORTED)
			_exit(1);
	}
}

struct hasher {
	pid_t pid;
	time_t started;
};

static void
hasher_start(struct hasher *h, int listening)
{
	pid_t parent = getpid();

	h->started = time(NULL);
	h->pid = fork();
	if (h->pid == 0)
		child_run(listening, parent);
}

/* Starts again who has ended; who ends at once is not started in a rush. */
static void
hashers_mend(struct hasher *all, int listening)
{
	struct timespec pause = { 0, 200000000 };
	pid_t pid;
	int i;

	while ((pid = waitpid(-1, NULL, WNOHANG)) > 0) {
		for (i = 0; i < CHILDREN; i++)
			if (all[i].pid == pid)
				all[i].pid = 0;
		log_event(LOG_LEVEL_WARN,
			"a password process ended and is started again", NULL);
	}
	for (i = 0; i < CHILDREN; i++) {
		if (all[i].pid > 0)
			continue;
		if (time(NULL) - all[i].started <= 1)
			nanosleep(&pause, NULL);
		hasher_start(&all[i], listening);
	}
}

int
password_serve(void)
{
	struct hasher hashers[CHILDREN] = { { 0, 0 } };
	struct rlimit none = { 0, 0 };
	struct timespec second = { 1, 0 };
	sigset_t set;
	int listening, i, sig;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	/* Ctrl-C reaches the whole session; requests in flight may still need
	 * an answer, so only the supervisor's SIGTERM counts. */
	signal(SIGINT, SIG_IGN);
	if ((listening = run_listen("password", BACKLOG)) < 0) {
		log_event(LOG_LEVEL_ERROR, "the password helper cannot listen",
			"reason", strerror(errno), NULL);
		return 1;
	}
	/* No core file and no debugger may see a password. */
	prctl(PR_SET_DUMPABLE, 0);
	setrlimit(RLIMIT_CORE, &none);
	do {
		hashers_mend(hashers, listening);
		sig = sigtimedwait(&set, NULL, &second);
	} while (sig != SIGTERM);
	for (i = 0; i < CHILDREN; i++)
		if (hashers[i].pid > 0)
			kill(hashers[i].pid, SIGKILL);
	close(listening);
	return 0;
}
