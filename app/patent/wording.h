/*
 * The wordings of a record in its languages: title, abstract, claims.
 */
#ifndef PATENT_WORDING_H
#define PATENT_WORDING_H

#include <stddef.h>

#include "base/lang.h"
#include "patent/claim.h"

struct arena;
struct json;

struct wording {
	const char *key;  /* language code of the source: "zh", "ol" */
	const char *lang; /* value for an HTML lang attribute, or "" */
	/* The language for people, an N_() message; the code as it is where
	 * no name is known. */
	const char *name;
	const char *text;	  /* {language: text}: never NULL then */
	const struct json *texts; /* {language: [text, ...]} */
};

struct wordings {
	const struct wording *items;
	size_t count;
};

/*
 * All languages of ${json}, best first: the one asked for, English, Chinese,
 * Japanese, then as they come. Empty ones are left out; bad JSON or NULL is
 * an empty list.
 */
void wording_list(
	struct arena *, const char *json, enum lang, struct wordings *out);

/* The name of a language by its key, an N_() message, or the key. */
const char *wording_language(const char *key);

/* The wording in language ${key}, or NULL. */
const struct wording *wording_find(const struct wordings *, const char *key);

/* The claims of a wording whose texts are a list. */
void wording_claims(struct arena *, const struct wording *, struct claims *out);

#endif
