/*
 * A connection as its bytes come, in pieces: the guard in front of Kore's own
 * HTTP parser, both under the sanitizers. The first byte of the input is the
 * length of a piece (0: all at once), its highest bit says that the client
 * waits for each answer. Whatever becomes a request is what http/head.h reads
 * at that place of the stream, with the body that follows.
 */
#include "fuzz.h"

#include <sys/socket.h>

#include <fcntl.h>
#include <unistd.h>

#include <kore/kore.h>
#include <kore/http.h>

#include "http/guard.h"
#include "http/head.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);

/* Kore's build makes these. */
extern const char *kore_version;
extern const char *kore_build_date;
const char *kore_version = "4.1.0";
const char *kore_build_date = "";

static struct listener listener;
static struct {
	const char *bytes;
	size_t sent;	 /* bytes that the client has sent */
	size_t consumed; /* by requests that were answered */
} stream;

static void
check_body(struct http_request *h, const char *body, size_t len)
{
	char part[512];
	ssize_t n;
	size_t at = 0;

	MUST(h->http_body_length == len);
	while (len > 0 && (n = http_body_read(h, part, sizeof(part))) > 0) {
		MUST(at + (size_t)n <= len);
		MUST(memcmp(part, body + at, (size_t)n) == 0);
		at += (size_t)n;
	}
	MUST(at == len);
}

/* What stands in for the router. */
static int
answer(struct http_request *h)
{
	struct arena *a = arena_new(), *own;
	const struct head *got;
	struct head head;
	const char *from = stream.bytes + stream.consumed;
	size_t end = 0;

	MUST(guard_take(h, &own, &got) == OK);
	MUST(head_scan(from, stream.sent - stream.consumed, 0, &end) ==
		HEAD_DONE);
	MUST(head_read(a, from, end, &head) == 0);
	MUST(strcmp(head.method, got->method) == 0);
	MUST(strcmp(head.target, got->target) == 0);
	MUST(strcmp(head.method, http_method_text(h->method)) == 0);
	MUST(stream.consumed + end + head.length <= stream.sent);
	check_body(h, from + end, head.length);
	stream.consumed += end + head.length;
	http_response(h, 200, "good", 4);
	arena_free(own);
	arena_free(a);
	return KORE_RESULT_OK;
}

static int
call(void *fn, struct http_request *h)
{
	return ((int (*)(struct http_request *))fn)(h);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	static struct kore_runtime runtime = { .http_request = call };
	static struct kore_runtime_call rcall = { answer, &runtime };
	static struct kore_module_handle handle = {
		.type = HANDLER_TYPE_STATIC,
		.methods = HTTP_METHOD_ALL,
		.rcall = &rcall,
	};
	struct kore_domain *domain;
	int null = open("/dev/null", O_WRONLY);

	(void)argc;
	(void)argv;
	/* The log. */
	MUST(null >= 0 && dup2(null, STDOUT_FILENO) >= 0);
	kore_mem_init();
	worker_max_connections = 16;
	net_init();
	kore_connection_init();
	kore_platform_event_init();
	http_init();
	http_body_max = 65536;
	listener.family = AF_INET;
	listener.server = kore_server_create("fuzz");
	listener.server->tls = 0;
	domain = kore_domain_new("*");
	domain->accesslog = 0;
	MUST(kore_domain_attach(domain, listener.server));
	handle.path = kore_strdup("/");
	handle.dom = domain;
	TAILQ_INSERT_TAIL(&domain->handlers, &handle, list);
	return 0;
}

/* One turn of Kore's loop. */
static void
turn(struct connection *c)
{
	c->evt.flags |= KORE_EVENT_READ | KORE_EVENT_WRITE;
	c->evt.handle(c, 0);
	http_process();
	kore_connection_prune(KORE_CONNECTION_PRUNE_DISCONNECT);
	http_process();
}

static void
drain(int fd)
{
	char answers[4096];

	while (recv(fd, answers, sizeof(answers), MSG_DONTWAIT) > 0)
		;
}

/* How much a client sends that waits for each answer: up to the end of the
 * request that it has begun. */
static size_t
request_rest(size_t size)
{
	struct arena *a = arena_new();
	const char *from = stream.bytes + stream.consumed;
	size_t rest = size - stream.sent, end = 0;
	struct head head;

	if (head_scan(from, size - stream.consumed, 0, &end) == HEAD_DONE &&
		head_read(a, from, end, &head) == 0 &&
		end + head.length > stream.sent - stream.consumed &&
		end + head.length < size - stream.consumed)
		rest = stream.consumed + end + head.length - stream.sent;
	arena_free(a);
	return rest;
}

static struct connection *
arrive(int fd)
{
	struct connection *c = kore_connection_new(&listener);

	c->fd = fd;
	c->family = AF_INET;
	c->handle = kore_connection_handle;
	c->write = net_write;
	c->state = CONN_STATE_ESTABLISHED;
	TAILQ_INSERT_TAIL(&connections, c, list);
	worker_active_connections++;
	guard_connect(c);
	kore_platform_event_all(fd, c);
	return c;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t piece =
		size == 0 || (data[0] & 127) == 0 ? SIZE_MAX : data[0] & 127;
	struct connection *c;
	int fd[2];

	if (size < 2)
		return 0;
	MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0,
		     fd) == 0);
	stream.bytes = (const char *)data + 1;
	stream.sent = stream.consumed = 0;
	c = arrive(fd[0]);
	while (stream.sent < size - 1 && !TAILQ_EMPTY(&connections)) {
		size_t n = data[0] > 127 ? request_rest(size - 1)
					 : size - 1 - stream.sent;
		ssize_t sent = send(fd[1], stream.bytes + stream.sent,
			n < piece ? n : piece, MSG_NOSIGNAL);

		if (sent <= 0)
			break;
		stream.sent += (size_t)sent;
		turn(c);
		drain(fd[1]);
	}
	/* Once more for what was left in the socket, then the client goes. */
	if (!TAILQ_EMPTY(&connections))
		turn(c);
	close(fd[1]);
	if (!TAILQ_EMPTY(&connections))
		turn(c);
	kore_connection_prune(KORE_CONNECTION_PRUNE_ALL);
	http_process();
	MUST(http_request_count == 0 && worker_active_connections == 0);
	return 0;
}
