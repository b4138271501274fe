#include <string.h>

#include "grant/grant.h"

/*
 * The record of a grant as JSON. Members are only ever added.
 */
static void
put(struct json_writer *w, const char *key, const char *value)
{
	json_key(w, key);
	json_add_string(w, value);
}

static void
put_list(struct json_writer *w, const char *key, const char *const *items,
	size_t count)
{
	size_t i;

	json_key(w, key);
	json_open(w, '[');
	for (i = 0; i < count; i++)
		json_add_string(w, items[i]);
	json_close(w, ']');
}

static void
put_licensee(struct json_writer *w, const struct grant *g, bool identifiers)
{
	size_t i;

	json_key(w, "licensee");
	json_open(w, '{');
	put(w, "id", g->licensee_id);
	json_key(w, "name");
	json_add_raw(w, g->licensee_name);
	if (identifiers) {
		json_key(w, "identifiers");
		json_open(w, '[');
		for (i = 0; i < g->identifiers.count; i++) {
			json_open(w, '{');
			put(w, "scheme", g->identifiers.items[i].scheme);
			put(w, "value", g->identifiers.items[i].value);
			json_close(w, '}');
		}
		json_close(w, ']');
	}
	json_close(w, '}');
}

static void
put_terms(struct json_writer *w, const struct terms *t)
{
	int l;

	json_key(w, "terms");
	json_open(w, '{');
	put(w, "version", t->version);
	put(w, "route", terms_route_word(t->route));
	json_key(w, "sha256");
	json_open(w, '{');
	for (l = 0; l < LANG_COUNT; l++)
		put(w, lang_key((enum lang)l), t->sha256[l]);
	json_close(w, '}');
	json_close(w, '}');
}

static void
put_versions(struct json_writer *w, const struct grant_versions *list)
{
	size_t i;

	json_key(w, "versions");
	json_open(w, '[');
	for (i = 0; i < list->count; i++) {
		const struct grant_version *v = &list->items[i];

		json_open(w, '{');
		json_key(w, "version");
		json_add_int(w, v->version);
		put(w, "basis", v->basis);
		put_list(w, "patents", v->patents, v->patent_count);
		put_list(w, "fields", v->fields, v->field_count);
		put_list(w, "acts", v->acts, v->act_count);
		put_list(w, "territories", v->territories, v->territory_count);
		put(w, "scope", v->scope_version);
		put(w, "from", v->from);
		put(w, "until", v->until);
		put(w, "past_from", v->past_from);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void
put_events(struct json_writer *w, const struct grant_events *list)
{
	size_t i;

	json_key(w, "events");
	json_open(w, '[');
	for (i = 0; i < list->count; i++) {
		const struct grant_event *e = &list->items[i];

		json_open(w, '{');
		put(w, "kind", e->kind);
		put(w, "on", e->on);
		put(w, "scope", terms_scope_word(e->scope));
		put(w, "licensor", e->licensor);
		put_list(w, "rights", e->rights, e->right_count);
		put(w, "effect", terms_effect_word(e->effect));
		json_key(w, "endure");
		json_add_bool(w, e->endure);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void
put_recordals(struct json_writer *w, const struct recordals *list)
{
	size_t i;

	json_key(w, "recordals");
	json_open(w, '[');
	for (i = 0; i < list->count; i++) {
		const struct recordal *c = &list->items[i];

		json_open(w, '{');
		put(w, "patent", c->patent);
		put(w, "territory", c->territory);
		put(w, "office", c->office);
		put(w, "filed", c->filed_on);
		put(w, "effective", c->effective_on);
		put(w, "number", c->number);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void
put_all(struct json_writer *w, const struct grant_record *r)
{
	const struct grant *g = r->grant;

	put_licensee(w, g, true);
	put_terms(w, &r->terms);
	json_key(w, "scope");
	json_open(w, '{');
	put(w, "field_of_use", g->field_of_use);
	put(w, "purpose", g->purpose);
	json_close(w, '}');
	put_list(w, "territories", g->territories, g->territory_count);
	put(w, "start", g->start);
}

void
grant_write(struct json_writer *w, const struct grant_record *r,
	enum grant_sight sight)
{
	const struct grant *g = r->grant;

	json_open(w, '{');
	put(w, "number", g->number);
	if (sight == GRANT_SIGHT_FULL)
		put_all(w, r);
	else if (sight == GRANT_SIGHT_NAME)
		put_licensee(w, g, false);
	if (g->on != NULL)
		put(w, "on", g->on);
	put(w, "state", g->state);
	json_key(w, "partly");
	json_add_bool(w, g->partly);
	put(w, "publication", grant_publication_word(g->publication));
	if (sight == GRANT_SIGHT_FULL) {
		put(w, "granted", g->granted_at);
		put_versions(w, &r->versions);
		put_events(w, &r->events);
		put_recordals(w, &r->recordals);
	}
	json_close(w, '}');
}

enum err
grant_record(struct db *db, const char *number, const char *on,
	struct grant_record *out)
{
	enum err e;

	if ((e = grant_find_on(db, number, on, &out->grant)) != OK ||
		(e = terms_find(db, out->grant->version, &out->terms)) != OK ||
		(e = grant_versions(db, number, &out->versions)) != OK ||
		(e = grant_events(db, number, &out->events)) != OK)
		return e;
	return grant_recordals(db, number, &out->recordals);
}
