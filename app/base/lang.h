/*
 * The three languages of the product and their catalogues.
 *
 * English is the source: a message is its own key. The catalogues in
 * templates/locale are compiled to tables by tools/poc, which refuses a
 * missing translation, so tr() always finds what the build has seen.
 */
#ifndef BASE_LANG_H
#define BASE_LANG_H

#include "base/err.h"

struct arena;

enum lang { LANG_EN, LANG_ZH, LANG_JA, LANG_COUNT };

/* Marks a message for the catalogues without translating it. */
#define N_(text) text

/* A word of the registry and what people read in its place, an N_() message.
 * Lists of them end with { NULL, NULL }. */
struct lang_label {
	const char *word;
	const char *label;
};
/* The label of ${word}; ${other} for NULL and for what is not in the list. */
const char *lang_label(
	const struct lang_label *, const char *word, const char *other);

/* The key in URLs and JSON: "en", "zh", "ja". */
const char *lang_key(enum lang);
/* The value of the HTML attribute: "en", "zh-Hans", "ja". */
const char *lang_html(enum lang);
/* The language's own name: "English", "简体中文", "日本語". */
const char *lang_name(enum lang);
/* Reads a key; ERR_NOT_FOUND for any other text. */
enum err lang_read(const char *key, enum lang *out) MUST_CHECK;
/* Chooses from an Accept-Language header (RFC 9110); NULL gives English. */
enum lang lang_accept(const char *header);

/* The message in ${lang}; a message without entry comes back as it is. */
const char *tr(enum lang, const char *message);
/* The same with a plural form: ${n} chooses between the two in English. */
const char *tr_n(enum lang, const char *one, const char *many, long n);
/* Replaces {name} placeholders: name, value, name, value, ..., NULL. */
char *tr_fill(struct arena *, const char *translated, ...)
	__attribute__((sentinel));

#endif
