#include "http/cookie.h"

#include <string.h>

#include "base/conf.h"

static const char *const names[] = {
	[COOKIE_SESSION] = "canopy_session",
	[COOKIE_VISIT] = "canopy_visit",
	[COOKIE_LANG] = "canopy_lang",
	[COOKIE_HISTORY] = "canopy_history",
};

static const char *
name_of(const struct req *r, enum cookie c)
{
	return conf_https() ?
		arena_printf(r->arena, "__Host-%s", names[c]) :
		names[c];
}

void
cookie_set(struct req *r, enum cookie c, const char *value, long seconds)
{
	struct buf *b = buf_new(r->arena, 128);

	buf_printf(b, "%s=%s; Path=/; HttpOnly; SameSite=Lax", name_of(r, c),
		value);
	if (conf_https())
		buf_str(b, "; Secure");
	if (seconds != 0)
		buf_printf(b, "; Max-Age=%ld", seconds < 0 ? 0 : seconds);
	req_set_header(r, "set-cookie", b->data);
}

const char *
cookie_get(const struct req *r, enum cookie c)
{
	static const char signs[] = "0123456789abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.";
	static const char small[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	const char *v = pairs_find(&r->cookies, name_of(r, c));
	bool text = c == COOKIE_HISTORY;

	if (v == NULL || strlen(v) > (text ? COOKIE_BYTES_MAX : 64) ||
		strspn(v, text ? signs : small) != strlen(v))
		return "";
	return v;
}
