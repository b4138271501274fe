/*
 * The worker's side of the password helper: questions on their way.
 */
#include "account/password_wait.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fiber.h"
#include "base/log.h"
#include "base/run.h"

/* With two hashing children and two workers the last one in the queue has
 * its answer well within the deadline; more would only wait in vain. */
#define ASKS_MAX 32
#define ASK_MS 10000

/* The worker's questions on their way, newest first. */
static struct {
	const struct password_loop *loop;
	struct ask *first;
	int count;
} worker;

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
password_wait_init(const struct password_loop *loop)
{
	worker.loop = loop;
}

/* Connecting to a socket of this machine never waits: it works at once, or
 * the helper is away or has a full queue. */
static int
dial(void)
{
	struct sockaddr_un address;
	int dir, fd, failed;

	if (run_address("password", &address, &dir) != OK)
		return -1;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd >= 0 && connect(fd, (struct sockaddr *)&address,
			       sizeof(address)) != 0) {
		failed = errno;
		close(fd);
		fd = -1;
		log_event(LOG_LEVEL_WARN, "the password helper is away",
			"reason", strerror(failed), NULL);
	}
	close(dir);
	return fd;
}

/* The question is answered, late, or its request has gone. Idempotent. */
static void
ask_end(void *object)
{
	struct ask *ask = object, **at;

	if (ask->fd < 0)
		return;
	close(ask->fd);
	ask->fd = -1;
	ask->done = true;
	for (at = &worker.first; *at != ask; at = &(*at)->next)
		;
	*at = ask->next;
	worker.count--;
}

void
password_ready(struct ask *ask)
{
	ssize_t n;

	n = read(ask->fd, (char *)&ask->answer + ask->got,
		sizeof(ask->answer) - ask->got);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n > 0)
		ask->got += (size_t)n;
	if (n > 0 && ask->got < sizeof(ask->answer))
		return;
	ask_end(ask);
	worker.loop->wake(ask->waiter);
}

void
password_tick(void)
{
	int64_t now = now_ms();
	struct ask *ask, *next;

	for (ask = worker.first; ask != NULL; ask = next) {
		next = ask->next;
		if (now < ask->deadline)
			continue;
		ask_end(ask);
		worker.loop->wake(ask->waiter);
	}
}

/* One write: what a question holds is far below a socket's buffer. */
static bool
send_question(int fd, const struct password_question *q, const char *hash,
	const char *password)
{
	char bytes[sizeof(*q) + PASSWORD_HASH_BYTES + PASSWORD_BYTES];
	size_t len = sizeof(*q);
	bool sent;

	memcpy(bytes, q, sizeof(*q));
	if (q->hash_len > 0)
		memcpy(bytes + len, hash, q->hash_len);
	len += q->hash_len;
	memcpy(bytes + len, password, q->password_len);
	len += q->password_len;
	sent = send(fd, bytes, len, MSG_NOSIGNAL) == (ssize_t)len;
	explicit_bzero(bytes, sizeof(bytes));
	return sent;
}

enum err
password_ask(struct arena *a, void *waiter, const struct password_question *q,
	const char *hash, const char *password, struct password_answer *out)
{
	struct ask *ask;
	int fd;

	if (worker.loop == NULL || worker.count >= ASKS_MAX)
		return ERR_BUSY;
	if ((fd = dial()) < 0)
		return ERR_BUSY;
	if (!send_question(fd, q, hash, password)) {
		close(fd);
		return ERR_BUSY;
	}
	ask = ARENA_NEW(a, struct ask);
	ask->watch = arena_alloc(a, worker.loop->watch_bytes);
	ask->waiter = waiter;
	ask->fd = fd;
	ask->deadline = now_ms() + ASK_MS;
	ask->next = worker.first;
	worker.first = ask;
	worker.count++;
	/* When the client leaves, the fiber never comes back here: the arena
	 * closes the socket, which tells the helper not to begin. */
	arena_defer(a, ask_end, ask);
	worker.loop->watch(ask);
	while (!ask->done) {
		worker.loop->sleep(waiter);
		fiber_park();
	}
	if (ask->got != sizeof(ask->answer) || ask->answer.what == 'e')
		return ERR_BUSY;
	*out = ask->answer;
	return OK;
}
