/* Citations: three formats, whatever the texts hold. */
#include "unit.h"

#include "base/buf.h"
#include "base/json.h"
#include "cite/cite.h"

static const char *const inventors[] = { "Mori, Aoi", "李明",
	"Sand and Gravel, Otto" };
static const char *const applicants[] = { "Minami Denki Co., Ltd." };
static const char *const priorities[] = { "JP2020123456", "JP2020123457" };
static const char *const keywords[] = { "H05K7/20", "Y02D10/00" };

static const struct cite full = {
	.number = "EP9001001A1",
	.office = "EP European Patent Office",
	.title = "LED driver with 100 % less CO2 {and} a_b & \\c",
	.lang = "en",
	.abstract = "First line.\r\nSecond \"line\".",
	.application_number = "EP19999001",
	.filed = "2019-06-10",
	.published = "2020-01-22",
	.status = "granted",
	.inventors = { inventors, 3 },
	.applicants = { applicants, 1 },
	.priorities = { priorities, 2 },
	.keywords = { keywords, 2 },
	.url = "https://pool.example/id/patent/EP9001001A1",
	.accessed = "2026-03-31",
};
static const struct cite bare = { .number = "CN1A", .url = "https://x/y_z" };

static const char *
put(struct arena *a, enum cite_format format, const struct cite *c)
{
	struct buf *b = buf_new(a, 100);

	cite_put(b, format, c);
	return b->data;
}

static void
test_bibtex_keeps_names_capitals_and_braces(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_string_equal(put(a, CITE_BIBTEX, &full),
		"@patent{EP9001001A1,\n"
		"  author = {Mori, Aoi and {李明} and {Sand and Gravel, "
		"Otto}},\n"
		"  title = {{LED} driver with 100 \\% less {CO2} "
		"\\textbraceleft{}and\\textbraceright{} a\\_b \\& "
		"\\textbackslash{}c},\n"
		"  holder = {{Minami Denki Co., Ltd.}},\n"
		"  number = {EP9001001A1},\n"
		"  date = {2020-01-22},\n"
		"  year = {2020},\n"
		"  note = {Application EP19999001, filed 2019-06-10},\n"
		"  langid = {english},\n"
		"  abstract = {First line. Second \"line\".},\n"
		"  keywords = {H05K7/20, Y02D10/00},\n"
		"  url = {https://pool.example/id/patent/EP9001001A1},\n"
		"  urldate = {2026-03-31}\n"
		"}\n");
	assert_string_equal(put(a, CITE_BIBTEX, &bare),
		"@patent{CN1A,\n"
		"  title = {{CN1A}},\n"
		"  number = {CN1A},\n"
		"  url = {https://x/y_z}\n"
		"}\n");
	arena_free(a);
}

static void
test_ris_has_a_tag_a_line(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_string_equal(put(a, CITE_RIS, &full),
		"TY  - PAT\r\n"
		"ID  - EP9001001A1\r\n"
		"AU  - Mori, Aoi\r\n"
		"AU  - 李明\r\n"
		"AU  - Sand and Gravel, Otto\r\n"
		"TI  - LED driver with 100 % less CO2 {and} a_b & \\c\r\n"
		"PB  - Minami Denki Co., Ltd.\r\n"
		"A2  - EP European Patent Office\r\n"
		"SN  - EP9001001A1\r\n"
		"M1  - EP19999001\r\n"
		"DA  - 2020/01/22\r\n"
		"PY  - 2020\r\n"
		"C1  - 2019/06/10\r\n"
		"C6  - granted\r\n"
		"OP  - JP2020123456; JP2020123457\r\n"
		"LA  - en\r\n"
		"AB  - First line. Second \"line\".\r\n"
		"KW  - H05K7/20\r\n"
		"KW  - Y02D10/00\r\n"
		"UR  - https://pool.example/id/patent/EP9001001A1\r\n"
		"Y2  - 2026/03/31\r\n"
		"ER  - \r\n");
	arena_free(a);
}

static void
test_csl_is_json_with_the_members_of_its_schema(void **state)
{
	struct arena *a = arena_new();
	const char *text = put(a, CITE_CSL, &full), *why;
	const struct json *j, *author;

	(void)state;
	assert_int_equal(json_parse(a, text, strlen(text), &j, &why), OK);
	assert_string_equal(json_text(json_get(j, "id")), "EP9001001A1");
	assert_string_equal(json_text(json_get(j, "type")), "patent");
	assert_string_equal(json_text(json_get(j, "title")), full.title);
	assert_string_equal(json_text(json_get(j, "abstract")),
		"First line. Second \"line\".");
	author = json_get(j, "author");
	assert_int_equal(json_count(author), 3);
	assert_string_equal(
		json_text(json_get(json_at(author, 0), "family")), "Mori");
	assert_string_equal(
		json_text(json_get(json_at(author, 0), "given")), "Aoi");
	assert_string_equal(
		json_text(json_get(json_at(author, 1), "literal")), "李明");
	assert_int_equal(
		json_int(json_at(
			json_at(json_get(json_get(j, "issued"), "date-parts"),
				0),
			2)),
		22);
	assert_int_equal(
		json_count(json_get(json_get(j, "custom"), "priorities")), 2);
	text = put(a, CITE_CSL, &bare);
	assert_string_equal(text, "{\"id\":\"CN1A\",\"type\":\"patent\","
				  "\"title\":\"CN1A\",\"number\":\"CN1A\","
				  "\"URL\":\"https://x/y_z\"}");
	arena_free(a);
}

static void
test_without_inventors_the_applicants_are_the_authors(void **state)
{
	struct arena *a = arena_new();
	struct cite c = bare;
	const char *text;

	(void)state;
	c.applicants = full.applicants;
	assert_non_null(strstr(put(a, CITE_BIBTEX, &c),
		"author = {{Minami Denki Co., Ltd.}}"));
	assert_non_null(strstr(
		put(a, CITE_RIS, &c), "AU  - Minami Denki Co., Ltd.\r\n"));
	text = put(a, CITE_CSL, &c);
	assert_non_null(strstr(
		text, "\"author\":[{\"literal\":\"Minami Denki Co., Ltd.\"}]"));
	arena_free(a);
}

static void
test_no_character_breaks_a_line(void **state)
{
	static const char text[] = "\ta\x01"
				   "b\xc2\x85"
				   "c\xe2\x80\xa8"
				   "d\xe2\x80\xa9\x7f e\nER  - \n\n";
	struct arena *a = arena_new();
	struct cite c = bare;

	(void)state;
	c.title = text;
	assert_non_null(
		strstr(put(a, CITE_RIS, &c), "TI  - a b c d e ER -\r\n"));
	assert_non_null(strstr(put(a, CITE_BIBTEX, &c), "{a b c d e {ER} -}"));
	assert_non_null(strstr(put(a, CITE_CSL, &c), "\"a b c d e ER -\""));
	arena_free(a);
}

static void
test_a_name_is_divided_at_its_only_comma(void **state)
{
	static const char *const names[] = { "Roe, Jane, Jr.", ", X", "X,",
		"X, ", "O'Hara, B." };
	struct arena *a = arena_new();
	struct cite c = bare;
	const char *text;

	(void)state;
	c.inventors = (struct cite_list){ names, 5 };
	text = put(a, CITE_CSL, &c);
	assert_non_null(strstr(text,
		"[{\"literal\":\"Roe, Jane, Jr.\"},{\"literal\":\", X\"},"
		"{\"literal\":\"X,\"},{\"literal\":\"X,\"},"
		"{\"family\":\"O'Hara\",\"given\":\"B.\"}]"));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bibtex_keeps_names_capitals_and_braces),
		cmocka_unit_test(test_ris_has_a_tag_a_line),
		cmocka_unit_test(
			test_csl_is_json_with_the_members_of_its_schema),
		cmocka_unit_test(
			test_without_inventors_the_applicants_are_the_authors),
		cmocka_unit_test(test_no_character_breaks_a_line),
		cmocka_unit_test(test_a_name_is_divided_at_its_only_comma),
	};

	return cmocka_run_group_tests_name("cite", tests, NULL, NULL);
}
