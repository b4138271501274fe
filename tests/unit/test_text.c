/* Unicode text: normal forms, folding, classes of characters, stems. */
#include "unit.h"

#include <limits.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>
#include <unictype.h>

#include "base/buf.h"
#include "base/text.h"

struct pair {
	const char *given;
	const char *wanted;
};

static void
check_pairs(const struct pair *pairs, size_t n,
	char *(*fn)(struct arena *, const char *))
{
	for (size_t i = 0; i < n; i++) {
		struct arena *a = arena_new();

		assert_string_equal(fn(a, pairs[i].given), pairs[i].wanted);
		arena_free(a);
	}
}

static void
only_well_formed_utf8_without_nul_is_valid(void **state)
{
	(void)state;
	assert_true(text_valid("", 0));
	assert_true(text_valid("冷媒 ok", 9));
	assert_false(text_valid("a\0b", 3));
	assert_false(text_valid("\xC0\xAF", 2));	 /* overlong */
	assert_false(text_valid("\xED\xA0\x80", 3));	 /* surrogate */
	assert_false(text_valid("\xF4\x90\x80\x80", 4)); /* over U+10FFFF */
	assert_false(text_valid("\xE5\x86", 2));	 /* cut off */
}

static void
code_points_are_read_one_by_one(void **state)
{
	const char *s = "aé冷😀\xFFz";
	const unsigned wanted[] = { 'a', 0xE9, 0x51B7, 0x1F600, 0xFFFD, 'z', 0,
		0 };

	(void)state;
	assert_int_equal(text_length("aé冷😀"), 4);
	assert_int_equal(text_length(""), 0);
	for (size_t i = 0; i < COUNT(wanted); i++)
		assert_int_equal(text_next(&s), wanted[i]);
	assert_int_equal(*s, '\0');
}

static void
nfc_composes_and_trims(void **state)
{
	static const struct pair pairs[] = {
		{ "", "" },
		{ " \t\n", "" },
		{ "  a b ", "a b" },
		{ "\xE3\x80\x80冷媒\xC2\xA0", "冷媒" },
		{ "e\xCC\x81", "é" },
		{ "か\xE3\x82\x99", "が" },
		{ "ＣＮ", "ＣＮ" },
	};

	(void)state;
	check_pairs(pairs, COUNT(pairs), text_nfc);
}

static void
folding_makes_spellings_equal(void **state)
{
	static const struct pair pairs[] = {
		{ "", "" },
		{ "Heat PUMP", "heat pump" },
		{ "ＣＯ２　冷媒", "co2 冷媒" },
		{ "ﾃﾞｰﾀｾﾝﾀｰ", "データセンター" },
		{ "か\xE3\x82\x99", "が" },
		{ "㍍", "メートル" },
		{ "℡", "tel" },
		{ "Straße", "strasse" },
		{ "ΣΑΣ", "σασ" },
		{ "E\xCC\x81tude", "étude" },
		{ "m²", "m2" },
		{ "ﬁlter", "filter" },
		{ "soft\xC2\xADhyphen", "softhyphen" },
		{ "葛\xF3\xA0\x84\x80城", "葛城" },
		{ "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한" },
		{ "ㄱㅏ", "가" },
		{ "don´t", "don t" },
		{ "1\xEF\xB8\x8F\xE2\x83\xA3", "1\xE2\x83\xA3" },
		{ "İ", "i\xCC\x87" },
	};

	(void)state;
	check_pairs(pairs, COUNT(pairs), text_fold);
}

static void
upper_case_serves_numbers(void **state)
{
	static const struct pair pairs[] = {
		{ "", "" },
		{ "cn112345678a", "CN112345678A" },
		{ "ＣＮ１２", "CN12" },
		{ "ｃｎ１２", "CN12" },
		{ "特開２０２１－１", "特開2021-1" },
	};

	(void)state;
	check_pairs(pairs, COUNT(pairs), text_upper);
}

/* What the standard library says of a whole string, without the characters
 * that folding drops. */
static char *
reference_fold(const uint8_t *s, size_t n, char *out)
{
	uint8_t kept[256];
	size_t len = 0;
	uint8_t *a;
	uint8_t *b;
	size_t a_len = 0;
	size_t b_len = 0;
	size_t out_len = 0;
	ucs4_t c;
	bool base = false;

	for (int k; n > 0; s += k, n -= (size_t)k) {
		k = u8_mbtouc(&c, s, n);
		if (uc_is_property_default_ignorable_code_point(c))
			continue;
		memcpy(kept + len, s, (size_t)k);
		len += (size_t)k;
	}
	a = u8_normalize(UNINORM_NFKC, kept, len, NULL, &a_len);
	b = u8_casefold(a, a_len, NULL, UNINORM_NFKC, NULL, &b_len);
	for (size_t i = 0; i < b_len;) {
		int k = u8_mbtouc(&c, b + i, b_len - i);
		bool mark =
			uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);

		if (!mark)
			base = text_is_word(c) || text_is_cjk(c);
		if (!mark || base) {
			memcpy(out + out_len, b + i, (size_t)k);
			out_len += (size_t)k;
		}
		i += (size_t)k;
	}
	out[out_len] = '\0';
	free(a);
	free(b);
	return out;
}

static void
check_fold(struct arena *a, const ucs4_t *c, size_t n)
{
	uint8_t s[64];
	char wanted[512];
	struct buf *steps = buf_new(a, 64);
	const char *at = (const char *)s;
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		len += (size_t)u8_uctomb(s + len, c[i], 4);
	s[len] = '\0';
	reference_fold(s, len, wanted);
	while (text_fold_next(&at, steps))
		;
	assert_string_equal(steps->data, wanted);
	assert_string_equal(text_fold(a, (const char *)s), wanted);
	assert_string_equal(text_fold(a, wanted), wanted);
}

static bool
is_scalar(ucs4_t c)
{
	return c != 0 && (c < 0xD800 || c > 0xDFFF) &&
	       !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cn);
}

static void
every_code_point_folds_as_in_the_standard(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (ucs4_t c = 1; c < 0x32000; c++) {
		ucs4_t s[4] = { 'A', c, 0x301, 0x51B7 };

		if (!is_scalar(c))
			continue;
		check_fold(a, &c, 1);
		check_fold(a, s, 4);
		if (c % 64 == 0)
			arena_reset(a);
	}
	arena_free(a);
}

static void
random_neighbours_fold_as_in_the_standard(void **state)
{
	static const ucs4_t odd[] = { 0x1100, 0x1161, 0x11A8, 0x3131, 0x314F,
		0xFF76, 0xFF9E, 0xFF70, 0x3099, 0x304B, 0xAC00, 0x301, 0x327,
		0xAD, 0x200D, 0xFE0F, 0xDF, 0x130, 0x3A3, 0x1E9E, 0x212A, 'k',
		' ', '\'', 0x4E00, 0x30AB, 0xFF21, 0x3000, 0xFFA1, 0xFFC2,
		0x345, 0x9BE, 0x9C7, 0xE33, 0xFB01 };
	struct arena *a = arena_new();

	(void)state;
	srand(7);
	for (int i = 0; i < 50000; i++) {
		ucs4_t s[8];

		for (size_t k = 0; k < COUNT(s); k++)
			s[k] = odd[(size_t)rand() % COUNT(odd)];
		check_fold(a, s, COUNT(s));
		if (i % 64 == 0)
			arena_reset(a);
	}
	arena_free(a);
}

static void
cjk_are_the_scripts_without_spaces(void **state)
{
	const uc_script_t *scripts[] = { uc_script_byname("Han"),
		uc_script_byname("Hiragana"), uc_script_byname("Katakana"),
		uc_script_byname("Hangul") };

	(void)state;
	for (ucs4_t c = 1; c < 0x32000; c++) {
		bool letter = uc_is_general_category_withtable(
			c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
		bool of_script = false;

		if (!is_scalar(c))
			continue;
		for (size_t i = 0; i < COUNT(scripts); i++)
			of_script = of_script || uc_is_script(c, scripts[i]);
		if (letter && of_script && !text_is_cjk(c))
			fail_msg("U+%04X should be CJK", c);
		/* Marks and symbols that belong to kana may be, others not. */
		if (!(letter && of_script) && text_is_cjk(c) &&
			!(c >= 0x3099 && c <= 0x30FF) && c != 0x3006 &&
			c != 0x303C && c != 0xFF70)
			fail_msg("U+%04X should not be CJK", c);
		assert_false(text_is_cjk(c) && text_is_word(c));
	}
	assert_true(text_is_cjk(0x30FC));
	assert_true(text_is_cjk(0x3005));
	assert_false(text_is_cjk(0x30FB));
	assert_false(text_is_cjk(0x3001));
	assert_false(text_is_cjk('a'));
}

static void
words_are_letters_digits_and_their_marks(void **state)
{
	(void)state;
	assert_true(text_is_word('a'));
	assert_true(text_is_word('7'));
	assert_true(text_is_word(0xE9));
	assert_true(text_is_word(0x434));
	assert_true(text_is_word(0x301));
	assert_true(text_is_word(0x93F));
	assert_false(text_is_word(' '));
	assert_false(text_is_word('-'));
	assert_false(text_is_word('_'));
	assert_false(text_is_word(0x51B7));
	assert_false(text_is_word(0xFFFD));
	assert_false(text_is_word(0x1F600));
}

static void
stems_are_those_of_porter2(void **state)
{
	static const struct pair pairs[] = {
		{ "cooling", "cool" },
		{ "cooled", "cool" },
		{ "batteries", "batteri" },
		{ "generically", "generic" },
		{ "skies", "sky" },
		{ "dying", "die" },
		{ "", "" },
		{ "étude", "étude" },
	};

	(void)state;
	check_pairs(pairs, COUNT(pairs), text_stem);
}

static void
digits_make_a_number_and_too_many_the_largest(void **state)
{
	(void)state;
	assert_int_equal(text_int(""), 0);
	assert_int_equal(text_int("-1"), 0);
	assert_int_equal(text_int("08"), 8);
	assert_int_equal(text_int("2026-11-21"), 2026);
	assert_int_equal(text_int("2147483647"), INT_MAX);
	assert_int_equal(text_int("2147483648"), INT_MAX);
	assert_int_equal(text_int("99999999999999999999999"), INT_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_well_formed_utf8_without_nul_is_valid),
		cmocka_unit_test(code_points_are_read_one_by_one),
		cmocka_unit_test(nfc_composes_and_trims),
		cmocka_unit_test(folding_makes_spellings_equal),
		cmocka_unit_test(upper_case_serves_numbers),
		cmocka_unit_test(every_code_point_folds_as_in_the_standard),
		cmocka_unit_test(random_neighbours_fold_as_in_the_standard),
		cmocka_unit_test(cjk_are_the_scripts_without_spaces),
		cmocka_unit_test(words_are_letters_digits_and_their_marks),
		cmocka_unit_test(stems_are_those_of_porter2),
		cmocka_unit_test(digits_make_a_number_and_too_many_the_largest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
