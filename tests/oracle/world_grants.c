/* Terms, scope, rulings and grants of a world. */
#include <string.h>

#include "base/arena.h"
#include "world.h"

static const char *const kinds[] = {
	[COVERAGE_RESCINDED] = "rescinded",
	[COVERAGE_TERMINATED] = "terminated",
	[COVERAGE_SURRENDERED] = "surrendered",
	[COVERAGE_ENDED] = "ended",
	[COVERAGE_SUSPENDED] = "suspended",
	[COVERAGE_REINSTATED] = "reinstated",
};
static const char *const bases[] = {
	[COVERAGE_FIXED] = "fixed",
	[COVERAGE_POOL_AT_GRANT] = "pool-at-grant",
	[COVERAGE_POOL_CHANGING] = "pool-changing",
};
static const char *const scopes[] = {
	[TERMS_SCOPE_ALL] = "all",
	[TERMS_SCOPE_LICENSOR] = "licensor",
	[TERMS_SCOPE_RIGHTS] = "rights",
};
#define WORDS(list) list, sizeof(list) / sizeof((list)[0])

static size_t
word(const struct json *j, const char *key, const char *const *words,
	size_t count)
{
	const char *text = world_text(j, key);
	size_t i;

	if (text == NULL)
		return 0;
	for (i = 0; i < count; i++)
		if (strcmp(words[i], text) == 0)
			return i;
	world_bad(key, text);
}

static void
read_templates(
	struct arena *a, const struct json *list, struct coverage_facts *f)
{
	struct terms_parameter_errors errors;
	size_t i;

	f->template_count = json_count(list);
	f->templates =
		ARENA_ARRAY(a, f->template_count + 1, struct coverage_template);
	for (i = 0; i < f->template_count; i++) {
		const struct json *j = json_at(list, i);
		struct coverage_template *t = &f->templates[i];

		t->version = world_text(j, "version");
		if (terms_parameters_read(a, json_get(j, "parameters"),
			    &t->parameters, &errors) != OK)
			world_bad(errors.items[0].key, errors.items[0].why);
	}
}

static void
read_fields(struct arena *a, const struct json *world, struct coverage_facts *f)
{
	const struct json *list = json_get(world, "scopes");
	const struct json *rulings = json_get(world, "rulings");
	size_t i;

	f->scope_count = json_count(list);
	f->scopes = ARENA_ARRAY(a, f->scope_count + 1, struct coverage_scope);
	for (i = 0; i < f->scope_count; i++) {
		const struct json *j = json_at(list, i);

		f->scopes[i].version = world_text(j, "version");
		f->scopes[i].effective_from = world_text(j, "effective_from");
		f->scopes[i].field_count =
			world_texts(a, j, "fields", &f->scopes[i].fields);
	}
	f->ruling_count = json_count(rulings);
	f->rulings =
		ARENA_ARRAY(a, f->ruling_count + 1, struct coverage_ruling);
	for (i = 0; i < f->ruling_count; i++) {
		const struct json *j = json_at(rulings, i);

		f->rulings[i] =
			(struct coverage_ruling){ .use = world_text(j, "use"),
				.field = world_text(j, "field"),
				.within = world_bool(j, "within", false),
				.published = world_text(j, "published"),
				.until = world_text(j, "until"),
				.record.id = world_text(j, "id") };
	}
}

static void
read_versions(
	struct arena *a, const struct json *list, struct coverage_grant *g)
{
	size_t i;

	g->version_count = json_count(list);
	g->versions =
		ARENA_ARRAY(a, g->version_count + 1, struct coverage_version);
	for (i = 0; i < g->version_count; i++) {
		const struct json *j = json_at(list, i);
		struct coverage_version *v = &g->versions[i];

		v->basis = (enum coverage_basis)word(j, "basis", WORDS(bases));
		v->patent_count = world_texts(a, j, "patents", &v->patents);
		v->field_count = world_texts(a, j, "fields", &v->fields);
		v->act_count = world_texts(a, j, "acts", &v->acts);
		v->territory_count =
			world_texts(a, j, "territories", &v->territories);
		v->scope = world_text(j, "scope");
		v->from = world_text(j, "from");
		v->until = world_text(j, "until");
		v->past_from = world_text(j, "past_from");
	}
}

static void
read_events(struct arena *a, const struct json *list, struct coverage_grant *g)
{
	size_t i;

	g->event_count = json_count(list);
	g->events = ARENA_ARRAY(a, g->event_count + 1, struct coverage_event);
	for (i = 0; i < g->event_count; i++) {
		const struct json *j = json_at(list, i);
		struct coverage_event *e = &g->events[i];
		const char *effect = world_text(j, "effect");

		e->kind =
			(enum coverage_event_kind)word(j, "kind", WORDS(kinds));
		e->on = world_text(j, "on");
		e->scope = (enum terms_scope)word(j, "scope", WORDS(scopes));
		e->licensor = world_text(j, "licensor");
		e->right_count = world_texts(a, j, "rights", &e->rights);
		e->new_acts_only =
			effect != NULL && strcmp(effect, "new-acts") == 0;
		e->endure = world_bool(j, "endure", true);
	}
}

static void
read_recordals(
	struct arena *a, const struct json *list, struct coverage_grant *g)
{
	size_t i;

	g->recordal_count = json_count(list);
	g->recordals =
		ARENA_ARRAY(a, g->recordal_count + 1, struct coverage_recordal);
	for (i = 0; i < g->recordal_count; i++)
		g->recordals[i] = (struct coverage_recordal){
			.patent = world_text(json_at(list, i), "patent"),
			.territory = world_text(json_at(list, i), "territory"),
			.effective =
				world_text(json_at(list, i), "effective")
		};
}

void
world_grants(
	struct arena *a, const struct json *world, struct coverage_facts *out)
{
	const struct json *list = json_get(world, "grants");
	size_t i;

	read_templates(a, json_get(world, "templates"), out);
	read_fields(a, world, out);
	out->grant_count = json_count(list);
	out->grants =
		ARENA_ARRAY(a, out->grant_count + 1, struct coverage_grant);
	for (i = 0; i < out->grant_count; i++) {
		const struct json *j = json_at(list, i);
		struct coverage_grant *g = &out->grants[i];

		g->number = world_text(j, "number");
		g->licensee = world_text(j, "licensee");
		g->terms = world_text(j, "terms");
		g->granted = world_text(j, "granted");
		read_versions(a, json_get(j, "versions"), g);
		read_events(a, json_get(j, "events"), g);
		read_recordals(a, json_get(j, "recordals"), g);
	}
}
