/* Publications, events, families and rules of a world. */
#include <string.h>

#include "base/arena.h"
#include "world.h"

static const char *
first_priority(const struct json *list)
{
	const char *found = NULL;
	size_t i;

	for (i = 0; i < json_count(list); i++) {
		const char *day = world_text(json_at(list, i), "date");

		if (day != NULL && (found == NULL || strcmp(day, found) < 0))
			found = day;
	}
	return found;
}

static void
read_publications(
	struct arena *a, const struct json *list, struct coverage_records *r)
{
	size_t i;

	r->publication_count = json_count(list);
	r->publications = ARENA_ARRAY(
		a, r->publication_count + 1, struct coverage_publication);
	for (i = 0; i < r->publication_count; i++) {
		const struct json *j = json_at(list, i);

		r->publications[i] = (struct coverage_publication){
			.office = world_text(j, "office"),
			.application_number =
				world_text(j, "application_number"),
			.publication = { .id = (int64_t)i,
				.number = world_text(j, "number"),
				.kind = world_text(j, "kind"),
				.family = world_text(j, "family"),
				.filed = world_text(j, "filed"),
				.published = world_text(j, "published"),
				.granted = world_text(j, "granted"),
				.priority =
					first_priority(json_get(j, "priority")),
				.status = world_text(j, "status"),
				.status_source = world_text(j, "status_source"),
				.status_as_of =
					world_text(j, "status_as_of") }
		};
	}
}

static void
read_events(
	struct arena *a, const struct json *list, struct coverage_records *r)
{
	size_t i;

	r->event_count = json_count(list);
	r->events = ARENA_ARRAY(
		a, r->event_count + 1, struct coverage_patent_event);
	for (i = 0; i < r->event_count; i++) {
		const struct json *j = json_at(list, i);
		const struct json *detail = json_get(j, "detail");
		const char *effective = world_text(j, "effective");
		enum right_effect effect;

		if (right_effect_read(world_text(j, "effect"), &effect) != OK)
			world_bad("effect", world_text(j, "effect"));
		r->events[i] = (struct coverage_patent_event){
			.patent = world_text(j, "patent"),
			.preferred = world_bool(j, "preferred", true),
			.event = { .id = (int64_t)i,
				.office = world_text(j, "office"),
				.code = world_text(j, "code"),
				.effect = effect,
				.territory = world_text(j, "territory"),
				.on = world_text(j, "date"),
				.effective = effective != NULL
						     ? effective
						     : world_text(j, "date"),
				.as_of = world_text(j, "as_of"),
				.until = world_text(detail, "until"),
				.paid_until = world_text(detail, "paid_until"),
				.days = (int)json_int(
					json_get(detail, "days")) }
		};
	}
}

static void
read_families(
	struct arena *a, const struct json *list, struct coverage_records *r)
{
	size_t i, k;

	r->family_count = json_count(list);
	r->families = ARENA_ARRAY(a, r->family_count + 1, struct right_family);
	for (i = 0; i < r->family_count; i++) {
		const struct json *j = json_at(list, i);
		const struct json *of = json_get(j, "members");
		struct right_member *members =
			ARENA_ARRAY(a, json_count(of) + 1, struct right_member);

		for (k = 0; k < json_count(of); k++)
			members[k] = (struct right_member){
				.number = world_text(json_at(of, k), "number"),
				.application_number = world_text(
					json_at(of, k), "application_number"),
				.office =
					world_text(json_at(of, k), "office")
			};
		r->families[i] = (struct right_family){ .scheme = world_text(
								j, "scheme"),
			.id = world_text(j, "id"),
			.complete_as_of = world_text(j, "complete_as_of"),
			.members = members,
			.member_count = json_count(of) };
	}
}

void
world_patents(
	struct arena *a, const struct json *world, struct coverage_facts *out)
{
	struct coverage_records r = { 0 };

	read_publications(a, json_get(world, "patents"), &r);
	read_events(a, json_get(world, "events"), &r);
	read_families(a, json_get(world, "families"), &r);
	coverage_patents_build(a, out, &r);
}

static struct rule
read_rule(const struct json *j)
{
	return (struct rule){ .id = world_text(j, "id"),
		.from = world_text(j, "from"),
		.to = world_text(j, "to"),
		.source = world_text(j, "source") };
}

static enum right_type
read_type(const struct json *j)
{
	enum right_type type;

	if (right_type_read(world_text(j, "right_type"), &type) != OK)
		world_bad("right_type", world_text(j, "right_type"));
	return type;
}

static void
read_territories(struct arena *a, const struct json *list, struct rules *out)
{
	struct territory_rule *rows =
		ARENA_ARRAY(a, json_count(list) + 1, struct territory_rule);
	size_t i;

	for (i = 0; i < json_count(list); i++) {
		const struct json *j = json_at(list, i);

		rows[i].rule = read_rule(j);
		rows[i].office = world_text(j, "office");
		rows[i].territory = world_text(j, "territory");
		rows[i].type = read_type(j);
		if (right_way_read(world_text(j, "way"), &rows[i].way) != OK)
			world_bad("way", world_text(j, "way"));
	}
	out->territory = rows;
	out->territory_count = json_count(list);
}

static void
read_terms(struct arena *a, const struct json *list, struct rules *out)
{
	struct term_rule *rows =
		ARENA_ARRAY(a, json_count(list) + 1, struct term_rule);
	size_t i;

	for (i = 0; i < json_count(list); i++) {
		const struct json *j = json_at(list, i);
		const struct json *restore = json_get(j, "restore_months");
		const char *base = world_text(j, "base");

		rows[i] = (struct term_rule){ .rule = read_rule(j),
			.office = world_text(j, "office"),
			.type = read_type(j),
			.filed_from = world_text(j, "filed_from"),
			.filed_to = world_text(j, "filed_to"),
			.from_grant =
				base != NULL && strcmp(base, "grant") == 0,
			.years = (int)json_int(json_get(j, "years")),
			.day_before = world_bool(j, "day_before", false),
			.month_end = world_bool(j, "month_end", false),
			.grace_months = 6,
			.restore_months = json_kind(restore) == JSON_KIND_NUMBER
						  ? (int)json_int(restore)
						  : 12 };
	}
	out->term = rows;
	out->term_count = json_count(list);
}

void
world_rules(
	struct arena *a, const struct json *world, struct coverage_facts *out)
{
	const struct json *fresh = json_get(world, "freshness");
	const struct json *law = json_get(world, "law");
	struct freshness_rule *days =
		ARENA_ARRAY(a, json_count(fresh) + 1, struct freshness_rule);
	struct law_rule *laws =
		ARENA_ARRAY(a, json_count(law) + 1, struct law_rule);
	size_t i;

	read_territories(a, json_get(world, "territory"), &out->rules);
	read_terms(a, json_get(world, "term"), &out->rules);
	for (i = 0; i < json_count(fresh); i++) {
		days[i].rule = read_rule(json_at(fresh, i));
		days[i].office = world_text(json_at(fresh, i), "office");
		days[i].days =
			(int)json_int(json_get(json_at(fresh, i), "days"));
	}
	for (i = 0; i < json_count(law); i++) {
		laws[i].rule = read_rule(json_at(law, i));
		laws[i].territory = world_text(json_at(law, i), "territory");
		laws[i].matter = world_text(json_at(law, i), "matter");
		laws[i].effect = world_text(json_at(law, i), "effect");
	}
	out->rules.freshness = days;
	out->rules.freshness_count = json_count(fresh);
	out->rules.law = laws;
	out->rules.law_count = json_count(law);
}
