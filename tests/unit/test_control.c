/* Control: the fixpoint of summed votes, and percentages. */
#include "unit.h"

#include "base/buf.h"
#include "org/control.h"

#define VOTES(a, b, p)                                                         \
	{                                                                      \
		a, b, "votes", (int64_t)((p)*10000)                            \
	}
static const char *
affiliates_by(const struct control_rule *rule, const char *root,
	const struct control_link *links, size_t count)
{
	struct buf *b = buf_new(arena, 0);
	struct control_set set;
	size_t i;

	control_affiliates(arena, root, links, count, rule, &set);
	for (i = 0; i < set.count; i++)
		buf_printf(b, "%s ", set.items[i]);
	return b->data;
}

static const char *
affiliates(const char *root, const struct control_link *links, size_t count)
{
	return affiliates_by(&control_default, root, links, count);
}

/* A-B 60, B-C 60, B-D 30, C-D 25, A-E 50, C-F 51, F-C 20. */
static void
test_the_graph_of_the_domain_gives_b_c_d_f(void **state)
{
	const struct control_link links[] = { VOTES("a", "b", 60),
		VOTES("b", "c", 60), VOTES("b", "d", 30), VOTES("c", "d", 25),
		VOTES("a", "e", 50), VOTES("c", "f", 51), VOTES("f", "c", 20) };

	(void)state;
	assert_string_equal(affiliates("a", links, COUNT(links)), "b c d f ");
	assert_string_equal(affiliates("e", links, COUNT(links)), "");
	assert_string_equal(affiliates("nobody", links, COUNT(links)), "");
}

static void
test_a_rule_may_take_half_for_control_and_contracts_too(void **state)
{
	const struct control_rule half = { 500000, true, false };
	const struct control_rule third = { 333300, false, true };
	const struct control_link links[] = { VOTES("a", "b", 60),
		VOTES("a", "e", 50), VOTES("e", "g", 33.33),
		VOTES("e", "h", 33.3301), { "a", "v", "contract", -1 } };

	(void)state;
	assert_string_equal(affiliates("a", links, COUNT(links)), "b ");
	assert_string_equal(
		affiliates_by(&half, "a", links, COUNT(links)), "b e ");
	assert_string_equal(
		affiliates_by(&third, "a", links, COUNT(links)), "b e h v ");
}

static void
test_cycles_do_no_harm_and_the_root_is_not_its_own_affiliate(void **state)
{
	const struct control_link links[] = { VOTES("a", "b", 60),
		VOTES("b", "a", 60), VOTES("b", "c", 100),
		VOTES("c", "b", 40) };

	(void)state;
	assert_string_equal(affiliates("a", links, COUNT(links)), "b c ");
	assert_string_equal(affiliates("b", links, COUNT(links)), "a c ");
}

static void
test_half_is_not_control_and_a_ten_thousandth_more_is(void **state)
{
	const struct control_link half[] = { VOTES("a", "b", 50) };
	const struct control_link more[] = { { "a", "b", "votes", 500001 } };
	const struct control_link sum[] = { VOTES("a", "b", 25.0001),
		VOTES("a", "c", 51), VOTES("c", "b", 25) };

	(void)state;
	assert_string_equal(affiliates("a", half, 1), "");
	assert_string_equal(affiliates("a", more, 1), "b ");
	assert_string_equal(affiliates("a", sum, COUNT(sum)), "b c ");
}

static void
test_other_bases_qualify_but_contract_does_not(void **state)
{
	const struct control_link links[] = { { "a", "b", "board", -1 },
		{ "a", "c", "contract", -1 }, { "b", "d", "sole_member", -1 },
		{ "d", "e", "de_facto", -1 }, { "c", "f", "board", -1 } };

	(void)state;
	assert_string_equal(affiliates("a", links, COUNT(links)), "b d e ");
}

static void
test_percentages_are_exact(void **state)
{
	(void)state;
	assert_int_equal(control_percent_read("60"), 600000);
	assert_int_equal(control_percent_read("50.0001"), 500001);
	assert_int_equal(control_percent_read("33.3"), 333000);
	assert_int_equal(control_percent_read("50.00001"), -1);
	assert_int_equal(control_percent_read("-1"), -1);
	assert_int_equal(control_percent_read(""), -1);
	assert_int_equal(control_percent_read(NULL), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_the_graph_of_the_domain_gives_b_c_d_f),
		IN_ARENA(
			test_a_rule_may_take_half_for_control_and_contracts_too),
		IN_ARENA(
			test_cycles_do_no_harm_and_the_root_is_not_its_own_affiliate),
		IN_ARENA(test_half_is_not_control_and_a_ten_thousandth_more_is),
		IN_ARENA(test_other_bases_qualify_but_contract_does_not),
		IN_ARENA(test_percentages_are_exact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
