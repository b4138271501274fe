/* A group over time. */
#include "unit.h"

#include "base/buf.h"
#include "org/times.h"

#define VOTES(a, b, p, f, t)                                                   \
	{                                                                      \
		{ a, b, "votes", (int64_t)((p)*10000) }, f, t                  \
	}

static const char *
affiliates(const char *root, const struct times_link *links, size_t count)
{
	struct buf *b = buf_new(arena, 0);
	struct times_affiliates list;
	size_t i;

	times_join(arena, root, links, count, &control_default, &list);
	for (i = 0; i < list.count; i++)
		buf_printf(b, "%s[%s,%s) ", list.items[i].id,
			list.items[i].from == NULL ? "" : list.items[i].from,
			list.items[i].to == NULL ? "" : list.items[i].to);
	return b->data;
}

static void
test_a_sale_ends_an_interval_and_a_purchase_begins_another(void **state)
{
	const struct times_link links[] = { VOTES("a", "b", 75, "2020-03-01",
						    "2025-07-01"),
		VOTES("a", "b", 51, "2026-01-01", NULL),
		VOTES("a", "c", 60, NULL, NULL) };

	(void)state;
	assert_string_equal(affiliates("a", links, COUNT(links)),
		"b[2020-03-01,2025-07-01) b[2026-01-01,) c[,) ");
}

static void
test_neighbours_are_one_interval_whatever_the_links(void **state)
{
	const struct times_link links[] = { VOTES("a", "b", 60, "2020-01-01",
						    "2021-01-01"),
		VOTES("a", "b", 40, "2021-01-01", NULL),
		VOTES("a", "c", 100, "2019-01-01", NULL),
		VOTES("c", "b", 20, "2021-01-01", "2022-01-01") };

	(void)state;
	assert_string_equal(affiliates("a", links, COUNT(links)),
		"b[2020-01-01,2022-01-01) c[2019-01-01,) ");
}

static void
test_without_links_there_is_nobody(void **state)
{
	(void)state;
	assert_string_equal(affiliates("a", NULL, 0), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(
			test_a_sale_ends_an_interval_and_a_purchase_begins_another),
		IN_ARENA(test_neighbours_are_one_interval_whatever_the_links),
		IN_ARENA(test_without_links_there_is_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
