#include "http/guard.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <errno.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <kore/kore.h>
#include <kore/http.h>

#include "base/arena.h"
#include "base/log.h"
#include "http/guard_write.h"
#include "http/head.h"
#include "http/refusal.h"
#include "http/shared.h"

#define FIRST_BYTES 4096 /* most heads; a larger one gets HEAD_BYTES_MAX */
#define SMALL_BODY 65536 /* not worth counting */
#define LINGER_MS 5000
#define LINGER_IDLE_MS 2000
#define DRAIN_ROUNDS 32
#define UNSENT_BYTES 65536

/* What hangs on a connection. Kore frees it with the connection. */
struct guard {
	struct arena *arena; /* of the head, until guard_take() */
	struct head *head;
	size_t length; /* body of the request in hand */
	size_t seen;   /* bytes of the head that were scanned before */
	bool refused;  /* the last answer is on its way: see refuse() */
	bool shut;     /* and has gone out */
	u_int64_t end_ms;
};

static void guard_event(void *, int);
static int guard_recv(struct netbuf *);

static void
forget_head(struct guard *g)
{
	arena_free(g->arena);
	g->arena = NULL;
	g->head = NULL;
}

static int
stop_reading(struct connection *c, size_t *bytes)
{
	c->evt.flags &= ~KORE_EVENT_READ;
	*bytes = 0;
	return KORE_RESULT_OK;
}

/* ---- refusing ----------------------------------------------------------- */

/* Once the answer is out, the client is told that nothing more will come. */
static void
finish(struct connection *c)
{
	struct guard *g = c->hdlr_extra;

	if (!g->refused || g->shut || !TAILQ_EMPTY(&c->send_queue) ||
		c->state == CONN_STATE_DISCONNECTING)
		return;
	g->shut = true;
	(void)shutdown(c->fd, SHUT_WR);
}

/*
 * Answers with ${status}. The connection is not closed at once: closing with
 * unread bytes makes the kernel send a reset that may overtake the answer, so
 * what the client still sends is read and thrown away for a while.
 */
static int
refuse(struct connection *c, int status, const char *why)
{
	struct guard *g = c->hdlr_extra;
	bool head = c->rnb->s_off >= 5 && memcmp(c->rnb->buf, "HEAD ", 5) == 0;
	char answer[REFUSAL_SIZE], code[12];

	snprintf(code, sizeof(code), "%d", status);
	log_event(LOG_LEVEL_INFO, "request refused", "status", code, "reason",
		why, NULL);
	refusal_write(answer, status, why, time(NULL), !head);
	net_send_queue(c, answer, strlen(answer));
	forget_head(g);
	g->refused = true;
	g->end_ms = kore_time_ms() + LINGER_MS;
	c->http_timeout = 0;
	c->idle_timer.length = LINGER_IDLE_MS;
	c->rnb->s_off = 0;
	if (!net_send_flush(c))
		return KORE_RESULT_ERROR;
	finish(c);
	return KORE_RESULT_OK;
}

/* Reads and forgets, a little at a time so that others get their turn. */
static int
drain(struct connection *c, size_t *bytes)
{
	struct guard *g = c->hdlr_extra;
	ssize_t n = 0;
	int i;

	for (i = 0; i < DRAIN_ROUNDS; i++) {
		n = recv(c->fd, c->rnb->buf, c->rnb->m_len, 0);
		if (n == 0 || (n == -1 && errno != EINTR))
			break;
	}
	if ((i < DRAIN_ROUNDS && !(n == -1 && errno == EAGAIN)) ||
		kore_time_ms() >= g->end_ms)
		kore_connection_disconnect(c);
	else if (i == DRAIN_ROUNDS)
		/* Edge-triggered: asking anew reports the rest again. */
		kore_platform_event_all(c->fd, c);
	return stop_reading(c, bytes);
}

/* ---- a request ---------------------------------------------------------- */

/* Bytes of large bodies that this worker is waiting for or working on. */
static size_t
bodies_in_hand(void)
{
	struct connection *c;
	size_t sum = 0;

	/* Not every connection is one of a client: Kore's workers have some
	 * among themselves. */
	TAILQ_FOREACH(c, &connections, list)
	{
		if (c->evt.handle == guard_event &&
			!TAILQ_EMPTY(&c->http_requests))
			sum += ((struct guard *)c->hdlr_extra)->length;
	}
	return sum;
}

/* Gives Kore the head that it understands and what has come of the body. */
static int
pass(struct netbuf *nb, size_t head_len)
{
	struct connection *c = nb->owner;
	struct guard *g = c->hdlr_extra;
	char *head = head_rewrite(g->arena, g->head);
	size_t len = strlen(head);
	size_t rest = nb->s_off - head_len;
	bool waits = g->head->expect_continue && rest < g->head->length;
	u_int8_t *buf = kore_malloc(len + rest);

	memcpy(mempcpy(buf, head, len), nb->buf + head_len, rest);
	kore_free(nb->buf);
	nb->buf = buf;
	nb->s_off = nb->b_len = nb->m_len = len + rest;
	g->length = g->head->length;
	g->seen = 0;

	if (!http_header_recv(nb))
		return KORE_RESULT_ERROR;
	c->http_start = kore_time_ms();
	c->http_timeout =
		rest == g->length
			? 0
			: GUARD_BODY_MS + g->length * 1000 / GUARD_BODY_RATE;
	if (TAILQ_EMPTY(&c->http_requests)) {
		/* Kore is full and has answered 503. */
		forget_head(g);
		return KORE_RESULT_OK;
	}
	if (waits && c->state == CONN_STATE_ESTABLISHED) {
		static const char go_on[] = "HTTP/1.1 100 Continue\r\n\r\n";

		net_send_queue(c, go_on, sizeof(go_on) - 1);
		return net_send_flush(c);
	}
	return KORE_RESULT_OK;
}

static int
request(struct netbuf *nb, size_t head_len)
{
	struct connection *c = nb->owner;
	struct guard *g = c->hdlr_extra;
	int status;

	g->arena = arena_new();
	g->head = ARENA_NEW(g->arena, struct head);
	status = head_read(g->arena, (const char *)nb->buf, head_len, g->head);
	if (status != 0)
		return refuse(c, status, g->head->why);
	/* A proxy keeps no connection to an instance that is being drained. */
	if (atomic_load(&shared()->draining) != 0)
		g->head->keep_alive = false;
	if (g->head->length > http_body_max)
		return refuse(c, 413, "The body is too large.");
	if (nb->s_off - head_len > g->head->length)
		return refuse(c, 400,
			"More bytes came than the request announced. Wait "
			"for the answer before the next request.");
	if (g->head->length > SMALL_BODY &&
		bodies_in_hand() + g->head->length > GUARD_BODIES_MAX)
		return refuse(c, 503, "Too many uploads at once.");
	return pass(nb, head_len);
}

/* Kore has put more bytes into the buffer of a head. */
static int
guard_recv(struct netbuf *nb)
{
	struct connection *c = nb->owner;
	struct guard *g = c->hdlr_extra;
	const char *bytes = (const char *)nb->buf;
	size_t end;

	if (nb->s_off == 0)
		return KORE_RESULT_OK;
	if (g->seen == 0) {
		c->http_start = kore_time_ms();
		c->http_timeout = GUARD_HEAD_MS;
	}
	switch (head_scan(bytes, nb->s_off, g->seen, &end)) {
	case HEAD_BAD:
		return refuse(c, 400,
			"This port speaks HTTP/1.1; lines end "
			"with CR LF.");
	case HEAD_DONE:
		return request(nb, end);
	case HEAD_MORE:
		break;
	}
	g->seen = nb->s_off;
	if (nb->s_off >= HEAD_BYTES_MAX)
		return memchr(bytes + 2, '\n', nb->s_off - 2) == NULL
			       ? refuse(c, 414, "The target is too long.")
			       : refuse(c, 431,
					 "The head is longer than 16 KB.");
	if (nb->s_off == nb->b_len)
		net_recv_expand(c, HEAD_BYTES_MAX - nb->b_len, guard_recv);
	return KORE_RESULT_OK;
}

/* ---- reading ------------------------------------------------------------ */

/*
 * A request is being worked on: Kore's own way not to read meanwhile is a
 * missing buffer, which it makes again with the answer. What the client sends
 * early stays in the kernel.
 */
static int
park(struct connection *c, size_t *bytes)
{
	kore_free(c->rnb->buf);
	c->rnb->buf = NULL;
	c->rnb->s_off = c->rnb->b_len = c->rnb->m_len = 0;
	c->http_timeout = 0;
	*bytes = 0;
	return KORE_RESULT_OK;
}

/*
 * The answer is queued but not yet out. Whatever lies in the socket now was
 * sent without waiting for it, or is the end of a half-closed client: the
 * connection ends with this answer.
 */
static int
peek(struct connection *c, size_t *bytes)
{
	char byte;
	ssize_t n = recv(c->fd, &byte, 1, MSG_PEEK);

	if (n >= 0)
		c->flags |= CONN_CLOSE_EMPTY;
	return stop_reading(c, bytes);
}

static int
guard_read(struct connection *c, size_t *bytes)
{
	struct guard *g = c->hdlr_extra;
	struct http_request *h = TAILQ_FIRST(&c->http_requests);

	if (c->state == CONN_STATE_DISCONNECTING)
		return stop_reading(c, bytes);
	if (g->refused)
		return drain(c, bytes);
	/* Kore puts its own callback back with every answer. */
	if (c->rnb->cb == http_header_recv)
		c->rnb->cb = guard_recv;
	if (c->rnb->cb == guard_recv) {
		if (h != NULL && h->status == 0)
			return park(c, bytes);
		if (h != NULL || !TAILQ_EMPTY(&c->send_queue))
			return peek(c, bytes);
	}
	return net_read(c, bytes);
}

/* ---- connections -------------------------------------------------------- */

/* True when the client has only ended its half: it can still be answered. */
static bool
half_closed(const struct connection *c)
{
	struct pollfd p = { .fd = c->fd, .events = POLLIN };

	return poll(&p, 1, 0) == 1 &&
	       (p.revents & (POLLERR | POLLHUP | POLLNVAL)) == 0;
}

/* Kore would drop a half-closed connection with its request unanswered. */
static void
guard_event(void *arg, int error)
{
	struct connection *c = arg;

	if (error != 0 && !half_closed(c)) {
		kore_connection_disconnect(c);
		return;
	}
	kore_connection_event(c, 0);
	finish(c);
}

/* The connection will be closed after this turn of Kore's loop. */
static void
guard_gone(struct connection *c)
{
	char sink[1024];
	int i;

	forget_head(c->hdlr_extra);
	/* Without unread bytes the kernel ends it in good order. */
	for (i = 0; i < 64; i++)
		if (recv(c->fd, sink, sizeof(sink), 0) <= 0)
			break;
}

void
guard_connect(struct connection *c)
{
	int unsent = UNSENT_BYTES;

	/* Kore would start a deadline of 10 s with each answer, and with 408
	 * cut a slow download or an idle connection when it has passed. Without
	 * one, the guard sets the deadline at the first byte of a head. */
	http_header_timeout = 0;
	http_header_max = FIRST_BYTES;

	c->hdlr_extra = kore_calloc(1, sizeof(struct guard));
	c->proto = CONN_PROTO_HTTP;
	c->evt.handle = guard_event;
	c->read = guard_read;
	c->write = guard_write;
	c->disconnect = guard_gone;
	c->http_timeout = 0;
	if (http_keepalive_time != 0)
		c->idle_timer.length = (u_int64_t)http_keepalive_time * 1000;
	/* Kore counts a client as idle when the socket has not become writable
	 * for http_keepalive_time. With megabytes in the kernel's buffer that
	 * would cut slow downloads; so few unsent bytes are kept there. Not
	 * being a TCP socket is no harm. */
	(void)setsockopt(
		c->fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent, sizeof(unsent));
	net_recv_queue(c, FIRST_BYTES, NETBUF_CALL_CB_ALWAYS, guard_recv);
}

enum err
guard_take(
	struct http_request *h, struct arena **arena, const struct head **out)
{
	struct guard *g = h->owner == NULL ? NULL : h->owner->hdlr_extra;

	if (g == NULL || g->arena == NULL)
		return ERR_NOT_FOUND;
	*arena = g->arena;
	*out = g->head;
	g->arena = NULL;
	g->head = NULL;
	return OK;
}
