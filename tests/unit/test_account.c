#include "unit.h"

#include "account/account.h"
#include "account/password.h"

static void
test_addresses_have_one_form(void **state)
{
	static const struct {
		const char *typed;
		const char *normal; /* NULL: refused */
	} cases[] = {
		{ "chen@example.org", "chen@example.org" },
		{ "  Chen.Yu@Example.ORG ", "chen.yu@example.org" },
		{ "sato＠ｅｘａｍｐｌｅ．ｊｐ", "sato@example.jp" },
		{ "a+b!c@sub.example-x.org", "a+b!c@sub.example-x.org" },
		{ "用户@例子.公司", "用户@例子.公司" },
		{ "a@b.c", "a@b.c" },
		{ "", NULL },
		{ "chen", NULL },
		{ "@example.org", NULL },
		{ "chen@", NULL },
		{ "chen@example", NULL },
		{ "chen@.org", NULL },
		{ "chen@example.", NULL },
		{ "chen@example..org", NULL },
		{ "chen@-example.org", NULL },
		{ "chen@example-.org", NULL },
		{ "chen@exa mple.org", NULL },
		{ "chen@example.org@example.org", NULL },
		{ "che n@example.org", NULL },
		{ "che\nn@example.org", NULL },
		{ "<chen@example.org>", NULL },
		{ "a,b@example.org", NULL },
		{ "chen@example.org/x", NULL },
		{ "\xff@example.org", NULL },
		{ "1234567890123456789012345678901234567890123456789012345678"
		  "9012345@example.org",
			NULL },
	};
	struct arena *a = arena_new();
	const char *got;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (cases[i].normal == NULL) {
			if (account_email_normalize(a, cases[i].typed, &got) !=
				ERR_INVALID)
				fail_msg("taken: %s", cases[i].typed);
			continue;
		}
		assert_int_equal(
			account_email_normalize(a, cases[i].typed, &got), OK);
		assert_string_equal(got, cases[i].normal);
		/* The form of a form is itself. */
		assert_int_equal(account_email_normalize(a, got, &got), OK);
		assert_string_equal(got, cases[i].normal);
	}
	arena_free(a);
}

static void
test_guessable_passwords_are_refused(void **state)
{
	static const char *const bad[] = { "", "short", "elevenchars",
		"Password2024!", "password1234", "P@ssw0rd!!!!",
		"!!!Welcome2024", "qwertyuiop12", "QWERTYuiop!1",
		"0987654321098", "1q2w3e4r5t6y", "aaaaaaaaaaaa", "abababababab",
		"abc123abc123", "abcdefghijkl", "zyxwvutsrqponm",
		"123456789012", "zxcvbnmasdfgh", "correct horse battery staple",
		"ｐａｓｓｗｏｒｄ１２３４", "hanako.sato@example.org",
		"Hanako.Sato-22", "2024hanako.sato", "letmein12345!",
		"iloveyou2024", "canopy-2024-11" };
	static const char *const good[] = { "copper window sixteen",
		"velvet anchor seventy", "kR7#pq!zL0vTs", "tulpe regen mond",
		"电池、窗户、十六只蓝鸟飞过山", "さくらと雨と二十四のとけい",
		"hanako.sato went to the sea", "mississippi river boats",
		"twelve1chars", "  leading spaces  " };
	const char *why;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		why = NULL;
		if (account_password_check(bad[i], "hanako.sato@example.org",
			    &why) != ERR_INVALID)
			fail_msg("taken: %s", bad[i]);
		assert_non_null(why);
	}
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		why = "";
		if (account_password_check(
			    good[i], "hanako.sato@example.org", &why) != OK)
			fail_msg("refused: %s (%s)", good[i], why);
	}
}

static void
test_passwords_have_a_greatest_length(void **state)
{
	static const char part[] = "copper window sixteen velvet ";
	char text[ACCOUNT_PASSWORD_MAX + 2];
	const char *why = "";
	size_t i;

	(void)state;
	for (i = 0; i < ACCOUNT_PASSWORD_MAX + 1; i++)
		text[i] = part[i % (sizeof(part) - 1)];
	text[i] = '\0';
	assert_int_equal(account_password_check(text, "", &why), ERR_INVALID);
	text[ACCOUNT_PASSWORD_MAX] = '\0';
	assert_int_equal(account_password_check(text, "", &why), OK);
}

static void
test_going_on_leads_to_no_other_host(void **state)
{
	static const struct {
		const char *typed;
		const char *next;
	} cases[] = {
		{ "/en/patents", "/en/patents" },
		{ "/en/patents?q=a%20b&office=CN",
			"/en/patents?q=a%20b&office=CN" },
		{ "/zh/patents?q=電", "/zh/patents?q=%E9%9B%BB" },
		{ "/en/a b\"c", "/en/a%20b%22c" },
		{ "/", "/" },
		{ NULL, NULL },
		{ "", NULL },
		{ "en/patents", NULL },
		{ "//elsewhere.example", NULL },
		{ "/\\elsewhere.example", NULL },
		{ "\\\\elsewhere.example", NULL },
		{ "https://elsewhere.example", NULL },
		{ "javascript:alert(1)", NULL },
		{ "/\t/elsewhere.example", NULL },
		{ "/x\r\nset-cookie: a=b", NULL },
		{ " /en", NULL },
	};
	struct arena *a = arena_new();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = account_next(a, cases[i].typed);

		if (cases[i].next == NULL)
			assert_null(got);
		else
			assert_string_equal(got, cases[i].next);
	}
	arena_free(a);
}

static void
test_roles_are_read_back(void **state)
{
	enum who role;
	int i;

	(void)state;
	for (i = APPLICANT; i <= ADMIN; i++) {
		assert_int_equal(
			account_role_read(account_role((enum who)i), &role),
			OK);
		assert_int_equal(role, i);
	}
	assert_int_equal(account_role_read("anyone", &role), ERR_NOT_FOUND);
	assert_int_equal(account_role_read("", &role), ERR_NOT_FOUND);
}

static void
test_a_password_fits_its_own_string_only(void **state)
{
	struct arena *a = arena_new();
	struct password_verdict v;
	const char *one, *two;

	(void)state;
	assert_int_equal(password_hash(a, NULL, "copper window", &one), OK);
	assert_int_equal(password_hash(a, NULL, "copper window", &two), OK);
	assert_string_not_equal(one, two);
	assert_memory_equal(one, "$argon2id$v=19$m=65536,t=3,p=1$", 31);
	assert_int_equal(
		password_verify(a, NULL, one, "copper window", &v), OK);
	assert_true(v.right);
	assert_false(v.stale);
	assert_int_equal(password_verify(a, NULL, one, "copper windo", &v), OK);
	assert_false(v.right);
	assert_int_equal(password_verify(a, NULL, NULL, "", &v), OK);
	assert_false(v.right);
	arena_free(a);
}

static void
test_a_cheaper_string_is_right_but_stale(void **state)
{
	/* "copper window" with one pass over 8 MiB */
	static const char cheap[] =
		"$argon2id$v=19$m=8192,t=1,p=1$VzqDWfs5olP+mXRxn2u8KA$"
		"sjo1U9m7sJDmwRmrPHr2L1DThdySD/SroMaLY7CgHKg";
	struct arena *a = arena_new();
	struct password_verdict v;

	(void)state;
	assert_int_equal(
		password_verify(a, NULL, cheap, "copper window", &v), OK);
	assert_true(v.right);
	assert_true(v.stale);
	assert_int_equal(
		password_verify(a, NULL, "no string", "copper window", &v), OK);
	assert_false(v.right);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_addresses_have_one_form),
		cmocka_unit_test(test_guessable_passwords_are_refused),
		cmocka_unit_test(test_passwords_have_a_greatest_length),
		cmocka_unit_test(test_going_on_leads_to_no_other_host),
		cmocka_unit_test(test_roles_are_read_back),
		cmocka_unit_test(test_a_password_fits_its_own_string_only),
		cmocka_unit_test(test_a_cheaper_string_is_right_but_stale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
