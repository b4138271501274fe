/* The tree of a group: who stands where, and what the group holds of each. */
#include "unit.h"

#include "base/buf.h"
#include "org/group.h"

#define VOTES(a, b, p)                                                         \
	{                                                                      \
		a, b, "votes", (int64_t)((p)*10000)                            \
	}

/* "1b=60 2c=60 …": depth, id, votes; "?" behind those not controlled. */
static const char *
tree(const char *root, const struct control_link *links, size_t count)
{
	struct buf *b = buf_new(arena, 0);
	struct group g;
	size_t i;

	group_arrange(arena, root, links, count, &control_default, &g);
	for (i = 0; i < g.count; i++)
		buf_printf(b, "%d%s=%s%s ", g.items[i].depth, g.items[i].id,
			g.items[i].votes == NULL ? "-" : g.items[i].votes,
			g.items[i].affiliate ? "" : "?");
	return b->data;
}

static void
test_each_stands_below_the_holder_nearest_to_the_root(void **state)
{
	const struct control_link links[] = { VOTES("a", "b", 60),
		VOTES("b", "c", 60), VOTES("b", "d", 30), VOTES("c", "d", 25),
		VOTES("a", "e", 50), VOTES("c", "f", 51), VOTES("f", "c", 20) };

	(void)state;
	assert_string_equal(tree("a", links, COUNT(links)),
		"1b=60 2c=80 3f=51 2d=55 1e=50? ");
}

static void
test_what_is_held_without_control_ends_a_branch(void **state)
{
	const struct control_link links[] = { VOTES("a", "b", 20.5),
		VOTES("b", "c", 100), { "a", "v", "contract", -1 },
		VOTES("x", "b", 79.5) };

	(void)state;
	assert_string_equal(tree("a", links, COUNT(links)), "1b=20.5? 1v=-? ");
}

static void
test_a_cycle_through_the_root_ends(void **state)
{
	const struct control_link links[] = { VOTES("a", "b", 60),
		VOTES("b", "a", 60), VOTES("b", "c", 33.3334),
		VOTES("a", "c", 33.3333) };

	(void)state;
	assert_string_equal(
		tree("a", links, COUNT(links)), "1b=60 1c=66.6667 ");
	assert_string_equal(tree("nobody", links, 0), "");
}

static void
test_an_affiliate_names_its_holders_of_the_group_only(void **state)
{
	const struct control_link links[] = { VOTES("a", "b", 60),
		VOTES("x", "b", 40), { "a", "b", "board", -1 } };
	struct group g;

	(void)state;
	group_arrange(arena, "a", links, COUNT(links), &control_default, &g);
	assert_int_equal(g.count, 1);
	assert_int_equal(g.affiliates, 1);
	assert_int_equal(g.items[0].count, 2);
	assert_string_equal(g.items[0].items[0].owner, "a");
	assert_string_equal(g.items[0].items[1].owner, "a");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_each_stands_below_the_holder_nearest_to_the_root),
		IN_ARENA(test_what_is_held_without_control_ends_a_branch),
		IN_ARENA(test_a_cycle_through_the_root_ends),
		IN_ARENA(test_an_affiliate_names_its_holders_of_the_group_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
