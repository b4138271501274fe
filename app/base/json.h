/*
 * JSON: reading by Jansson (this is its door), writing by a small writer.
 *
 * The writer is our own because most values arrive from PostgreSQL as JSON
 * text already and are pasted without being parsed again.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct buf;
struct json; /* a parsed value; lives in the arena it was parsed into */

#define JSON_DEPTH_MAX 32

enum json_kind {
	JSON_KIND_NONE, /* no such member */
	JSON_KIND_NULL,
	JSON_KIND_BOOL,
	JSON_KIND_NUMBER,
	JSON_KIND_STRING,
	JSON_KIND_ARRAY,
	JSON_KIND_OBJECT
};

/*
 * Parses exactly one value. Duplicate keys, nesting over JSON_DEPTH_MAX and
 * trailing bytes are refused. On ERR_INVALID *why is an English sentence.
 */
enum err json_parse(struct arena *, const char *text, size_t len,
	const struct json **out, const char **why) MUST_CHECK;

enum json_kind json_kind(const struct json *); /* NULL: JSON_KIND_NONE */
const struct json *json_get(const struct json *object, const char *key);
size_t json_count(const struct json *); /* members or elements, else 0 */
const struct json *json_at(const struct json *array, size_t i);
/* Member ${i} in the order of the text. */
const char *json_key_at(const struct json *object, size_t i);
const char *json_text(const struct json *); /* NULL unless a string */
int64_t json_int(const struct json *);	    /* 0 unless a number in +-9e18 */
double json_number(const struct json *);    /* 0 unless a number */
bool json_bool(const struct json *);

/* Writes the value as compact JSON; a number with a fraction in the fewest
 * digits that read back as the same one. */
void json_dump(const struct json *, struct buf *out);

/* Appends ${s} as a JSON string with its quotes; NULL appends null. */
void json_put_string(struct buf *, const char *s);

/*
 * The writer. Commas and colons come by themselves:
 *	json_open(&w, '{'); json_key(&w, "total"); json_add_int(&w, 3);
 *	json_close(&w, '}');
 */
struct json_writer {
	struct buf *out;
	bool comma;
};

void json_open(struct json_writer *, char bracket);
void json_close(struct json_writer *, char bracket);
void json_key(struct json_writer *, const char *key);
void json_add_string(struct json_writer *, const char *); /* NULL: null */
void json_add_int(struct json_writer *, int64_t);
void json_add_bool(struct json_writer *, bool);
void json_add_raw(struct json_writer *, const char *json); /* NULL: null */

/* A member: the key and its value in one. */
void json_set(struct json_writer *, const char *key, const char *);
void json_set_int(struct json_writer *, const char *key, int64_t);
void json_set_bool(struct json_writer *, const char *key, bool);
void json_set_raw(struct json_writer *, const char *key, const char *json);
/* Text, but no member for NULL. */
void json_set_if(struct json_writer *, const char *key, const char *);
/* An array of texts. */
void json_set_list(struct json_writer *, const char *key,
	const char *const *items, size_t count);

#endif
