/* What an address asks of the search. */
#include "unit.h"

#include "http/parse.h"
#include "search/params.h"
#include "search/question.h"

/* The question that a page of the search understands. */
static const char *
understood(const char *query)
{
	struct req r = { .arena = arena };
	struct params p;
	struct kept_list kept;

	assert_int_equal(
		parse_query(arena, query, strlen(query), &r.query), OK);
	assert_int_equal(params_read(&r, &p), OK);
	question_list(&r, &p, &kept);
	return question_path(&r, "", &kept, NULL, NULL);
}

static void
a_page_keeps_what_it_understands(void **state)
{
	(void)state;
	assert_string_equal(understood("limit=5&a=b"), "");
	assert_string_equal(understood("q=%20&office="), "");
	assert_string_equal(understood("sort=filed&q=a+b&cpc=h05k 7/20"),
		"?q=a%20b&cpc=H05K7%2F20&sort=filed");
	assert_string_equal(understood("group=family&page=3&on=2024-02-30"), "");
	assert_string_equal(
		understood("group=publication&on=2024-02-29&year=2020"),
		"?year=2020&on=2024-02-29&group=publication");
	assert_string_equal(understood("pool=any&topic=x&office=EP&office=US"),
		"?office=EP&office=US&topic=x&pool=any");
}

static void
a_symbol_of_white_space_is_no_filter(void **state)
{
	(void)state;
	assert_string_equal(understood("cpc=%20"), "");
	assert_string_equal(understood("cpc=%E3%80%80&cpc=Y02E"), "?cpc=Y02E");
}

static void
a_symbol_is_in_normal_form(void **state)
{
	(void)state;
	/* U+02DC is a space and a mark; without the space it is a letter. */
	assert_string_equal(understood("cpc=E%CB%9C"), "?cpc=%E1%BA%BC");
	assert_string_equal(understood("cpc=%E1%BA%BC"), "?cpc=%E1%BA%BC");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(a_page_keeps_what_it_understands),
		IN_ARENA(a_symbol_of_white_space_is_no_filter),
		IN_ARENA(a_symbol_is_in_normal_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
