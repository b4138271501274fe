/* Characters that are written for one another, and wide terms. */
#include "unit.h"

#include "base/buf.h"
#include "base/text.h"
#include "search/token.h"

static void
forms_of_a_character_have_one_that_stands_for_them(void **state)
{
	static const char *const groups[] = { "气氣気", "碳", "电電",
		"发發髮発", "干乾幹", "后後", "数數", "储儲", "炭", "検檢检",
		"経經经", "総總总", "権權权", "圧壓压", "続續续", "対對对",
		"収收", "変變变", "関關关", "図圖图", "鉄鐵铁鐡", "触觸",
		"労勞劳", "読讀读", "訳譯译", "沢澤泽", "択擇择", "営營营",
		"観觀观", "顕顯显", "験驗验", "塩鹽盐", "剤劑剂", "転轉转",
		"軽輕轻", "両兩两", "満滿满", "効效", "浄淨净", "冰氷", "污汚",
		"查査", "産產产", "値值", "内內", "説說说", "鋭銳锐", "強强",
		"線綫线", "弁辨瓣辯", "撹攪搅", "冷", "媒" };

	(void)state;
	for (size_t i = 0; i < COUNT(groups); i++) {
		const char *s = groups[i];
		unsigned first = text_next(&s);
		unsigned wanted = text_script(first);

		if (*s == '\0') {
			assert_int_equal(wanted, 0);
			continue;
		}
		while (*s != '\0') {
			const char *at = s;
			unsigned to = text_script(text_next(&s));

			if (to == 0 || to != wanted)
				fail_msg("%s: %s", groups[i], at);
		}
	}
}

static void
what_stands_stands_for_itself(void **state)
{
	unsigned classes = 0;

	(void)state;
	for (unsigned c = 1; c < 0x110000; c++) {
		unsigned to = text_script(c);

		if (to == 0)
			continue;
		assert_int_equal(text_script(to), to);
		assert_true(text_is_cjk(c) && text_is_cjk(to));
		classes += to == c;
	}
	assert_true(classes > 5000);
	assert_int_equal(text_script('a'), 0);
	assert_int_equal(text_script(0x30A2), 0);
	assert_int_equal(text_script(0xAC00), 0);
}

static void
simplified_text_is_left_alone(void **state)
{
	static const char text[] =
		" 一种数据中心的冷却方法与装置，应用于储能发电";

	(void)state;
	assert_ptr_equal(text_script_fold(arena, text), text);
	assert_string_equal(text_script_fold(arena, "資料中心 co2 冷卻"),
		"资料中心 co2 冷却");
	assert_string_equal(text_script_fold(arena, ""), "");
}

/* Both by the keys and by the stream, as the engine asks. */
static bool
wide_match(struct arena *a, const char *doc, const char *query)
{
	struct buf *stream = buf_new(a, 64);
	struct tokens keys;
	struct term t;
	bool all = true;
	bool match;

	token_keys(a, doc, &keys);
	token_stream(a, doc, stream);
	token_term_wide(a, query, &t);
	for (size_t i = 0; i < t.keys.count; i++) {
		bool found = false;

		for (size_t k = 0; k < keys.count; k++)
			found = found ||
				strcmp(keys.items[k], t.keys.items[i]) == 0;
		all = all && found;
	}
	match = token_match(text_script_fold(a, stream->data), &t);
	assert_true(all || !match);
	if (t.exact)
		assert_int_equal(all, match);
	return match;
}

static void
a_wide_term_finds_other_forms(void **state)
{
	static const struct {
		const char *doc;
		const char *query;
		bool wanted;
	} cases[] = {
		{ "二氧化碳氣體", "气体", true },
		{ "空気圧縮機", "气压缩泵", false },
		{ "空気圧縮機", "气压缩機", true },
		{ "データ処理装置", "處理裝置", true },
		{ "發電機", "発电", true },
		{ "發電機", "电", true },
		{ "發電機", "発", true },
		{ "发电", "髮電", true },
		{ "CO2排氣", "co2排气", true },
		{ "電、機", "电机", false },
		{ "heat pumps", "heat pump", true },
		{ "heat", "熱", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (wide_match(arena, cases[i].doc, cases[i].query) !=
			cases[i].wanted)
			fail_msg("%s in %s", cases[i].query, cases[i].doc);
}

static void
random_text_matches_when_its_folded_forms_do(void **state)
{
	static const char *const atoms[] = { "气", "氣", "気", "发", "發", "髮",
		"冷", "𫍿", "谫", "a", " ", "、", "Pumps" };
	int matches = 0;

	(void)state;
	srand(5);
	for (int i = 0; i < 20000; i++) {
		struct arena *a = arena_new();
		struct buf *doc = buf_new(a, 64);
		struct buf *query = buf_new(a, 64);
		struct buf *plain = buf_new(a, 64);
		struct term t;
		bool wanted;

		for (int n = rand() % 12; n >= 0; n--)
			buf_str(doc, atoms[(size_t)rand() % COUNT(atoms)]);
		for (int n = rand() % 3; n >= 0; n--)
			buf_str(query, atoms[(size_t)rand() % COUNT(atoms)]);
		/* The folded texts, matched literally. */
		token_stream(
			a, text_script_fold(a, text_fold(a, doc->data)), plain);
		token_term(
			a, text_script_fold(a, text_fold(a, query->data)), &t);
		wanted = token_match(plain->data, &t);
		assert_int_equal(wide_match(a, doc->data, query->data), wanted);
		matches += wanted;
		arena_free(a);
	}
	assert_true(matches > 1000);
}

static void
literal_terms_stay_literal(void **state)
{
	struct buf *stream = buf_new(arena, 64);
	struct term t;

	(void)state;
	token_stream(arena, "發電機", stream);
	token_term(arena, "发电", &t);
	assert_false(t.wide);
	assert_false(token_match(stream->data, &t));
	assert_int_equal(t.keys.count, 1);
	assert_string_equal(t.keys.items[0], "发电");
}

static void
hits_of_wide_terms_lie_in_the_original(void **state)
{
	static const char text[] = "發電の効率, 发电 and pumps";
	struct term terms[3];
	struct hit hits[8];
	size_t n;

	(void)state;
	token_term_wide(arena, "发电", &terms[0]);
	token_term(arena, "pump", &terms[1]);
	token_term_wide(arena, "效率", &terms[2]);
	n = token_hits(arena, text, terms, 3, hits, COUNT(hits));
	assert_int_equal(n, 4);
	assert_int_equal(hits[0].start, 0);
	assert_int_equal(hits[0].end, 6);
	assert_int_equal(hits[1].start, 9);
	assert_int_equal(hits[1].end, 15);
	assert_int_equal(hits[2].end - hits[2].start, 6);
	assert_memory_equal(text + hits[3].start, "pumps", 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			forms_of_a_character_have_one_that_stands_for_them),
		cmocka_unit_test(what_stands_stands_for_itself),
		IN_ARENA(simplified_text_is_left_alone),
		IN_ARENA(a_wide_term_finds_other_forms),
		cmocka_unit_test(random_text_matches_when_its_folded_forms_do),
		IN_ARENA(literal_terms_stay_literal),
		IN_ARENA(hits_of_wide_terms_lie_in_the_original),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
