/* Instants: one normal form, in UTC. */
#include "unit.h"

#include "base/instant.h"

static const char *
read_instant(const char *text)
{
	static char out[INSTANT_SIZE];

	return instant_read(text, out) == OK ? out : "refused";
}

static void
test_instants_become_utc_with_microseconds(void **state)
{
	(void)state;
	assert_string_equal(read_instant("2024-03-01T09:30:00Z"),
		"2024-03-01T09:30:00.000000Z");
	assert_string_equal(read_instant("2024-03-01T00:30:00.25+08:00"),
		"2024-02-29T16:30:00.250000Z");
	assert_string_equal(read_instant("2023-12-31t23:00:00.123456-01:30"),
		"2024-01-01T00:30:00.123456Z");
	assert_string_equal(read_instant("2024-03-01T00:30:00 08:00"),
		"2024-02-29T16:30:00.000000Z");
}

static void
test_a_day_is_its_end(void **state)
{
	(void)state;
	assert_string_equal(
		read_instant("2024-02-29"), "2024-02-29T23:59:59.999999Z");
}

static void
test_all_else_is_refused(void **state)
{
	static const char *const bad[] = { "", "2024", "2023-02-29",
		"2024-03-01T", "2024-03-01T09:30", "2024-03-01T09:30:00",
		"2024-03-01T24:00:00Z", "2024-03-01T09:60:00Z",
		"2024-03-01T09:30:60Z", "2024-03-01T09:30:00.Z",
		"2024-03-01T09:30:00.1234567Z", "2024-03-01T09:30:00+8",
		"2024-03-01T09:30:00+08:00x", "2024-03-01 09:30:00Z",
		"2999-12-31T23:59:59-01:00", "1500-01-01T00:00:00+01:00" };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad); i++)
		assert_string_equal(read_instant(bad[i]), "refused");
	assert_string_equal(read_instant(NULL), "refused");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_instants_become_utc_with_microseconds),
		cmocka_unit_test(test_a_day_is_its_end),
		cmocka_unit_test(test_all_else_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
