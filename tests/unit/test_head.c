/* Heads of requests: what is read, what is refused, what Kore is given. */
#include "unit.h"

#include "base/buf.h"
#include "http/head.h"
#include "http/refusal.h"

#define H "Host: a\r\n"
#define GET "GET / HTTP/1.1\r\n" H
#define POST "POST / HTTP/1.1\r\n" H

static int
read_bytes(const char *bytes, size_t len, struct head *h)
{
	/* Without a NUL behind it, the sanitizer sees a byte too far. */
	char *copy = test_malloc(len == 0 ? 1 : len);
	int status;

	memcpy(copy, bytes, len);
	status = head_read(arena, copy, len, h);
	test_free(copy);
	return status;
}

static int
read_text(const char *text, struct head *h)
{
	return read_bytes(text, strlen(text), h);
}

static const struct {
	const char *bytes;
	enum head_state state;
	size_t end;
} scans[] = {
	{ "", HEAD_MORE, 0 },
	{ "\r", HEAD_MORE, 0 },
	{ "\r\n\r", HEAD_MORE, 0 },
	{ "\r\n\r\n", HEAD_DONE, 4 },
	{ "\r\na\r\n\r\n", HEAD_DONE, 7 },
	{ "a\r\n\r\n", HEAD_DONE, 5 },
	{ "a\r\nb\r\n\r\nbody\n", HEAD_DONE, 8 },
	{ "a\r\nb\r\n", HEAD_MORE, 0 },
	{ "\n", HEAD_BAD, 0 },
	{ "a\n", HEAD_BAD, 0 },
	{ "a\r\n\n", HEAD_BAD, 0 },
	{ "a\rb", HEAD_BAD, 0 },
	{ "a\r\r\n", HEAD_BAD, 0 },
	{ "\x16\x03\x01", HEAD_MORE, 0 },
};

static void
test_the_end_of_a_head_is_found_in_any_pieces(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(scans); i++) {
		const char *bytes = scans[i].bytes;
		size_t len = strlen(bytes);
		enum head_state s = HEAD_MORE;
		size_t end = 0;

		assert_int_equal(
			head_scan(bytes, len, 0, &end), scans[i].state);
		assert_int_equal(end, scans[i].end);
		end = 0;
		for (size_t n = 1; n <= len && s == HEAD_MORE; n++)
			s = head_scan(bytes, n, n - 1, &end);
		assert_int_equal(s, scans[i].state);
		assert_int_equal(end, scans[i].end);
	}
	assert_int_equal(head_scan("a\0b", 3, 0, &(size_t){ 0 }), HEAD_BAD);
}

static void
test_a_request_is_read(void **state)
{
	struct head h;

	(void)state;
	assert_int_equal(
		read_text("POST /zh/search?q=%E6%B0%A2&x=a|b HTTP/1.1\r\n"
			  "host: canopy.example:8443\r\n"
			  "Content-Length:  007 \r\n"
			  "X-Empty:\r\n"
			  "X-Spaces: \t a\tb  c \t\r\n"
			  "X-City: 東京\r\n"
			  "X-Latin: caf\xe9\r\n"
			  "Cookie: a=1\r\nCookie: b=2\r\n\r\n",
			&h),
		0);
	assert_string_equal(h.method, "POST");
	assert_string_equal(h.target, "/zh/search?q=%E6%B0%A2&x=a|b");
	assert_string_equal(h.host, "canopy.example:8443");
	assert_true(h.has_length);
	assert_int_equal(h.length, 7);
	assert_true(h.keep_alive);
	assert_false(h.expect_continue);
	assert_null(h.why);
	assert_int_equal(h.fields.count, 8);
	assert_string_equal(pairs_find(&h.fields, "X-Empty"), "");
	assert_string_equal(pairs_find(&h.fields, "X-Spaces"), "a\tb  c");
	assert_string_equal(pairs_find(&h.fields, "X-City"), "東京");
	assert_string_equal(pairs_find(&h.fields, "X-Latin"), "café");
	assert_int_equal(pairs_count(&h.fields, "Cookie"), 2);
}

static const struct {
	const char *text;
	const char *target;
} targets[] = {
	{ "/", "/" },
	{ "/a/../b?c#", NULL },
	{ "/a?b?c", "/a?b?c" },
	{ "//a", "//a" },
	{ "http://a", "/" },
	{ "HTTP://A/b", "/b" },
	{ "https://a/b?c", "/b?c" },
	{ "http://a?c", "/?c" },
	{ "http://b/", NULL },
	{ "http://a:80/", NULL },
	{ "http://u@a/", NULL },
	{ "http:///", NULL },
	{ "http://", NULL },
	{ "ftp://a/", NULL },
	{ "a", NULL },
	{ "?a", NULL },
	{ "/\x7f", NULL },
	{ "/\xe6\xb0\xa2", NULL },
};

static void
test_targets_are_brought_to_origin_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(targets); i++) {
		struct head h;
		int status = read_text(
			arena_printf(arena, "GET %s HTTP/1.1\r\n" H "\r\n",
				targets[i].text),
			&h);

		assert_int_equal(status, targets[i].target == NULL ? 400 : 0);
		if (status == 0)
			assert_string_equal(h.target, targets[i].target);
	}
}

static const struct {
	const char *text;
	int status;
} refusals[] = {
	{ "", 400 },
	{ "GET / HTTP/1.1\r\n", 400 },
	{ "\r\n\r\n", 400 },
	{ "\r\n\r\n" GET "\r\n", 400 },
	{ GET "\r\nGET", 400 },
	{ "GET / HTTP/1.1\nHost: a\n\n", 400 },
	{ "GET /\r\n\r\n", 400 },
	{ "GET  / HTTP/1.1\r\n" H "\r\n", 400 },
	{ "GET / HTTP/1.1 \r\n" H "\r\n", 400 },
	{ "GET /a b HTTP/1.1\r\n" H "\r\n", 400 },
	{ " GET / HTTP/1.1\r\n" H "\r\n", 400 },
	{ "GET\t/\tHTTP/1.1\r\n" H "\r\n", 400 },
	{ "GET / http/1.1\r\n" H "\r\n", 400 },
	{ "GET / HTTP/1.10\r\n" H "\r\n", 400 },
	{ "GET / HTTP/0.9\r\n" H "\r\n", 505 },
	{ "GET / HTTP/1.2\r\n" H "\r\n", 505 },
	{ "GET / HTTP/2.0\r\n" H "\r\n", 505 },
	{ "PRI * HTTP/2.0\r\n\r\n", 505 },
	{ "get / HTTP/1.1\r\n" H "\r\n", 501 },
	{ "TRACE / HTTP/1.1\r\n" H "\r\n", 501 },
	{ "CONNECT a:443 HTTP/1.1\r\n" H "\r\n", 501 },
	{ "OPTIONS * HTTP/1.1\r\n" H "\r\n", 501 },
	{ "(GET) / HTTP/1.1\r\n" H "\r\n", 400 },
	{ GET "X\r\n\r\n", 400 },
	{ GET "X : a\r\n\r\n", 400 },
	{ GET ": a\r\n\r\n", 400 },
	{ GET "X: a\r\n b\r\n\r\n", 400 },
	{ "GET / HTTP/1.1\r\n X: a\r\n" H "\r\n", 400 },
	{ GET "X: \x01\r\n\r\n", 400 },
	{ GET "X: \x7f\r\n\r\n", 400 },
	{ GET "\xc3\xa9: a\r\n\r\n", 400 },
	{ "GET / HTTP/1.1\r\n\r\n", 400 },
	{ "GET / HTTP/1.0\r\n\r\n", 400 },
	{ "GET / HTTP/1.1\r\nHostX: a\r\n\r\n", 400 },
	{ GET H "\r\n", 400 },
	{ "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400 },
	{ "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400 },
	{ "GET / HTTP/1.1\r\nHost: a,b\r\n\r\n", 400 },
	{ "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400 },
	{ "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400 },
	{ "GET / HTTP/1.1\r\nHost: \xc3\xa9\r\n\r\n", 400 },
	{ GET "Content-Length: 1\r\n\r\n", 400 },
	{ "HEAD / HTTP/1.1\r\n" H "Content-Length: 1\r\n\r\n", 400 },
	{ "DELETE / HTTP/1.1\r\n" H "Content-Length: 1\r\n\r\n", 400 },
	{ "OPTIONS / HTTP/1.1\r\n" H "Content-Length: 1\r\n\r\n", 400 },
	{ POST "Content-Length:\r\n\r\n", 400 },
	{ POST "Content-Length: -1\r\n\r\n", 400 },
	{ POST "Content-Length: +1\r\n\r\n", 400 },
	{ POST "Content-Length: 1 1\r\n\r\n", 400 },
	{ POST "Content-Length: 1, 1\r\n\r\n", 400 },
	{ POST "Content-Length: 0x1\r\n\r\n", 400 },
	{ POST "Content-Length: 1\r\ncontent-length: 1\r\n\r\n", 400 },
	{ POST "Content-Length: 1000000000000000\r\n\r\n", 413 },
	{ POST "Content-Length: 18446744073709551617\r\n\r\n", 413 },
	{ POST "Content-Length: 1\r\nTransfer-Encoding: x\r\n\r\n", 400 },
	{ POST "Transfer-Encoding: Chunked\r\n\r\n", 411 },
	{ GET "Transfer-Encoding: chunked\r\n\r\n", 411 },
	{ POST "Transfer-Encoding: gzip, chunked\r\n\r\n", 501 },
	{ POST "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n",
		501 },
	{ POST "Transfer-Encoding: \x0b"
	       "chunked\r\n\r\n",
		400 },
	{ POST "Expect: x\r\n\r\n", 417 },
	{ POST "Expect: 100-continue\r\nExpect: 100-continue\r\n\r\n", 417 },
};

static void
test_what_can_be_read_in_two_ways_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refusals); i++) {
		struct head h;
		int status = read_text(refusals[i].text, &h);

		if (status != refusals[i].status)
			fail_msg("%d for %s", status, refusals[i].text);
		assert_non_null(h.why);
		assert_in_range(strlen(h.why), 10, 200);
		assert_int_equal(h.why[strlen(h.why) - 1], '.');
	}
}

static void
test_nul_in_a_head_is_refused(void **state)
{
	static const char text[] = GET "X: a\0b\r\n\r\n";
	struct head h;

	(void)state;
	assert_int_equal(read_bytes(text, sizeof(text) - 1, &h), 400);
}

/* GET with ${fields} fields and a target of ${target} bytes. */
static int
read_large(int fields, int target, int host)
{
	struct buf *b = buf_new(arena, 64);
	struct head h;

	buf_str(b, "GET /");
	for (int i = 1; i < target; i++)
		buf_char(b, 'a');
	buf_str(b, " HTTP/1.1\r\nHost: ");
	for (int i = 0; i < host; i++)
		buf_char(b, 'a');
	buf_str(b, "\r\n");
	for (int i = 1; i < fields; i++)
		buf_str(b, "X: y\r\n");
	buf_str(b, "\r\n");
	return read_bytes(b->data, b->len, &h);
}

static void
test_limits_are_those_of_the_header(void **state)
{
	(void)state;
	assert_int_equal(read_large(HEAD_FIELDS_MAX, 1, 1), 0);
	assert_int_equal(read_large(HEAD_FIELDS_MAX + 1, 1, 1), 431);
	assert_int_equal(read_large(1, HEAD_TARGET_MAX, 1), 0);
	assert_int_equal(read_large(1, HEAD_TARGET_MAX + 1, 1), 414);
	assert_int_equal(read_large(1, 1, HEAD_HOST_MAX), 0);
	assert_int_equal(read_large(1, 1, HEAD_HOST_MAX + 1), 400);
}

static const struct {
	const char *text;
	bool keep_alive;
	bool expect;
	const char *rewritten;
} heads[] = {
	{ "GET /a?b HTTP/1.1\r\n" H "Cookie: x\r\n\r\n", true, false,
		"GET / HTTP/1.1\r\nHost: a\r\n\r\n" },
	{ "GET http://a/b HTTP/1.1\r\n" H "\r\n", true, false,
		"GET / HTTP/1.1\r\nHost: a\r\n\r\n" },
	{ "GET / HTTP/1.0\r\n" H "\r\n", false, false,
		"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" },
	{ "GET / HTTP/1.0\r\n" H "Connection: keep-alive\r\n\r\n", false, false,
		"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" },
	{ GET "Connection: CLOSE\r\n\r\n", false, false,
		"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" },
	{ GET "Connection: x,close , y\r\n\r\n", false, false,
		"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" },
	{ GET "Connection: x\r\nconnection: close\r\n\r\n", false, false,
		"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" },
	{ GET "Connection: closed, x-close\r\n\r\n", true, false,
		"GET / HTTP/1.1\r\nHost: a\r\n\r\n" },
	{ GET "Content-Length: 0\r\n\r\n", true, false,
		"GET / HTTP/1.1\r\nHost: a\r\n\r\n" },
	{ "\r\n" POST "\r\n", true, false,
		"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n" },
	{ POST "Content-Length: 0012\r\nExpect: 100-Continue\r\n\r\n", true,
		true,
		"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\n" },
	{ POST "Content-Length: 999999999999999\r\n\r\n", true, false,
		"POST / HTTP/1.1\r\nHost: a\r\n"
		"Content-Length: 999999999999999\r\n\r\n" },
	{ POST "Expect: 100-continue\r\n\r\n", true, false,
		"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n" },
	{ "PUT / HTTP/1.0\r\n" H
	  "Content-Length: 1\r\nExpect: 100-continue\r\n\r\n",
		false, false,
		"PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
		"Connection: close\r\n\r\n" },
	{ "DELETE / HTTP/1.1\r\nHost: [::1]:8443\r\n\r\n", true, false,
		"DELETE / HTTP/1.1\r\nHost: [::1]:8443\r\n\r\n" },
};

static void
test_kore_is_given_only_what_it_cannot_misread(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(heads); i++) {
		struct head h;

		assert_int_equal(read_text(heads[i].text, &h), 0);
		assert_int_equal(h.keep_alive, heads[i].keep_alive);
		assert_int_equal(h.expect_continue, heads[i].expect);
		assert_string_equal(
			head_rewrite(arena, &h), heads[i].rewritten);
	}
}

static void
test_a_refusal_is_a_whole_response(void **state)
{
	char out[REFUSAL_SIZE];

	(void)state;
	refusal_write(out, 431, "Too long.", 784111777, true);
	assert_string_equal(out,
		"HTTP/1.1 431 Request Header Fields Too Large\r\n"
		"Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
		"Content-Type: text/plain; charset=utf-8\r\n"
		"Content-Length: 10\r\n"
		"Cache-Control: no-store\r\n"
		"X-Content-Type-Options: nosniff\r\n"
		"Connection: close\r\n"
		"\r\n"
		"Too long.\n");
	refusal_write(out, 503, "Full.", 784111777, false);
	assert_non_null(strstr(out, "\r\nRetry-After: 5\r\n"));
	assert_string_equal(out + strlen(out) - 4, "\r\n\r\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_the_end_of_a_head_is_found_in_any_pieces),
		IN_ARENA(test_a_request_is_read),
		IN_ARENA(test_targets_are_brought_to_origin_form),
		IN_ARENA(test_what_can_be_read_in_two_ways_is_refused),
		IN_ARENA(test_nul_in_a_head_is_refused),
		IN_ARENA(test_limits_are_those_of_the_header),
		IN_ARENA(test_kore_is_given_only_what_it_cannot_misread),
		IN_ARENA(test_a_refusal_is_a_whole_response),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
