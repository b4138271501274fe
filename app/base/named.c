#include "base/named.h"

#include <string.h>

#include "base/json.h"

const char *
named_html_lang(const char *code)
{
	if (code == NULL || strcmp(code, "und") == 0 ||
		strcmp(code, "ol") == 0)
		return "";
	return strcmp(code, "zh") == 0 ? "zh-Hans" : code;
}

struct named
named_pick(struct arena *a, enum lang lang, const char *json)
{
	const char *order[] = { lang_key(lang), "en", "zh", "ja", NULL };
	struct named out = { "", "" };
	const struct json *object;
	const char *why, *text;
	size_t i;

	if (json == NULL ||
		json_parse(a, json, strlen(json), &object, &why) != OK)
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
