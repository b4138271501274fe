/* Cursors: what is printed is read, everything else is refused. */
#include "unit.h"

#include "search/cursor.h"

static const struct cursor places[] = {
	{ 'r', 0, "CN1A" },
	{ 'r', 805306368, "EP1000000A1" },
	{ 'p', -1, "US11222333B2" },
	{ 'p', 737999, "JP2021123456A" },
	{ 'f', INT64_MAX, "PCT/CN2021/123456" },
	{ 'f', INT64_MIN, "WO2022123456A1" },
	{ 'a', 737999, "JP2021123456A" },
	{ 'R', 12, "JP2021123456A" },
};

static void
test_a_cursor_comes_back_as_it_was(void **state)
{
	struct arena *a = arena_new();
	struct cursor got;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		char *text = cursor_print(a, &places[i]);

		assert_int_equal(
			strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijk"
				     "lmnopqrstuvwxyz0123456789-_"),
			strlen(text));
		assert_int_equal(cursor_read(a, text, &got), OK);
		assert_int_equal(got.sort, places[i].sort);
		assert_true(got.key == places[i].key);
		assert_string_equal(got.number, places[i].number);
	}
	arena_free(a);
}

static void
test_a_changed_cursor_is_refused_or_means_a_place(void **state)
{
	static const char signs[] = "AZaz09-_=+/ .%";
	struct arena *a = arena_new();
	struct cursor got;
	char *good = cursor_print(a, &places[1]);
	size_t i, k, len = strlen(good);

	(void)state;
	for (i = 0; i < len; i++) {
		for (k = 0; k < sizeof(signs) - 1; k++) {
			char *text = arena_strdup(a, good);

			text[i] = signs[k];
			if (cursor_read(a, text, &got) == OK)
				assert_string_equal(
					cursor_print(a, &got), text);
		}
		assert_true(
			cursor_read(a, arena_strndup(a, good, i), &got) != OK ||
			strlen(got.number) < strlen(places[1].number));
	}
	arena_free(a);
}

static void
test_what_is_no_cursor_is_refused(void **state)
{
	static const char *const bad[] = { "", "a", "abc", "AAAA", "cg", "ci4",
		"ci4u",					 /* r, r., r.. */
		"ci4xLg", /* r.1. */ "UjEu", "ci4xLkEK", /* r.1.A\n */
		"ci4wMS5B", "eC4xLkE", /* r.01.A, x.1.A */ "ci4rMS5B",	 /* r.+1.A */
		"ci45OTk5OTk5OTk5OTk5OTk5OTk5OTkuQQ", /* too large a number */
		"r.1.A", "ci4xLkE=", "ci4xLkF", "\xc3\xa9" };
	struct arena *a = arena_new();
	struct cursor got;
	char *text = arena_alloc(a, 1001);
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(cursor_read(a, bad[i], &got), ERR_INVALID);
	memset(text, 'A', 1000);
	assert_int_equal(cursor_read(a, text, &got), ERR_INVALID);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_cursor_comes_back_as_it_was),
		cmocka_unit_test(
			test_a_changed_cursor_is_refused_or_means_a_place),
		cmocka_unit_test(test_what_is_no_cursor_is_refused),
	};

	return cmocka_run_group_tests_name("search_cursor", tests, NULL, NULL);
}
