#include "patent/wording.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/named.h"

static const struct {
	const char *key;
	const char *name;
} names[] = {
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
};

static const char *
language_name(const char *key)
{
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].key, key) == 0)
			return names[i].name;
	return key;
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
	out->name = language_name(key);
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

static const char *
skip_space(const char *s)
{
	while (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')
		s++;
	return s;
}

/* Moves behind "1. ", "1、", "1．" or "【請求項1】". */
static const char *
skip_number(const char *s)
{
	static const char *const stops[] = { ".", ")", "．", "、", "。", "）" };
	const char *end = skip_space(s);
	size_t i;

	s = end;
	if (strncmp(s, "【", strlen("【")) == 0) {
		end = strstr(s, "】");
		if (end != NULL && end - s < 60)
			return skip_space(end + strlen("】"));
		return s;
	}
	while (isdigit((unsigned char)*end))
		end++;
	if (end == s || end - s > 4)
		return s;
	end = skip_space(end);
	for (i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
		size_t n = strlen(stops[i]);

		/* "1.5 bar" begins no claim. */
		if (strncmp(end, stops[i], n) == 0 &&
			!isdigit((unsigned char)end[n]))
			return skip_space(end + n);
	}
	return s;
}

/* ASCII or full-width. */
static bool
is_digit(const char *s)
{
	return isdigit((unsigned char)*s) ||
	       (strncmp(s, "\xef\xbc", 2) == 0 && (unsigned char)s[2] >= 0x90 &&
		       (unsigned char)s[2] <= 0x99);
}

/* How claims of a language name another one, and what tells that they then
 * claim something of their own ("a device configured to carry out the method
 * of claim 1"). Japanese says it behind the reference, others before. */
static const struct manner {
	const char *word;
	bool behind;
	const char *own[15]; /* ends with NULL */
} manners[] = {
	{ "claim", false,
		{ "compris", "configur", "adapted", "arranged", "perform",
			"carry", "execut", "implement", "set up", "program",
			"storing", "stores", "obtain", NULL } },
	{ "权利要求", false,
		{ "包括", "包含", "执行", "实现", "实施", "用于", "采用",
			"使用", "应用", "存储", "配置", "设置", "获得",
			NULL } },
	{ "權利要求", false,
		{ "包括", "包含", "執行", "實現", "實施", "用於", "採用",
			"使用", "應用", "儲存", "配置", "設置", NULL } },
	{ "請求項", true,
		{ "実行", "備え", "用い", "ための", "構成", "により", "有する",
			"記憶", "含む", "実施", "行う", "機能", "従って",
			NULL } },
	{ "anspr", false,
		{ "durchführ", "umfass", "aufweis", "enthält", "ausführ",
			NULL } },
	{ "revendication", false,
		{ "mise en", "comprenant", "comportant", "configur", NULL } },
};

/* Finds ${word} with a digit behind it; at most an ending ("claims") and
 * spaces stand between. *end is the digit's place. */
static const char *
find_reference(const char *s, const char *word, const char **end)
{
	const char *at;

	while ((at = strcasestr(s, word)) != NULL) {
		s = at + strlen(word);
		*end = s;
		/* "s", "uch", "üche", "üchen": no other letters. */
		*end += strspn(*end, "suechn\xc3\xbc");
		*end = skip_space(*end);
		if (is_digit(*end))
			return at;
	}
	return NULL;
}

static bool
has_any(const char *s, size_t len, const char *const *words)
{
	size_t i;

	for (i = 0; words[i] != NULL; i++) {
		const char *at = strcasestr(s, words[i]);

		if (at != NULL && at < s + len)
			return true;
	}
	return false;
}

/* The clause at ${s}: up to the next comma or full stop. */
static size_t
clause_length(const char *s)
{
	static const char *const stops[] = { "、", "，", "。" };
	size_t len = strlen(s), i;

	for (i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
		const char *at = strstr(s, stops[i]);

		if (at != NULL && (size_t)(at - s) < len)
			len = (size_t)(at - s);
	}
	return len;
}

static bool
is_dependent(const char *s)
{
	size_t i;

	for (i = 0; i < sizeof(manners) / sizeof(manners[0]); i++) {
		const struct manner *m = &manners[i];
		const char *end, *at = find_reference(s, m->word, &end);

		if (at == NULL)
			continue;
		return m->behind ? !has_any(end, clause_length(end), m->own)
				 : !has_any(s, (size_t)(at - s), m->own);
	}
	return strcasestr(s, "preceding claims") != NULL ||
	       strcasestr(s, "previous claims") != NULL;
}

void
wording_claims(struct arena *a, const struct wording *w,
	struct claims *independent, struct claims *dependent)
{
	size_t n = json_count(w->texts), i;
	struct claim *first = ARENA_ARRAY(a, n + 1, struct claim);
	struct claim *rest = ARENA_ARRAY(a, n + 1, struct claim);

	*independent = (struct claims){ .items = first };
	*dependent = (struct claims){ .items = rest };
	for (i = 0; i < n; i++) {
		const char *text = json_text(json_at(w->texts, i));
		struct claim c = { .number = (int)i + 1 };

		if (text == NULL)
			continue;
		c.text = skip_number(text);
		if (is_dependent(c.text))
			rest[dependent->count++] = c;
		else
			first[independent->count++] = c;
	}
}
