#include "http/head.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"
#include "http/parse.h"

#define LENGTH_DIGITS_MAX 15 /* fits in every size_t, with room to add */

enum head_state
head_scan(const char *bytes, size_t len, size_t seen, size_t *end)
{
	for (size_t i = seen; i < len; i++) {
		int before = i == 0 ? '\0' : bytes[i - 1];

		if (bytes[i] == '\0' || (bytes[i] == '\n') != (before == '\r'))
			return HEAD_BAD;
		if (bytes[i] == '\n' && i >= 3 && bytes[i - 2] == '\n') {
			*end = i + 1;
			return HEAD_DONE;
		}
	}
	return HEAD_MORE;
}

static int
refuse(struct head *h, int status, const char *why)
{
	h->why = why;
	return status;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t';
}

/* ---- the request line --------------------------------------------------- */

static bool
method_takes_body(const char *method)
{
	return strcmp(method, "POST") == 0 || strcmp(method, "PUT") == 0 ||
	       strcmp(method, "PATCH") == 0;
}

static bool
method_known(const char *method)
{
	return method_takes_body(method) || strcmp(method, "GET") == 0 ||
	       strcmp(method, "HEAD") == 0 || strcmp(method, "DELETE") == 0 ||
	       strcmp(method, "OPTIONS") == 0;
}

static int
check_version(struct head *h, const char *s, size_t len, bool *old)
{
	if (len != 8 || memcmp(s, "HTTP/", 5) != 0 || s[6] != '.' ||
		s[5] < '0' || s[5] > '9' || s[7] < '0' || s[7] > '9')
		return refuse(h, 400,
			"The request line must be a method, a target and "
			"HTTP/1.1, separated by one space.");
	if (s[5] != '1' || s[7] > '1')
		return refuse(h, 505, "Speak HTTP/1.1 to this port.");
	*old = s[7] == '0';
	return 0;
}

/*
 * The target in origin form. An absolute target (RFC 9112 3.2.2) also names
 * the host, in *authority.
 */
static int
read_target(struct arena *a, struct head *h, const char *s, size_t len,
	const char **authority)
{
	size_t scheme = 0;

	*authority = NULL;
	if (len > HEAD_TARGET_MAX)
		return refuse(h, 414, "The target is longer than 8000 bytes.");
	for (size_t i = 0; i < len; i++)
		if (s[i] <= ' ' || s[i] > '~' || s[i] == '#')
			return refuse(h, 400,
				"Percent-encode every byte of the target that "
				"is not visible ASCII, and \"#\".");
	if (len == 1 && s[0] == '*')
		return refuse(h, 501, "Ask for the options of a path.");
	if (len > 7 && strncasecmp(s, "http://", 7) == 0)
		scheme = 7;
	else if (len > 8 && strncasecmp(s, "https://", 8) == 0)
		scheme = 8;
	if (scheme > 0) {
		const char *host = s + scheme;

		s = host;
		len -= scheme;
		while (len > 0 && *s != '/' && *s != '?') {
			s++;
			len--;
		}
		*authority = arena_strndup(a, host, (size_t)(s - host));
	}
	h->target = arena_printf(a, "%s%.*s",
		scheme > 0 && (len == 0 || *s == '?') ? "/" : "", (int)len, s);
	if (h->target[0] != '/')
		return refuse(h, 400, "The target must begin with \"/\".");
	return 0;
}

static int
read_request_line(struct arena *a, struct head *h, const char *s, size_t len,
	bool *old, const char **authority)
{
	const char *end = s + len;
	size_t method = parse_token(s, len);
	const char *target = s + method + 1;
	const char *space = NULL;
	int status;

	if (method > 0 && method < len && s[method] == ' ')
		space = memchr(target, ' ', (size_t)(end - target));
	if (space == NULL || space == target)
		return check_version(h, "", 0, old);
	status = check_version(h, space + 1, (size_t)(end - space - 1), old);
	if (status != 0)
		return status;
	h->method = arena_strndup(a, s, method);
	if (!method_known(h->method))
		return refuse(h, 501,
			"The methods here are GET, HEAD, POST, PUT, PATCH, "
			"DELETE and OPTIONS, in capital letters.");
	return read_target(a, h, target, (size_t)(space - target), authority);
}

/* ---- fields ------------------------------------------------------------- */

/* A value as UTF-8; each byte above 127 of ISO-8859-1 becomes two. */
static char *
read_value(struct arena *a, const char *s, size_t len)
{
	char *out;
	size_t n = 0;

	if (text_valid(s, len))
		return arena_strndup(a, s, len);
	out = arena_alloc(a, 2 * len + 1);
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c < 0x80) {
			out[n++] = (char)c;
		} else {
			out[n++] = (char)(0xc0 | c >> 6);
			out[n++] = (char)(0x80 | (c & 0x3f));
		}
	}
	return out;
}

static int
read_field(struct arena *a, struct head *h, const char *s, size_t len)
{
	size_t name = parse_token(s, len);
	const char *value = s + name + 1;
	const char *end = s + len;

	if (is_space(s[0]))
		return refuse(h, 400, "A field must not go on in a new line.");
	if (name == 0 || name == len || s[name] != ':')
		return refuse(h, 400,
			"A header line must be a name, a colon without space "
			"before it, and a value.");
	while (value < end && is_space(*value))
		value++;
	while (end > value && is_space(end[-1]))
		end--;
	for (const char *p = value; p < end; p++)
		if (((unsigned char)*p < ' ' && *p != '\t') || *p == 0x7f)
			return refuse(h, 400,
				"A header value has a control character.");
	if (h->fields.count == HEAD_FIELDS_MAX)
		return refuse(h, 431, "There are more than 100 header lines.");
	pairs_add(a, &h->fields, arena_strndup(a, s, name),
		read_value(a, value, (size_t)(end - value)));
	return 0;
}

/* Finds a field and how many times it occurs. */
static size_t
find(const struct head *h, const char *name, const char **value)
{
	size_t n = 0;

	*value = pairs_find_nocase(&h->fields, name);
	for (size_t i = 0; i < h->fields.count; i++)
		n += strcasecmp(h->fields.items[i].name, name) == 0;
	return n;
}

/* ---- what the fields mean ----------------------------------------------- */

static int
check_host(struct head *h, const char *authority)
{
	size_t len;

	if (find(h, "Host", &h->host) != 1)
		return refuse(h, 400, "There must be one Host header.");
	len = strlen(h->host);
	if (len == 0 || len > HEAD_HOST_MAX)
		return refuse(h, 400, "The Host header names no host.");
	for (size_t i = 0; i < len; i++) {
		char c = h->host[i];

		/* RFC 3986 reg-name without its sub-delims, IP literal, port */
		if (parse_token(&c, 1) == 0 || strchr("!#$&'*+^`|", c) != NULL)
			if (strchr(":[]", c) == NULL)
				return refuse(h, 400,
					"The Host header names no host.");
	}
	if (authority != NULL && strcasecmp(authority, h->host) != 0)
		return refuse(h, 400, "The target and Host name two hosts.");
	return 0;
}

static int
check_length(struct head *h)
{
	const char *coding, *length;
	size_t codings = find(h, "Transfer-Encoding", &coding);
	size_t lengths = find(h, "Content-Length", &length);
	size_t digits;

	if (codings > 0 && lengths > 0)
		return refuse(h, 400,
			"Content-Length and Transfer-Encoding exclude each "
			"other.");
	if (codings == 1 && strcasecmp(coding, "chunked") == 0)
		return refuse(h, 411,
			"Send the body with Content-Length, not chunked.");
	if (codings > 0)
		return refuse(h, 501, "Send the body without codings.");
	if (lengths == 0)
		return 0;
	digits = strspn(length, "0123456789");
	if (lengths > 1 || digits == 0 || length[digits] != '\0')
		return refuse(h, 400, "Content-Length must be one number.");
	while (*length == '0' && digits > 1) {
		length++;
		digits--;
	}
	if (digits > LENGTH_DIGITS_MAX)
		return refuse(h, 413, "The body is too large.");
	h->has_length = true;
	while (*length != '\0')
		h->length = h->length * 10 + (size_t)(*length++ - '0');
	if (h->length > 0 && !method_takes_body(h->method))
		return refuse(h, 400, "This method takes no body.");
	return 0;
}

static int
check_expect(struct head *h, bool old)
{
	const char *expect;
	size_t n = find(h, "Expect", &expect);

	if (n == 0)
		return 0;
	if (n > 1 || strcasecmp(expect, "100-continue") != 0)
		return refuse(h, 417, "Only 100-continue can be expected.");
	h->expect_continue = !old && h->length > 0;
	return 0;
}

/* True when a Connection field has the option "close". */
static bool
asks_close(const struct head *h)
{
	for (size_t i = 0; i < h->fields.count; i++) {
		const char *at = h->fields.items[i].value;

		if (strcasecmp(h->fields.items[i].name, "Connection") != 0)
			continue;
		while (*at != '\0') {
			size_t n;

			at += strspn(at, " \t,");
			n = strcspn(at, " \t,");
			if (n == 5 && strncasecmp(at, "close", 5) == 0)
				return true;
			at += n;
		}
	}
	return false;
}

int
head_read(struct arena *a, const char *bytes, size_t len, struct head *out)
{
	const char *at = bytes, *end = bytes + len, *nl, *authority;
	size_t scanned;
	bool old;
	int status;

	*out = (struct head){ 0 };
	if (head_scan(bytes, len, 0, &scanned) != HEAD_DONE || scanned != len)
		return refuse(out, 400, "Lines must end with CR LF.");
	if (at[0] == '\r')
		at += 2;
	nl = memchr(at, '\r', (size_t)(end - at));
	status = read_request_line(
		a, out, at, (size_t)(nl - at), &old, &authority);
	for (at = nl + 2; status == 0 && at < end - 2; at = nl + 2) {
		nl = memchr(at, '\r', (size_t)(end - at));
		status = read_field(a, out, at, (size_t)(nl - at));
	}
	if (status == 0)
		status = check_host(out, authority);
	if (status == 0)
		status = check_length(out);
	if (status == 0)
		status = check_expect(out, old);
	out->old = status == 0 && old;
	out->keep_alive = status == 0 && !old && !asks_close(out);
	return status;
}

char *
head_rewrite(struct arena *a, const struct head *h)
{
	const char *close = h->keep_alive ? "" : "Connection: close\r\n";

	if (!method_takes_body(h->method))
		return arena_printf(a, "%s / HTTP/1.1\r\nHost: %s\r\n%s\r\n",
			h->method, h->host, close);
	return arena_printf(a,
		"%s / HTTP/1.1\r\nHost: %s\r\nContent-Length: %zu\r\n%s\r\n",
		h->method, h->host, h->length, close);
}
