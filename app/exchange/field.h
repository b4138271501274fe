/*
 * Values of fields that are no plain text. Only record*.c include this.
 */
#ifndef EXCHANGE_FIELD_H
#define EXCHANGE_FIELD_H

#include <stdbool.h>

#include "exchange/record.h"

/* "prefix.key", or "key" without a prefix. */
const char *field_name(struct record *, const char *prefix, const char *key);

/* True for nothing but white space. */
bool field_blank(const char *text);

/* Each checks ${v} (NULL: absent) and makes the value of the column: JSON
 * text, "{}" when there is none and NULL where the column allows it. */
enum err field_object(struct record *, const char *key, const struct json *v,
	const char **out) MUST_CHECK;
enum err field_langs(struct record *, const char *key, const struct json *v,
	const char **out) MUST_CHECK;
enum err field_lang_lists(struct record *, const char *key,
	const struct json *v, const char **out) MUST_CHECK;

/* Checks an array of strings; *items is in the arena. Symbols of CPC and IPC
 * lose their spaces and get capitals: "h04l 12/24" is H04L12/24. */
enum err field_list(struct record *, const char *key, const struct json *v,
	bool symbols, const char *const **items, size_t *count) MUST_CHECK;

/* The same, appended as a column. */
enum err field_texts(struct record *, const char *key, const struct json *v,
	bool symbols) MUST_CHECK;

#endif
