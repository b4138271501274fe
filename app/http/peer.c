#include "http/peer.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <kore/kore.h>
#include <kore/http.h>

#include "base/fiber.h"
#include "base/log.h"
#include "base/run.h"

#define PEER_MS 120000

/* Kore hands back the address it was given and takes it for a kore_event. It
 * is told of changes only (edges), so a socket that nobody waits for makes no
 * noise. Closing it takes it out of epoll between two rounds of events. */
struct peer {
	struct kore_event event;
	struct req *req;
	int fd;
	int file;
};

static void
on_event(void *arg, int error)
{
	struct peer *p = arg;

	(void)error; /* found out by writing and reading */
	p->event.flags = 0;
	http_request_wakeup(p->req->host);
}

static void
peer_close(void *object)
{
	struct peer *p = object;

	if (p->fd >= 0)
		close(p->fd);
	if (p->file >= 0)
		close(p->file);
}

static void
wait_change(struct peer *p)
{
	http_request_sleep(p->req->host);
	fiber_park();
}

enum err
peer_open(struct req *r, const char *name, struct peer **out)
{
	struct peer *p = ARENA_NEW(r->arena, struct peer);
	struct sockaddr_un address;
	int dir;

	p->req = r;
	p->file = -1;
	p->event.type = 100; /* none of Kore's own */
	p->event.handle = on_event;
	p->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	arena_defer(r->arena, peer_close, p);
	if (p->fd < 0 || run_address(name, &address, &dir) != OK)
		return ERR_BUSY;
	/* On one machine this never waits: it works at once, or the other is
	 * away or has a full queue. */
	if (connect(p->fd, (struct sockaddr *)&address, sizeof(address)) != 0) {
		log_event(LOG_LEVEL_WARN, "a process of ours is away", "name",
			name, "reason", strerror(errno), NULL);
		close(dir);
		return ERR_BUSY;
	}
	close(dir);
	/* Nothing moves on the client's connection while the other works. */
	((struct http_request *)r->host)->owner->idle_timer.length = PEER_MS;
	kore_platform_event_all(p->fd, p);
	*out = p;
	return OK;
}

enum err
peer_send(struct peer *p, const void *bytes, size_t len)
{
	size_t done = 0;

	while (done < len) {
		ssize_t n = send(p->fd, (const char *)bytes + done, len - done,
			MSG_NOSIGNAL);

		if (n >= 0)
			done += (size_t)n;
		else if (errno == EAGAIN)
			wait_change(p);
		else if (errno != EINTR)
			return ERR_BUSY;
	}
	return OK;
}

enum err
peer_file(struct peer *p, int *fd)
{
	char byte, room[CMSG_SPACE(sizeof(int))] __attribute__((aligned(8)));
	struct iovec part = { &byte, 1 };
	struct msghdr m = { .msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = room,
		.msg_controllen = sizeof(room) };
	struct cmsghdr *c;
	ssize_t n;

	while ((n = recvmsg(p->fd, &m, MSG_CMSG_CLOEXEC)) < 0) {
		if (errno == EAGAIN)
			wait_change(p);
		else if (errno != EINTR)
			return ERR_BUSY;
		m.msg_controllen = sizeof(room);
	}
	c = CMSG_FIRSTHDR(&m);
	if (n != 1 || c == NULL || c->cmsg_type != SCM_RIGHTS)
		return ERR_BUSY;
	memcpy(&p->file, CMSG_DATA(c), sizeof(p->file));
	*fd = p->file;
	return OK;
}
