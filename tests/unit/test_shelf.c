/* What a process keeps: deep copies in blocks, a shelf with a limit. */
#include "unit.h"

#include "base/pack.h"
#include "base/shelf.h"

struct leaf {
	const char *name;
	int n;
};
struct tree {
	const char *name;
	const struct leaf *leaves;
	size_t leaf_count;
	const char *const *words;
	size_t word_count;
};

static const size_t leaf_texts[] = { offsetof(struct leaf, name) };
static const struct pack_shape leaf_shape = {
	.size = sizeof(struct leaf), .texts = leaf_texts, .text_count = 1
};
static const size_t tree_texts[] = { offsetof(struct tree, name) };
static const struct pack_list tree_lists[] = {
	{ offsetof(struct tree, leaves), offsetof(struct tree, leaf_count),
		&leaf_shape },
	{ offsetof(struct tree, words), offsetof(struct tree, word_count),
		NULL },
};
static const struct pack_shape tree_shape = { .size = sizeof(struct tree),
	.texts = tree_texts,
	.text_count = 1,
	.lists = tree_lists,
	.list_count = 2 };

static void
a_copy_stands_alone(void **state)
{
	char name[] = "ash", word[] = "green";
	const char *words[] = { word, NULL, "green" };
	struct leaf leaves[] = { { "one", 1 }, { name, 2 } };
	struct tree t[] = { { name, leaves, 2, words, 3 },
		{ NULL, NULL, 0, NULL, 0 } };
	size_t size = pack_size(&tree_shape, t, COUNT(t));
	struct tree *copy = arena_alloc(arena, size);

	(void)state;
	pack_copy(&tree_shape, t, COUNT(t), copy);
	memset(name, 'x', 3);
	memset(word, 'x', 5);
	memset(leaves, 0, sizeof(leaves));
	assert_string_equal(copy[0].name, "ash");
	assert_string_equal(copy[0].leaves[0].name, "one");
	assert_string_equal(copy[0].leaves[1].name, "ash");
	assert_int_equal(copy[0].leaves[1].n, 2);
	assert_int_equal(copy[0].word_count, 3);
	assert_string_equal(copy[0].words[0], "green");
	assert_null(copy[0].words[1]);
	assert_string_equal(copy[0].words[2], "green");
	assert_null(copy[1].name);
	assert_null(copy[1].leaves);
}

static void
a_shelf_keeps_what_was_put_last(void **state)
{
	struct shelf *s = shelf_find("test.last", 1 << 20);
	char key[16];
	int i;

	(void)state;
	assert_null(shelf_get(s, arena, "a"));
	for (i = 0; i < 1000; i++) {
		int *n;

		snprintf(key, sizeof(key), "%d", i % 300);
		n = shelf_put(s, key, sizeof(*n));
		assert_non_null(n);
		*n = i;
	}
	assert_int_equal(*(const int *)shelf_get(s, arena, "299"), 899);
	assert_int_equal(*(const int *)shelf_get(s, arena, "99"), 999);
	shelf_drop(s, "99");
	assert_null(shelf_get(s, arena, "99"));
	shelf_clear(s);
	assert_null(shelf_get(s, arena, "299"));
	assert_int_equal(shelf_bytes(s), 0);
}

static void
a_reader_keeps_what_it_got(void **state)
{
	struct shelf *s = shelf_find("test.reader", 1 << 20);
	const char *got;

	(void)state;
	strcpy(shelf_put(s, "a", 8), "before");
	got = shelf_get(s, arena, "a");
	strcpy(shelf_put(s, "a", 8), "after");
	assert_string_equal(got, "before");
	assert_string_equal(shelf_get(s, arena, "a"), "after");
	shelf_clear(s);
	assert_string_equal(got, "before");
}

static void
a_limit_holds(void **state)
{
	struct shelf *s = shelf_find("test.limit", 2000);

	(void)state;
	assert_non_null(shelf_put(s, "a", 500));
	assert_null(shelf_put(s, "b", 1000));
	assert_null(shelf_put(s, "a", 3000));
	assert_null(shelf_get(s, arena, "a"));
	assert_true(shelf_bytes(s) <= 2000);
	shelf_clear(s);
}

static void
one_fills_at_a_time(void **state)
{
	struct shelf *s = shelf_find("test.limit", 2000);
	struct arena *other = arena_new();

	(void)state;
	assert_true(shelf_claim(s, other));
	assert_false(shelf_claim(s, arena));
	arena_free(other);
	assert_true(shelf_claim(s, arena));
	shelf_release(s);
	other = arena_new();
	assert_true(shelf_claim(s, other));
	arena_free(other);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(a_copy_stands_alone),
		IN_ARENA(a_shelf_keeps_what_was_put_last),
		IN_ARENA(a_reader_keeps_what_it_got),
		IN_ARENA(a_limit_holds),
		IN_ARENA(one_fills_at_a_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
