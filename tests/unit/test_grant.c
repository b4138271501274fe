/* Terms, standing approvals, numbers of grants, new licensees. */
#include "unit.h"

#include "base/buf.h"
#include "base/place.h"
#include "grant/grant.h"
#include "grant/standing.h"

static void
lines_of_a_text_are_told_apart_and_kept_word_for_word(void **state)
{
	struct terms_lines l;

	(void)state;
	terms_lines(arena,
		"The title\n\n1. Words\n1.1 A clause.\n12. More\n\nEnd <here>",
		&l);
	assert_int_equal(l.count, 5);
	assert_int_equal(l.items[0].kind, TERMS_TITLE);
	assert_string_equal(l.items[0].text, "The title");
	assert_int_equal(l.items[1].kind, TERMS_HEADING);
	assert_int_equal(l.items[2].kind, TERMS_CLAUSE);
	assert_string_equal(l.items[2].text, "1.1 A clause.");
	assert_int_equal(l.items[3].kind, TERMS_HEADING);
	assert_string_equal(l.items[4].text, "End <here>");
	terms_lines(arena, "", &l);
	assert_int_equal(l.count, 0);
}

static void
a_version_needs_its_route_all_languages_and_a_day(void **state)
{
	struct terms_new t = { .version = "open-1.1",
		.text = { "Title\nText", "题目\n正文", "題名\n本文" },
		.effective_from = "2026-01-01" };
	enum terms_route route = TERMS_REVIEWED;
	const char *why;

	(void)state;
	assert_int_equal(terms_check(arena, &t, &route, &why), OK);
	assert_int_equal(route, TERMS_OPEN);
	t.version = "closed-1.0";
	assert_int_equal(terms_check(arena, &t, &route, &why), ERR_INVALID);
	t.version = "reviewed";
	assert_int_equal(terms_check(arena, &t, &route, &why), ERR_INVALID);
	t.version = "open-1.0/../x";
	assert_int_equal(terms_check(arena, &t, &route, &why), ERR_INVALID);
	t.version = "reviewed-2";
	assert_int_equal(terms_check(arena, &t, &route, &why), OK);
	assert_int_equal(route, TERMS_REVIEWED);
	t.text[LANG_JA] = NULL;
	assert_int_equal(terms_check(arena, &t, &route, &why), ERR_INVALID);
	assert_non_null(strstr(why, "\"ja\""));
	t.text[LANG_JA] = "\nNo title";
	assert_int_equal(terms_check(arena, &t, &route, &why), ERR_INVALID);
	t.text[LANG_JA] = "\xff";
	assert_int_equal(terms_check(arena, &t, &route, &why), ERR_INVALID);
	t.text[LANG_JA] = "題名";
	t.effective_from = "2026-02-30";
	assert_int_equal(terms_check(arena, &t, &route, &why), ERR_INVALID);
}

static void
a_rule_is_in_force_between_the_second_approval_and_its_end(void **state)
{
	struct standing_approval two[] = { { .account_id = 1 },
		{ .account_id = 2 } };
	struct standing_rule r = { .expires_on = "2027-01-01",
		.approvals = two,
		.approval_count = 1,
		.per_day = 5 };

	(void)state;
	assert_int_equal(standing_state(&r, "2026-06-01"), STANDING_PROPOSED);
	r.approval_count = 2;
	assert_int_equal(standing_state(&r, "2026-12-31"), STANDING_IN_FORCE);
	assert_int_equal(standing_state(&r, "2027-01-01"), STANDING_EXPIRED);
	r.withdrawn_at = "2026-06-01 10:00";
	assert_int_equal(standing_state(&r, "2026-06-01"), STANDING_WITHDRAWN);
	assert_int_equal(standing_remaining(&r, 0), 5);
	assert_int_equal(standing_remaining(&r, 5), 0);
	assert_int_equal(standing_remaining(&r, 9), 0);
}

static void
nobody_approves_twice_nor_from_outside_the_secretariat(void **state)
{
	struct standing_approval one[] = { { .account_id = 1 } };
	struct standing_rule r = { .expires_on = "2027-01-01",
		.approvals = one,
		.approval_count = 1 };

	(void)state;
	assert_non_null(standing_refusal(&r, 1, true, "2026-06-01"));
	assert_null(standing_refusal(&r, 2, true, "2026-06-01"));
	assert_non_null(standing_refusal(&r, 2, false, "2026-06-01"));
	assert_non_null(standing_refusal(&r, 2, true, "2027-06-01"));
}

static void
what_is_approved_names_the_texts_and_the_limits(void **state)
{
	struct terms t = { .version = "open-1.0",
		.sha256 = { "aa", "bb", "cc" } };
	const char *one = standing_text(arena, &t, 5, "2027-01-01");

	(void)state;
	assert_string_equal(one, standing_text(arena, &t, 5, "2027-01-01"));
	assert_string_not_equal(
		one, standing_text(arena, &t, 50, "2027-01-01"));
	assert_string_not_equal(one, standing_text(arena, &t, 5, "2027-01-02"));
	t.sha256[LANG_JA] = "cd";
	assert_string_not_equal(one, standing_text(arena, &t, 5, "2027-01-01"));
}

static void
numbers_of_grants_have_one_form(void **state)
{
	static const char *const bad[] = { "", "CNP-2026-00001",
		"CNP-2026-0000012", "CNP-26-000001", "XNP-2026-000001",
		"CNP_2026_000001", "CNP-2026-00000A" };
	size_t i;

	(void)state;
	assert_true(grant_number_good("CNP-2026-000001"));
	assert_string_equal(grant_number_normalize(arena, " cnp-2026-000001 "),
		"CNP-2026-000001");
	assert_string_equal(grant_number_normalize(arena, "ＣＮＰ-2026-000001"),
		"CNP-2026-000001");
	for (i = 0; i < COUNT(bad); i++) {
		assert_false(grant_number_good(bad[i]));
		assert_null(grant_number_normalize(arena, bad[i]));
	}
}

static void
a_name_is_kept_under_the_language_of_its_script(void **state)
{
	(void)state;
	assert_int_equal(org_name_lang("Nordhavn Cement A/S", "DK"), LANG_EN);
	assert_int_equal(org_name_lang("みどり製鋼株式会社", "JP"), LANG_JA);
	assert_int_equal(org_name_lang("緑製鋼株式会社", "JP"), LANG_JA);
	assert_int_equal(org_name_lang("江门恒泰陶瓷有限公司", "CN"), LANG_ZH);
	assert_int_equal(org_name_lang("恒泰陶瓷", ""), LANG_ZH);
	assert_int_equal(org_name_lang("ＡＢＣ Холдинг", "CN"), LANG_EN);
}

static void
an_id_is_a_slug_of_the_name_or_of_the_number(void **state)
{
	struct org_new o = { .name = "Nordhavn Cement A/S",
		.scheme = "lei",
		.value = "529900ICA8XQYGIKR372",
		.country = "DK" };

	(void)state;
	assert_string_equal(org_slug(arena, &o), "nordhavn-cement-a-s");
	o.name = "  Ünï & Söhne -- 2030 ";
	assert_string_equal(org_slug(arena, &o), "n-s-hne-2030");
	o.name = "江门恒泰陶瓷有限公司";
	o.scheme = "uscc";
	o.value = "91110000600037341L";
	assert_string_equal(org_slug(arena, &o), "uscc-91110000600037341l");
	o.name = "ABBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"
		 "BBBBBBBBBB";
	assert_true(strlen(org_slug(arena, &o)) <= 57);
}

static void
the_licensee_of_a_grant_keeps_its_name_and_numbers(void **state)
{
	struct org_identifier id = { "lei", "529900ICA8XQYGIKR372" };
	struct org o = { .id = "probe",
		.name = "{\"en\": \"Probe\"}",
		.identifiers = { &id, 1 } };

	(void)state;
	assert_string_equal(grant_licensee_text(arena, &o),
		"{\"id\":\"probe\",\"name\":{\"en\": \"Probe\"},"
		"\"identifiers\":[{\"scheme\":\"lei\",\"value\":"
		"\"529900ICA8XQYGIKR372\"}]}");
}

static void
places_have_one_code_each_and_a_name_in_every_language(void **state)
{
	size_t i, k;

	(void)state;
	for (i = 0; i < place_count; i++) {
		assert_int_equal(strlen(places[i].code), 2);
		for (k = 0; k < LANG_COUNT; k++)
			assert_true(places[i].name[k][0] != '\0');
		for (k = 0; k < i; k++)
			assert_string_not_equal(places[i].code, places[k].code);
	}
	assert_string_equal(place_name("JP", LANG_ZH), "日本");
	assert_string_equal(place_name("QQ", LANG_ZH), "QQ");
	assert_true(place_find("EP")->office);
	assert_null(place_find(""));
}

#define TEST(f) IN_ARENA(f)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(lines_of_a_text_are_told_apart_and_kept_word_for_word),
		TEST(a_version_needs_its_route_all_languages_and_a_day),
		TEST(a_rule_is_in_force_between_the_second_approval_and_its_end),
		TEST(nobody_approves_twice_nor_from_outside_the_secretariat),
		TEST(what_is_approved_names_the_texts_and_the_limits),
		TEST(numbers_of_grants_have_one_form),
		TEST(a_name_is_kept_under_the_language_of_its_script),
		TEST(an_id_is_a_slug_of_the_name_or_of_the_number),
		TEST(the_licensee_of_a_grant_keeps_its_name_and_numbers),
		TEST(places_have_one_code_each_and_a_name_in_every_language),
	};

	return cmocka_run_group_tests_name("grant", tests, NULL, NULL);
}
