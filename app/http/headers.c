#include "http/headers.h"

#include <time.h>

#include "base/conf.h"

/* The text changes once a second. */
static const char *
date_now(struct req *r)
{
	static char date[40];
	static time_t written;
	time_t now = time(NULL);
	struct tm tm;

	if (now != written) {
		gmtime_r(&now, &tm);
		strftime(date, sizeof(date), "%a, %d %b %Y %H:%M:%S GMT", &tm);
		written = now;
	}
	return arena_strdup(r->arena, date);
}

/* As req_set_header(), for values that last as long as the request. */
static void
add(struct req *r, const char *name, const char *value)
{
	pairs_add(r->arena, &r->out_headers, name, value);
}

void
headers_add(struct req *r)
{
	add(r, "date", date_now(r));
	add(r, "x-content-type-options", "nosniff");
	add(r, "referrer-policy", "same-origin");
	add(r, "x-request-id", r->id);
	add(r, "cross-origin-opener-policy", "same-origin");
	add(r, "cross-origin-resource-policy",
		r->api ? "cross-origin" : "same-origin");
	add(r, "permissions-policy",
		"camera=(), geolocation=(), microphone=(), payment=()");
	if (r->api)
		add(r, "access-control-allow-origin", "*");
	if (conf_https())
		add(r, "strict-transport-security", "max-age=31536000");
	if (pairs_find(&r->out_headers, "content-security-policy") == NULL)
		add(r, "content-security-policy",
			"default-src 'none'; script-src 'self'; "
			"style-src 'self'; img-src 'self'; font-src 'self'; "
			"connect-src 'self'; form-action 'self'; "
			"base-uri 'none'; frame-ancestors 'none'; "
			"require-trusted-types-for 'script'; "
			"trusted-types 'none'");
	if (pairs_find(&r->out_headers, "cache-control") == NULL)
		add(r, "cache-control",
			r->out_private ? "no-store" : "no-cache");
	if (!r->api)
		add(r, "vary", "Cookie, Accept-Encoding");
}
