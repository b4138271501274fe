#include "exchange/field.h"
#include "exchange/row.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"

/* More languages than any source has; a bound for the look at the keys. */
#define LANGS_MAX 100
#define LANG_CODE_MAX 35 /* RFC 5646, 4.4.1 */

static const char *
dumped(struct record *r, const struct json *v)
{
	struct buf *b = buf_new(r->arena, 256);

	json_dump(v, b);
	return b->data;
}

static bool
absent(const struct json *v)
{
	return v == NULL || json_kind(v) == JSON_KIND_NULL;
}

enum err
field_object(struct record *r, const char *key, const struct json *v,
	const char **out)
{
	*out = NULL;
	if (absent(v))
		return OK;
	if (json_kind(v) != JSON_KIND_OBJECT)
		return record_fault(r, key, v, "is not an object",
			"Write an object {...}, or null.");
	if (json_count(v) > 0)
		*out = dumped(r, v);
	return OK;
}

/* The code is the source's own ("zh", "ol", "zh-Hant"): only its shape is
 * looked at. */
static bool
is_lang(const char *code)
{
	size_t n = 0;

	while (isalnum((unsigned char)code[n]) || code[n] == '-' ||
		code[n] == '_')
		n++;
	return code[n] == '\0' && n > 0 && n <= LANG_CODE_MAX &&
	       isalpha((unsigned char)code[0]);
}

static enum err
check_text(struct record *r, const char *name, const struct json *v)
{
	const char *text = json_text(v);

	if (text == NULL)
		return record_fault(r, name, v, "is not a string",
			"Write the text as a string.");
	if (field_blank(text))
		return record_fault(
			r, name, v, "is empty", "Leave out what has no text.");
	return OK;
}

static enum err
check_lang(struct record *r, const char *key, const char *lang,
	const struct json *v, bool lists)
{
	const char *name = field_name(r, key, lang);
	size_t n = json_count(v);
	enum err e;

	if (!is_lang(lang))
		return record_fault(r, name, v, "is not a language code",
			"Use the source's code as the key: zh, ja, en, de, "
			"ol, or und where it gives none.");
	if (!lists)
		return check_text(r, name, v);
	if (json_kind(v) != JSON_KIND_ARRAY || n == 0)
		return record_fault(r, name, v, "is not a list of texts",
			"Write an array of strings, one a claim.");
	for (size_t i = 0; i < n; i++)
		if ((e = check_text(r, name, json_at(v, i))) != OK)
			return e;
	return OK;
}

static enum err
langs(struct record *r, const char *key, const struct json *v, bool lists,
	const char **out)
{
	size_t n = json_count(v);
	enum err e;

	*out = "{}";
	if (absent(v))
		return OK;
	if (json_kind(v) != JSON_KIND_OBJECT)
		return record_fault(r, key, v, "is not an object by language",
			lists ? "Write {\"en\": [\"first claim\", ...]}."
			      : "Write {\"en\": \"text\"}.");
	if (n > LANGS_MAX)
		return record_fault(r, key, NULL, "has more than 100 languages",
			"Leave some out.");
	for (size_t i = 0; i < n; i++) {
		const char *lang = json_key_at(v, i);

		e = check_lang(r, key, lang, json_get(v, lang), lists);
		if (e != OK)
			return e;
	}
	*out = dumped(r, v);
	return OK;
}

enum err
field_langs(struct record *r, const char *key, const struct json *v,
	const char **out)
{
	return langs(r, key, v, false, out);
}

enum err
field_lang_lists(struct record *r, const char *key, const struct json *v,
	const char **out)
{
	return langs(r, key, v, true, out);
}

/* Text that does not look like a symbol is kept as it is: schemes grow. */
static const char *
symbol(struct record *r, const char *text)
{
	char *to = arena_alloc(r->arena, strlen(text) + 1);
	size_t n = 0;

	for (const char *s = text; *s != '\0'; s++) {
		if (*s == ' ')
			continue;
		if (!isalnum((unsigned char)*s) && *s != '/')
			return text;
		to[n++] = (char)toupper((unsigned char)*s);
	}
	return to;
}

enum err
field_list(struct record *r, const char *key, const struct json *v,
	bool symbols, const char *const **items, size_t *count)
{
	size_t n = json_count(v);
	const char **list;
	enum err e;

	*items = NULL;
	*count = 0;
	if (absent(v))
		return OK;
	if (json_kind(v) != JSON_KIND_ARRAY)
		return record_fault(r, key, v, "is not an array",
			"Write an array of strings, or null.");
	list = ARENA_ARRAY(r->arena, n + 1, const char *);
	for (size_t i = 0; i < n; i++) {
		const struct json *item = json_at(v, i);

		if ((e = check_text(r, key, item)) != OK)
			return e;
		list[i] = json_text(item);
		if (symbols)
			list[i] = symbol(r, list[i]);
	}
	*items = list;
	*count = n;
	return OK;
}

enum err
field_texts(
	struct record *r, const char *key, const struct json *v, bool symbols)
{
	const char *const *items;
	size_t n;
	enum err e;

	if ((e = field_list(r, key, v, symbols, &items, &n)) != OK)
		return e;
	row_put_texts(r->row, items, n);
	return OK;
}
