/* Languages in order. */
#include "unit.h"

#include "patent/wording.h"

static void
test_the_language_asked_for_comes_first(void **state)
{
	static const char json[] = "{\"de\":\"D\",\"zh\":\"Z\",\"en\":\"E\","
				   "\"ol\":\"O\",\"ja\":\"\"}";
	struct arena *a = arena_new();
	struct wordings w;

	(void)state;
	wording_list(a, json, LANG_ZH, &w);
	assert_int_equal(w.count, 4);
	assert_string_equal(w.items[0].key, "zh");
	assert_string_equal(w.items[0].lang, "zh-Hans");
	assert_string_equal(w.items[1].key, "en");
	assert_string_equal(w.items[2].key, "de");
	assert_string_equal(w.items[3].lang, "");
	assert_string_equal(wording_find(&w, "de")->text, "D");
	assert_null(wording_find(&w, "ja"));
	arena_free(a);
}

static void
test_what_is_no_object_has_no_language(void **state)
{
	static const char *const bad[] = { NULL, "", "[]", "{", "null",
		"{\"en\":\"\"}", "{\"en\":[]}", "{\"en\":null}" };
	struct arena *a = arena_new();
	struct wordings w;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		wording_list(a, bad[i], LANG_EN, &w);
		assert_int_equal(w.count, 0);
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_language_asked_for_comes_first),
		cmocka_unit_test(test_what_is_no_object_has_no_language),
	};

	return cmocka_run_group_tests_name("wording", tests, NULL, NULL);
}
