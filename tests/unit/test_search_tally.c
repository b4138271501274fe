/* Counting: filters, facets, families and pages of what was found. */
#include "unit.h"

#include "base/buf.h"
#include "search/tally.h"

/* Three families: two granted patents of 1, one each of 2 and 3. */
static const struct tally_row rows[] = {
	{ .id = 1,
		.key = 5,
		.family = 10,
		.number = "CN1A",
		.member = "m",
		.line = "CN\tgranted\t2020\ta b\tG H\ten zh",
		.symbols = "H05K7/20\nG06F1/20",
		.checked = 0 },
	{ .id = 2,
		.key = 9,
		.family = 10,
		.number = "EP1A",
		.member = "m",
		.line = "EP\tgranted\t2021\ta\tH\ten",
		.symbols = "H05K7/14",
		.checked = 3 },
	{ .id = 3,
		.key = 9,
		.family = -7,
		.number = "CN2A",
		.member = "n",
		.line = "CN\t\t\t\t\t",
		.symbols = "",
		.checked = 4 },
	{ .id = 4,
		.key = -1,
		.family = 11,
		.number = "US3B",
		.member = NULL,
		.line = "US\tlapsed\t2020\tb\tF\tja",
		.symbols = "F25B1/00",
		.checked = 1 },
};

static void
tally(const struct search *s, struct search_page *out)
{
	struct tally *t = tally_new(arena, s, sizeof(rows) / sizeof(rows[0]));
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		tally_add(t, &rows[i]);
	tally_page(t, NULL, true, out);
}

/* "CN 2, US 1" */
static const char *
said(const struct search_page *p, enum search_facet f)
{
	struct buf *b = buf_new(arena, 64);
	size_t i;

	for (i = 0; i < p->facets[f].count; i++)
		buf_printf(b, "%s%s %lld", i == 0 ? "" : ", ",
			p->facets[f].items[i].value,
			(long long)p->facets[f].items[i].count);
	return b->data;
}

static struct search_list
one(const char *value)
{
	const char **items = ARENA_ARRAY(arena, 1, const char *);

	items[0] = value;
	return (struct search_list){ items, 1 };
}

static void
test_publications_are_counted_by_every_facet(void **state)
{
	struct search s = { .sort = SEARCH_SORT_PUBLISHED };
	struct search_page p;

	(void)state;
	tally(&s, &p);
	assert_int_equal(p.total, 4);
	assert_int_equal(p.families, 3);
	assert_string_equal(said(&p, SEARCH_OFFICE), "CN 2, EP 1, US 1");
	assert_string_equal(said(&p, SEARCH_STATUS), "granted 2, lapsed 1");
	assert_string_equal(said(&p, SEARCH_TOPIC), "a 2, b 2");
	assert_string_equal(said(&p, SEARCH_MEMBER), "m 2, n 1");
	assert_string_equal(said(&p, SEARCH_CPC), "H 2, F 1, G 1");
	assert_string_equal(said(&p, SEARCH_YEAR), "2020 2, 2021 1");
	assert_string_equal(said(&p, SEARCH_LANGUAGE), "en 2, ja 1, zh 1");
	assert_string_equal(said(&p, SEARCH_CHECKED),
		"365 2, 90 2, 30 1, never 1, older 1");
	assert_int_equal(p.ids[0], 3);
	assert_int_equal(p.ids[1], 2);
	assert_int_equal(p.ids[3], 4);
}

static void
test_a_family_counts_once_and_its_best_stands_for_it(void **state)
{
	struct search s = { .sort = SEARCH_SORT_PUBLISHED, .families = true };
	struct search_page p;

	(void)state;
	tally(&s, &p);
	assert_int_equal(p.total, 4);
	assert_int_equal(p.count, 3);
	assert_string_equal(said(&p, SEARCH_CPC), "F 1, G 1, H 1");
	assert_string_equal(said(&p, SEARCH_STATUS), "granted 1, lapsed 1");
	assert_int_equal(p.ids[0], 3);
	assert_int_equal(p.ids[1], 2);
	assert_int_equal(p.ids[2], 4);
}

static void
test_a_facet_ignores_its_own_filter_alone(void **state)
{
	struct search s = { .sort = SEARCH_SORT_PUBLISHED };
	struct search_page p;

	(void)state;
	s.chosen[SEARCH_OFFICE] = one("CN");
	s.chosen[SEARCH_STATUS] = one("granted");
	tally(&s, &p);
	assert_int_equal(p.total, 1);
	assert_string_equal(said(&p, SEARCH_OFFICE), "CN 1, EP 1");
	assert_string_equal(said(&p, SEARCH_STATUS), "granted 1");
	assert_string_equal(said(&p, SEARCH_YEAR), "2020 1");
	s.chosen[SEARCH_YEAR] = one("1999");
	tally(&s, &p);
	assert_int_equal(p.total, 0);
	assert_int_equal(p.facets[SEARCH_YEAR].without, 1);
	assert_int_equal(p.facets[SEARCH_OFFICE].without, 0);
}

static void
test_symbols_are_chosen_by_how_they_begin_and_open_by_branches(void **state)
{
	static const char *const nodes[] = { "H", "H05K", "H05K7/" };
	struct search s = { .sort = SEARCH_SORT_PUBLISHED,
		.opened = { nodes, 3 } };
	struct search_page p;

	(void)state;
	s.chosen[SEARCH_CPC] = one("H05K7/2");
	tally(&s, &p);
	assert_int_equal(p.total, 1);
	assert_int_equal(p.ids[0], 1);
	assert_string_equal(said(&p, SEARCH_CPC),
		"H 2, H05 2, H05K7/ 2, F 1, G 1, H05K7/14 1, H05K7/20 1");
}

static void
test_pages_follow_each_other(void **state)
{
	struct search s = { .sort = SEARCH_SORT_PUBLISHED, .limit = 3 };
	struct search_page p;

	(void)state;
	tally(&s, &p);
	assert_int_equal(p.count, 3);
	assert_non_null(p.next);
	s.skip = 3;
	tally(&s, &p);
	assert_int_equal(p.count, 1);
	assert_int_equal(p.ids[0], 4);
	assert_null(p.next);
	s.skip = 4;
	tally(&s, &p);
	assert_int_equal(p.count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_publications_are_counted_by_every_facet),
		IN_ARENA(test_a_family_counts_once_and_its_best_stands_for_it),
		IN_ARENA(test_a_facet_ignores_its_own_filter_alone),
		IN_ARENA(
			test_symbols_are_chosen_by_how_they_begin_and_open_by_branches),
		IN_ARENA(test_pages_follow_each_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
