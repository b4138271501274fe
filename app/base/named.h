/*
 * Texts in several languages: names, titles, labels as {language: text}.
 */
#ifndef BASE_NAMED_H
#define BASE_NAMED_H

#include "base/lang.h"

struct arena;

struct named {
	const char *text; /* "" when there is none at all */
	const char *lang; /* value for an HTML lang attribute, or "" (und) */
};

/*
 * Chooses from the JSON object ${json}: the language asked for, else English,
 * Chinese, Japanese, else the first. Never fails: bad JSON reads as "".
 */
struct named named_pick(struct arena *, enum lang, const char *json);

/* The HTML lang value of a language code in records ("zh" -> "zh-Hans"). */
const char *named_html_lang(const char *code);

#endif
