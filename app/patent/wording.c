#include "patent/wording.h"

#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/named.h"

static const struct lang_label names[] = {
	{ "ar", N_("Arabic") },
	{ "de", N_("German") },
	{ "en", N_("English") },
	{ "es", N_("Spanish") },
	{ "fr", N_("French") },
	{ "it", N_("Italian") },
	{ "ja", N_("Japanese") },
	{ "ko", N_("Korean") },
	{ "nl", N_("Dutch") },
	{ "ol", N_("Original language") },
	{ "pt", N_("Portuguese") },
	{ "ru", N_("Russian") },
	{ "und", N_("Language not stated") },
	{ "zh", N_("Chinese") },
	{ NULL, NULL },
};

const char *
wording_language(const char *key)
{
	return lang_label(names, key, key);
}

static bool
read_wording(const struct json *object, const char *key, struct wording *out)
{
	const struct json *value = json_get(object, key);
	const char *text = json_text(value);

	if ((text == NULL || *text == '\0') && json_count(value) == 0)
		return false;
	out->key = key;
	out->lang = named_html_lang(key);
	out->name = wording_language(key);
	out->text = text == NULL ? "" : text;
	out->texts = value;
	return true;
}

void
wording_list(
	struct arena *a, const char *text, enum lang lang, struct wordings *out)
{
	const char *first[] = { lang_key(lang), "en", "zh", "ja" };
	const struct json *object;
	struct wording *items;
	const char *why;
	size_t i, n;

	*out = (struct wordings){ 0 };
	if (text == NULL ||
		json_parse(a, text, strlen(text), &object, &why) != OK ||
		json_kind(object) != JSON_KIND_OBJECT)
		return;
	n = json_count(object);
	items = ARENA_ARRAY(a, n + 1, struct wording);
	out->items = items;
	for (i = 0; i < 4 + n; i++) {
		const char *key = i < 4 ? first[i] : json_key_at(object, i - 4);

		if (wording_find(out, key) == NULL &&
			read_wording(object, key, &items[out->count]))
			out->count++;
	}
}

const struct wording *
wording_find(const struct wordings *list, const char *key)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (strcmp(list->items[i].key, key) == 0)
			return &list->items[i];
	return NULL;
}

void
wording_claims(struct arena *a, const struct wording *w, struct claims *out)
{
	size_t n = json_count(w->texts), count = 0, i;
	const char **texts = ARENA_ARRAY(a, n + 1, const char *);

	for (i = 0; i < n; i++) {
		const char *text = json_text(json_at(w->texts, i));

		if (text != NULL)
			texts[count++] = text;
	}
	claim_list(a, texts, count, out);
}
