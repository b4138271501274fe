/*
 * A measure as the text that is proposed and carried out.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "grant/measure.h"

static void
put_event(struct json_writer *w, const struct measure *m)
{
	json_set(w, "scope", terms_scope_word(m->scope));
	json_set(w, "licensor", m->licensor);
	json_set_list(w, "rights", m->rights, m->right_count);
	json_set(w, "effect", terms_effect_word(m->effect));
	json_set_bool(w, "endure", m->endure);
	json_set(w, "defensive", m->defensive);
}

static void
put_version(struct json_writer *w, const struct grant_version *v)
{
	json_set(w, "basis", v->basis);
	json_set_list(w, "patents", v->patents, v->patent_count);
	json_set_list(w, "fields", v->fields, v->field_count);
	json_set_list(w, "acts", v->acts, v->act_count);
	json_set_list(w, "territories", v->territories, v->territory_count);
	json_set(w, "scope", v->scope_version);
	json_set(w, "until", v->until);
	json_set(w, "past_from", v->past_from);
}

const char *
measure_text(struct arena *a, const struct measure *m)
{
	struct json_writer w = { .out = buf_new(a, 512) };

	json_open(&w, '{');
	json_set(&w, "grant", m->number);
	json_set(&w, "kind", m->kind);
	json_set(&w, "on", m->on);
	if (strcmp(m->kind, "amended") == 0)
		put_version(&w, &m->version);
	else
		put_event(&w, m);
	json_set(&w, "reason", m->reason);
	json_close(&w, '}');
	return w.out->data;
}

static const char *const *
get_list(struct arena *a, const struct json *o, const char *key, size_t *count)
{
	const struct json *list = json_get(o, key);
	const char **items = ARENA_ARRAY(a, json_count(list) + 1, const char *);
	size_t i;

	*count = json_count(list);
	for (i = 0; i < *count; i++)
		items[i] = json_text(json_at(list, i));
	return items;
}

static void
get_event(struct arena *a, const struct json *o, struct measure *m)
{
	const char *scope = json_text(json_get(o, "scope"));
	const char *effect = json_text(json_get(o, "effect"));

	m->scope = strcmp(scope, "licensor") == 0 ? TERMS_SCOPE_LICENSOR
		   : strcmp(scope, "rights") == 0 ? TERMS_SCOPE_RIGHTS
						  : TERMS_SCOPE_ALL;
	m->licensor = json_text(json_get(o, "licensor"));
	m->rights = get_list(a, o, "rights", &m->right_count);
	m->effect = strcmp(effect, "new-acts") == 0 ? TERMS_EFFECT_NEW_ACTS
						    : TERMS_EFFECT_ALL_ACTS;
	m->endure = json_bool(json_get(o, "endure"));
	m->defensive = json_text(json_get(o, "defensive"));
}

static void
get_version(struct arena *a, const struct json *o, struct grant_version *v)
{
	v->basis = json_text(json_get(o, "basis"));
	v->patents = get_list(a, o, "patents", &v->patent_count);
	v->fields = get_list(a, o, "fields", &v->field_count);
	v->acts = get_list(a, o, "acts", &v->act_count);
	v->territories = get_list(a, o, "territories", &v->territory_count);
	v->scope_version = json_text(json_get(o, "scope"));
	v->until = json_text(json_get(o, "until"));
	v->past_from = json_text(json_get(o, "past_from"));
}

enum err
measure_read(struct arena *a, const char *text, struct measure *out)
{
	const struct json *o;
	const char *why;

	memset(out, 0, sizeof(*out));
	if (json_parse(a, text, strlen(text), &o, &why) != OK ||
		json_text(json_get(o, "kind")) == NULL)
		return ERR_BUG;
	out->number = json_text(json_get(o, "grant"));
	out->kind = json_text(json_get(o, "kind"));
	out->on = json_text(json_get(o, "on"));
	out->reason = json_text(json_get(o, "reason"));
	if (strcmp(out->kind, "amended") == 0) {
		get_version(a, o, &out->version);
		out->version.from = out->on;
	} else {
		get_event(a, o, out);
	}
	return OK;
}
