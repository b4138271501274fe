/* The one box: what plain text most likely means. */
#include "unit.h"

#include "search/guess.h"

static const struct {
	const char *typed;
	enum guess_kind kind;
	const char *query; /* NULL: nothing was guessed */
} guesses[] = {
	{ "CN112345678A", GUESS_NUMBER, "pn=CN112345678" },
	{ "cn 112345678 a", GUESS_NUMBER, "pn=CN112345678" },
	{ "EP 1 234 567 B1", GUESS_NUMBER, "pn=EP1234567" },
	{ "US 11,222,333 B2", GUESS_NUMBER, "pn=US11222333" },
	{ "202010123456.2", GUESS_NUMBER, "ap=CN202010123456" },
	{ "PCT/CN2021/123456", GUESS_NUMBER, "ap=PCT/CN2021/123456" },
	{ "KR 10-2021-0012345", GUESS_NUMBER,
		"pn=KR20210012345 OR ap=KR20210012345" },
	{ "2022", GUESS_DAY, "pd=\"2022\"" },
	{ "2022-05", GUESS_DAY, "pd=\"2022-05\"" },
	{ "20220517", GUESS_DAY, "pd=\"20220517\"" },
	{ "2022..2024", GUESS_DAY, "pd=\"2022..2024\"" },
	{ "2022年5月", GUESS_DAY, "pd=\"2022年5月\"" },
	{ "H05K 7/20", GUESS_CLASS, "cpc=H05K7/20 OR ipc=H05K7/20" },
	{ "y02e", GUESS_CLASS, "cpc=Y02E" },
	{ "Y02", GUESS_CLASS, "cpc=Y02" },
	{ "US 5,123,456", GUESS_NUMBER, "pn=US5123456" },
	{ "USRE38123E1", GUESS_NUMBER, "pn=USRE38123" },
	{ "WO 2022/123456 A1", GUESS_NUMBER, "pn=WO2022123456" },
	{ "特開2021-123456", GUESS_NUMBER, "pn=JP2021123456" },
	{ "snarvel 2022", GUESS_QUERY, NULL },
	{ "CO2 2022", GUESS_QUERY, NULL },
	{ "de 2022", GUESS_QUERY, NULL },
	{ "B12", GUESS_QUERY, NULL },
	{ "heat pump", GUESS_QUERY, NULL },
	{ "12", GUESS_QUERY, NULL },
	{ "2022 heat", GUESS_QUERY, NULL },
	{ "\"2022\"", GUESS_QUERY, NULL },
	{ "txt=2022", GUESS_QUERY, NULL },
	{ "pn=EP1234567", GUESS_QUERY, NULL },
	{ "NOT 2022", GUESS_QUERY, NULL },
	{ "2022 OR 2023", GUESS_QUERY, NULL },
	{ "冷却", GUESS_QUERY, NULL },
};

static void
text_is_what_it_most_likely_means(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(guesses); i++) {
		const struct query *tree = NULL, *read = NULL;
		struct query_error error;
		struct guess g;

		assert_int_equal(
			query_parse(arena, guesses[i].typed, &tree, &error),
			OK);
		assert_int_equal(
			guess_read(NULL, arena, guesses[i].typed, tree, &g),
			OK);
		if (g.kind != guesses[i].kind)
			fail_msg("%s: kind %d", guesses[i].typed, (int)g.kind);
		if (guesses[i].query == NULL)
			continue;
		assert_string_equal(g.query, guesses[i].query);
		/* Both readings can be followed. */
		assert_int_equal(
			query_parse(arena, g.query, &read, &error), OK);
		assert_int_equal(
			query_parse(arena, g.words, &read, &error), OK);
		assert_true(query_has_field(read, QUERY_TXT));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(text_is_what_it_most_likely_means),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
