#include "application/answers.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "org/identifier.h"

static const char *
member(const struct json *o, const char *key)
{
	const char *s = json_text(json_get(o, key));

	return s == NULL ? "" : s;
}

static const char *const *
members(struct arena *a, const struct json *list, size_t *count)
{
	const char **items = ARENA_ARRAY(a, json_count(list) + 1, const char *);
	size_t i;

	for (i = 0; i < json_count(list); i++)
		if (json_text(json_at(list, i)) != NULL)
			items[(*count)++] = json_text(json_at(list, i));
	return items;
}

static void
read_answers(struct arena *a, const struct json *o, struct answers *out)
{
	*out = (struct answers){
		.name = member(o, "name"),
		.country = member(o, "country"),
		.scheme = member(o, "scheme"),
		.identifier = member(o, "identifier"),
		.signatory = member(o, "signatory"),
		.position = member(o, "position"),
		.authority = member(o, "authority"),
		.field = member(o, "field"),
		.purpose = member(o, "purpose"),
		.publication = member(o, "publication"),
		.statement = member(o, "statement"),
		.target_year = member(o, "target_year"),
		.accepted_lang = member(o, "accepted_lang"),
		.accepted_sha256 = member(o, "accepted_sha256"),
		.accepted_at = member(o, "accepted_at"),
	};
	out->territories =
		members(a, json_get(o, "territories"), &out->territory_count);
	out->patents = members(a, json_get(o, "patents"), &out->patent_count);
}

enum err
answers_read(struct arena *a, const char *text, struct answers *out)
{
	const struct json *o;
	const char *why;

	if (json_parse(a, text, strlen(text), &o, &why) != OK ||
		json_kind(o) != JSON_KIND_OBJECT)
		return ERR_INVALID;
	read_answers(a, o, out);
	return OK;
}

enum err
answers_read_frozen(struct arena *a, const char *text, struct answers *out,
	struct documents *documents)
{
	const struct json *o, *list;
	const char *why;
	size_t i;

	if (json_parse(a, text, strlen(text), &o, &why) != OK)
		return ERR_INVALID;
	read_answers(a, json_get(o, "answers"), out);
	list = json_get(o, "documents");
	documents->count = json_count(list);
	documents->items =
		ARENA_ARRAY(a, documents->count + 1, struct document);
	for (i = 0; i < documents->count; i++) {
		struct document *d = &documents->items[i];
		const struct json *from = json_at(list, i);

		d->filename = member(from, "name");
		d->media_type = member(from, "type");
		d->sha256 = member(from, "sha256");
		d->size = json_int(json_get(from, "size"));
	}
	return OK;
}

static void
put_answers(struct json_writer *w, const struct answers *a)
{
	json_open(w, '{');
	json_set(w, "name", a->name);
	json_set(w, "country", a->country);
	json_set(w, "scheme", a->scheme);
	json_set(w, "identifier", a->identifier);
	json_set(w, "signatory", a->signatory);
	json_set(w, "position", a->position);
	json_set(w, "authority", a->authority);
	json_set(w, "field", a->field);
	json_set(w, "purpose", a->purpose);
	json_set_list(w, "territories", a->territories, a->territory_count);
	if (a->patent_count > 0)
		json_set_list(w, "patents", a->patents, a->patent_count);
	json_set(w, "publication", a->publication);
	json_set(w, "statement", a->statement);
	json_set(w, "target_year", a->target_year);
	json_set(w, "accepted_lang", a->accepted_lang);
	json_set(w, "accepted_sha256", a->accepted_sha256);
	json_set(w, "accepted_at", a->accepted_at);
	json_close(w, '}');
}

static void
put_documents(struct json_writer *w, const struct documents *d)
{
	size_t i;

	json_open(w, '[');
	for (i = 0; i < d->count; i++) {
		json_open(w, '{');
		json_set(w, "name", d->items[i].filename);
		json_set(w, "type", d->items[i].media_type);
		json_set_int(w, "size", d->items[i].size);
		json_set(w, "sha256", d->items[i].sha256);
		json_close(w, '}');
	}
	json_close(w, ']');
}

const char *
answers_text(struct arena *arena, const char *application_id, int submission,
	const struct answers *a, const struct documents *d,
	const struct terms *t)
{
	struct json_writer w = { .out = buf_new(arena, 2048) };
	int l;

	json_open(&w, '{');
	json_set(&w, "application", application_id);
	json_set_int(&w, "submission", submission);
	json_set(&w, "route", terms_route_word(t->route));
	json_key(&w, "answers");
	put_answers(&w, a);
	json_key(&w, "documents");
	put_documents(&w, d);
	json_key(&w, "terms");
	json_open(&w, '{');
	json_set(&w, "version", t->version);
	for (l = 0; l < LANG_COUNT; l++)
		json_set(&w, lang_key((enum lang)l), t->sha256[l]);
	json_close(&w, '}');
	json_close(&w, '}');
	return w.out->data;
}

/* Only letters and digits, and some of each. */
static bool
mixed(const char *s)
{
	bool letter = false, digit = false;

	for (; *s != '\0'; s++) {
		if (!isascii((unsigned char)*s) || !isalnum((unsigned char)*s))
			return false;
		letter |= isalpha((unsigned char)*s) != 0;
		digit |= isdigit((unsigned char)*s) != 0;
	}
	return letter && digit;
}

const char *
answers_scheme(struct arena *a, const char *country, const char *typed)
{
	struct identifier id;
	size_t n;

	/* Only the compact form is of interest here, not whether it is good. */
	if (identifier_read(a, "lei", typed, &id) == OK)
		return "lei";
	n = strlen(id.value);
	if (n == 20 && mixed(id.value))
		return "lei";
	if (strcmp(country, "CN") == 0)
		return "uscc";
	if (strcmp(country, "JP") == 0)
		return "jpcn";
	return n >= 19 && n <= 21 && mixed(id.value) ? "lei" : "other";
}

const char *
answers_authority_label(const char *authority)
{
	if (strcmp(authority, "representative") == 0)
		return N_("Representative named in the register "
			  "(director, legal representative)");
	if (strcmp(authority, "power-of-attorney") == 0)
		return N_("Power of attorney");
	if (strcmp(authority, "internal") == 0)
		return N_("Authorised by the organisation's own rules");
	return authority;
}
