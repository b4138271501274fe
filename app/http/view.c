#include "http/view.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
view_put_str(struct req *r, const char *s)
{
	buf_html(r->out, s);
}

/* 12345 -> "12,345": the comma groups in all three languages. */
static const char *
grouped(char room[32], int64_t n)
{
	char digits[24];
	size_t len, i, o = 0;

	snprintf(digits, sizeof(digits), "%lld", (long long)n);
	len = strlen(digits);
	for (i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0 && digits[i - 1] != '-')
			room[o++] = ',';
		room[o++] = digits[i];
	}
	room[o] = '\0';
	return room;
}

void
view_put_int(struct req *r, int64_t n)
{
	char room[32];

	buf_str(r->out, grouped(room, n));
}

void
view_put_html(struct req *r, struct html h)
{
	buf_str(r->out, h.text);
}

void
view_put_url(struct req *r, const char *s)
{
	static const char *const good[] = { "/", "?", "#", "http://",
		"https://", "mailto:" };
	const char *c;
	size_t i;

	if (s == NULL)
		s = "#";
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (strncmp(s, good[i], strlen(good[i])) == 0)
			break;
	/* "javascript:" and "//elsewhere" have no place in our pages. */
	if (i == sizeof(good) / sizeof(good[0]) || strncmp(s, "//", 2) == 0)
		s = "#";
	/* Browsers take "\" for "/" and skip tabs: "/\t/elsewhere". */
	for (c = s; *c != '\0'; c++)
		if (*c == '\\' || (unsigned char)*c < 0x20)
			break;
	if (*c != '\0')
		s = "#";
	buf_html(r->out, s);
}

void
view_put_raw(struct req *r, const char *s, size_t len)
{
	buf_add(r->out, s, len);
}

void
view_put_query(struct req *r, const char *s)
{
	buf_url(r->out, s);
}

void
view_put_query_int(struct req *r, int64_t n)
{
	buf_printf(r->out, "%lld", (long long)n);
}

const char *
view_text_str(struct req *r, const char *s)
{
	(void)r;
	return s == NULL ? "" : s;
}

const char *
view_text_int(struct req *r, int64_t n)
{
	char room[32];

	return arena_strdup(r->arena, grouped(room, n));
}

/* Puts ${text} with its {name}s replaced from the pairs, all escaped. */
static void
put_filled(struct req *r, const char *text, va_list ap)
{
	const char *p = text;

	while (*p != '\0') {
		size_t n = strcspn(p, "{");
		const char *end = strchr(p + n, '}');
		const char *name, *value = NULL;
		va_list again;

		if (p[n] == '\0' || end == NULL) {
			buf_html(r->out, p);
			return;
		}
		buf_html(r->out, arena_strndup(r->arena, p, n));
		p += n + 1;
		va_copy(again, ap);
		while ((name = va_arg(again, const char *)) != NULL) {
			value = va_arg(again, const char *);
			if (strlen(name) == (size_t)(end - p) &&
				strncmp(name, p, strlen(name)) == 0)
				break;
		}
		va_end(again);
		if (name != NULL)
			buf_html(r->out, value);
		p = end + 1;
	}
}

void
view_put_tr(struct req *r, struct view_slot *slot, const char *message, ...)
{
	const char *text = slot->text[r->lang];
	va_list ap;

	if (text == NULL) {
		text = tr(r->lang, message);
		slot->text[r->lang] = text;
	}
	if (strchr(text, '{') == NULL) {
		buf_html(r->out, text);
		return;
	}
	va_start(ap, message);
	put_filled(r, text, ap);
	va_end(ap);
}

void
view_put_tr_n(struct req *r, const char *one, const char *many, long n, ...)
{
	va_list ap;

	va_start(ap, n);
	put_filled(r, tr_n(r->lang, one, many, n), ap);
	va_end(ap);
}
