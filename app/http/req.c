#include "http/req.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"
#include "http/parse.h"

const char *
req_param(const struct req *r, const char *name)
{
	const char *v = pairs_find(&r->params, name);

	if (v == NULL) {
		log_event(LOG_LEVEL_ERROR, "no such parameter in the route",
			"name", name, NULL);
		return "";
	}
	return v;
}

enum err
req_id(const struct req *r, int64_t *out)
{
	*out = text_id(req_param(r, "id"));
	return *out == 0 ? ERR_NOT_FOUND : OK;
}

const char *
req_query(const struct req *r, const char *name)
{
	return pairs_text(&r->query, name);
}

const char *
req_form(const struct req *r, const char *name)
{
	return pairs_text(&r->form, name);
}

const char *
req_header(const struct req *r, const char *name)
{
	return pairs_find_nocase(&r->headers, name);
}

void
req_set_header(struct req *r, const char *name, const char *value)
{
	/* A line break in a value would be a field of its own. */
	if (strpbrk(value, "\r\n") != NULL)
		abort();
	/* Callers may make the value on their stack. */
	pairs_add(
		r->arena, &r->out_headers, name, arena_strdup(r->arena, value));
}

/* Common end of answers: validators and caching. */
static enum err
answer(struct req *r, int status, const char *type)
{
	r->status = status;
	req_set_header(r, "content-type", type);
	return OK;
}

enum err
req_html_status(struct req *r, int status)
{
	char digest[SECRET_HEX_SIZE];
	const char *etag, *seen;

	if (status == 200 && r->method == GET && !r->out_private) {
		secret_sha256(r->out->data, r->out->len, digest);
		etag = arena_printf(r->arena, "\"%.32s\"", digest);
		req_set_header(r, "etag", etag);
		seen = req_header(r, "if-none-match");
		if (seen != NULL && parse_etag_match(seen, etag)) {
			r->status = 304;
			buf_clear(r->out);
			return OK;
		}
	}
	return answer(r, status, "text/html; charset=utf-8");
}

enum err
req_html(struct req *r)
{
	return req_html_status(r, 200);
}

enum err
req_json(struct req *r)
{
	return req_text(r, "application/json");
}

enum err
req_text(struct req *r, const char *type)
{
	char digest[SECRET_HEX_SIZE];
	const char *etag, *seen;

	secret_sha256(r->out->data, r->out->len, digest);
	etag = arena_printf(r->arena, "\"%.32s\"", digest);
	req_set_header(r, "etag", etag);
	seen = req_header(r, "if-none-match");
	if (r->method == GET && seen != NULL && parse_etag_match(seen, etag)) {
		r->status = 304;
		buf_clear(r->out);
		return OK;
	}
	return answer(r, 200, type);
}

enum err
req_bytes(struct req *r, const char *type, const void *bytes, size_t len)
{
	r->out_bytes = bytes;
	r->out_len = len;
	return answer(r, 200, type);
}

enum err
req_lasting(struct req *r, const char *type, const void *bytes, size_t len)
{
	r->out_lasting = true;
	return req_bytes(r, type, bytes, len);
}

static enum err
redirect(struct req *r, int status, const char *path)
{
	const char *p;

	/* Only to ourselves: "//host" would lead elsewhere, and so would
	 * "/<tab>/host", for browsers drop tabs. */
	if (path[0] != '/' || path[1] == '/' || path[1] == '\\')
		return ERR_BUG;
	for (p = path; *p != '\0'; p++)
		if ((unsigned char)*p <= ' ' || *p == 0x7f)
			return ERR_BUG;
	r->status = status;
	buf_clear(r->out);
	req_set_header(r, "location", path);
	return OK;
}

enum err
req_redirect(struct req *r, const char *fmt, ...)
{
	va_list ap;
	char *path;

	va_start(ap, fmt);
	path = arena_vprintf(r->arena, fmt, ap);
	va_end(ap);
	return redirect(r, 303, path);
}

enum err
req_redirect_status(struct req *r, int status, const char *fmt, ...)
{
	va_list ap;
	char *path;

	va_start(ap, fmt);
	path = arena_vprintf(r->arena, fmt, ap);
	va_end(ap);
	return redirect(r, status, path);
}

enum err
req_invalid(struct req *r, const char *pointer, const char *detail)
{
	struct problem_pointer **at = &r->errors;

	while (*at != NULL)
		at = &(*at)->next;
	*at = ARENA_NEW(r->arena, struct problem_pointer);
	(*at)->pointer = pointer;
	(*at)->detail = detail;
	return ERR_INVALID;
}

enum err
req_invalid_at(struct req *r, const char *pointer, const char *detail,
	const struct problem_place *place)
{
	struct problem_place *copy = ARENA_NEW(r->arena, struct problem_place);
	struct problem_pointer *last;
	enum err e = req_invalid(r, pointer, detail);

	*copy = *place;
	for (last = r->errors; last->next != NULL; last = last->next)
		continue;
	last->place = copy;
	return e;
}

const char *
req_tr(const struct req *r, const char *message)
{
	return tr(r->lang, message);
}

const char *
req_path(const struct req *r, const char *fmt, ...)
{
	const char *lang = lang_key(r->lang);
	size_t n = strlen(lang), len;
	va_list ap;
	char *rest, *path;

	va_start(ap, fmt);
	rest = arena_vprintf(r->arena, fmt, ap);
	va_end(ap);
	/* By hand: a page has dozens of these. */
	len = strlen(rest);
	path = arena_alloc(r->arena, n + len + 2);
	path[0] = '/';
	memcpy(stpcpy(path + 1, lang), rest, len + 1);
	return path;
}

const char *
req_absolute(const struct req *r, const char *path)
{
	return arena_printf(r->arena, "%s%s", conf()->url, path);
}

const char *
req_in_lang(const struct req *r, enum lang lang)
{
	const char *rest = strchr(r->path + 1, '/');
	enum lang now;
	char *first =
		arena_strndup(r->arena, r->path + 1, strcspn(r->path + 1, "/"));
	struct buf *b;

	if (lang_read(first, &now) != OK)
		return arena_printf(r->arena, "/%s", lang_key(lang));
	b = buf_new(r->arena, 128);
	buf_printf(b, "/%s", lang_key(lang));
	for (; rest != NULL && *rest != '\0'; rest++) {
		char c[2] = { *rest, '\0' };

		if (*rest == '/')
			buf_char(b, '/');
		else
			buf_url(b, c);
	}
	/* A form that was refused is shown under its POST address. */
	if (r->raw_query[0] != '\0' && r->method == GET)
		buf_printf(b, "?%s", r->raw_query);
	return b->data;
}

bool
req_is(const struct req *r, enum who role)
{
	return r->person.id != 0 &&
	       (r->person.role == role || r->person.role == ADMIN);
}
