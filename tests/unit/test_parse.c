/* Queries, cookies, entity tags, content codings: what comes from outside. */
#include "unit.h"

#include "base/buf.h"
#include "http/parse.h"

/* "name=value|name=value", so that a table can say what is expected. */
static const char *
shown(const struct pairs *pairs)
{
	struct buf *b = buf_new(arena, 64);

	for (size_t i = 0; i < pairs->count; i++)
		buf_printf(b, "%s%s=%s", i == 0 ? "" : "|",
			pairs->items[i].name, pairs->items[i].value);
	return b->data;
}

/* The text in memory that ends with it: the sanitizer sees a byte too far. */
static char *
exact(const char *text, size_t len)
{
	char *p = test_malloc(len == 0 ? 1 : len);

	memcpy(p, text, len);
	return p;
}

static const struct {
	const char *text;
	const char *pairs; /* NULL: refused */
} queries[] = {
	{ "", "" },
	{ "a=1&b=2", "a=1|b=2" },
	{ "a", "a=" },
	{ "a=", "a=" },
	{ "=a", "=a" },
	{ "a=b=c", "a=b=c" },
	{ "&&a=1&&", "a=1" },
	{ "a=1&a=2&a=1", "a=1|a=2|a=1" },
	{ "a=x+y%20z%2B", "a=x y z+" },
	{ "%E4%B8%AD=%e6%96%87", "中=文" },
	{ "q=中文", "q=中文" },
	{ "a%3Db=c%26d", "a=b=c&d" },
	{ "text=line%0D%0Aline%09tab", "text=line\r\nline\ttab" },
	{ "a=%f0%9f%8c%b1", "a=🌱" },
	{ "a=1;b=2", "a=1;b=2" },
	{ "a=%", NULL },
	{ "a=%4", NULL },
	{ "a=%4g", NULL },
	{ "a=%%41", NULL },
	{ "%=a", NULL },
	{ "a=1&b=%00", NULL },
	{ "a=%ff", NULL },
	{ "a=%c0%80", NULL },
	{ "a=%ed%a0%80", NULL },
	{ "a=\xe4", NULL },
	{ "%e4=a&%b8", NULL },
};

static void
test_query_is_read_as_browsers_write_forms(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(queries); i++) {
		size_t len = strlen(queries[i].text);
		char *text = exact(queries[i].text, len);
		struct pairs pairs = { 0 };
		enum err e = parse_query(arena, text, len, &pairs);

		if (queries[i].pairs == NULL) {
			assert_int_equal(e, ERR_INVALID);
			assert_int_equal(pairs.count, 0);
		} else {
			assert_int_equal(e, OK);
			assert_string_equal(shown(&pairs), queries[i].pairs);
		}
		test_free(text);
	}
}

static void
test_query_with_nul_is_refused(void **state)
{
	struct pairs pairs = { 0 };

	(void)state;
	assert_int_equal(parse_query(arena, "a=b\0c", 5, &pairs), ERR_INVALID);
	assert_int_equal(parse_query(arena, NULL, 0, &pairs), OK);
}

static void
test_query_adds_to_a_list_or_leaves_it_as_it_was(void **state)
{
	struct pairs pairs = { 0 };

	(void)state;
	assert_int_equal(parse_query(arena, "a=1", 3, &pairs), OK);
	assert_int_equal(parse_query(arena, "b=2&c=%", 7, &pairs), ERR_INVALID);
	assert_string_equal(shown(&pairs), "a=1");
	assert_int_equal(parse_query(arena, "d=3", 3, &pairs), OK);
	assert_string_equal(shown(&pairs), "a=1|d=3");
}

static void
test_query_has_at_most_1000_names(void **state)
{
	struct buf *b = buf_new(arena, 64);
	struct pairs pairs = { 0 };

	(void)state;
	for (int i = 0; i < PARSE_PAIRS_MAX; i++)
		buf_str(b, "a&");
	assert_int_equal(parse_query(arena, b->data, b->len, &pairs), OK);
	assert_int_equal(pairs.count, PARSE_PAIRS_MAX);
	buf_str(b, "a");
	pairs = (struct pairs){ 0 };
	assert_int_equal(
		parse_query(arena, b->data, b->len, &pairs), ERR_INVALID);
}

static const struct {
	const char *text;
	const char *decoded;
} percents[] = {
	{ "", "" },
	{ "patents", "patents" },
	{ "a+b", "a+b" },
	{ "a%2Bb%2fc", "a+b/c" },
	{ "%E6%9D%B1", "東" },
	{ "%", NULL },
	{ "a%2", NULL },
	{ "%00", NULL },
	{ "%80", NULL },
};

static void
test_percent_encoding_of_paths_keeps_plus(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(percents); i++) {
		size_t len = strlen(percents[i].text);
		char *text = exact(percents[i].text, len);
		char *out = NULL;
		enum err e = parse_percent(arena, text, len, &out);

		assert_int_equal(
			e, percents[i].decoded == NULL ? ERR_INVALID : OK);
		if (e == OK)
			assert_string_equal(out, percents[i].decoded);
		else
			assert_null(out);
		test_free(text);
	}
}

static const struct {
	const char *header;
	const char *pairs;
} cookies[] = {
	{ NULL, "" },
	{ "", "" },
	{ ";", "" },
	{ "a=1", "a=1" },
	{ "a=1; b=2", "a=1|b=2" },
	{ "a=1;b=2 ;\tc=3", "a=1|b=2|c=3" },
	{ "a=", "a=" },
	{ "a=b=c", "a=b=c" },
	{ "a=\"b\"", "a=\"b\"" },
	{ "__Host-session=0f; a=1; a=2", "__Host-session=0f|a=1|a=2" },
	/* what breaks the grammar does not take its neighbours with it */
	{ "name=café; a=1", "a=1" },
	{ "bad name=x; a=1", "a=1" },
	{ "a; =b; b=2", "b=2" },
	{ "x=1,2; y=\"; z=a b; w={\"a\\\"}; a=1", "a=1" },
};

static void
test_cookies_of_other_sites_do_not_hide_ours(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cookies); i++) {
		struct pairs pairs = { 0 };

		parse_cookies(arena, cookies[i].header, &pairs);
		assert_string_equal(shown(&pairs), cookies[i].pairs);
	}
}

static void
test_cookies_end_after_100(void **state)
{
	struct buf *b = buf_new(arena, 64);
	struct pairs pairs = { 0 };

	(void)state;
	for (int i = 0; i < 2 * PARSE_COOKIES_MAX; i++)
		buf_str(b, "a=1; ");
	parse_cookies(arena, b->data, &pairs);
	assert_int_equal(pairs.count, PARSE_COOKIES_MAX);
}

static const struct {
	const char *header;
	const char *etag;
	bool match;
} etags[] = {
	{ NULL, "\"a\"", false },
	{ "", "\"a\"", false },
	{ "*", "\"a\"", true },
	{ "\"a\"", "\"a\"", true },
	{ "W/\"a\"", "\"a\"", true },
	{ "\"a\"", "W/\"a\"", true },
	{ "\"b\", \"a\"", "\"a\"", true },
	{ "\"b\",W/\"a\" , ", "\"a\"", true },
	{ "\"x, \", \"a\"", "\"a\"", false },
	{ "\"b,\\\"a\"", "\"a\"", false },
	{ "\"x,y\",\"a\"", "\"a\"", true },
	{ "\"aa\"", "\"a\"", false },
	{ "\"A\"", "\"a\"", false },
	{ "a", "\"a\"", false },
	{ "\"a", "\"a\"", false },
	{ "\"a\" \"b\"", "\"a\"", false },
	{ "w/\"a\"", "\"a\"", false },
	{ "\"a\", *", "\"a\"", false },
};

static void
test_entity_tags_compare_weakly(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(etags); i++)
		if (parse_etag_match(etags[i].header, etags[i].etag) !=
			etags[i].match)
			fail_msg("%s with %s", etags[i].header, etags[i].etag);
}

static const struct {
	const char *header;
	bool gzip;
} codings[] = {
	{ NULL, false },
	{ "", false },
	{ "gzip", true },
	{ "GZip", true },
	{ "x-gzip", true },
	{ "gzip, deflate, br", true },
	{ "br;q=1.0, gzip;q=0.8, *;q=0.1", true },
	{ "deflate,\tgzip ; q=0.001", true },
	{ "gzip;q=0", false },
	{ "gzip;q=0.000", false },
	{ "gzip;q=1.000", true },
	{ "*", true },
	{ "*;q=0", false },
	{ "*, gzip;q=0", false },
	{ "gzip;q=0, *", false },
	{ "*;q=0, gzip", true },
	{ "identity", false },
	{ "gzipped", false },
	{ "br", false },
	{ "gzip;q=2", false },
	{ "gzip;q=1.5", false },
	{ "gzip;q=0.0001", false },
	{ "gzip;q=", false },
	{ "gzip;q", false },
	{ "gzip;", false },
	{ "gzip;q=x", false },
	{ ",, ,gzip", true },
};

static void
test_gzip_is_sent_only_to_those_who_take_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(codings); i++)
		if (parse_accepts_gzip(codings[i].header) != codings[i].gzip)
			fail_msg("%s", codings[i].header);
}

static void
test_pairs_keep_order_and_repetition(void **state)
{
	struct pairs pairs = { 0 };

	(void)state;
	for (int i = 0; i < 100; i++)
		pairs_add(arena, &pairs, i % 2 == 0 ? "even" : "odd",
			i < 2 ? "" : arena_printf(arena, "%d", i));
	assert_int_equal(pairs.count, 100);
	assert_int_equal(pairs_count(&pairs, "odd"), 50);
	assert_int_equal(pairs_count(&pairs, "ODD"), 0);
	assert_string_equal(pairs_find(&pairs, "odd"), "");
	assert_string_equal(pairs_text(&pairs, "odd"), "3");
	assert_string_equal(pairs.items[99].value, "99");
	assert_null(pairs_find(&pairs, "Odd"));
	assert_null(pairs_text(&pairs, "none"));
	assert_string_equal(pairs_find_nocase(&pairs, "Odd"), "");
	assert_null(pairs_find_nocase(&pairs, "od"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_query_is_read_as_browsers_write_forms),
		IN_ARENA(test_query_with_nul_is_refused),
		IN_ARENA(test_query_adds_to_a_list_or_leaves_it_as_it_was),
		IN_ARENA(test_query_has_at_most_1000_names),
		IN_ARENA(test_percent_encoding_of_paths_keeps_plus),
		IN_ARENA(test_cookies_of_other_sites_do_not_hide_ours),
		IN_ARENA(test_cookies_end_after_100),
		IN_ARENA(test_entity_tags_compare_weakly),
		IN_ARENA(test_gzip_is_sent_only_to_those_who_take_it),
		IN_ARENA(test_pairs_keep_order_and_repetition),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
