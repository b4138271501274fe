/* Rights: which right of a file, or of a family, reaches a territory. */
#include "unit.h"

#include "patent/right.h"
#include "right.h"

static void
test_a_chinese_patent_does_not_reach_hong_kong(void **state)
{
	const struct right_file cn =
		file("CN", "B", "2010-01-01", "2012-01-01", NULL, 0);
	const struct right_file hk =
		file("HK", "A", "2010-01-01", "2012-06-01", NULL, 0);
	const struct right_world w = { .rules = &test_rules,
		.file = &cn,
		.siblings = &hk,
		.sibling_count = 1 };
	struct right_list list;

	(void)state;
	assert_state(&cn, "MO", "2015-01-01", RIGHT_NONE, "not_in_territory");
	assert_string_equal(
		ask(&cn, "TW", "2015-01-01")->reasons[0].record.id, "CN");
	right_list(arena, &w, "HK", "2015-01-01", &list);
	assert_int_equal(list.items[0].state, RIGHT_NONE);
	assert_true(has(&list.items[0], "sibling"));
	right_list(arena, &w, "MO", "2015-01-01", &list);
	assert_false(has(&list.items[0], "sibling"));
	assert_state(&hk, "HK", "2015-01-01", RIGHT_IN_FORCE, "in_force");
	assert_true(has(ask(&hk, "HK", "2015-01-01"), "no_term_rule"));
}

static void
test_of_an_office_without_rules_nothing_is_known(void **state)
{
	const struct right_file f =
		file("QZ", "A", "2010-01-01", NULL, NULL, 0);

	(void)state;
	assert_state(&f, "DE", "2015-01-01", RIGHT_NO_RULE, "no_rule");
}

static void
test_a_european_patent_is_one_of_each_state(void **state)
{
	struct right_event e[] = {
		{ .effect = EFFECT_GRANTED, DAY("2019-11-06") },
		{ .effect = EFFECT_LAPSED,
			.territory = "FR",
			.on = "2020-09-30",
			.effective = "2020-06-30" },
		{ .effect = EFFECT_FEE_PAID,
			.territory = "GB",
			DAY("2021-06-30") },
	};
	const struct right_file f =
		file("EP", "B1", "2010-06-24", NULL, e, COUNT(e));

	(void)state;
	assert_state(&f, "DE", "2015-01-01", RIGHT_PENDING, "pending");
	assert_state(&f, "DE", "2020-01-01", RIGHT_NO_RECORD, "no_record");
	assert_state(&f, "FR", "2020-01-01", RIGHT_IN_FORCE, "in_force");
	assert_state(
		&f, "FR", "2020-07-01", RIGHT_LAPSED_OPEN, "restoration_open");
	assert_state(&f, "FR", "2021-06-30", RIGHT_CEASED, "lapsed");
	assert_state(&f, "GB", "2025-01-01", RIGHT_IN_FORCE, "in_force");
	assert_string_equal(ask(&f, "GB", "2025-01-01")->name, "X1/GB");
	/* nobody needs to know where it was validated any more */
	assert_state(&f, "DE", "2030-06-25", RIGHT_CEASED, "expired");
	assert_state(&f, "HK", "2020-01-01", RIGHT_NONE, "not_in_territory");
}

static void
test_a_european_patent_that_is_revoked_is_void_in_all_states(void **state)
{
	struct right_event e[] = { { .effect = EFFECT_REVOKED,
		DAY("2018-06-01") } };
	const struct right_file f =
		file("EP", "B1", "2010-01-01", "2012-01-01", e, 1);

	(void)state;
	assert_state(&f, "DE", "2015-01-01", RIGHT_VOID, "revoked");
	assert_state(&f, "FR", "2019-01-01", RIGHT_VOID, "revoked");
}

/* The states of a unitary patent are those of the day of registration. */
static void
test_a_state_that_ratifies_later_is_not_in_the_unitary_patent(void **state)
{
	struct right_event before[] = {
		{ .effect = EFFECT_UNITARY, DAY("2024-07-10") },
		{ .effect = EFFECT_LAPSED,
			.territory = "UP",
			DAY("2027-01-31") },
	};
	struct right_event after[] = { { .effect = EFFECT_UNITARY,
		DAY("2024-09-02") } };
	const struct right_file b =
		file("EP", "B1", "2020-01-02", "2024-07-03", before, 2);
	const struct right_file a =
		file("EP", "B1", "2020-01-02", "2024-08-28", after, 1);

	(void)state;
	assert_state(&b, "DE", "2025-01-01", RIGHT_IN_FORCE, "in_force");
	assert_string_equal(ask(&b, "DE", "2025-01-01")->name, "X1/UP");
	assert_true(has(ask(&b, "DE", "2025-01-01"), "unitary"));
	assert_state(&b, "FR", "2028-02-01", RIGHT_CEASED, "lapsed");
	assert_state(&b, "RO", "2025-01-01", RIGHT_NO_RECORD, "no_record");
	assert_string_equal(ask(&b, "RO", "2025-01-01")->name, "X1/RO");
	assert_state(&a, "RO", "2025-01-01", RIGHT_IN_FORCE, "in_force");
	assert_string_equal(ask(&a, "RO", "2025-01-01")->name, "X1/UP");
	assert_state(&b, "GB", "2025-01-01", RIGHT_NO_RECORD, "no_record");
}

static void
test_a_state_designates_from_its_accession_on(void **state)
{
	struct right_event e[] = { { .effect = EFFECT_EXTENDED,
		.territory = "ME",
		DAY("2016-01-01") } };
	struct right_file f =
		file("EP", "B1", "2015-01-01", "2020-01-01", e, 1);

	(void)state;
	assert_state(&f, "ME", "2025-01-01", RIGHT_IN_FORCE, "in_force");
	assert_string_equal(
		ask(&f, "ME", "2025-01-01")->rule->rule.id, "ep-me-ext");
	f.event_count = 0;
	assert_state(&f, "ME", "2025-01-01", RIGHT_NO_RECORD, "no_record");
	f = file("EP", "B1", "2022-10-01", "2024-01-01", NULL, 0);
	assert_string_equal(
		ask(&f, "ME", "2023-01-01")->rule->rule.id, "ep-ME");
}

static const struct right_member listed[] = {
	{ "WO2020000001A1", "PCT/CN2019/000001", "WO" },
	{ "EP1A1", "EP19000001", "EP" },
	{ "EP1B1", "EP19000001", "EP" },
	{ "US1A1", "US17/000001", "US" },
};

static const struct right *
ask_family(const char *complete, const struct right_file *siblings,
	size_t count, const char *territory, size_t expect)
{
	const struct right_family family = { "docdb", "1", complete, "EPO",
		listed, COUNT(listed) };
	struct right_publication p = { .number = "WO2020000001A1",
		.kind = "A1",
		.filed = "2019-06-01",
		.priority = "2018-07-01" };
	const struct right_file f = {
		.office = "WO", .publications = &p, .publication_count = 1
	};
	const struct right_world w = { .rules = &test_rules,
		.file = &f,
		.siblings = siblings,
		.sibling_count = count,
		.families = &family,
		.family_count = 1 };
	struct right_list list;

	right_list(arena, &w, territory, "2024-01-01", &list);
	assert_int_equal(list.count, expect);
	return list.items;
}

static void
test_an_international_application_stands_for_its_family(void **state)
{
	struct right_file us =
		file("US", "B2", "2020-12-01", "2023-01-01", NULL, 0);
	const struct right *r;

	(void)state;
	us.application_number = "US17/000001";
	r = ask_family("2022-01-01", &us, 1, "US", 1);
	assert_int_equal(r->state, RIGHT_IN_FORCE);
	assert_string_equal(r->name, "US17/000001");
	/* listed but not in the registry: the European one, once */
	r = ask_family("2022-01-01", &us, 1, "DE", 1);
	assert_int_equal(r->state, RIGHT_NO_RECORD);
	assert_string_equal(r->reasons[0].record.id, "docdb/1");
	/* 31 months from priority are over on 2021-02-01 */
	r = ask_family("2021-02-01", &us, 1, "JP", 1);
	assert_int_equal(r->state, RIGHT_NONE);
	assert_string_equal(r->reasons[0].code, "no_right_complete_family");
	r = ask_family("2021-01-31", &us, 1, "JP", 1);
	assert_int_equal(r->state, RIGHT_NO_RECORD);
	r = ask_family(NULL, &us, 1, "JP", 1);
	assert_int_equal(r->state, RIGHT_NO_RECORD);
}

static void
test_the_territories_of_a_file_are_those_of_its_office(void **state)
{
	const struct right_file f =
		file("EP", "A1", "2020-01-01", NULL, NULL, 0);
	const struct right_world w = { .rules = &test_rules, .file = &f };
	struct right_territories t;

	(void)state;
	right_territories(arena, &w, &t);
	assert_int_equal(t.count, 5);
	assert_string_equal(t.items[0], "DE");
	assert_string_equal(t.items[4], "RO");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_a_chinese_patent_does_not_reach_hong_kong),
		IN_ARENA(test_of_an_office_without_rules_nothing_is_known),
		IN_ARENA(test_a_european_patent_is_one_of_each_state),
		IN_ARENA(
			test_a_european_patent_that_is_revoked_is_void_in_all_states),
		IN_ARENA(
			test_a_state_that_ratifies_later_is_not_in_the_unitary_patent),
		IN_ARENA(test_a_state_designates_from_its_accession_on),
		IN_ARENA(
			test_an_international_application_stands_for_its_family),
		IN_ARENA(
			test_the_territories_of_a_file_are_those_of_its_office),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
