/* The algebra of sets, also of sets given by what they leave out. */
#include "unit.h"

#include "search/set.h"

#define SCOPE 8 /* ids 1 to 8 */

/* A set of the ids whose bits are set; score 10 times the id. */
static struct set
from_bits(struct arena *a, unsigned bits, bool outside)
{
	int64_t *ids = ARENA_ARRAY(a, SCOPE, int64_t);
	int32_t *scores = ARENA_ARRAY(a, SCOPE, int32_t);
	struct set s = { .ids = ids, .scores = scores, .outside = outside };
	int i;

	for (i = 0; i < SCOPE; i++) {
		if ((bits >> i & 1) == 0)
			continue;
		ids[s.count] = i + 1;
		scores[s.count++] = 10 * (i + 1);
	}
	return s;
}

static unsigned
to_bits(struct arena *a, const struct set *s)
{
	struct set all = from_bits(a, (1u << SCOPE) - 1, false);
	struct set in = set_inside(a, s, &all);
	unsigned bits = 0;
	size_t i;

	assert_false(in.outside);
	for (i = 0; i < in.count; i++) {
		assert_in_range(in.ids[i], 1, SCOPE);
		if (i > 0)
			assert_true(in.ids[i] > in.ids[i - 1]);
		bits |= 1u << (in.ids[i] - 1);
	}
	return bits;
}

static unsigned
meant(unsigned bits, bool outside)
{
	return outside ? ~bits & ((1u << SCOPE) - 1) : bits;
}

static void
check_pair(unsigned x, bool x_out, unsigned y, bool y_out)
{
	struct arena *a = arena_new();
	struct set s = from_bits(a, x, x_out), t = from_bits(a, y, y_out);
	struct set got = set_and(a, &s, &t);

	assert_int_equal(to_bits(a, &got), meant(x, x_out) & meant(y, y_out));
	if (x_out == y_out) {
		got = set_or(a, &s, &t);
		assert_int_equal(
			to_bits(a, &got), meant(x, x_out) | meant(y, y_out));
	}
	got = set_not(&s);
	assert_int_equal(to_bits(a, &got), meant(x, !x_out));
	arena_free(a);
}

static void
test_every_pair_of_small_sets_obeys_logic(void **state)
{
	unsigned x, y;

	(void)state;
	for (x = 0; x < 1u << SCOPE; x += 3)
		for (y = 0; y < 1u << SCOPE; y += 5) {
			check_pair(x, false, y, false);
			check_pair(x, true, y, false);
			check_pair(x, false, y, true);
			check_pair(x, true, y, true);
		}
}

static void
test_scores_add_up_where_both_match(void **state)
{
	struct arena *a = arena_new();
	struct set x = from_bits(a, 0x3, false), y = from_bits(a, 0x6, false);
	struct set both = set_and(a, &x, &y), any = set_or(a, &x, &y);

	(void)state;
	assert_int_equal(both.count, 1);
	assert_int_equal(both.scores[0], 40);
	assert_int_equal(any.count, 3);
	assert_int_equal(any.scores[0], 10);
	assert_int_equal(any.scores[1], 40);
	assert_int_equal(any.scores[2], 30);
	any = set_best(a, &x, &y);
	assert_int_equal(any.count, 3);
	assert_int_equal(any.scores[0], 10);
	assert_int_equal(any.scores[1], 20);
	assert_int_equal(any.scores[2], 30);
	arena_free(a);
}

static void
test_what_is_left_out_adds_no_score(void **state)
{
	struct arena *a = arena_new();
	struct set x = from_bits(a, 0x3, false), y = from_bits(a, 0x4, true);
	struct set got = set_and(a, &y, &x);

	(void)state;
	assert_int_equal(got.count, 2);
	assert_int_equal(got.scores[0], 10);
	assert_int_equal(got.scores[1], 20);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_pair_of_small_sets_obeys_logic),
		cmocka_unit_test(test_scores_add_up_where_both_match),
		cmocka_unit_test(test_what_is_left_out_adds_no_score),
	};

	return cmocka_run_group_tests_name("search_set", tests, NULL, NULL);
}
