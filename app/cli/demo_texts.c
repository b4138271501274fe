/*
 * Publications of the demonstration pool with the texts of their families.
 *
 * An office publishes the claims in its own language; the others read them
 * in English. Titles and abstracts are there in all three.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/demo.h"

#define FAMILIES_MAX 200

struct families {
	const struct json *items[FAMILIES_MAX];
	size_t count;
	struct buf *out;
};

static enum err
take_family(struct demo *d, const struct json *family, void *arg)
{
	struct families *f = arg;

	(void)d;
	if (f->count == FAMILIES_MAX)
		return ERR_BUG;
	f->items[f->count++] = family;
	return OK;
}

static const struct json *
family_find(const struct families *f, const char *id)
{
	size_t i;

	for (i = 0; i < f->count; i++)
		if (strcmp(demo_text(f->items[i], "family"), id) == 0)
			return f->items[i];
	return NULL;
}

static void
put(struct json_writer *w, const char *key, const struct json *value)
{
	struct buf *b = w->out;

	json_key(w, key);
	json_dump(value, b);
	w->comma = true;
}

static const char *
language(const char *number)
{
	if (strncmp(number, "CN", 2) == 0)
		return "zh";
	return strncmp(number, "JP", 2) == 0 ? "ja" : "en";
}

static void
put_claims(struct json_writer *w, const struct json *claims, const char *lang)
{
	json_key(w, "claims");
	json_open(w, '{');
	if (strcmp(lang, "en") != 0)
		put(w, lang, json_get(claims, lang));
	put(w, "en", json_get(claims, "en"));
	json_close(w, '}');
}

static enum err
take_publication(struct demo *d, const struct json *publication, void *arg)
{
	static const char *const shared[] = { "title", "abstract", "inventors",
		"cpc", "ipc", "topics" };
	struct families *f = arg;
	const struct json *family =
		family_find(f, demo_text(publication, "family"));
	struct json_writer w = { .out = f->out };
	size_t i;

	(void)d;
	if (family == NULL)
		return ERR_BUG;
	json_open(&w, '{');
	for (i = 0; i < json_count(publication); i++)
		put(&w, json_key_at(publication, i),
			json_get(publication, json_key_at(publication, i)));
	for (i = 0; i < sizeof(shared) / sizeof(shared[0]); i++)
		put(&w, shared[i], json_get(family, shared[i]));
	put_claims(&w, json_get(family, "claims"),
		language(demo_text(publication, "number")));
	json_close(&w, '}');
	buf_char(f->out, '\n');
	return OK;
}

enum err
demo_publications(struct demo *d, struct buf *out)
{
	struct families *f = ARENA_NEW(d->arena, struct families);
	enum err e;

	f->out = out;
	if ((e = demo_each(d, "families.jsonl", take_family, f)) != OK)
		return e;
	return demo_each(d, "publications.jsonl", take_publication, f);
}
