/* Arenas, buffers, days, JSON, languages: what everything stands on. */
#include "unit.h"

#include "base/buf.h"
#include "base/day.h"
#include "base/fiber.h"
#include "base/json.h"
#include "base/keep.h"
#include "base/lang.h"
#include "base/named.h"
#include "base/secret.h"

static void
push(void *p)
{
	struct buf *b = p;

	buf_char(b, (char)('0' + b->len));
}

static void
test_deferred_calls_run_last_first_at_reset(void **state)
{
	struct arena *other = arena_new();
	struct buf *b = buf_new(arena, 0);

	(void)state;
	arena_defer(other, push, b);
	arena_defer(other, push, b);
	arena_reset(other);
	assert_string_equal(b->data, "01");
	arena_free(other);
	assert_string_equal(b->data, "01");
}

static void
test_an_arena_gives_zeroed_aligned_memory_of_any_size(void **state)
{
	size_t sizes[] = { 0, 1, 7, 100, 4095, 4096, 16384, 1000000 };
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char *p = arena_alloc(arena, sizes[i]);

		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (k = 0; k < sizes[i]; k++)
			assert_int_equal(p[k], 0);
		memset(p, 0xff, sizes[i]);
	}
}

static void
test_a_buffer_grows_and_stays_terminated(void **state)
{
	struct buf *b = buf_new(arena, 0);
	int i;

	(void)state;
	for (i = 0; i < 10000; i++)
		buf_printf(b, "%d,", i % 10);
	assert_int_equal(b->len, 20000);
	assert_int_equal(b->data[b->len], 0);
	buf_clear(b);
	assert_string_equal(b->data, "");
}

static void
test_html_and_addresses_are_escaped(void **state)
{
	struct buf *b = buf_new(arena, 0);

	(void)state;
	buf_html(b, "<a href=\"x\" title='y'>&</a>");
	assert_string_equal(b->data,
		"&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
	buf_clear(b);
	buf_url(b, "a b&c=/冷~");
	assert_string_equal(b->data, "a%20b%26c%3D%2F%E5%86%B7~");
}

static void
test_days_are_civil_and_exist(void **state)
{
	static const struct {
		const char *text;
		bool valid;
	} cases[] = { { "2024-02-29", true }, { "2023-02-29", false },
		{ "1900-02-29", false }, { "2000-02-29", true },
		{ "2024-13-01", false }, { "2024-00-10", false },
		{ "2024-04-31", false }, { "2024-4-01", false },
		{ "2024-04-01 ", false }, { "", false },
		{ "２０２４-04-01", false }, { "1499-12-31", false } };
	char out[DAY_SIZE];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(day_valid(cases[i].text), cases[i].valid);
	assert_int_equal(day_add("2024-02-28", 2, out), OK);
	assert_string_equal(out, "2024-03-01");
	assert_int_equal(day_add("2024-01-01", -1, out), OK);
	assert_string_equal(out, "2023-12-31");
	assert_int_equal(day_read("20240229", out), OK);
	assert_string_equal(out, "2024-02-29");
	assert_int_equal(day_read("20230229", out), ERR_INVALID);
}

static void
test_json_is_written_with_commas_and_escapes(void **state)
{
	struct buf *b = buf_new(arena, 0);
	struct json_writer w = { .out = b };

	(void)state;
	json_open(&w, '{');
	json_key(&w, "a\"b");
	json_add_string(&w, "line\nbreak\x01\\");
	json_key(&w, "n");
	json_add_int(&w, -5);
	json_key(&w, "list");
	json_open(&w, '[');
	json_add_bool(&w, true);
	json_add_raw(&w, NULL);
	json_add_raw(&w, "{\"x\":1}");
	json_close(&w, ']');
	json_close(&w, '}');
	assert_string_equal(b->data,
		"{\"a\\\"b\":\"line\\nbreak\\u0001\\\\\",\"n\":-5,"
		"\"list\":[true,null,{\"x\":1}]}");
}

static void
test_json_that_is_deep_or_doubled_is_refused(void **state)
{
	const struct json *v;
	const char *why;
	char deep[200];
	const char *doubled = "{\"a\":1,\"a\":2}";

	(void)state;
	memset(deep, '[', 33);
	memset(deep + 33, ']', 33);
	assert_int_equal(json_parse(arena, deep, 66, &v, &why), ERR_INVALID);
	assert_int_equal(
		json_parse(arena, deep + 1, 64, &v, &why), OK);
	assert_int_equal(json_parse(arena, doubled, strlen(doubled), &v, &why),
		ERR_INVALID);
	assert_int_equal(json_parse(arena, "1 2", 3, &v, &why), ERR_INVALID);
	assert_int_equal(
		json_parse(arena, "\"a\\u0000b\"", 10, &v, &why), ERR_INVALID);
}

static void
test_the_language_follows_the_header(void **state)
{
	(void)state;
	assert_int_equal(lang_accept(NULL), LANG_EN);
	assert_int_equal(lang_accept("zh-CN,zh;q=0.9,en;q=0.8"), LANG_ZH);
	assert_int_equal(lang_accept("fr, ja;q=0.5, en;q=0.3"), LANG_JA);
	assert_int_equal(lang_accept("de"), LANG_EN);
	assert_int_equal(lang_accept("en;q=0.2, zh;q=0"), LANG_EN);
	assert_int_equal(lang_accept(",;;q=,"), LANG_EN);
}

static void
test_placeholders_are_filled_by_name(void **state)
{
	(void)state;
	assert_string_equal(
		tr_fill(arena, "{b} of {a}: {c}", "a", "1", "b", "2", NULL),
		"2 of 1: {c}");
	assert_string_equal(tr_fill(arena, "{open", "a", "1", NULL), "{open");
}

static void
test_a_name_falls_back_over_the_languages(void **state)
{
	struct named n;

	(void)state;
	n = named_pick(arena, LANG_JA, "{\"zh\":\"远山\",\"ja\":\"遠山\"}");
	assert_string_equal(n.text, "遠山");
	assert_string_equal(n.lang, "ja");
	n = named_pick(arena, LANG_JA, "{\"zh\":\"远山\",\"de\":\"Berg\"}");
	assert_string_equal(n.lang, "zh-Hans");
	n = named_pick(arena, LANG_EN, "{\"ol\":\"X\"}");
	assert_string_equal(n.text, "X");
	assert_string_equal(n.lang, "");
	/* Printed by PostgreSQL, by others, and with escapes. */
	n = named_pick(arena, LANG_JA, "{\"en\": \"A\", \"ja\": \"\"}");
	assert_string_equal(n.text, "A");
	n = named_pick(arena, LANG_EN, "{\"zh\": \"B\", \"en\": \"a \\\"b\\\"\"}");
	assert_string_equal(n.text, "a \"b\"");
	n = named_pick(arena, LANG_EN, "{ \"en\" : \"spaced\" }");
	assert_string_equal(n.text, "spaced");
	n = named_pick(arena, LANG_EN, "{}");
	assert_string_equal(n.text, "");
	n = named_pick(arena, LANG_EN, "{");
	assert_string_equal(n.text, "");
}

static int steps;

static void
count_three(void *arg)
{
	(void)arg;
	for (steps = 1; steps < 3; steps++)
		fiber_park();
}

static void
test_a_fiber_parks_and_goes_on(void **state)
{
	struct fiber *f = fiber_new(count_three, NULL);

	(void)state;
	assert_false(fiber_resume(f));
	assert_int_equal(steps, 1);
	assert_false(fiber_resume(f));
	assert_true(fiber_resume(f));
	assert_int_equal(steps, 3);
	assert_null(fiber_self());
	fiber_free(f);
	/* A fiber that is dropped half-way leaves its stack to the next. */
	f = fiber_new(count_three, NULL);
	assert_false(fiber_resume(f));
	fiber_free(f);
	f = fiber_new(count_three, NULL);
	assert_false(fiber_resume(f));
	assert_int_equal(steps, 1);
	fiber_free(f);
}

static void
test_digests_are_the_known_ones(void **state)
{
	char hex[SECRET_HEX_SIZE], other[SECRET_HEX_SIZE];

	(void)state;
	secret_sha256("abc", 3, hex);
	assert_string_equal(hex,
		"ba7816bf8f01cfea414140de5dae2223"
		"b00361a396177a9cb410ff61f20015ad");
	/* RFC 4231, test case 2 */
	secret_hmac("Jefe", "what do ya want for nothing?", hex);
	assert_string_equal(hex,
		"5bdcc146bf60754e6a042426089575c7"
		"5a003f089d2739839dec58b964ec3843");
	secret_token(hex);
	secret_token(other);
	assert_string_not_equal(hex, other);
	assert_true(secret_equal(hex, hex));
	assert_false(secret_equal(hex, other));
}

static void
test_a_text_is_kept_until_it_is_replaced(void **state)
{
	(void)state;
	assert_null(keep_get(arena, "one"));
	keep_put("one", "first");
	keep_put("two", "other");
	assert_string_equal(keep_get(arena, "one"), "first");
	keep_put("one", "second");
	assert_string_equal(keep_get(arena, "one"), "second");
	assert_string_equal(keep_get(arena, "two"), "other");
	assert_null(keep_get(arena, "three"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_a_text_is_kept_until_it_is_replaced),
		IN_ARENA(test_deferred_calls_run_last_first_at_reset),
		IN_ARENA(test_an_arena_gives_zeroed_aligned_memory_of_any_size),
		IN_ARENA(test_a_buffer_grows_and_stays_terminated),
		IN_ARENA(test_html_and_addresses_are_escaped),
		IN_ARENA(test_days_are_civil_and_exist),
		IN_ARENA(test_json_is_written_with_commas_and_escapes),
		IN_ARENA(test_json_that_is_deep_or_doubled_is_refused),
		IN_ARENA(test_the_language_follows_the_header),
		IN_ARENA(test_placeholders_are_filled_by_name),
		IN_ARENA(test_a_name_falls_back_over_the_languages),
		IN_ARENA(test_a_fiber_parks_and_goes_on),
		IN_ARENA(test_digests_are_the_known_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
