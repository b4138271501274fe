#include "exchange/fact.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "exchange/field.h"
#include "patent/number.h"

static const char digits[] = "0123456789";

/* Up to three digits and, after a point, up to four; not above 100. */
static bool
is_percent(const char *s)
{
	size_t whole = strspn(s, digits);
	size_t decimals = s[whole] == '.' ? strspn(s + whole + 1, digits) : 0;
	const char *end = s + whole + (s[whole] == '.' ? decimals + 1 : 0);

	if (*end != '\0' || whole < 1 || whole > 3 || decimals > 4 ||
		(s[whole] == '.' && decimals == 0))
		return false;
	return whole < 3 ||
	       (strncmp(s, "100", 3) == 0 &&
		       strspn(s + 3, ".0") == strlen(s + 3)) ||
	       s[0] == '0';
}

/* A percentage as text of a decimal number; *out is NULL when it is absent. */
static enum err
read_percent(struct record *r, const char *key, const char **out)
{
	const struct json *v = json_get(r->json, key);
	double n = json_number(v);
	const char *text = arena_printf(r->arena, "%.4f", n);

	*out = NULL;
	if (v == NULL || json_kind(v) == JSON_KIND_NULL)
		return OK;
	/* A number is binary by now: it had at most four decimals when four
	 * decimals lead to the same binary. */
	if (json_kind(v) == JSON_KIND_NUMBER && n >= 0 && n <= 100 &&
		!(strtod(text, NULL) < n) && !(strtod(text, NULL) > n))
		*out = text;
	else if (json_text(v) != NULL && is_percent(json_text(v)))
		*out = json_text(v);
	else
		return record_fault(r, key, v,
			"is not a percentage of at most four decimals",
			"Write 0 to 100, for example 51 or \"33.3333\".");
	return OK;
}

/* Small letters, digits and hyphens, of ids; with dots of names of versions
 * and rules. */
static enum err
read_slug(struct record *r, const char *key, const char *s, bool dots)
{
	size_t n = strspn(s, dots ? "abcdefghijklmnopqrstuvwxyz0123456789-."
				  : "abcdefghijklmnopqrstuvwxyz0123456789-");

	if (s[n] != '\0' || n == 0 || n > 64 || s[0] == '-' || s[0] == '.')
		return record_fault(r, key, json_get(r->json, key),
			dots ? "is not a name" : "is not an id",
			dots ? "Write 1 to 64 letters a-z, digits, dots and "
			       "hyphens, a letter or digit first."
			     : "Write 1 to 64 letters a-z, digits and "
			       "hyphens, not a hyphen first.");
	return OK;
}

static enum err
read_place(struct record *r, const struct field *f, const char *s)
{
	if (f->words != NULL && strcmp(s, f->words[0]) == 0)
		return OK;
	if (isupper((unsigned char)s[0]) && isupper((unsigned char)s[1]) &&
		s[2] == '\0')
		return OK;
	return record_fault(r, f->key, json_get(r->json, f->key),
		"is not a code of WIPO ST.3",
		arena_printf(r->arena, "Write two capitals%s%s%s: CN, EP, JP.",
			f->words == NULL ? "" : ", or \"",
			f->words == NULL ? "" : f->words[0],
			f->words == NULL ? "" : "\""));
}

/* One text of a field that is not plain. */
static enum err
read_text(struct record *r, const struct field *f, const char **s)
{
	struct patent_number n;
	enum err e;

	switch ((int)f->kind) {
	case FIELD_SLUG:
	case FIELD_SLUGS:
		return read_slug(r, f->key, *s, false);
	case FIELD_NAME:
		return read_slug(r, f->key, *s, true);
	case FIELD_PLACE:
	case FIELD_PLACES:
		return read_place(r, f, *s);
	case FIELD_PATENT:
	case FIELD_PATENTS:
		e = record_number(r, f->key, *s, NULL, &n);
		if (e == OK)
			*s = n.text;
		return e;
	default: /* FIELD_WORDS */
		for (size_t i = 0; f->words[i] != NULL; i++)
			if (strcmp(f->words[i], *s) == 0)
				return OK;
		return record_fault(r, f->key, json_get(r->json, f->key),
			"has a word that is not allowed",
			arena_printf(r->arena,
				"See canopy import --help: "
				"%s.",
				f->help));
	}
}

static enum err
put_texts(struct record *r, const struct field *f, struct buf *b)
{
	const char *const *items;
	struct json_writer w = { .out = b };
	size_t n;
	enum err e;

	if ((e = field_list(r, f->key, json_get(r->json, f->key), false, &items,
		     &n)) != OK)
		return e;
	json_open(&w, '[');
	for (size_t i = 0; i < n; i++) {
		const char *s = items[i];

		if (f->kind != FIELD_TEXTS && (e = read_text(r, f, &s)) != OK)
			return e;
		json_add_string(&w, s);
	}
	json_close(&w, ']');
	return OK;
}

/* Fields whose value is a string. */
static enum err
put_text(struct record *r, const struct field *f, struct buf *b)
{
	const char *s;
	enum err e;

	if (f->kind == FIELD_DAY || f->kind == FIELD_INSTANT)
		e = record_day(r, r->json, NULL, f->key, &s);
	else if (f->kind == FIELD_WORD)
		e = record_word(r, f->key, f->words, &s);
	else if (f->kind == FIELD_PERCENT)
		e = read_percent(r, f->key, &s);
	else if (f->kind == FIELD_APPLICATION)
		e = record_application(
			r, f->key, json_text(json_get(r->json, "office")), &s);
	else
		e = record_text(r, r->json, NULL, f->key, &s);
	if (e != OK || s == NULL)
		return e;
	if ((f->kind == FIELD_SLUG || f->kind == FIELD_NAME ||
		    f->kind == FIELD_PLACE || f->kind == FIELD_PATENT) &&
		(e = read_text(r, f, &s)) != OK)
		return e;
	if (f->kind == FIELD_INSTANT)
		s = arena_printf(r->arena, "%sT00:00:00Z", s);
	json_put_string(b, s);
	return OK;
}

static enum err
put_number(struct record *r, const struct field *f, struct buf *b)
{
	const struct json *v = json_get(r->json, f->key);
	const char *text =
		arena_printf(r->arena, "%lld", (long long)json_int(v));
	struct buf *given = buf_new(r->arena, 32);

	json_dump(v, given);
	if (json_kind(v) != JSON_KIND_NUMBER ||
		strcmp(given->data, text) != 0 || json_int(v) < 0 ||
		json_int(v) > 1000000)
		return record_fault(r, f->key, v, "is not a whole number",
			"Write a number of 0 to 1000000 without quotes.");
	buf_str(b, text);
	return OK;
}

static enum err
put_bool(struct record *r, const struct field *f, struct buf *b)
{
	const struct json *v = json_get(r->json, f->key);

	if (json_kind(v) != JSON_KIND_BOOL)
		return record_fault(r, f->key, v, "is neither true nor false",
			"Write true, false, or null where it is not known.");
	buf_str(b, json_bool(v) ? "true" : "false");
	return OK;
}

enum err
fact_value(struct record *r, const struct field *f, const char **out)
{
	const struct json *v = json_get(r->json, f->key);
	struct buf *b;
	const char *json = NULL;
	enum err e;

	*out = NULL;
	if (v == NULL || json_kind(v) == JSON_KIND_NULL)
		return OK;
	b = buf_new(r->arena, 64);
	switch (f->kind) {
	case FIELD_LANGS:
		e = field_langs(r, f->key, v, &json);
		break;
	case FIELD_OBJECT:
		e = field_object(r, f->key, v, &json);
		if (e == OK && json == NULL)
			json = "{}";
		break;
	case FIELD_BOOL:
		e = put_bool(r, f, b);
		break;
	case FIELD_NUMBER:
		e = put_number(r, f, b);
		break;
	case FIELD_TEXTS:
	case FIELD_WORDS:
	case FIELD_SLUGS:
	case FIELD_PLACES:
	case FIELD_PATENTS:
		e = put_texts(r, f, b);
		break;
	case FIELD_TEXT:
	case FIELD_DAY:
	case FIELD_WORD:
	case FIELD_PERCENT:
	case FIELD_SLUG:
	case FIELD_NAME:
	case FIELD_PLACE:
	case FIELD_PATENT:
	case FIELD_APPLICATION:
	case FIELD_INSTANT:
		e = put_text(r, f, b);
		break;
	case FIELD_OWN:
	case FIELD_SYMBOLS:
	case FIELD_LANG_LISTS:
	case FIELD_LIST:
	default:
		return ERR_BUG;
	}
	if (e != OK)
		return e;
	*out = json != NULL ? json : b->len > 0 ? b->data : NULL;
	return OK;
}
