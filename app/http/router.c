#include "http/router.h"

#include <string.h>

#include "http/parse.h"

#define SEGMENTS_MAX 16 /* more than any pattern has */

static const char *const names[METHOD_COUNT] = { "GET", "POST", "PUT",
	"PATCH", "DELETE" };

enum err
method_read(const char *text, enum method *out)
{
	int m;

	if (strcmp(text, "HEAD") == 0)
		text = "GET";
	for (m = 0; m < METHOD_COUNT; m++) {
		if (strcmp(names[m], text) == 0) {
			*out = (enum method)m;
			return OK;
		}
	}
	return ERR_NOT_FOUND;
}

const char *
method_name(enum method m)
{
	return names[m];
}

/* The segments of a path, decoded one by one: a "%2F" is part of a value
 * ("WO2022/123456"), not a border. */
struct segments {
	const char *items[SEGMENTS_MAX];
	size_t count;
};

static bool
read_segments(struct arena *a, const char *path, struct segments *out)
{
	out->count = 0;
	while (*path == '/') {
		size_t n = strcspn(++path, "/");
		char *segment;

		if (out->count == SEGMENTS_MAX ||
			parse_percent(a, path, n, &segment) != OK)
			return false;
		out->items[out->count++] = segment;
		path += n;
	}
	return true;
}

/* Compares segment by segment; ":name" takes one that is not empty. Most
 * patterns differ early, so nothing is made before all fits. */
static bool
match(const char *pattern, const struct segments *s)
{
	size_t i;

	for (i = 0; i < s->count && *pattern == '/'; i++) {
		size_t n = strcspn(++pattern, "/");

		if (*pattern == ':' ? s->items[i][0] == '\0' :
				      strncmp(pattern, s->items[i], n) != 0 ||
				s->items[i][n] != '\0')
			return false;
		pattern += n;
	}
	return i == s->count && *pattern == '\0';
}

static void
read_params(struct arena *a, const char *pattern, const struct segments *s,
	struct pairs *out)
{
	size_t i;

	for (i = 0; i < s->count; i++) {
		size_t n = strcspn(++pattern, "/");

		if (*pattern == ':')
			pairs_add(a, out, arena_strndup(a, pattern + 1, n - 1),
				s->items[i]);
		pattern += n;
	}
}

enum err
router_find(struct arena *a, const struct route *routes, size_t count,
	enum method method, const char *path, struct route_match *out)
{
	struct segments s;
	enum lang l;
	size_t i;

	memset(out, 0, sizeof(*out));
	if (!read_segments(a, path, &s))
		return ERR_NOT_FOUND;
	for (i = 0; i < count; i++) {
		const char *pattern = routes[i].pattern;

		/* "/:lang" stands first in a pattern or not at all. */
		if (!match(pattern, &s) ||
			(strncmp(pattern, "/:lang", 6) == 0 &&
				lang_read(s.items[0], &l) != OK))
			continue;
		out->allowed |= 1u << routes[i].method;
		if (routes[i].method == method && out->route == NULL) {
			out->route = &routes[i];
			read_params(a, pattern, &s, &out->params);
		}
	}
	return out->allowed == 0 ? ERR_NOT_FOUND : OK;
}

const char *
router_allow(struct arena *a, unsigned allowed)
{
	struct buf *b = buf_new(a, 64);
	int m;

	for (m = 0; m < METHOD_COUNT; m++) {
		if ((allowed & (1u << m)) == 0)
			continue;
		buf_str(b, names[m]);
		buf_str(b, m == GET ? ", HEAD, " : ", ");
	}
	buf_str(b, "OPTIONS");
	return b->data;
}
