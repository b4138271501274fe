#include "base/named.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"

const char *
named_html_lang(const char *code)
{
	if (code == NULL || strcmp(code, "und") == 0 ||
		strcmp(code, "ol") == 0)
		return "";
	return strcmp(code, "zh") == 0 ? "zh-Hans" : code;
}

#define FLAT_MAX 8 /* languages of a text */

struct part {
	const char *at;
	size_t len;
};

/* An object of texts, read where it lies. */
struct flat {
	struct part keys[FLAT_MAX];
	struct part values[FLAT_MAX];
	size_t count;
};

/* Reads a string without escapes at *s. */
static bool
part_read(const char **s, struct part *out)
{
	if (**s != '"')
		return false;
	out->at = *s + 1;
	out->len = strcspn(out->at, "\"\\");
	*s = out->at + out->len + 1;
	return out->at[out->len] == '"';
}

/*
 * Most texts are objects of a few plain strings, as PostgreSQL prints jsonb,
 * and a list has dozens of them: building a tree of each would take longer
 * than all else on the page. False: it is not that plain.
 */
static bool
flat_read(const char *s, struct flat *out)
{
	size_t n;

	if (*s++ != '{')
		return false;
	for (n = 0; n < FLAT_MAX; n++) {
		if (!part_read(&s, &out->keys[n]) || *s++ != ':')
			return false;
		s += *s == ' ';
		if (!part_read(&s, &out->values[n]))
			return false;
		if (*s == '}') {
			out->count = n + 1;
			return s[1] == '\0';
		}
		if (*s++ != ',')
			return false;
		s += *s == ' ';
	}
	return false;
}

static const struct part *
flat_find(const struct flat *f, const char *key)
{
	size_t i;

	for (i = 0; i < f->count; i++)
		if (strncmp(key, f->keys[i].at, f->keys[i].len) == 0 &&
			key[f->keys[i].len] == '\0')
			return &f->values[i];
	return NULL;
}

/* What is asked for first of the languages in ${order}; "" for none. */
static struct named
flat_pick(struct arena *a, const struct flat *f, const char *const order[5])
{
	struct named out = { "", "" };
	size_t i;

	for (i = 0; i < 5; i++) {
		const struct part *text = flat_find(f, order[i]);

		if (text == NULL || text->len == 0)
			continue;
		out.text = arena_strndup(a, text->at, text->len);
		out.lang = named_html_lang(order[i]);
		return out;
	}
	return out;
}

struct named
named_pick(struct arena *a, enum lang lang, const char *json)
{
	const char *order[] = { lang_key(lang), "en", "zh", "ja", NULL };
	struct named out = { "", "" };
	const struct json *object;
	const char *why, *text;
	struct flat flat;
	size_t i;

	if (json == NULL)
		return out;
	if (flat_read(json, &flat)) {
		order[4] = arena_strndup(a, flat.keys[0].at, flat.keys[0].len);
		return flat_pick(a, &flat, order);
	}
	if (json_parse(a, json, strlen(json), &object, &why) != OK)
		return out;
	order[4] = json_key_at(object, 0);
	for (i = 0; i < 5; i++) {
		if (order[i] == NULL)
			continue;
		text = json_text(json_get(object, order[i]));
		if (text == NULL || *text == '\0')
			continue;
		out.text = text;
		out.lang = named_html_lang(order[i]);
		return out;
	}
	return out;
}
