/*
 * What compiled templates call. Escaping is by position: viewc knows at
 * compile time whether it stands in text, in a quoted attribute or in a URL
 * attribute (href, src, action), and picks the writer by type with _Generic.
 * An unsupported type is a compile error. struct html is the only value that
 * is not escaped; only views make one.
 */
#ifndef HTTP_VIEW_H
#define HTTP_VIEW_H

#include <stdint.h>

#include "http/req.h"

/* HTML made by a view. */
struct html {
	const char *text;
};

void view_put_str(struct req *, const char *);	/* text and attributes */
void view_put_int(struct req *, int64_t);	/* grouped: 12,345 in text */
void view_put_html(struct req *, struct html);	/* as it is */
void view_put_url(struct req *, const char *);	/* href: see below */
void view_put_raw(struct req *, const char *, size_t len);

/*
 * {{ expr }} in text.
 */
#define VIEW_PUT(r, x)                           \
	_Generic((x),                            \
		char *: view_put_str,            \
		const char *: view_put_str,      \
		int: view_put_int,               \
		long: view_put_int,              \
		unsigned: view_put_int,          \
		size_t: view_put_int,            \
		long long: view_put_int,         \
		struct html: view_put_html)((r), (x))

/*
 * {{ expr }} in a quoted attribute, in title and in textarea: numbers as
 * digits alone ("12345"), and no HTML.
 */
#define VIEW_PUT_PLAIN(r, x)                       \
	_Generic((x),                              \
		char *: view_put_str,              \
		const char *: view_put_str,        \
		int: view_put_query_int,           \
		long: view_put_query_int,          \
		unsigned: view_put_query_int,      \
		size_t: view_put_query_int,        \
		long long: view_put_query_int)((r), (x))

/*
 * {{ expr }} that begins a URL attribute: a whole address. Only "/...",
 * "?...", "#...", "http://", "https://" and "mailto:" pass; all else becomes
 * "#". Later in the same attribute: view_put_query (percent-encoding).
 */
void view_put_query(struct req *, const char *);
void view_put_query_int(struct req *, int64_t);
#define VIEW_PUT_QUERY(r, x)                       \
	_Generic((x),                              \
		char *: view_put_query,            \
		const char *: view_put_query,      \
		int: view_put_query_int,           \
		long: view_put_query_int,          \
		unsigned: view_put_query_int,      \
		size_t: view_put_query_int,        \
		long long: view_put_query_int)((r), (x))

/*
 * A translated sentence with {name} placeholders, escaped as a whole;
 * args: name, value, ..., NULL (values: const char *; integers by
 * view_int()). ${slot} caches the three catalogue look-ups of a place.
 */
struct view_slot {
	const char *text[LANG_COUNT];
};
void view_put_tr(
	struct req *, struct view_slot *, const char *message, ...)
	__attribute__((sentinel));
void view_put_tr_n(struct req *, const char *one, const char *many, long n,
	...) __attribute__((sentinel));

/* The text of a placeholder's value. */
const char *view_text_str(struct req *, const char *);
const char *view_text_int(struct req *, int64_t);
#define VIEW_TEXT(r, x)                           \
	_Generic((x),                             \
		char *: view_text_str,            \
		const char *: view_text_str,      \
		int: view_text_int,               \
		long: view_text_int,              \
		unsigned: view_text_int,          \
		size_t: view_text_int,            \
		long long: view_text_int)((r), (x))

#endif
