/* Rights: terms, states by events and by words, freshness. */
#include "unit.h"

#include "patent/right.h"
#include "right.h"

/* Last days in force by the rules of offices. */
static const struct {
	const char *office, *kind, *filed, *granted, *last;
} terms[] = {
	{ "CN", "A", "2001-04-05", "2005-01-01", "2021-04-04" },
	{ "CN", "S", "2021-05-31", "2021-12-01", "2031-05-30" },
	{ "CN", "S", "2021-06-01", "2021-12-01", "2036-05-31" },
	{ "CN", "U", "1999-09-06", "2000-06-01", "2009-09-05" },
	{ "US", "B2", "2000-01-01", "2003-01-01", "2020-01-01" },
	{ "US", "S1", "2015-05-12", "2016-01-05", "2030-01-05" },
	{ "US", "S1", "2015-05-13", "2016-02-29", "2031-02-28" },
	{ "CN", "U", "2012-02-29", "2013-01-01", "2022-02-28" },
	{ "JP", "B2", "2004-02-29", "2006-01-01", "2024-02-29" },
	{ "DE", "U1", "2010-02-10", "2010-06-01", "2020-02-29" },
	{ "EP", "B1", "2003-10-31", "2010-01-01", "2023-10-31" },
};

static void
test_a_term_ends_as_the_rule_of_the_office_says(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(terms); i++) {
		const struct right_publication p = { .number = "X1",
			.kind = terms[i].kind,
			.filed = terms[i].filed,
			.granted = terms[i].granted,
			.status = "granted",
			.status_as_of = "2025-01-01" };
		const struct right_file f = { .office = terms[i].office,
			.publications = &p,
			.publication_count = 1 };
		const char *at = strcmp(f.office, "EP") == 0 ? "DE" : f.office;
		const struct right *r = ask(&f, at, terms[i].granted);

		assert_string_equal(r->last_day, terms[i].last);
		assert_string_equal(r->nominal_last_day, terms[i].last);
	}
}

static void
test_the_last_day_is_in_force_and_the_next_is_not(void **state)
{
	const struct right_file f =
		file("CN", "U", "1999-09-06", "2000-06-01", NULL, 0);

	(void)state;
	assert_state(&f, "CN", "2009-09-05", RIGHT_IN_FORCE, "in_force");
	assert_state(&f, "CN", "2009-09-06", RIGHT_CEASED, "expired");
	assert_false(ask(&f, "CN", "2009-09-06")->perishable);
}

static void
test_a_hundred_days_of_adjustment_make_2020_04_10(void **state)
{
	struct right_event e[] = {
		{ .effect = EFFECT_ADJUSTED, .days = 100, DAY("2003-01-01") },
		{ .effect = EFFECT_ADJUSTED, .days = 30, DAY("2004-01-01") },
		{ .effect = EFFECT_DISCLAIMED,
			.until = "2020-02-01",
			DAY("2003-02-01") },
	};
	struct right_file f =
		file("US", "B2", "2000-01-01", "2003-01-01", e, 1);
	const struct right *r = ask(&f, "US", "2004-01-01");

	(void)state;
	assert_string_equal(r->last_day, "2020-04-10");
	assert_string_equal(r->nominal_last_day, "2020-01-01");
	assert_int_equal(r->adjust_days, 100);
	f.event_count = 2;
	assert_string_equal(
		ask(&f, "US", "2004-01-01")->last_day, "2020-05-10");
	f.event_count = 3;
	r = ask(&f, "US", "2004-01-01");
	assert_string_equal(r->last_day, "2020-02-01");
	assert_string_equal(r->cap, "2020-02-01");
	assert_true(has(r, "adjusted") && has(r, "disclaimed"));
}

/* A certificate prolongs the protection in one state alone. */
static void
test_a_supplementary_certificate_counts_in_its_state(void **state)
{
	struct right_event e[] = {
		{ .effect = EFFECT_DESIGNATED,
			.territory = "DE",
			DAY("2010-01-02") },
		{ .effect = EFFECT_DESIGNATED,
			.territory = "FR",
			DAY("2010-01-02") },
		{ .effect = EFFECT_ADJUSTED,
			.territory = "FR",
			.days = 1826,
			DAY("2015-01-02") },
	};
	struct right_file f =
		file("EP", "B1", "2003-10-31", "2010-01-01", e, COUNT(e));

	(void)state;
	assert_string_equal(
		ask(&f, "DE", "2020-01-01")->last_day, "2023-10-31");
	assert_string_equal(
		ask(&f, "FR", "2020-01-01")->last_day, "2028-10-30");
}

static void
test_a_lapse_may_be_restored_and_leaves_a_gap(void **state)
{
	struct right_event e[] = {
		{ .effect = EFFECT_LAPSED, DAY("2015-03-31") },
		{ .effect = EFFECT_RESTORED, DAY("2015-12-01") },
	};
	struct right_file f = file("CN", "B", "2010-01-01", "2012-01-01", e, 1);

	(void)state;
	assert_state(&f, "CN", "2015-03-30", RIGHT_IN_FORCE, "in_force");
	assert_state(
		&f, "CN", "2015-03-31", RIGHT_LAPSED_OPEN, "restoration_open");
	assert_string_equal(
		ask(&f, "CN", "2015-03-31")->open_until, "2015-05-31");
	assert_state(&f, "CN", "2015-05-31", RIGHT_CEASED, "lapsed");
	assert_true(ask(&f, "CN", "2015-05-31")->perishable);
	f.event_count = 2;
	assert_state(&f, "CN", "2015-03-30", RIGHT_IN_FORCE, "in_force");
	assert_state(&f, "CN", "2015-03-31", RIGHT_INTERVENING, "intervening");
	assert_state(&f, "CN", "2015-11-30", RIGHT_INTERVENING, "intervening");
	assert_state(&f, "CN", "2015-12-01", RIGHT_IN_FORCE, "in_force");
	assert_true(has(ask(&f, "CN", "2016-01-01"), "restored"));
	assert_state(&f, "CN", "2030-01-01", RIGHT_CEASED, "expired");
}

static void
test_a_revoked_right_never_was(void **state)
{
	struct right_event e[] = { { .effect = EFFECT_REVOKED,
		DAY("2018-06-01") } };
	const struct right_file f =
		file("CN", "B", "2010-01-01", "2012-01-01", e, 1);

	(void)state;
	assert_state(&f, "CN", "2005-01-01", RIGHT_VOID, "revoked");
	assert_state(&f, "CN", "2015-01-01", RIGHT_VOID, "revoked");
	assert_state(&f, "CN", "2019-01-01", RIGHT_VOID, "revoked");
}

static void
test_words_of_the_status_decide_where_no_event_does(void **state)
{
	struct right_publication p = { .number = "CN1B",
		.kind = "B",
		.filed = "2010-01-01",
		.status_as_of = "2020-06-01" };
	struct right_file f = {
		.office = "CN", .publications = &p, .publication_count = 1
	};

	(void)state;
	assert_state(&f, "CN", "2009-12-31", RIGHT_NOT_YET, "not_filed_yet");
	assert_state(&f, "CN", "2015-01-01", RIGHT_UNKNOWN, "no_status");
	p.status = "pending";
	assert_state(&f, "CN", "2015-01-01", RIGHT_PENDING, "pending");
	p.status = "granted";
	assert_state(&f, "CN", "2015-01-01", RIGHT_IN_FORCE, "in_force");
	assert_state(&f, "CN", "2030-01-01", RIGHT_CEASED, "expired");
	p.granted = "2016-01-01";
	assert_state(&f, "CN", "2015-01-01", RIGHT_PENDING, "pending");
	p.status = "lapsed";
	assert_state(
		&f, "CN", "2020-05-31", RIGHT_UNKNOWN, "lapse_date_unknown");
	assert_state(&f, "CN", "2020-06-01", RIGHT_CEASED, "lapsed");
	p.status = "expired";
	assert_state(&f, "CN", "2018-01-01", RIGHT_IN_FORCE, "in_force");
	assert_state(&f, "CN", "2020-06-01", RIGHT_CEASED, "expired");
	p.status = "revoked";
	assert_state(&f, "CN", "2018-01-01", RIGHT_VOID, "revoked");
	p.status = NULL;
	assert_state(&f, "CN", "2018-01-01", RIGHT_IN_FORCE, "in_force");
	assert_true(has(ask(&f, "CN", "2018-01-01"), "status_unknown"));
}

static void
test_a_record_gets_too_old(void **state)
{
	struct right_publication p = { .number = "CN1B",
		.kind = "A",
		.filed = "2010-01-01",
		.status = "pending",
		.status_as_of = "2020-06-01" };
	struct right_file f = {
		.office = "CN", .publications = &p, .publication_count = 1
	};

	(void)state;
	assert_false(ask(&f, "CN", "2020-08-30")->stale);
	assert_true(ask(&f, "CN", "2020-08-31")->stale);
	assert_true(ask(&f, "CN", "2020-08-31")->perishable);
	p.status_as_of = NULL;
	assert_true(ask(&f, "CN", "2011-01-01")->stale);
}

static void
test_the_order_of_import_does_not_matter(void **state)
{
	struct right_event a[] = {
		{ .id = 1, .effect = EFFECT_RESTORED, DAY("2015-12-01") },
		{ .id = 2, .effect = EFFECT_LAPSED, DAY("2015-12-01") },
	};
	struct right_file f = file("CN", "B", "2010-01-01", "2012-01-01", a, 2);

	(void)state;
	assert_state(&f, "CN", "2015-12-01", RIGHT_IN_FORCE, "in_force");
	a[0].id = 3;
	f = file("CN", "B", "2010-01-01", "2012-01-01", a, 2);
	assert_state(&f, "CN", "2015-12-01", RIGHT_IN_FORCE, "in_force");
}

static void
test_states_over_time_are_told_in_spans(void **state)
{
	struct right_event e[] = {
		{ .effect = EFFECT_LAPSED, DAY("2015-03-31") },
		{ .effect = EFFECT_RESTORED, DAY("2015-12-01") },
	};
	const struct right_file f =
		file("CN", "B", "2010-01-01", "2012-01-01", e, 2);

	(void)state;
	assert_string_equal(spans(&f, "CN"),
		"X1 not-filed-yet - 2010-01-01\n"
		"X1 pending 2010-01-01 2012-01-01\n"
		"X1 in-force 2012-01-01 2015-03-31\n"
		"X1 intervening 2015-03-31 2015-12-01\n"
		"X1 in-force 2015-12-01 2030-01-01\n"
		"X1 ceased 2030-01-01 -\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_a_term_ends_as_the_rule_of_the_office_says),
		IN_ARENA(test_the_last_day_is_in_force_and_the_next_is_not),
		IN_ARENA(test_a_hundred_days_of_adjustment_make_2020_04_10),
		IN_ARENA(test_a_supplementary_certificate_counts_in_its_state),
		IN_ARENA(test_a_lapse_may_be_restored_and_leaves_a_gap),
		IN_ARENA(test_a_revoked_right_never_was),
		IN_ARENA(test_words_of_the_status_decide_where_no_event_does),
		IN_ARENA(test_a_record_gets_too_old),
		IN_ARENA(test_the_order_of_import_does_not_matter),
		IN_ARENA(test_states_over_time_are_told_in_spans),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
