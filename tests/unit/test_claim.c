/* Claims: told apart by their phrases, their numbers, whom they name. */
#include "unit.h"

#include <stdlib.h>

#include "base/buf.h"
#include "patent/claim.h"

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
	{ "Vorrichtung nach einem der vorhergehenden Ansprüche, wobei", NULL,
		false },
	{ "Vorrichtung, die zur Ausführung des Verfahrens nach einem der "
	  "vorhergehenden Ansprüche eingerichtet ist, umfassend",
		NULL, true },
	{ "A computer program comprising instructions to carry out the method "
	  "of any of the preceding claims.",
		NULL, true },
	{ "Procédé selon l'une des revendications précédentes", NULL, false },
	{ "如請求項1所述之方法，其中該泵停止。", NULL, false },
	{ "一種裝置，用於執行如請求項1所述之方法。", NULL, true },
	{ "如申請專利範圍第1項所述之裝置", NULL, false },
	{ "前記請求項のいずれかに記載の方法。", NULL, false },
	{ "제1항에 있어서, 상기 펌프가 정지하는 방법.", NULL, false },
	{ "청구항 1 내지 3 중 어느 한 항에 있어서, 방법.", NULL, false },
	{ "제1항의 방법을 수행하는 장치.", NULL, true },
	{ "【청구항 1】 펌프를 포함하는 방법.", "펌프를 포함하는 방법.", true },
	{ "[Claim 3] A pump.", "A pump.", true },
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
		struct claims all;

		claim_list(a, &claims[i].given, 1, &all);
		assert_int_equal(all.count, 1);
		if (all.items[0].dependent == claims[i].independent)
			fail_msg("told wrongly: %s", claims[i].given);
		if (claims[i].text != NULL)
			assert_string_equal(all.items[0].text, claims[i].text);
		arena_free(a);
	}
}

/* "2>1 3>1,2": each claim with the ranges that it names. */
static const char *
shown(struct arena *a, const char *const *texts, size_t count)
{
	struct buf *b = buf_new(a, 100);
	struct claims all;
	size_t i, k;

	claim_list(a, texts, count, &all);
	for (i = 0; i < all.count; i++) {
		const struct claim *c = &all.items[i];

		buf_printf(b, "%s%d%s", i == 0 ? "" : " ", c->number,
			c->dependent ? "" : "!");
		for (k = 0; k < c->ref_count; k++) {
			buf_printf(
				b, "%c%d", k == 0 ? '>' : ',', c->refs[k].from);
			if (c->refs[k].to != c->refs[k].from)
				buf_printf(b, "-%d", c->refs[k].to);
		}
	}
	return b->data;
}

static const struct {
	const char *text; /* claim 9 */
	const char *refs;
} named[] = {
	{ "The pump of claim 1, which stops.", "9>1" },
	{ "The pump of any one of claims 1 to 3.", "9>1-3" },
	{ "The pump of claims 1, 2, or 5.", "9>1-2,5" },
	{ "The pump of claim 1 or claim 7.", "9>1,7" },
	{ "The pump of claims 1-3 and 8.", "9>1-3,8" },
	{ "The pump of any preceding claim.", "9>1-8" },
	{ "The pump of claim 9.", "9" },
	{ "The pump of claims 7 to 20.", "9>7-8" },
	{ "The pump of claims 5 to 2.", "9" },
	{ "The pump of claim 12345.", "9!" },
	{ "The pump of claim 0.", "9!" },
	{ "A plant comprising the pump of claim 4.", "9!>4" },
	{ "根据权利要求1或2所述的泵。", "9>1-2" },
	{ "根据权利要求1至3中任一项所述的泵。", "9>1-3" },
	{ "如权利要求1-3、5任一所述的泵。", "9>1-3,5" },
	{ "根据权利要求１～３或权利要求6所述的泵。", "9>1-3,6" },
	{ "根据上述权利要求任一项所述的泵。", "9>1-8" },
	{ "一种系统，包括权利要求4所述的泵。", "9!>4" },
	{ "如申請專利範圍第1項至第3項中任一項所述之泵", "9>1-3" },
	{ "請求項１又は２に記載のポンプ。", "9>1-2" },
	{ "請求項1〜3、及び7のいずれか一項に記載のポンプ。", "9>1-3,7" },
	{ "請求項1乃至請求項4のいずれかに記載のポンプ。", "9>1-4" },
	{ "請求項１から４のポンプを備える装置。", "9!>1-4" },
	{ "Pumpe nach einem der Ansprüche 1 bis 3 oder 5", "9>1-3,5" },
	{ "Pumpe nach Patentanspruch 2", "9>2" },
	{ "Pumpe nach Anspruch 1 und Anspruch 4", "9>1,4" },
	{ "Pompe selon l'une quelconque des revendications 1 à 3", "9>1-3" },
	{ "제1항 내지 제3항 중 어느 한 항에 있어서, 펌프.", "9>1-3" },
	{ "제1항 또는 제5항에 있어서, 펌프.", "9>1,5" },
	{ "청구항 1 또는 2에 있어서, 펌프.", "9>1-2" },
	{ "The Claimant paid 1 to 3 times.", "9!" },
};

static void
test_the_claims_that_are_named_are_found(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		struct arena *a = arena_new();
		const char *text = arena_printf(a, "9. %s", named[i].text);
		const char *found = shown(a, &text, 1);

		if (strcmp(found, named[i].refs) != 0)
			fail_msg("%s: %s, not %s", named[i].text, found,
				named[i].refs);
		arena_free(a);
	}
}

static void
test_numbers_rise(void **state)
{
	static const char *const printed[] = { "1. A pump.",
		"3. The pump of claim 1.", "3. The pump of claim 3.",
		"A valve.", "2. Another valve." };
	struct arena *a = arena_new();

	(void)state;
	assert_string_equal(shown(a, printed, 5), "1! 3>1 4>3 5! 6!");
	assert_string_equal(shown(a, printed, 0), "");
	arena_free(a);
}

static void
test_one_text_with_several_claims_is_divided(void **state)
{
	static const char *const english =
		"1. A pump comprising:\n a) 3 valves;\n 2.5 litres;\n"
		"2. The pump of claim 1.\n\n3. The pump of claim 2, with\n"
		"5. a list that looks like claims.";
	static const char *const japanese =
		"【請求項１】\n　ポンプ。\n【請求項２】\n　請求項１に記載の"
		"ポンプ。";
	static const char *const prose = "A pump\n2. with a list.";
	struct arena *a = arena_new();
	struct claims all;

	(void)state;
	assert_string_equal(shown(a, &english, 1), "1! 2>1 3>2");
	claim_list(a, &japanese, 1, &all);
	assert_int_equal(all.count, 2);
	assert_string_equal(all.items[1].text, "請求項１に記載のポンプ。");
	assert_string_equal(shown(a, &prose, 1), "1!");
	arena_free(a);
}

static void
test_claims_are_selected_in_their_order(void **state)
{
	static const char *const texts[] = { "1. A pump.",
		"2. The pump of claim 1.", "3. A valve." };
	struct arena *a = arena_new();
	struct claims all, some;

	(void)state;
	claim_list(a, texts, 3, &all);
	claim_select(a, &all, false, &some);
	assert_int_equal(some.count, 2);
	assert_int_equal(some.items[1].number, 3);
	claim_select(a, &all, true, &some);
	assert_int_equal(some.count, 1);
	assert_int_equal(some.items[0].number, 2);
	arena_free(a);
}

static void
test_many_references_are_cut_not_overrun(void **state)
{
	struct arena *a = arena_new();
	struct buf *b = buf_new(a, 1000);
	struct claims all;
	const char *text;
	int i;

	(void)state;
	buf_str(b, "9999. The pump of claims 1");
	for (i = 3; i < 999; i += 2)
		buf_printf(b, ", %d", i);
	text = b->data;
	claim_list(a, &text, 1, &all);
	assert_int_equal(all.items[0].ref_count, CLAIM_REFS_MAX);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_claims_are_told_apart_by_their_phrases),
		cmocka_unit_test(test_the_claims_that_are_named_are_found),
		cmocka_unit_test(test_numbers_rise),
		cmocka_unit_test(test_one_text_with_several_claims_is_divided),
		cmocka_unit_test(test_claims_are_selected_in_their_order),
		cmocka_unit_test(test_many_references_are_cut_not_overrun),
	};

	return cmocka_run_group_tests_name("claim", tests, NULL, NULL);
}
