#include "http/router.h"

#include <string.h>

#include "http/parse.h"

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

/*
 * Compares segment by segment; ":name" takes a segment that is not empty. Each
 * segment is decoded by itself: a "%2F" is part of a value ("WO2022/123456"),
 * not a border.
 */
static bool
match(struct arena *a, const char *pattern, const char *path,
	struct pairs *params)
{
	while (*pattern == '/' && *path == '/') {
		size_t n, m;
		char *segment;

		pattern++;
		path++;
		n = strcspn(pattern, "/");
		m = strcspn(path, "/");
		if (parse_percent(a, path, m, &segment) != OK)
			return false;
		if (*pattern == ':') {
			if (*segment == '\0')
				return false;
			pairs_add(a, params,
				arena_strndup(a, pattern + 1, n - 1), segment);
		} else if (n != strlen(segment) ||
			strncmp(pattern, segment, n) != 0) {
			return false;
		}
		pattern += n;
		path += m;
	}
	return *pattern == '\0' && *path == '\0';
}

enum err
router_find(struct arena *a, const struct route *routes, size_t count,
	enum method method, const char *path, struct route_match *out)
{
	size_t i;

	memset(out, 0, sizeof(*out));
	for (i = 0; i < count; i++) {
		struct pairs params = { 0 };
		const char *lang;
		enum lang l;

		if (!match(a, routes[i].pattern, path, &params))
			continue;
		lang = pairs_find(&params, "lang");
		if (lang != NULL && lang_read(lang, &l) != OK)
			continue;
		out->allowed |= 1u << routes[i].method;
		if (routes[i].method == method && out->route == NULL) {
			out->route = &routes[i];
			out->params = params;
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
