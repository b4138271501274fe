#include <string.h>

#include "grant/grant.h"

static void
put_licensee(struct json_writer *w, const struct grant *g, bool identifiers)
{
	size_t i;

	json_key(w, "licensee");
	json_open(w, '{');
	json_set(w, "id", g->licensee_id);
	json_set_raw(w, "name", g->licensee_name);
	if (identifiers) {
		json_key(w, "identifiers");
		json_open(w, '[');
		for (i = 0; i < g->identifiers.count; i++) {
			json_open(w, '{');
			json_set(w, "scheme", g->identifiers.items[i].scheme);
			json_set(w, "value", g->identifiers.items[i].value);
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
	json_set(w, "version", t->version);
	json_set(w, "route", terms_route_word(t->route));
	json_key(w, "sha256");
	json_open(w, '{');
	for (l = 0; l < LANG_COUNT; l++)
		json_set(w, lang_key((enum lang)l), t->sha256[l]);
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
		json_set_int(w, "version", v->version);
		json_set(w, "basis", v->basis);
		json_set_list(w, "patents", v->patents, v->patent_count);
		json_set_list(w, "fields", v->fields, v->field_count);
		json_set_list(w, "acts", v->acts, v->act_count);
		json_set_list(
			w, "territories", v->territories, v->territory_count);
		json_set(w, "scope", v->scope_version);
		json_set(w, "from", v->from);
		json_set(w, "until", v->until);
		json_set(w, "past_from", v->past_from);
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
		json_set(w, "kind", e->kind);
		json_set(w, "on", e->on);
		json_set(w, "scope", terms_scope_word(e->scope));
		json_set(w, "licensor", e->licensor);
		json_set_list(w, "rights", e->rights, e->right_count);
		json_set(w, "effect", terms_effect_word(e->effect));
		json_set_bool(w, "endure", e->endure);
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
		json_set(w, "patent", c->patent);
		json_set(w, "territory", c->territory);
		json_set(w, "office", c->office);
		json_set(w, "filed", c->filed_on);
		json_set(w, "effective", c->effective_on);
		json_set(w, "number", c->number);
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
	json_set(w, "field_of_use", g->field_of_use);
	json_set(w, "purpose", g->purpose);
	json_close(w, '}');
	json_set_list(w, "territories", g->territories, g->territory_count);
	json_set(w, "start", g->start);
}

void
grant_write(struct json_writer *w, const struct grant_record *r,
	enum grant_sight sight)
{
	const struct grant *g = r->grant;

	json_open(w, '{');
	json_set(w, "number", g->number);
	if (sight == GRANT_SIGHT_FULL)
		put_all(w, r);
	else if (sight == GRANT_SIGHT_NAME)
		put_licensee(w, g, false);
	if (g->on != NULL)
		json_set(w, "on", g->on);
	json_set(w, "state", g->state);
	json_set_bool(w, "partly", g->partly);
	json_set(w, "publication", grant_publication_word(g->publication));
	if (sight == GRANT_SIGHT_FULL) {
		json_set(w, "granted", g->granted_at);
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
