/* The searches of a visitor in a cookie, and text in base64url. */
#include "unit.h"

#include "base/base64.h"
#include "base/buf.h"
#include "search/history.h"

static void
text_survives_base64(void **state)
{
	static const char *const texts[] = { "a", "ab", "abc", "冷却 OR \"x\"",
		"?>~" };

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		char *printed = base64_print(arena, texts[i]), *read;

		assert_int_equal(strcspn(printed, "+/=\";, "), strlen(printed));
		assert_int_equal(base64_read(arena, printed, &read), OK);
		assert_string_equal(read, texts[i]);
	}
	assert_string_equal(base64_print(arena, "?>~"), "Pz5-");
}

static void
what_is_no_base64_is_refused(void **state)
{
	static const char *const bad[] = { "", "a", "abcde", "a=", "ab+d",
		"ab d", "冷" };
	char *out;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_int_equal(base64_read(arena, bad[i], &out), ERR_INVALID);
}

static void
a_history_is_read_as_it_was_written(void **state)
{
	struct history h, again;

	(void)state;
	history_read(arena, "1.", &h);
	assert_true(h.kept);
	assert_int_equal(h.sets.count, 0);
	assert_true(history_add(arena, &h, "heat"));
	assert_true(history_add(arena, &h, "冷却\nOR x"));
	assert_false(history_add(arena, &h, "heat"));
	history_read(arena, history_print(arena, &h), &again);
	assert_true(again.kept);
	assert_int_equal(again.sets.first, 1);
	assert_int_equal(again.sets.count, 2);
	assert_string_equal(again.sets.items[0], "heat");
	assert_string_equal(again.sets.items[1], "冷却 OR x");
}

static void
the_oldest_sets_go_first_and_numbers_stay(void **state)
{
	struct history h;

	(void)state;
	history_read(arena, "7.", &h);
	for (int i = 0; i < 30; i++)
		history_add(arena, &h, arena_printf(arena, "word%d", i));
	assert_int_equal(h.sets.count, HISTORY_SETS_MAX);
	assert_int_equal(h.sets.first, 17);
	assert_string_equal(h.sets.items[0], "word10");
	/* Long ones leave less room, but the last one always stays. */
	for (int i = 0; i < 5; i++) {
		struct buf *b = buf_new(arena, 1000);

		while (b->len < 900)
			buf_printf(b, "long%d ", i);
		history_add(arena, &h, b->data);
		assert_true(strlen(history_print(arena, &h)) <= 2000);
	}
	assert_int_equal(h.sets.count, 1);
	assert_int_equal(h.sets.first, 41);
}

static void
what_we_did_not_write_is_no_history(void **state)
{
	static const char *const none[] = { "", "x", "12", "-1.", "a.b" };
	static const char *const empty[] = { "1.%", "1.a", "99999999999.", "0.",
		"1.gICA" };
	struct history h;

	(void)state;
	for (size_t i = 0; i < COUNT(none); i++) {
		history_read(arena, none[i], &h);
		assert_false(h.kept);
	}
	for (size_t i = 0; i < COUNT(empty); i++) {
		history_read(arena, empty[i], &h);
		assert_true(h.kept);
		assert_int_equal(h.sets.count, 0);
		assert_int_equal(h.sets.first, 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(text_survives_base64),
		IN_ARENA(what_is_no_base64_is_refused),
		IN_ARENA(a_history_is_read_as_it_was_written),
		IN_ARENA(the_oldest_sets_go_first_and_numbers_stay),
		IN_ARENA(what_we_did_not_write_is_no_history),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
