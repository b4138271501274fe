/*
 * A Kore request becomes a struct req in a fiber (house.md, part 5).
 */
#include "http/entry.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <kore/kore.h>
#include <kore/http.h>

#include "base/conf.h"
#include "base/fiber.h"
#include "base/log.h"
#include "base/secret.h"
#include "db/loop.h"
#include "http/dispatch.h"
#include "http/headers.h"
#include "http/guard.h"
#include "http/metrics.h"
#include "http/router.h"
#include "http/shared.h"
#include "http/stream.h"

#define KEPT_BYTES (4 << 20)  /* free memory that a worker keeps */
#define LARGE_BYTES (1 << 20) /* and what it always gives back */

/* What hangs on Kore's request. Kore frees it after gone(); the arena hangs
 * on it and not the other way round. */
struct call {
	struct arena *arena;
	struct fiber *fiber;
	struct req *req;
	struct incoming in;
	struct timespec began;
};

/* Ids need to differ, not to be secret: a counter, mixed (splitmix64), that
 * each worker begins elsewhere. */
static const char *
request_id(struct arena *a)
{
	static uint64_t count;
	char seed[SECRET_HEX_SIZE];
	uint64_t z;

	if (count == 0) {
		secret_token(seed);
		seed[16] = '\0';
		count = strtoull(seed, NULL, 16);
	}
	z = count += 0x9e3779b97f4a7c15;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	z ^= z >> 31;
	return arena_printf(a, "%016llx", (unsigned long long)z);
}

static int64_t
since_us(const struct timespec *a)
{
	struct timespec b;

	clock_gettime(CLOCK_MONOTONIC, &b);
	return (int64_t)(b.tv_sec - a->tv_sec) * 1000000 +
	       (b.tv_nsec - a->tv_nsec) / 1000;
}

/* This worker's own counter: its successor begins at 0 again, so that a
 * worker that is killed leaves no request in flight for ever. */
static _Atomic int64_t *
in_flight(void)
{
	return &shared()->in_flight[worker->id % SHARED_WORKERS];
}

void
entry_worker_init(void)
{
	atomic_store(in_flight(), 0);
	/* Each request takes and returns the same few buffers: the kernel
	 * would zero their pages anew every time. */
	mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
	mallopt(M_MMAP_THRESHOLD, LARGE_BYTES);
}

/* The request ends, or its client left while it was parked. Idempotent. */
static void
gone(struct http_request *h)
{
	struct call *c = http_state_get(h);
	bool large;

	h->onfree = NULL;
	if (c == NULL || c->arena == NULL)
		return;
	if (c->req->db != NULL)
		db_request_gone(c->req->db);
	fiber_free(c->fiber);
	large = arena_bytes(c->arena) > KEPT_BYTES;
	arena_free(c->arena);
	/* What lives longer may lie behind it, so that the end of the heap
	 * alone is not all. */
	if (large)
		malloc_trim(0);
	c->arena = NULL;
	atomic_fetch_sub(in_flight(), 1);
}

static struct db *
make_db(struct req *r, enum access access)
{
	return db_request_new(r->arena, access == READ ? DB_READER : DB_WRITER,
		r->host, &r->db_us);
}

static void
run(void *arg)
{
	struct call *c = arg;

	dispatch(c->req, &c->in);
}

/* The address that the proxy in front has seen: it appends to the last
 * field, all before that is the client's own word. */
static const char *
forwarded_for(struct arena *a, const struct head *head)
{
	const char *value = NULL, *comma;
	size_t i;

	for (i = 0; i < head->fields.count; i++)
		if (strcasecmp(head->fields.items[i].name, "x-forwarded-for") ==
			0)
			value = head->fields.items[i].value;
	if (value == NULL)
		return NULL;
	comma = strrchr(value, ',');
	value = comma == NULL ? value : comma + 1;
	value += strspn(value, " \t");
	return arena_strndup(a, value, strcspn(value, " \t"));
}

static const char *
client_address(struct arena *a, struct http_request *h, const struct head *head)
{
	char room[INET6_ADDRSTRLEN] = "";
	const char *forwarded = forwarded_for(a, head);

	if (conf()->proxy && forwarded != NULL)
		return forwarded;
	if (h->owner->family == AF_INET)
		inet_ntop(AF_INET, &h->owner->addr.ipv4.sin_addr, room,
			sizeof(room));
	else if (h->owner->family == AF_INET6)
		inet_ntop(AF_INET6, &h->owner->addr.ipv6.sin6_addr, room,
			sizeof(room));
	return arena_strdup(a, room);
}

/* NULL: the client has left before its request began. */
static struct call *
call_new(struct http_request *h)
{
	const struct head *head;
	struct arena *arena;
	struct call *c;

	if (guard_take(h, &arena, &head) != OK)
		return NULL;
	c = http_state_create(h, sizeof(*c), gone);
	c->arena = arena;
	clock_gettime(CLOCK_MONOTONIC, &c->began);
	c->in.head = head;
	c->in.db = make_db;
	c->req = ARENA_NEW(c->arena, struct req);
	c->req->arena = c->arena;
	c->req->host = h;
	c->req->id = request_id(c->arena);
	c->req->out = buf_new(c->arena, 32768);
	c->req->client = client_address(c->arena, h, c->in.head);
	/* Kore keeps the body until after gone(), and has rewound it: its
	 * offset is 0 again. */
	if (h->http_body != NULL) {
		c->in.body = h->http_body->data;
		c->in.body_len = h->http_body_length;
	}
	c->fiber = fiber_new(run, c);
	/* Else the timer of the body runs on while the page works. */
	h->owner->http_timeout = 0;
	atomic_fetch_add(in_flight(), 1);
	return c;
}

static void
log_request(const struct req *r, int64_t us)
{
	struct arena *a = r->arena;

	metrics_count(r, us);
	/* Health checks come every second and say nothing. */
	if (r->route != NULL && r->route->limit == LIMIT_ANY_HOST &&
		r->status == 200)
		return;
	log_event(LOG_LEVEL_INFO, "request", "id", r->id, "method",
		method_name(r->method), "route",
		r->route == NULL ? "" : r->route->pattern, "#status",
		arena_printf(a, "%d", r->status), "#db_ms",
		arena_printf(a, "%.1f", (double)r->db_us / 1000.0), "#total_ms",
		arena_printf(a, "%.1f", (double)us / 1000.0), NULL);
}

/*
 * Kore copies and prints each field by itself; all of them as the value of
 * the first one are written just the same. None holds a line break of its
 * own, see req_set_header().
 */
static void
put_headers(struct http_request *h, struct req *r)
{
	const struct pair *items = r->out_headers.items;
	struct buf *b = buf_new(r->arena, 1536);
	size_t i;

	for (i = 0; i < r->out_headers.count; i++) {
		if (i > 0) {
			buf_str(b, "\r\n");
			buf_str(b, items[i].name);
			buf_str(b, ": ");
		}
		buf_str(b, items[i].value);
	}
	http_response_header(h, items[0].name, b->data);
}

static void
respond(struct http_request *h, struct req *r)
{
	const void *bytes = r->out_bytes != NULL ? r->out_bytes : r->out->data;
	size_t len = r->out_bytes != NULL ? r->out_len : r->out->len;

	headers_add(r);
	put_headers(h, r);
	if (r->status == 304 || r->status == 204) {
		h->flags |= HTTP_REQUEST_NO_CONTENT_LENGTH;
		len = 0;
	}
	if (len > 0 && bytes == r->out_bytes && r->out_lasting)
		http_response_stream(h, r->status, (void *)(uintptr_t)bytes,
			len, NULL, NULL);
	else
		http_response(h, r->status, len == 0 ? NULL : bytes, len);
}

int
http_entry(struct http_request *h)
{
	struct call *c = http_state_get(h);
	bool whole = true;

	if (c == NULL && (c = call_new(h)) == NULL)
		return KORE_RESULT_ERROR;
	if (!fiber_resume(c->fiber))
		return KORE_RESULT_RETRY;
	if (c->req->stream == NULL)
		respond(h, c->req);
	else
		whole = stream_end(h, c->req);
	if (!whole)
		log_event(LOG_LEVEL_WARN, "an answer was cut short", "id",
			c->req->id, NULL);
	log_request(c->req, since_us(&c->began));
	return whole ? KORE_RESULT_OK : KORE_RESULT_ERROR;
}
