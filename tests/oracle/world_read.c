/* Organisations, the pool and answers of a world. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "world.h"

_Noreturn void
world_bad(const char *what, const char *value)
{
	fprintf(stderr, "world: %s: %s\n", what,
		value == NULL ? "missing" : value);
	exit(1);
}

const char *
world_text(const struct json *j, const char *key)
{
	return json_text(json_get(j, key));
}

size_t
world_texts(struct arena *a, const struct json *j, const char *key,
	const char *const **out)
{
	const struct json *list = json_get(j, key);
	const char **items = ARENA_ARRAY(a, json_count(list) + 1, const char *);
	size_t i;

	for (i = 0; i < json_count(list); i++)
		items[i] = json_text(json_at(list, i));
	*out = items;
	return json_count(list);
}

bool
world_bool(const struct json *j, const char *key, bool missing)
{
	const struct json *value = json_get(j, key);

	return json_kind(value) == JSON_KIND_BOOL ? json_bool(value) : missing;
}

static enum coverage_known
known(const struct json *j, const char *key)
{
	const struct json *value = json_get(j, key);

	if (json_kind(value) != JSON_KIND_BOOL)
		return COVERAGE_NOT_KNOWN;
	return json_bool(value) ? COVERAGE_YES : COVERAGE_NO;
}

static void
read_organisations(
	struct arena *a, const struct json *list, struct coverage_facts *f)
{
	size_t i, k, n = 0;

	for (i = 0; i < json_count(list); i++)
		n += json_count(json_get(json_at(list, i), "events"));
	f->org_events = ARENA_ARRAY(a, n + 1, struct coverage_org_event);
	for (i = 0; i < json_count(list); i++) {
		const struct json *org = json_at(list, i);
		const struct json *events = json_get(org, "events");

		for (k = 0; k < json_count(events); k++) {
			const struct json *e = json_at(events, k);

			f->org_events[f->org_event_count++] =
				(struct coverage_org_event){ .org = world_text(
								     org, "id"),
					.kind = world_text(e, "kind"),
					.on = world_text(e, "on"),
					.into = world_text(e, "into") };
		}
	}
}

static void
read_control(struct arena *a, const struct json *list, struct coverage_facts *f)
{
	size_t i;

	f->link_count = json_count(list);
	f->links = ARENA_ARRAY(a, f->link_count + 1, struct coverage_link);
	for (i = 0; i < f->link_count; i++) {
		const struct json *j = json_at(list, i);

		f->links[i] = (struct coverage_link){
			.link = { .owner = world_text(j, "owner"),
				.owned = world_text(j, "owned"),
				.basis = world_text(j, "basis"),
				.percent_e4 = (int64_t)(json_number(json_get(
								j, "percent")) *
								10000 +
							0.5) },
			.from = world_text(j, "from"),
			.to = world_text(j, "to"),
			.preferred = world_bool(j, "preferred", true)
		};
	}
}

static void
read_pool(struct arena *a, const struct json *world, struct coverage_facts *f)
{
	const struct json *members = json_get(world, "members");
	const struct json *list = json_get(world, "contributions");
	size_t i;

	f->member_count = json_count(members);
	f->members =
		ARENA_ARRAY(a, f->member_count + 1, struct coverage_member);
	for (i = 0; i < f->member_count; i++) {
		const struct json *j = json_at(members, i);

		f->members[i] = (struct coverage_member){
			.org = world_text(j, "organisation"),
			.since = world_text(j, "since"),
			.until = world_text(j, "until")
		};
	}
	f->contribution_count = json_count(list);
	f->contributions = ARENA_ARRAY(
		a, f->contribution_count + 1, struct coverage_contribution);
	for (i = 0; i < f->contribution_count; i++) {
		const struct json *j = json_at(list, i);

		f->contributions[i] = (struct coverage_contribution){
			.patent = world_text(j, "patent"),
			.member = world_text(j, "member"),
			.since = world_text(j, "since"),
			.until = world_text(j, "until"),
			.end_reason = world_text(j, "end_reason")
		};
	}
}

static void
read_owners(struct arena *a, const struct json *list, struct coverage_facts *f)
{
	size_t i;

	f->owner_count = json_count(list);
	f->owners = ARENA_ARRAY(a, f->owner_count + 1, struct coverage_owner);
	for (i = 0; i < f->owner_count; i++) {
		const struct json *j = json_at(list, i);

		f->owners[i] = (struct coverage_owner){ .patent = world_text(
								j, "patent"),
			.territory = world_text(j, "territory"),
			.org = world_text(j, "owner"),
			.name = world_text(j, "owner_name"),
			.from = world_text(j, "from"),
			.to = world_text(j, "to"),
			.bound = known(j, "bound"),
			.knew = known(j, "knew"),
			.preferred = world_bool(j, "preferred", true) };
	}
}

static void
read_mandates(
	struct arena *a, const struct json *list, struct coverage_facts *f)
{
	size_t i;

	f->mandate_count = json_count(list);
	f->mandates =
		ARENA_ARRAY(a, f->mandate_count + 1, struct coverage_mandate);
	for (i = 0; i < f->mandate_count; i++) {
		const struct json *j = json_at(list, i);
		struct coverage_mandate *m = &f->mandates[i];

		m->grantor = world_text(j, "grantor");
		m->holder = world_text(j, "holder");
		m->from = world_text(j, "from");
		m->to = world_text(j, "to");
		m->revoked = world_text(j, "revoked");
		m->patent_count = world_texts(a, j, "patents", &m->patents);
		m->act_count = world_texts(a, j, "acts", &m->acts);
		m->record.id = world_text(j, "id");
	}
}

static void
read_answers(struct arena *a, const struct json *list, struct coverage_facts *f)
{
	size_t i;

	f->given_count = json_count(list);
	f->given = ARENA_ARRAY(a, f->given_count + 1, struct coverage_given);
	for (i = 0; i < f->given_count; i++) {
		const struct json *j = json_at(list, i);
		const struct json *q = json_get(j, "question");

		f->given[i] =
			(struct coverage_given){ .id = world_text(j, "id"),
				.org = world_text(j, "organisation"),
				.patent = world_text(q, "patent"),
				.use = world_text(q, "use"),
				.act = world_text(q, "act"),
				.territory = world_text(q, "territory"),
				.for_org = world_text(q, "for"),
				.capacity = world_text(q, "capacity"),
				.on = world_text(q, "on"),
				.answer = world_text(j, "answer"),
				.given = world_text(j, "given"),
				.until = world_text(j, "until"),
				.notice = world_text(j, "notice"),
				.reliance_days = (int)json_int(
					json_get(j, "reliance_days")) };
	}
}

void
world_question(const struct json *j, struct coverage_question *out)
{
	const char *capacity = world_text(j, "capacity");

	*out = (struct coverage_question){ .org = world_text(j, "org"),
		.patent = world_text(j, "patent"),
		.use = world_text(j, "use"),
		.act = world_text(j, "act"),
		.territory = world_text(j, "territory"),
		.on = world_text(j, "on"),
		.for_org = world_text(j, "for"),
		.started = world_text(j, "started") };
	if (capacity != NULL &&
		!coverage_capacity_read(capacity, &out->capacity))
		world_bad("capacity", capacity);
}

void
world_read(
	struct arena *a, const struct json *world, struct coverage_facts *out)
{
	read_organisations(a, json_get(world, "organisations"), out);
	read_control(a, json_get(world, "control"), out);
	read_pool(a, world, out);
	read_owners(a, json_get(world, "owners"), out);
	read_mandates(a, json_get(world, "mandates"), out);
	read_answers(a, json_get(world, "answers"), out);
	world_rules(a, json_get(world, "rules"), out);
	world_grants(a, world, out);
	world_patents(a, world, out);
	coverage_facts_sort(out);
}
