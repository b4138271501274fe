/* Coverage: each step of an answer on the smallest facts that show it. */
#include "unit.h"

#include "base/buf.h"
#include "coverage/case.h"
#include "coverage/code.h"
#include "coverage/reliance.h"

/* A patent of "owner", pooled by it, licensed to "steel". Tests change what
 * they are about. */
static struct coverage_facts facts;
static struct coverage_patent patents[1];
static struct right_world world;
static struct right_file file;
static struct right_publication publication;
static struct territory_rule territory;
static struct coverage_owner owners[3];
static struct coverage_contribution entry;
static struct coverage_template template;
static struct coverage_grant grant;
static struct coverage_version version;
static struct coverage_event events[4];
static struct coverage_org_event org_events[4];
static struct coverage_link links[4];
static struct coverage_mandate mandates[2];
static struct coverage_ruling rulings[2];
static struct coverage_scope scope;
static struct law_rule law;
static struct coverage_given given;

static const char *const fields[] = { "microgrid" };
static const char *const known_fields[] = { "microgrid", "transport" };
static const char *const acts[] = { "use", "make" };
static const char *const everywhere[] = { "*" };
static const char *const other_right[] = { "CN9B" };

static void
set_patent(void)
{
	publication = (struct right_publication){ .number = "CN1B",
		.kind = "B",
		.filed = "2015-01-01",
		.granted = "2018-01-01",
		.status = "granted",
		.status_as_of = "2024-01-01" };
	file = (struct right_file){ .office = "CN",
		.publications = &publication,
		.publication_count = 1 };
	territory = (struct territory_rule){ .rule.id = "cn",
		.office = "CN",
		.territory = "CN",
		.type = RIGHT_ANY,
		.way = RIGHT_DIRECT };
	facts.rules.territory = &territory;
	facts.rules.territory_count = 1;
	world = (struct right_world){ .rules = &facts.rules, .file = &file };
	patents[0] = (struct coverage_patent){ "CN1B", &world };
	facts.patents = patents;
	facts.patent_count = 1;
	owners[0] = (struct coverage_owner){
		.patent = "CN1B", .org = "owner", .preferred = true
	};
	facts.owners = owners;
	facts.owner_count = 1;
	entry = (struct coverage_contribution){
		.patent = "CN1B", .member = "owner", .since = "2019-01-01"
	};
	facts.contributions = &entry;
	facts.contribution_count = 1;
}

static int
setup(void **state)
{
	arena_setup(state);
	facts = (struct coverage_facts){ 0 };
	set_patent();
	template.version = "open-1.0";
	terms_parameters_init(&template.parameters);
	facts.templates = &template;
	facts.template_count = 1;
	version = (struct coverage_version){ .basis = COVERAGE_POOL_CHANGING,
		.fields = fields,
		.field_count = 1,
		.acts = acts,
		.act_count = 2,
		.territories = everywhere,
		.territory_count = 1,
		.from = "2020-01-01" };
	grant = (struct coverage_grant){ .number = "CNP-2020-000001",
		.licensee = "steel",
		.terms = "open-1.0",
		.granted = "2020-01-01",
		.versions = &version,
		.version_count = 1,
		.events = events };
	facts.grants = &grant;
	facts.grant_count = 1;
	scope = (struct coverage_scope){ "scope-1.0", "2019-01-01",
		known_fields, 2 };
	facts.scopes = &scope;
	facts.scope_count = 1;
	facts.links = links;
	facts.org_events = org_events;
	facts.mandates = mandates;
	facts.rulings = rulings;
	facts.given = &given;
	return 0;
}

static struct coverage_question
question(const char *org, const char *on)
{
	return (struct coverage_question){ .org = org,
		.patent = "CN1B",
		.use = "microgrid",
		.act = "use",
		.territory = "CN",
		.on = on };
}

/* "LICENSED licensee" */
static const char *
ask(const struct coverage_question *q)
{
	struct buf *b = buf_new(arena, 64);
	struct coverage_result r;
	const char **codes;
	size_t i, n;

	coverage_facts_sort(&facts);
	coverage_answer(arena, &facts, q, &r);
	buf_str(b, coverage_answer_word(r.answer));
	n = coverage_codes(arena, &r, &codes);
	for (i = 0; i < n; i++)
		buf_printf(b, " %s", codes[i]);
	return b->data;
}

static const char *
on(const char *org, const char *day)
{
	struct coverage_question q = question(org, day);

	return ask(&q);
}

static void
test_reach_licensee_successor_affiliate_and_run_off(void **state)
{
	(void)state;
	assert_string_equal(on("steel", "2021-01-01"), "LICENSED licensee");
	assert_string_equal(on("mill", "2021-01-01"), "NOT_LICENSED no_grant");
	org_events[facts.org_event_count++] =
		(struct coverage_org_event){ .org = "steel",
			.kind = "merged",
			.on = "2022-01-01",
			.into = "group" };
	org_events[facts.org_event_count++] =
		(struct coverage_org_event){ .org = "group",
			.kind = "merged",
			.on = "2023-01-01",
			.into = "holding" };
	assert_string_equal(
		on("holding", "2022-12-31"), "NOT_LICENSED no_grant");
	assert_string_equal(on("holding", "2023-01-01"), "LICENSED successor");
	links[facts.link_count++] = (struct coverage_link){
		.link = { "steel", "mill", "votes", 600000 },
		.to = "2021-06-01",
		.preferred = true
	};
	assert_string_equal(on("mill", "2021-05-31"), "LICENSED affiliate");
	assert_string_equal(on("mill", "2021-06-01"), "NOT_LICENSED no_grant");
	template.parameters.run_off_days = 30;
	assert_string_equal(on("mill", "2021-06-30"), "LICENSED run_off");
	assert_string_equal(on("mill", "2021-07-01"), "NOT_LICENSED no_grant");
}

static void
test_a_dissolved_licensee_leaves_nobody_covered(void **state)
{
	(void)state;
	org_events[facts.org_event_count++] = (struct coverage_org_event){
		.org = "steel", .kind = "dissolved", .on = "2022-01-01"
	};
	assert_string_equal(on("steel", "2021-12-31"), "LICENSED licensee");
	assert_string_equal(
		on("steel", "2022-01-01"), "NOT_LICENSED licensee_dissolved");
}

static void
test_a_suspension_lifted_on_its_day_leaves_no_gap(void **state)
{
	(void)state;
	events[grant.event_count++] = (struct coverage_event){
		.kind = COVERAGE_SUSPENDED, .on = "2022-01-01", .endure = true
	};
	assert_string_equal(
		on("steel", "2022-01-01"), "NOT_LICENSED suspended");
	events[grant.event_count++] =
		(struct coverage_event){ .kind = COVERAGE_REINSTATED,
			.on = "2022-01-01" };
	assert_string_equal(on("steel", "2022-01-01"), "LICENSED licensee");
}

static void
test_what_one_licensor_does_leaves_the_rights_of_others_alone(void **state)
{
	(void)state;
	events[grant.event_count++] =
		(struct coverage_event){ .kind = COVERAGE_SUSPENDED,
			.on = "2022-01-01",
			.scope = TERMS_SCOPE_LICENSOR,
			.licensor = "stranger" };
	events[grant.event_count++] =
		(struct coverage_event){ .kind = COVERAGE_TERMINATED,
			.on = "2022-01-01",
			.scope = TERMS_SCOPE_RIGHTS,
			.rights = other_right,
			.right_count = 1 };
	assert_string_equal(on("steel", "2022-02-01"), "LICENSED licensee");
	events[0].licensor = "owner";
	events[1].on = "2024-01-01";
	coverage_facts_sort(&facts);
	assert_string_equal(
		on("steel", "2022-02-01"), "NOT_LICENSED suspended");
}

static void
test_an_installation_endures_where_the_terms_let_it(void **state)
{
	struct coverage_question q = question("steel", "2023-01-01");

	(void)state;
	q.started = "2021-06-01";
	events[grant.event_count++] = (struct coverage_event){
		.kind = COVERAGE_TERMINATED, .on = "2022-01-01", .endure = true
	};
	assert_string_equal(ask(&q), "NOT_LICENSED terminated");
	template.parameters.started_projects_endure = true;
	assert_string_equal(ask(&q), "LICENSED installation_endures");
	q.started = "2022-06-01";
	assert_string_equal(ask(&q), "NOT_LICENSED terminated");
	q.started = "2021-06-01";
	events[0].endure = false;
	assert_string_equal(ask(&q), "NOT_LICENSED terminated");
}

static void
test_a_patent_that_left_stays_with_grants_made_before(void **state)
{
	(void)state;
	entry.until = "2022-01-01";
	assert_string_equal(on("steel", "2023-01-01"), "LICENSED licensee");
	grant.granted = "2022-01-01";
	assert_string_equal(
		on("steel", "2023-01-01"), "NOT_LICENSED left_pool");
	grant.granted = "2020-01-01";
	template.parameters.survival = false;
	assert_string_equal(
		on("steel", "2023-01-01"), "NOT_LICENSED left_pool");
	assert_string_equal(on("steel", "2021-12-31"), "LICENSED licensee");
}

static void
test_rulings_decide_uses_that_the_scope_does_not_know(void **state)
{
	struct coverage_question q = question("steel", "2022-01-01");

	(void)state;
	q.use = "transport";
	assert_string_equal(ask(&q), "NOT_LICENSED field_not_granted");
	q.use = "load-balancing";
	assert_string_equal(ask(&q), "UNCERTAIN field_undecided");
	rulings[facts.ruling_count++] =
		(struct coverage_ruling){ .use = "load-balancing",
			.field = "microgrid",
			.within = true,
			.published = "2021-06-01" };
	assert_string_equal(ask(&q), "LICENSED licensee");
	rulings[0].within = false;
	assert_string_equal(ask(&q), "NOT_LICENSED ruled_outside");
	q.use = NULL;
	assert_string_equal(ask(&q), "LICENSED licensee");
}

static void
test_title_needs_a_mandate_on_the_day_of_authority(void **state)
{
	(void)state;
	owners[0].org = "subsidiary";
	assert_string_equal(
		on("steel", "2021-01-01"), "NOT_LICENSED no_mandate");
	mandates[facts.mandate_count++] = (struct coverage_mandate){
		.grantor = "subsidiary", .holder = "owner", .from = "2020-06-01"
	};
	assert_string_equal(on("steel", "2021-01-01"), "UNCERTAIN mandate_gap");
	mandates[0].from = "2019-06-01";
	assert_string_equal(on("steel", "2021-01-01"), "LICENSED licensee");
}

static void
test_a_sale_is_for_the_law_of_the_territory(void **state)
{
	(void)state;
	owners[0].to = "2022-01-01";
	owners[1] = (struct coverage_owner){ .patent = "CN1B",
		.org = "buyer",
		.from = "2022-01-01",
		.preferred = true };
	facts.owner_count = 2;
	assert_string_equal(on("steel", "2023-01-01"), "UNCERTAIN no_law_rule");
	law = (struct law_rule){ .rule.id = "cn-transfer",
		.territory = "CN",
		.matter = "transfer",
		.effect = "binds-if-recorded" };
	facts.rules.law = &law;
	facts.rules.law_count = 1;
	assert_string_equal(
		on("steel", "2023-01-01"), "NOT_LICENSED transfer_unrecorded");
	owners[1].bound = COVERAGE_YES;
	assert_string_equal(on("steel", "2023-01-01"), "LICENSED licensee");
}

static void
test_no_owner_on_record_is_an_assumption_that_is_said(void **state)
{
	struct coverage_question q = question("steel", "2021-01-01");
	struct coverage_result r;
	bool said = false;
	size_t i;

	(void)state;
	facts.owner_count = 0;
	coverage_answer(arena, &facts, &q, &r);
	assert_int_equal(r.answer, COVERAGE_LICENSED);
	for (i = 0; i < r.reasons.count; i++)
		said = said || r.reasons.items[i].assumption;
	assert_true(said);
}

static void
test_reliance_ends_some_days_after_notice(void **state)
{
	(void)state;
	given = (struct coverage_given){ .id = "0123456789abcdef",
		.org = "mill",
		.patent = "CN1B",
		.use = "microgrid",
		.territory = "CN",
		.answer = "LICENSED",
		.given = "2021-01-01",
		.reliance_days = 30 };
	facts.given_count = 1;
	assert_string_equal(on("mill", "2020-12-31"), "NOT_LICENSED no_grant");
	assert_string_equal(on("mill", "2023-01-01"), "LICENSED reliance");
	given.notice = "2021-02-01";
	assert_true(coverage_relied(&given, "2021-03-02"));
	assert_false(coverage_relied(&given, "2021-03-03"));
	given.until = "2021-01-15";
	assert_false(coverage_relied(&given, "2021-01-15"));
}

static void
test_intervals_are_whole_and_agree_with_single_days(void **state)
{
	struct coverage_question q = question("steel", "2021-01-01");
	struct coverage_intervals list;
	size_t i;

	(void)state;
	version.until = "2023-01-01";
	coverage_intervals(coverage_case_new(arena, &facts, &q), &list);
	assert_null(list.items[0].from);
	assert_null(list.items[list.count - 1].to);
	for (i = 0; i + 1 < list.count; i++)
		assert_string_equal(list.items[i].to, list.items[i + 1].from);
	assert_string_equal(
		coverage_stands_until(
			coverage_case_new(arena, &facts, &q), "2021-01-01"),
		"2023-01-01");
}

static void
test_names_are_kept_once_and_found(void **state)
{
	struct coverage_names n = { 0 };
	int i;

	(void)state;
	assert_false(coverage_names_has(&n, "a"));
	for (i = 0; i < 500; i++)
		assert_true(coverage_names_add(
			arena, &n, arena_printf(arena, "org-%d", i)));
	assert_false(coverage_names_add(arena, &n, "org-250"));
	assert_int_equal(n.count, 500);
	assert_true(coverage_names_has(&n, "org-499"));
	assert_false(coverage_names_has(&n, "org-500"));
}

#define STEP(test) cmocka_unit_test_setup_teardown(test, setup, arena_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		STEP(test_reach_licensee_successor_affiliate_and_run_off),
		STEP(test_a_dissolved_licensee_leaves_nobody_covered),
		STEP(test_a_suspension_lifted_on_its_day_leaves_no_gap),
		STEP(test_what_one_licensor_does_leaves_the_rights_of_others_alone),
		STEP(test_an_installation_endures_where_the_terms_let_it),
		STEP(test_a_patent_that_left_stays_with_grants_made_before),
		STEP(test_rulings_decide_uses_that_the_scope_does_not_know),
		STEP(test_title_needs_a_mandate_on_the_day_of_authority),
		STEP(test_a_sale_is_for_the_law_of_the_territory),
		STEP(test_no_owner_on_record_is_an_assumption_that_is_said),
		STEP(test_reliance_ends_some_days_after_notice),
		STEP(test_intervals_are_whole_and_agree_with_single_days),
		STEP(test_names_are_kept_once_and_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
