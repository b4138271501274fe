/* Facets from cells against counting every candidate by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "search/tally.h"

#define CELLS 60

static const char *const words[] = { "a", "b", "c", "d" };

/* Any of the words or, one time in five, none. */
static const char *
word(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % 5 == 4 ? NULL : words[(*seed >> 16) % 5];
}

static bool
has(const struct tally_cell *c, int facet, const char *value)
{
	const char *one = facet == SEARCH_OFFICE   ? c->office
			  : facet == SEARCH_STATUS ? c->status
						   : c->member;
	size_t i;

	if (facet != SEARCH_TOPIC)
		return one != NULL && strcmp(one, value) == 0;
	for (i = 0; i < c->topic_count; i++)
		if (strcmp(c->topics[i], value) == 0)
			return true;
	return false;
}

static bool
passes(const struct tally_cell *c, const struct search *s, int but)
{
	size_t i;
	int f;

	for (f = 0; f < SEARCH_FACETS; f++) {
		bool any = s->chosen[f].count == 0 || f == but;

		for (i = 0; i < s->chosen[f].count && !any; i++)
			any = has(c, f, s->chosen[f].items[i]);
		if (!any)
			return false;
	}
	return true;
}

static int64_t
counted(const struct tally_cell *cells, const struct search *s, int but,
	int facet, const char *value)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < CELLS; i++)
		if (passes(&cells[i], s, but) &&
			(value == NULL || has(&cells[i], facet, value)))
			n += cells[i].count;
	return n;
}

static void
make_cells(struct arena *a, unsigned *seed, struct tally_cell *cells)
{
	size_t i;

	for (i = 0; i < CELLS; i++) {
		const char **topics = ARENA_ARRAY(a, 2, const char *);

		cells[i].office = words[i % 4];
		cells[i].status = word(seed);
		cells[i].member = word(seed);
		cells[i].topics = topics;
		while (cells[i].topic_count < 2 &&
			(topics[cells[i].topic_count] = word(seed)) != NULL)
			cells[i].topic_count++;
		cells[i].count = 1 + (*seed >> 20) % 9;
	}
}

static void
check_facets(const struct tally_cell *cells, const struct search *s,
	const struct search_page *page)
{
	size_t i;
	int f;

	assert_int_equal(page->total, counted(cells, s, -1, -1, NULL));
	for (f = 0; f < SEARCH_FACETS; f++) {
		const struct search_counts *c = &page->facets[f];
		size_t seen = 0;

		assert_int_equal(c->total, counted(cells, s, f, -1, NULL));
		for (i = 0; i < 4; i++)
			seen += counted(cells, s, f, f, words[i]) > 0;
		assert_int_equal(c->count, seen);
		for (i = 0; i < c->count; i++) {
			assert_int_equal(c->items[i].count,
				counted(cells, s, f, f, c->items[i].value));
			if (i > 0)
				assert_true(c->items[i - 1].count >=
					    c->items[i].count);
		}
	}
}

static void
test_facets_equal_a_count_of_every_candidate(void **state)
{
	unsigned seed = 7;
	int round;

	(void)state;
	for (round = 0; round < 300; round++) {
		struct arena *a = arena_new();
		struct tally_cell *cells =
			ARENA_ARRAY(a, CELLS, struct tally_cell);
		struct search_page page = { 0 };
		struct search s = { 0 };
		int f;

		make_cells(a, &seed, cells);
		for (f = 0; f < SEARCH_FACETS; f++)
			if (word(&seed) != NULL)
				s.chosen[f] = (struct search_list){
					words + (seed >> 18) % 3,
					(seed >> 24) % 3
				};
		tally_facets(a, &s, cells, CELLS, &page);
		check_facets(cells, &s, &page);
		arena_free(a);
	}
}

static void
test_nothing_found_has_empty_facets(void **state)
{
	struct arena *a = arena_new();
	struct search_page page = { 0 };
	int f;

	(void)state;
	tally_facets(a, &(struct search){ 0 }, NULL, 0, &page);
	assert_int_equal(page.total, 0);
	for (f = 0; f < SEARCH_FACETS; f++)
		assert_int_equal(page.facets[f].count, 0);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_facets_equal_a_count_of_every_candidate),
		cmocka_unit_test(test_nothing_found_has_empty_facets),
	};

	return cmocka_run_group_tests_name("search_tally", tests, NULL, NULL);
}
