/*
 * Pieces on Kore's send queue.
 *
 * Kore's own answers begin to read the next request with the head. Here the
 * request stays unanswered for Kore (its status is 0), so the guard reads
 * nothing meanwhile, and a queue that is empty between two pieces does not
 * end the connection: that is asked for with the last one.
 */
#include "http/stream.h"

#include <stdio.h>
#include <string.h>

#include <kore/kore.h>
#include <kore/http.h>

#include "base/fiber.h"
#include "http/headers.h"

/* Of a worker: each keeps the database busy, and pages come first. */
#define STREAMS_MAX 8

static int streams;

/* Hangs on the request, as its arena does: Kore drops a connection's buffers
 * before it frees the requests that it orphaned. */
struct stream {
	struct buf *piece; /* on its way, framed */
	bool sent;
	bool chunked;
	struct http_request *host;
};

static int
piece_gone(struct netbuf *nb)
{
	struct stream *s = nb->extra;

	s->sent = true;
	http_request_wakeup(s->host);
	return KORE_RESULT_OK;
}

static void
send_head(struct req *r, struct http_request *h)
{
	struct buf *b = buf_new(r->arena, 2048);
	size_t i;

	headers_add(r);
	buf_printf(b, "HTTP/1.%c 200 OK\r\nconnection: close\r\n",
		r->old ? '0' : '1');
	if (r->stream->chunked)
		buf_str(b, "transfer-encoding: chunked\r\n");
	for (i = 0; i < r->out_headers.count; i++)
		buf_printf(b, "%s: %s\r\n", r->out_headers.items[i].name,
			r->out_headers.items[i].value);
	buf_str(b, "\r\n");
	net_send_queue(h->owner, b->data, b->len);
}

static void
stream_gone(void *object)
{
	(void)object;
	streams--;
}

enum err
stream_begin(struct req *r, const char *type)
{
	struct http_request *h = r->host;

	if (r->stream != NULL || r->status != 0 || h->owner == NULL)
		return ERR_BUG;
	if (streams >= STREAMS_MAX)
		return ERR_BUSY;
	streams++;
	arena_defer(r->arena, stream_gone, NULL);
	r->stream = ARENA_NEW(r->arena, struct stream);
	r->stream->host = h;
	r->stream->chunked = !r->old;
	r->stream->piece = buf_new(r->arena, STREAM_PIECE + 4096);
	r->status = 200;
	req_set_header(r, "content-type", type);
	buf_clear(r->out);
	send_head(r, h);
	return OK;
}

enum err
stream_send(struct req *r)
{
	struct stream *s = r->stream;
	struct netbuf *nb;

	if (s == NULL)
		return ERR_BUG;
	/* The time of idleness is that of the client, not of our queries. */
	kore_connection_start_idletimer(s->host->owner);
	if (r->out->len == 0 || r->head) {
		buf_clear(r->out);
		return OK;
	}
	buf_clear(s->piece);
	if (s->chunked)
		buf_printf(s->piece, "%zx\r\n", r->out->len);
	buf_add(s->piece, r->out->data, r->out->len);
	if (s->chunked)
		buf_str(s->piece, "\r\n");
	buf_clear(r->out);
	s->sent = false;
	net_send_stream(
		s->host->owner, s->piece->data, s->piece->len, piece_gone, &nb);
	nb->extra = s;
	if (net_send_flush(s->host->owner) != KORE_RESULT_OK)
		kore_connection_disconnect(s->host->owner);
	/* A client that has left never wakes this fiber: it is dropped. */
	while (!s->sent) {
		http_request_sleep(s->host);
		fiber_park();
	}
	return OK;
}

bool
stream_end(struct http_request *h, struct req *r)
{
	static const char last[] = "0\r\n\r\n";

	/* So that the guard takes what comes now for too late. */
	h->status = r->status;
	if (r->stream_failed || h->owner == NULL)
		return false;
	if (r->stream->chunked && !r->head)
		net_send_queue(h->owner, last, sizeof(last) - 1);
	h->owner->flags |= CONN_CLOSE_EMPTY;
	return true;
}
