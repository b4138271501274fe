#include "base/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/arena.h"
#include "base/buf.h"

#define FLAGS (JSON_REJECT_DUPLICATES | JSON_DECODE_ANY)

/* struct json is Jansson's json_t under a name that no room can look into. */
static const json_t *
in(const struct json *v)
{
	return (const json_t *)v;
}

static const struct json *
out_of(const json_t *v)
{
	return (const struct json *)v;
}

static void
drop(void *v)
{
	json_decref(v);
}

/* Jansson recurses over nesting; deep input is refused before it sees it. */
static bool
too_deep(const char *text, size_t len)
{
	size_t i;
	int depth = 0;
	bool string = false;

	for (i = 0; i < len; i++) {
		char c = text[i];

		if (string) {
			if (c == '\\')
				i++;
			else if (c == '"')
				string = false;
		} else if (c == '"') {
			string = true;
		} else if (c == '{' || c == '[') {
			if (++depth > JSON_DEPTH_MAX)
				return true;
		} else if (c == '}' || c == ']') {
			depth--;
		}
	}
	return false;
}

enum err
json_parse(struct arena *a, const char *text, size_t len,
	const struct json **out, const char **why)
{
	json_error_t error;
	json_t *v;

	if (too_deep(text, len)) {
		*why = "nested deeper than 32 levels";
		return ERR_INVALID;
	}
	v = json_loadb(text, len, FLAGS, &error);
	/* PostgreSQL writes large numbers with all their digits. */
	if (v == NULL && json_error_code(&error) == json_error_numeric_overflow)
		v = json_loadb(
			text, len, FLAGS | JSON_DECODE_INT_AS_REAL, &error);
	if (v == NULL) {
		*why = arena_printf(a, "not JSON: %s (at byte %d)", error.text,
			error.position);
		return ERR_INVALID;
	}
	arena_defer(a, drop, v);
	*out = out_of(v);
	return OK;
}

enum json_kind
json_kind(const struct json *v)
{
	if (v == NULL)
		return JSON_KIND_NONE;
	switch (json_typeof(in(v))) {
	case JSON_OBJECT:
		return JSON_KIND_OBJECT;
	case JSON_ARRAY:
		return JSON_KIND_ARRAY;
	case JSON_STRING:
		return JSON_KIND_STRING;
	case JSON_INTEGER:
	case JSON_REAL:
		return JSON_KIND_NUMBER;
	case JSON_TRUE:
	case JSON_FALSE:
		return JSON_KIND_BOOL;
	case JSON_NULL:
		return JSON_KIND_NULL;
	}
	return JSON_KIND_NONE;
}

const struct json *
json_get(const struct json *object, const char *key)
{
	if (object == NULL)
		return NULL;
	return out_of(json_object_get(in(object), key));
}

size_t
json_count(const struct json *v)
{
	if (json_kind(v) == JSON_KIND_ARRAY)
		return json_array_size(in(v));
	if (json_kind(v) == JSON_KIND_OBJECT)
		return json_object_size(in(v));
	return 0;
}

const struct json *
json_at(const struct json *array, size_t i)
{
	if (array == NULL)
		return NULL;
	return out_of(json_array_get(in(array), i));
}

const char *
json_key_at(const struct json *object, size_t i)
{
	/* Jansson's iterators are not const, though they change nothing. */
	json_t *o = (json_t *)(uintptr_t)object;
	void *it = json_object_iter(o);

	while (i-- > 0 && it != NULL)
		it = json_object_iter_next(o, it);
	return it == NULL ? NULL : json_object_iter_key(it);
}

const char *
json_text(const struct json *v)
{
	return v == NULL ? NULL : json_string_value(in(v));
}

int64_t
json_int(const struct json *v)
{
	if (json_kind(v) != JSON_KIND_NUMBER)
		return 0;
	if (json_is_integer(in(v)))
		return json_integer_value(in(v));
	if (!(json_real_value(in(v)) > -9e18) || json_real_value(in(v)) > 9e18)
		return 0;
	return (int64_t)json_real_value(in(v));
}

double
json_number(const struct json *v)
{
	return v == NULL ? 0 : json_number_value(in(v));
}

bool
json_bool(const struct json *v)
{
	return v != NULL && json_is_true(in(v));
}

/* The shortest digits that read back as the same number. */
static void
put_real(struct buf *out, double n)
{
	char text[32];

	for (int digits = 15; digits <= 17; digits++) {
		double back;

		snprintf(text, sizeof(text), "%.*g", digits, n);
		back = strtod(text, NULL);
		if (!(back < n) && !(back > n))
			break;
	}
	buf_str(out, text);
	if (strpbrk(text, ".e") == NULL)
		buf_str(out, ".0");
}

static void
put_members(struct buf *out, const json_t *v)
{
	/* Jansson's iterators are not const, though they change nothing. */
	json_t *o = (json_t *)(uintptr_t)v;
	void *it = json_object_iter(o);

	buf_char(out, '{');
	while (it != NULL) {
		json_put_string(out, json_object_iter_key(it));
		buf_char(out, ':');
		json_dump(out_of(json_object_iter_value(it)), out);
		it = json_object_iter_next(o, it);
		if (it != NULL)
			buf_char(out, ',');
	}
	buf_char(out, '}');
}

/* Recursion ends at JSON_DEPTH_MAX: nothing deeper has been parsed. */
void
json_dump(const struct json *value, struct buf *out)
{
	const json_t *v = in(value);

	switch (json_typeof(v)) {
	case JSON_OBJECT:
		put_members(out, v);
		return;
	case JSON_ARRAY:
		buf_char(out, '[');
		for (size_t i = 0; i < json_array_size(v); i++) {
			if (i > 0)
				buf_char(out, ',');
			json_dump(out_of(json_array_get(v, i)), out);
		}
		buf_char(out, ']');
		return;
	case JSON_STRING:
		json_put_string(out, json_string_value(v));
		return;
	case JSON_INTEGER:
		buf_printf(out, "%lld", (long long)json_integer_value(v));
		return;
	case JSON_REAL:
		put_real(out, json_real_value(v));
		return;
	case JSON_TRUE:
		buf_str(out, "true");
		return;
	case JSON_FALSE:
		buf_str(out, "false");
		return;
	case JSON_NULL:
		buf_str(out, "null");
		return;
	}
}

void
json_put_string(struct buf *out, const char *s)
{
	const char *from = s;

	if (s == NULL) {
		buf_str(out, "null");
		return;
	}
	buf_char(out, '"');
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		buf_add(out, from, (size_t)(s - from));
		from = s + 1;
		if (c == '"' || c == '\\') {
			buf_char(out, '\\');
			buf_char(out, (char)c);
		} else if (c == '\n') {
			buf_str(out, "\\n");
		} else {
			buf_printf(out, "\\u%04x", c);
		}
	}
	buf_add(out, from, (size_t)(s - from));
	buf_char(out, '"');
}

static void
before_value(struct json_writer *w)
{
	if (w->comma)
		buf_char(w->out, ',');
	w->comma = true;
}

void
json_open(struct json_writer *w, char bracket)
{
	before_value(w);
	buf_char(w->out, bracket);
	w->comma = false;
}

void
json_close(struct json_writer *w, char bracket)
{
	buf_char(w->out, bracket);
	w->comma = true;
}

void
json_key(struct json_writer *w, const char *key)
{
	before_value(w);
	json_put_string(w->out, key);
	buf_char(w->out, ':');
	w->comma = false;
}

void
json_add_string(struct json_writer *w, const char *s)
{
	before_value(w);
	json_put_string(w->out, s);
}

void
json_add_int(struct json_writer *w, int64_t n)
{
	before_value(w);
	buf_printf(w->out, "%lld", (long long)n);
}

void
json_add_bool(struct json_writer *w, bool b)
{
	before_value(w);
	buf_str(w->out, b ? "true" : "false");
}

void
json_add_raw(struct json_writer *w, const char *json)
{
	before_value(w);
	buf_str(w->out, json == NULL ? "null" : json);
}

void
json_set(struct json_writer *w, const char *key, const char *s)
{
	json_key(w, key);
	json_add_string(w, s);
}

void
json_set_int(struct json_writer *w, const char *key, int64_t n)
{
	json_key(w, key);
	json_add_int(w, n);
}

void
json_set_bool(struct json_writer *w, const char *key, bool b)
{
	json_key(w, key);
	json_add_bool(w, b);
}

void
json_set_raw(struct json_writer *w, const char *key, const char *json)
{
	json_key(w, key);
	json_add_raw(w, json);
}

void
json_set_if(struct json_writer *w, const char *key, const char *s)
{
	if (s != NULL)
		json_set(w, key, s);
}

void
json_set_list(struct json_writer *w, const char *key, const char *const *items,
	size_t count)
{
	size_t i;

	json_key(w, key);
	json_open(w, '[');
	for (i = 0; i < count; i++)
		json_add_string(w, items[i]);
	json_close(w, ']');
}
