/* Languages in order, claims told apart by their usual phrases. */
#include "unit.h"

#include "base/buf.h"
#include "base/json.h"
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

static const struct {
	const char *given;
	const char *text; /* without its number */
	bool independent;
} claims[] = {
	{ "1. A method for heating, comprising: a pump.",
		"A method for heating, comprising: a pump.", true },
	{ "2. The method of claim 1, wherein the pump stops.",
		"The method of claim 1, wherein the pump stops.", false },
	{ "3. A method according to any one of claims 1 to 2, in which it "
	  "rains.",
		NULL, false },
	{ "The device as claimed in claim 7.", NULL, false },
	{ "The method of any of the preceding claims, wherein it snows.", NULL,
		false },
	{ "4. A system comprising a tank and a controller configured to "
	  "perform the method of any one of claims 1 to 3.",
		NULL, true },
	{ "5. A device arranged to carry out the method of claim 1.", NULL,
		true },
	{ "1. 一种方法，其特征在于，包括泵。", "一种方法，其特征在于，包括泵。",
		true },
	{ "2、根据权利要求1所述的方法，其特征在于，包括阀。",
		"根据权利要求1所述的方法，其特征在于，包括阀。", false },
	{ "3．如权利要求 1 或 2 所述的方法。", "如权利要求 1 或 2 所述的方法。",
		false },
	{ "4. 一种系统，包括被配置为执行权利要求1至3中任一项所述的方法的控制器"
	  "。",
		NULL, true },
	{ "【請求項1】ポンプを備える方法。", "ポンプを備える方法。", true },
	{ "【請求項2】前記ポンプが停止する、請求項１に記載の方法。",
		"前記ポンプが停止する、請求項１に記載の方法。", false },
	{ "【請求項3】弁を備えることを特徴とする請求項1又は2に記載の方法。",
		NULL, false },
	{ "【請求項4】請求項1から3のいずれか一項に記載の方法を実行するように構"
	  "成された装置。",
		NULL, true },
	{ "Verfahren nach Anspruch 1, dadurch gekennzeichnet", NULL, false },
	{ "Verfahren nach einem der Ansprüche 1 bis 3", NULL, false },
	{ "Vorrichtung zur Durchführung des Verfahrens nach Anspruch 1", NULL,
		true },
	{ "Procédé selon la revendication 1, dans lequel", NULL, false },
	{ "1.5 bar is the pressure", "1.5 bar is the pressure", true },
	{ "2021 claims were made", "2021 claims were made", true },
};

static void
test_claims_are_told_apart_by_their_phrases(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(claims) / sizeof(claims[0]); i++) {
		struct arena *a = arena_new();
		struct buf *b = buf_new(a, 100);
		struct claims first, rest;
		struct wordings w;

		buf_str(b, "{\"und\":[");
		json_put_string(b, claims[i].given);
		buf_str(b, "]}");
		wording_list(a, b->data, LANG_EN, &w);
		assert_int_equal(w.count, 1);
		wording_claims(a, &w.items[0], &first, &rest);
		if (first.count != (claims[i].independent ? 1u : 0u))
			fail_msg("told wrongly: %s", claims[i].given);
		assert_int_equal(first.count + rest.count, 1);
		if (claims[i].text != NULL)
			assert_string_equal((first.count > 0 ? &first : &rest)
						    ->items[0]
						    .text,
				claims[i].text);
		arena_free(a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_language_asked_for_comes_first),
		cmocka_unit_test(test_what_is_no_object_has_no_language),
		cmocka_unit_test(test_claims_are_told_apart_by_their_phrases),
	};

	return cmocka_run_group_tests_name("wording", tests, NULL, NULL);
}
