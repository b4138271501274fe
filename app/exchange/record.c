#include "exchange/record.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/json.h"
#include "exchange/fact.h"
#include "exchange/field.h"
#include "exchange/row.h"

/* Longer values are cut in the reject file. */
#define VALUE_SHOWN 200

enum err
record_fault(struct record *r, const char *field, const struct json *value,
	const char *reason, const char *repair)
{
	r->fault = (struct fault){
		.field = field, .reason = reason, .repair = repair
	};
	if (value != NULL) {
		struct buf *b = buf_new(r->arena, 64);
		struct buf *shown;
		size_t n = VALUE_SHOWN;

		json_dump(value, b);
		if (b->len > VALUE_SHOWN) {
			/* not inside of a character */
			while (n > 0 &&
				((unsigned char)b->data[n] & 0xC0) == 0x80)
				n--;
			shown = buf_new(r->arena, n + 16);
			json_put_string(shown, arena_printf(r->arena, "%.*s…",
						       (int)n, b->data));
			b = shown;
		}
		r->fault.value = b->data;
	}
	return ERR_INVALID;
}

const char *
field_name(struct record *r, const char *prefix, const char *key)
{
	return prefix == NULL ? key
			      : arena_printf(r->arena, "%s.%s", prefix, key);
}

bool
field_blank(const char *text)
{
	return text[strspn(text, " \t\r\n\f\v")] == '\0';
}

enum err
record_text(struct record *r, const struct json *object, const char *prefix,
	const char *key, const char **out)
{
	const struct json *v = json_get(object, key);
	const char *text = json_text(v);

	*out = NULL;
	if (v == NULL || json_kind(v) == JSON_KIND_NULL)
		return OK;
	if (text == NULL)
		return record_fault(r, field_name(r, prefix, key), v,
			"is not a string", "Write a string, or null.");
	if (field_blank(text))
		return record_fault(r, field_name(r, prefix, key), v,
			"is empty", "Write null, or leave the key out.");
	if (strlen(text) > TEXT_MAX)
		return record_fault(r, field_name(r, prefix, key), v,
			"is longer than 1000 bytes", "Shorten it.");
	*out = text;
	return OK;
}

enum err
record_day(struct record *r, const struct json *object, const char *prefix,
	const char *key, const char **out)
{
	enum err e;

	if ((e = record_text(r, object, prefix, key, out)) != OK)
		return e;
	if (*out != NULL && !day_valid(*out))
		return record_fault(r, field_name(r, prefix, key),
			json_get(object, key), "is not a day of the calendar",
			"Write an existing day as YYYY-MM-DD.");
	return OK;
}

enum err
record_word(struct record *r, const char *key, const char *const *words,
	const char **out)
{
	struct buf *list;
	enum err e;

	if ((e = record_text(r, r->json, NULL, key, out)) != OK)
		return e;
	if (*out == NULL)
		return OK;
	list = buf_new(r->arena, 128);
	for (size_t i = 0; words[i] != NULL; i++) {
		if (strcmp(words[i], *out) == 0)
			return OK;
		buf_printf(list, "%s%s", i > 0 ? ", " : "", words[i]);
	}
	return record_fault(r, key, json_get(r->json, key),
		"is none of the words allowed",
		arena_printf(r->arena, "Write one of: %s.", list->data));
}

enum err
record_need(struct record *r, const char *key, const char **out)
{
	enum err e;

	if ((e = record_text(r, r->json, NULL, key, out)) != OK)
		return e;
	if (*out == NULL)
		return record_fault(r, key, json_get(r->json, key),
			"is missing",
			arena_printf(r->arena,
				"Give \"%s\"; it tells which record this is.",
				key));
	return OK;
}

enum err
record_known(struct record *r, const struct json *object, const char *prefix,
	const char *const *known)
{
	size_t n = json_count(object);

	for (size_t i = 0; i < n; i++) {
		const char *key = json_key_at(object, i);
		struct buf *list;
		size_t k = 0;

		while (known[k] != NULL && strcmp(known[k], key) != 0)
			k++;
		if (known[k] != NULL)
			continue;
		list = buf_new(r->arena, 256);
		for (k = 0; known[k] != NULL; k++)
			buf_printf(list, "%s%s", k > 0 ? ", " : "", known[k]);
		return record_fault(r, field_name(r, prefix, key),
			json_get(object, key), "is an unknown key",
			arena_printf(r->arena,
				"Leave it out or correct it. Known keys: %s.",
				list->data));
	}
	return OK;
}

enum err
record_period(
	struct record *r, const char *key, const char *from, const char *to)
{
	if (from != NULL && to != NULL && strcmp(from, to) >= 0) {
		r->fault = (struct fault){
			.field = key,
			.value = arena_printf(r->arena, "\"%s\"", to),
			.reason = arena_printf(r->arena,
				"is not after the beginning, %s", from),
			.repair = "Write the first day on which it no longer "
				  "holds.",
		};
		return ERR_INVALID;
	}
	return OK;
}

static enum err
read_field(struct record *r, const struct field *f)
{
	const struct json *v = json_get(r->json, f->key);
	const char *text;
	enum err e;

	row_put_bool(r->row, v != NULL);
	switch ((int)f->kind) {
	case FIELD_TEXT:
		e = record_text(r, r->json, NULL, f->key, &text);
		break;
	case FIELD_DAY:
		e = record_day(r, r->json, NULL, f->key, &text);
		break;
	case FIELD_WORD:
		e = record_word(r, f->key, f->words, &text);
		break;
	case FIELD_OBJECT:
		e = field_object(r, f->key, v, &text);
		break;
	case FIELD_LANGS:
		e = field_langs(r, f->key, v, &text);
		break;
	case FIELD_LANG_LISTS:
		e = field_lang_lists(r, f->key, v, &text);
		break;
	case FIELD_TEXTS:
	case FIELD_SYMBOLS:
		return field_texts(r, f->key, v, f->kind == FIELD_SYMBOLS);
	default: /* FIELD_OWN, and those of facts */
		return ERR_BUG;
	}
	if (e != OK)
		return e;
	row_put(r->row, text);
	return OK;
}

static enum err
check_keys(struct record *r)
{
	const char *known[40] = { NULL };
	size_t n = 0;

	if (json_get(r->json, "retract") != NULL)
		return record_fault(r, "retract", json_get(r->json, "retract"),
			"is for facts, not for patents",
			"Correct what is wrong. Events, owners and "
			"contributions of the patent can be retracted.");
	for (const struct field *f = r->fields; f->key != NULL && n < 39; f++)
		known[n++] = f->key;
	return record_known(r, r->json, NULL, known);
}

enum err
record_read(struct record *r, record_fn *own, const char *text, size_t len)
{
	const char *why;
	enum err e;

	r->name = NULL;
	buf_clear(r->row);
	if (json_parse(r->arena, text, len, &r->json, &why) != OK) {
		r->fault = (struct fault){
			.field = "",
			.reason = why,
			.repair = "Write one JSON object a line, in UTF-8.",
		};
		return ERR_INVALID;
	}
	if (json_kind(r->json) != JSON_KIND_OBJECT)
		return record_fault(r, "", r->json, "is not an object",
			"Write one JSON object a line.");
	if (r->facts != NULL)
		return fact_read(r, r->facts);
	/* For the reject file, until the kind's own function knows better. */
	r->name = json_text(json_get(r->json, r->fields[0].key));
	if ((e = check_keys(r)) != OK || (e = own(r)) != OK)
		return e;
	for (const struct field *f = r->fields; f->key != NULL; f++)
		if (f->kind != FIELD_OWN && (e = read_field(r, f)) != OK)
			return e;
	return OK;
}
