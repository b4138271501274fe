#include "terms/terms_api.h"

#include "base/json.h"
#include "http/query.h"
#include "terms/terms.h"

static void
add_languages(struct json_writer *w, const char *key,
	const char *const values[LANG_COUNT])
{
	int l;

	json_key(w, key);
	json_open(w, '{');
	for (l = 0; l < LANG_COUNT; l++)
		json_set(w, lang_key((enum lang)l), values[l]);
	json_close(w, '}');
}

static void
write_terms(struct json_writer *w, const struct terms *t)
{
	json_open(w, '{');
	json_set(w, "version", t->version);
	json_set(w, "route", terms_route_word(t->route));
	add_languages(w, "title", t->title);
	json_set(w, "governing", lang_key(t->governing));
	json_set(w, "effective_from", t->effective_from);
	json_set(w, "effective_to", t->effective_to);
	json_set_bool(w, "in_force", t->in_force);
	json_key(w, "parameters");
	terms_parameters_write(w, &t->parameters);
	add_languages(w, "sha256", t->sha256);
	if (t->text[LANG_EN] != NULL)
		add_languages(w, "text", t->text);
	json_close(w, '}');
}

enum err
terms_list_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	struct terms_list list;
	enum err e;
	size_t i;

	if ((e = query_only(r, NULL)) != OK ||
		(e = terms_list(r->db, &list)) != OK)
		return e;
	json_open(&w, '{');
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < list.count; i++)
		write_terms(&w, &list.items[i]);
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}

enum err
terms_show_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	struct terms t;
	enum err e;

	if ((e = query_only(r, NULL)) != OK ||
		(e = terms_find(r->db, req_param(r, "version"), &t)) != OK)
		return e;
	write_terms(&w, &t);
	return req_json(r);
}
