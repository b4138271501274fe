/*
 * The process that makes workbooks: a listening socket and two children, each
 * with one workbook at a time. One that ends is started again; its client
 * gets a broken download and asks once more.
 */
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/log.h"
#include "base/run.h"
#include "export/workbook.h"

#define CHILDREN 2
#define BACKLOG 16
#define COLUMNS_MAX 100
#define TEXT_MAX (1u << 20)
/* The worker asks the database between two batches. */
#define READ_S 30
#define ROOM 65536

/* What has come of a connection and not been used yet. */
struct source {
	int fd;
	char *bytes;
	size_t at;
	size_t end;
};

static bool
take(struct source *s, void *out, size_t len)
{
	size_t done = 0, n;
	ssize_t got;

	while (done < len) {
		if (s->at == s->end) {
			got = recv(s->fd, s->bytes, ROOM, 0);
			if (got <= 0)
				return false;
			s->at = 0;
			s->end = (size_t)got;
		}
		n = s->end - s->at < len - done ? s->end - s->at : len - done;
		memcpy((char *)out + done, s->bytes + s->at, n);
		s->at += n;
		done += n;
	}
	return true;
}

static bool
take_text(struct source *s, struct arena *a, const char **out)
{
	uint32_t len;
	char *text;

	if (!take(s, &len, sizeof(len)))
		return false;
	*out = NULL;
	if (len == UINT32_MAX)
		return true;
	if (len > TEXT_MAX)
		return false;
	text = arena_alloc(a, len + 1);
	*out = text;
	return take(s, text, len);
}

static bool
take_columns(struct source *s, struct arena *a, struct xlsx **out)
{
	struct xlsx_column *columns;
	uint32_t count, day, width, i;
	const char *name;

	if (!take(s, &count, sizeof(count)) || count > COLUMNS_MAX ||
		!take_text(s, a, &name) || name == NULL)
		return false;
	columns = ARENA_ARRAY(a, count + 1, struct xlsx_column);
	for (i = 0; i < count; i++) {
		if (!take(s, &day, sizeof(day)) ||
			!take(s, &width, sizeof(width)) ||
			!take_text(s, a, &columns[i].label))
			return false;
		columns[i].day = day != 0;
		columns[i].width = width;
	}
	return xlsx_create(a, arena_printf(a, "%s/run", conf()->var), name,
		       columns, count, out) == OK;
}

/* All rows up to the end; false: the worker left, or the disk is full. */
static bool
take_rows(struct source *s, struct xlsx *x)
{
	size_t i, count = xlsx_columns(x);
	struct arena *row = arena_new();
	const char *cells[COLUMNS_MAX];
	bool good = true;
	uint32_t more;

	for (;;) {
		good = take(s, &more, sizeof(more));
		if (!good || more == 0)
			break;
		arena_reset(row);
		for (i = 0; good && i < count; i++)
			good = take_text(s, row, &cells[i]);
		good = good && xlsx_add(x, cells) == OK;
		if (!good)
			break;
	}
	arena_free(row);
	return good;
}

static void
give(int fd, int file)
{
	char byte = 'y',
	     room[CMSG_SPACE(sizeof(int))] __attribute__((aligned(8))) = { 0 };
	struct iovec part = { &byte, 1 };
	struct msghdr m = { .msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = room,
		.msg_controllen = sizeof(room) };
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(c), &file, sizeof(file));
	if (sendmsg(fd, &m, MSG_NOSIGNAL) < 0)
		log_event(LOG_LEVEL_INFO, "the client left before its workbook",
			NULL);
}

static void
serve_one(int fd)
{
	struct timeval patience = { READ_S, 0 };
	struct arena *a = arena_new();
	struct source s = { .fd = fd, .bytes = arena_alloc(a, ROOM) };
	struct xlsx *x;
	int file;

	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	if (take_columns(&s, a, &x) && take_rows(&s, x) &&
		xlsx_finish(x, &file) == OK)
		give(fd, file);
	arena_free(a);
	close(fd);
}

/* In a child; does not return. */
static void
child_run(int listening, pid_t parent)
{
	int fd;

	run_child(parent);
	/* Pages come first. */
	if (nice(10) == -1)
		errno = 0;
	for (;;) {
		fd = accept4(listening, NULL, NULL, SOCK_CLOEXEC);
		if (fd >= 0)
			serve_one(fd);
		else if (errno != EINTR && errno != ECONNABORTED)
			_exit(1);
	}
}

/* Starts whoever is missing; who ends at once is not started in a rush. */
static void
children_mend(pid_t *all, int listening)
{
	struct timespec pause = { 0, 200000000 };
	pid_t pid, parent = getpid();
	int i;

	while ((pid = waitpid(-1, NULL, WNOHANG)) > 0) {
		for (i = 0; i < CHILDREN; i++)
			if (all[i] == pid)
				all[i] = 0;
		log_event(LOG_LEVEL_WARN,
			"a workbook process ended and is started again", NULL);
		nanosleep(&pause, NULL);
	}
	for (i = 0; i < CHILDREN; i++) {
		if (all[i] > 0)
			continue;
		all[i] = fork();
		if (all[i] == 0)
			child_run(listening, parent);
	}
}

int
workbook_serve(void)
{
	struct timespec second = { 1, 0 };
	pid_t children[CHILDREN] = { 0 };
	int listening, i, sig;
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	/* Ctrl-C reaches the whole session; downloads in flight may end. */
	signal(SIGINT, SIG_IGN);
	listening = run_listen(WORKBOOK_SOCKET, BACKLOG);
	if (listening < 0) {
		log_event(LOG_LEVEL_ERROR, "workbooks cannot be made", "reason",
			strerror(errno), NULL);
		return 1;
	}
	do {
		children_mend(children, listening);
		sig = sigtimedwait(&set, NULL, &second);
	} while (sig != SIGTERM);
	for (i = 0; i < CHILDREN; i++)
		if (children[i] > 0)
			kill(children[i], SIGKILL);
	close(listening);
	return 0;
}
