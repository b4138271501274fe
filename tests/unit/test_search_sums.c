/* Totals and facets from counted rows. */
#include "unit.h"

#include "search/sums.h"

static void
test_rows_become_totals_and_facets(void **state)
{
	struct search_page p = { 0 };
	struct sums s;

	(void)state;
	sums_begin(arena, &s, 9, &p);
	sums_add(&s, "hit", "EP1", 3);
	sums_add(&s, "all", NULL, 9);
	sums_add(&s, "families", NULL, 4);
	sums_add(&s, "office", "EP", 6);
	sums_add(&s, "office", "US", 3);
	sums_add(&s, "status", "granted", 5);
	sums_add(&s, "status", NULL, 4);
	sums_add(&s, "topic", "transport", 8);
	assert_int_equal(p.total, 9);
	assert_int_equal(p.families, 4);
	assert_int_equal(p.facets[SEARCH_OFFICE].count, 2);
	assert_string_equal(p.facets[SEARCH_OFFICE].items[1].value, "US");
	assert_int_equal(p.facets[SEARCH_OFFICE].items[1].count, 3);
	assert_int_equal(p.facets[SEARCH_STATUS].count, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_rows_become_totals_and_facets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
