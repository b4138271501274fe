#include "http/parse.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_token(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') ||
	       (c != '\0' && strchr("!#$%&'*+-.^_`|~", c) != NULL);
}

size_t
parse_token(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && is_token(s[n]))
		n++;
	return n;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t';
}

/* ---- cookies ------------------------------------------------------------ */

/* Any visible ASCII character but the quote, comma, semicolon, backslash. */
static bool
cookie_value_valid(const char *s, size_t len)
{
	if (len >= 2 && s[0] == '"' && s[len - 1] == '"') {
		s++;
		len -= 2;
	}
	for (size_t i = 0; i < len; i++)
		if (s[i] <= ' ' || s[i] > '~' || strchr("\",;\\", s[i]))
			return false;
	return true;
}

void
parse_cookies(struct arena *a, const char *header, struct pairs *out)
{
	const char *at = header;

	while (at != NULL && *at != '\0' && out->count < PARSE_COOKIES_MAX) {
		size_t len = strcspn(at, ";");
		const char *next = at + len + (at[len] == ';');
		size_t name;

		while (len > 0 && is_space(at[0])) {
			at++;
			len--;
		}
		while (len > 0 && is_space(at[len - 1]))
			len--;
		name = parse_token(at, len);
		if (name > 0 && name < len && at[name] == '=' &&
			cookie_value_valid(at + name + 1, len - name - 1))
			pairs_add(a, out, arena_strndup(a, at, name),
				arena_strndup(
					a, at + name + 1, len - name - 1));
		at = next;
	}
}

/* ---- entity tags -------------------------------------------------------- */

/* The tag at ${s} without W/: its length with both quotes, 0 if malformed. */
static size_t
etag_length(const char *s)
{
	size_t n = 1;

	if (s[0] != '"')
		return 0;
	while (s[n] != '"') {
		if ((unsigned char)s[n] < 0x21 || s[n] == 0x7f)
			return 0;
		n++;
	}
	return n + 1;
}

static const char *
etag_opaque(const char *tag)
{
	return strncmp(tag, "W/", 2) == 0 ? tag + 2 : tag;
}

bool
parse_etag_match(const char *header, const char *etag)
{
	const char *want = etag_opaque(etag);
	const char *at = header;
	bool found = false;

	if (header == NULL)
		return false;
	if (strcmp(header, "*") == 0)
		return true;
	for (;;) {
		size_t n;

		at += strspn(at, " \t,");
		if (*at == '\0')
			return found;
		at = etag_opaque(at);
		if ((n = etag_length(at)) == 0)
			return false;
		if (strlen(want) == n && memcmp(want, at, n) == 0)
			found = true;
		at += n;
		at += strspn(at, " \t");
		if (*at != ',' && *at != '\0')
			return false;
	}
}

/* ---- content codings ---------------------------------------------------- */

/*
 * Reads what follows a coding in a list member, "" or ";q=0.5"; true when the
 * weight is above 0. What breaks the grammar counts as 0: identity is always
 * a right answer.
 */
static bool
weight_positive(const char *s, size_t len)
{
	bool positive;

	while (len > 0 && is_space(*s)) {
		s++;
		len--;
	}
	if (len == 0)
		return true;
	if (*s != ';')
		return false;
	do {
		s++;
		len--;
	} while (len > 0 && is_space(*s));
	while (len > 0 && is_space(s[len - 1]))
		len--;
	if (len < 3 || len > 7 || strncasecmp(s, "q=", 2) != 0 ||
		(s[2] != '0' && s[2] != '1') || (len > 3 && s[3] != '.'))
		return false;
	positive = s[2] == '1';
	for (size_t i = 4; i < len; i++) {
		if (!is_digit(s[i]) || (s[2] == '1' && s[i] != '0'))
			return false;
		if (s[i] != '0')
			positive = true;
	}
	return positive;
}

static bool
coding_is(const char *s, size_t len, const char *name)
{
	return strlen(name) == len && strncasecmp(s, name, len) == 0;
}

bool
parse_accepts_gzip(const char *header)
{
	const char *at = header;
	bool any = false;

	while (at != NULL && *at != '\0') {
		size_t len, name;
		bool positive;

		at += strspn(at, " \t,");
		len = strcspn(at, ",");
		name = parse_token(at, len);
		positive = weight_positive(at + name, len - name);
		/* A coding that is named wins over "*", wherever it stands. */
		if (coding_is(at, name, "gzip") ||
			coding_is(at, name, "x-gzip"))
			return positive;
		if (coding_is(at, name, "*"))
			any = positive;
		at += len;
	}
	return any;
}
