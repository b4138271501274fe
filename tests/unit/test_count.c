/* Kept counts put in order, and the remaining life of rights. */
#include "unit.h"

#include "base/buf.h"
#include "statistics/count.h"

static const struct term_rule terms[] = {
	{ .office = "EP", .type = RIGHT_INVENTION, .years = 20 },
	{ .office = "CN", .type = RIGHT_INVENTION, .years = 20 },
	{ .office = "CN",
		.type = RIGHT_UTILITY_MODEL,
		.years = 10,
		.day_before = true },
	{ .office = "US",
		.type = RIGHT_DESIGN,
		.years = 15,
		.from_grant = true },
};
static const struct rules rules = { .term = terms, .term_count = COUNT(terms) };

static int
remaining(struct count_term t, const char *day)
{
	return count_remaining(&rules, &t, day);
}

static void
test_whole_years_are_left_up_to_the_last_day(void **state)
{
	struct count_term t = { "EP", "A", "2010-06-15", NULL, 0, NULL, 1 };

	(void)state;
	assert_int_equal(remaining(t, "2010-06-15"), 20);
	assert_int_equal(remaining(t, "2010-06-16"), 19);
	assert_int_equal(remaining(t, "2029-06-15"), 1);
	assert_int_equal(remaining(t, "2029-06-16"), 0);
	assert_int_equal(remaining(t, "2030-06-15"), 0);
	assert_int_equal(remaining(t, "2030-06-16"), COUNT_OVER);
}

static void
test_the_rule_is_of_office_and_kind(void **state)
{
	struct count_term t = { "CN", "U", "2020-01-01", NULL, 0, NULL, 1 };

	(void)state;
	assert_int_equal(remaining(t, "2020-01-02"), 9);
	assert_int_equal(remaining(t, "2029-12-31"), 0);
	assert_int_equal(remaining(t, "2030-01-01"), COUNT_OVER);
	t.kinds = "AB";
	assert_int_equal(remaining(t, "2030-01-01"), 10);
}

static void
test_adjustments_prolong_and_disclaimers_cut(void **state)
{
	struct count_term t = { "EP", "B", "2010-06-15", NULL, 400, NULL, 1 };

	(void)state;
	assert_int_equal(remaining(t, "2030-06-16"), 1);
	t.cap = "2031-01-01";
	assert_int_equal(remaining(t, "2030-06-16"), 0);
	assert_int_equal(remaining(t, "2031-01-02"), COUNT_OVER);
	t.adjusted = 99999;
	t.cap = NULL;
	assert_int_equal(remaining(t, "2010-06-15"), COUNT_YEARS_MAX);
}

static void
test_without_rule_or_day_nothing_is_guessed(void **state)
{
	struct count_term t = { "EP", "B", NULL, NULL, 0, NULL, 1 };

	(void)state;
	assert_int_equal(remaining(t, "2020-01-01"), COUNT_UNKNOWN);
	t.filed = "2010-06-15";
	t.office = "XX";
	assert_int_equal(remaining(t, "2020-01-01"), COUNT_UNKNOWN);
	t.office = "US";
	t.kinds = "S";
	assert_int_equal(remaining(t, "2020-01-01"), COUNT_UNKNOWN);
	t.granted = "2012-01-01";
	assert_int_equal(remaining(t, "2020-01-01"), 7);
}

static void
check(const struct statistics_counts *c, size_t i, const char *value, int n)
{
	assert_true(i < c->count);
	if (value == NULL)
		assert_null(c->items[i].value);
	else
		assert_string_equal(c->items[i].value, value);
	assert_int_equal(c->items[i].patents, n);
}

static void
test_lines_become_statistics_without_gaps(void **state)
{
	struct buf *b = buf_new(arena, 64);
	const struct statistics_counts *c;
	struct statistics s;

	(void)state;
	count_add(b, "day", "2026-03-01", 0);
	count_add(b, "all", NULL, 9);
	count_add(b, "in-force", NULL, 5);
	count_add(b, "topic", "transport", 6);
	count_add(b, "topic", NULL, 3);
	count_add(b, "topic", "buildings", 2);
	count_add(b, "published", "2019", 4);
	count_add(b, "published", "2016", 3);
	count_add(b, "published", NULL, 2);
	count_add(b, "remaining", "2", 3);
	count_add(b, "remaining", "over", 1);
	count_add(b, "remaining", NULL, 1);
	count_add(b, "checked", "older", 9);
	count_read(arena, b->data, &s);
	assert_string_equal(s.day, "2026-03-01");
	assert_int_equal(s.patents, 9);
	assert_int_equal(s.in_force, 5);
	c = &s.by[STATISTICS_TOPIC];
	assert_int_equal(c->count, 3);
	check(c, 0, "transport", 6);
	check(c, 2, NULL, 3);
	c = &s.by[STATISTICS_PUBLISHED];
	assert_int_equal(c->count, 5);
	check(c, 0, "2016", 3);
	check(c, 1, "2017", 0);
	check(c, 3, "2019", 4);
	check(c, 4, NULL, 2);
	c = &s.by[STATISTICS_REMAINING];
	assert_int_equal(c->count, 5);
	check(c, 0, "0", 0);
	check(c, 2, "2", 3);
	check(c, 3, "over", 1);
	check(c, 4, NULL, 1);
	c = &s.by[STATISTICS_CHECKED];
	assert_int_equal(c->count, 5);
	check(c, 0, "30", 0);
	check(c, 3, "older", 9);
	assert_int_equal(s.by[STATISTICS_OFFICE].count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_whole_years_are_left_up_to_the_last_day),
		IN_ARENA(test_the_rule_is_of_office_and_kind),
		IN_ARENA(test_adjustments_prolong_and_disclaimers_cut),
		IN_ARENA(test_without_rule_or_day_nothing_is_guessed),
		IN_ARENA(test_lines_become_statistics_without_gaps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
