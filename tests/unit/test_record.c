/* Native records: what is taken, what is refused and by which field. */
#include "unit.h"

#include "base/buf.h"
#include "exchange/fact.h"
#include "exchange/record.h"
#include "exchange/row.h"
#include "patent/topic.h"

static const char *slugs[] = { "buildings", "transport", "microgrid" };
static struct patent_topic_rule rules[] = {
	{ "Y02B", 0 },
	{ "Y02T", 1 },
	{ "B60L", 1 },
	{ "H02J", 2 },
};
static const struct patent_topics topics = { slugs, 3, rules, 4 };

struct kind {
	record_fn *own;
	const struct field *fields;
	const struct fact_kinds *facts;
};
static const struct kind patent = { .own = record_patent,
	.fields = patent_fields };
static const struct kind organisation = { .facts = &fact_organisations };
static const struct kind member = { .facts = &fact_members };
static const struct kind control = { .facts = &fact_control };

static enum err
read_text(struct arena *a, const struct kind *k, const char *text,
	struct record *r)
{
	*r = (struct record){ .arena = a,
		.topics = &topics,
		.fields = k->fields,
		.facts = k->facts,
		.row = buf_new(a, 64) };
	return record_read(r, k->own, text, strlen(text));
}

/* Columns that begin a row: "\t" and values, NULL as \N. */
static const struct {
	const struct kind *kind;
	const char *text;
	const char *row; /* its beginning */
} good[] = {
	{ &patent, "{\"number\":\"EP 1 000 000 A1\"}",
		"\tEP1000000A1\tEP1000000\tEP\tA1\tf\t\\N\tf\t[]\tf\t[]"
		"\tf\t\\N\t\\N"
		"\tf\t\\N\t\\N\t\\N\t\\N\tf\t{}\tf\t\\N\tf\t{}" },
	{ &patent, "{\"number\":\"EP1000000\",\"kind\":\"A1\"}",
		"\tEP1000000A1\tEP1000000\tEP\tA1\tf" },
	{ &patent,
		"{\"number\":\"EP1000000A1\",\"kind\":\"A1\",\"office\":"
		"\"EP\"}",
		"\tEP1000000A1\tEP1000000\tEP\tA1\tf" },
	{ &patent, "{\"number\":\"US2021123456A1\"}",
		"\tUS20210123456A1\tUS20210123456\tUS\tA1" },
	{ &patent, "{\"number\":\"USPP12345P3\"}",
		"\tUSPP12345P3\tUSPP12345\tUS\tP3" },
	{ &patent,
		"{\"number\":\"CN112345678A\",\"application_number\":"
		"\"ZL202010123456.2\",\"priority\":[{\"number\":\"JP 1\","
		"\"date\":\"2020-02-29\"},{\"number\":\"x\"}]}",
		"\tCN112345678A\tCN112345678\tCN\tA\tt\tCN202010123456\tt"
		"\t[{\"number\":\"JP 1\",\"date\":\"2020-02-29\"},{"
		"\"number\":\"x\"}]\tf" },
	{ &patent,
		"{\"number\":\"US11222333B2\",\"application_number\":"
		"\"17/961,467\"}",
		"\tUS11222333B2\tUS11222333\tUS\tB2\tt\tUS17/961467\tf" },
	{ &patent,
		"{\"number\":\"EP1A1\",\"application_number\":null,"
		"\"priority\":null,\"topics\":null,\"pool\":null,\"cpc\":"
		"null}",
		"\tEP1A1\tEP1\tEP\tA1\tt\t\\N\tt\t[]\tf\t[]\tt\t\\N\t{}\tt\t\\N"
		"\t\\N\t\\N\t\\N" },
	{ &patent,
		"{\"number\":\"EP1A1\",\"cpc\":[\"h02j 3/38\",\"Y02T10/70\"]"
		",\"topics\":[\"buildings\"]}",
		"\tEP1A1\tEP1\tEP\tA1\tf\t\\N\tf\t[]\tf\t[]\tt\t{\"buildings\"}"
		"\t{\"transport\",\"microgrid\"}" },
	{ &patent,
		"{\"number\":\"EP1A1\",\"pool\":{\"member\":\"a-b\","
		"\"since\":\"2020-01-01\",\"until\":\"2020-01-02\",\"terms\":"
		"\"open-1.0\"}}",
		"\tEP1A1\tEP1\tEP\tA1\tf\t\\N\tf\t[]\tf\t[]\tf\t\\N\t\\N\tt\ta-"
		"b"
		"\t2020-01-01\t2020-01-02\topen-1.0" },
	{ &patent,
		"{\"number\":\"EP1A1\",\"citations\":[{\"number\":\"us "
		"7,272,630\"},{\"number\":\"WO 02/054790 A2\",\"by\":"
		"\"examiner\",\"category\":\"X,Y\"},{\"text\":\"A "
		"book\",\"by\":\"other\"}]}",
		"\tEP1A1\tEP1\tEP\tA1\tf\t\\N\tf\t[]\tt\t[{"
		"\"number\":\"US7272630\"},{\"number\":\"WO2002054790A2\","
		"\"by\":\"examiner\",\"category\":\"X,Y\"},{\"text\":\"A "
		"book\",\"by\":\"other\"}]\tf" },
	{ &organisation,
		"{\"id\":\"acme\",\"name\":{\"ja\":\"x\"},\"identifiers\":[{"
		"\"scheme\":\"other\",\"value\":\"b\"},{\"scheme\":\"lei\","
		"\"value\":\"5493000ibp32uqz0kl24\"},{\"scheme\":\"other\","
		"\"value\":\"b\"}]}",
		"\tacme\tacme\torganisation\tf\t{\"id\":\"acme\","
		"\"name\":{\"ja\":\"x\"}}\t{\"identifiers\":[{\"scheme\":"
		"\"other\",\"value\":\"b\"},{\"scheme\":\"lei\",\"value\":"
		"\"5493000IBP32UQZ0KL24\"},{\"scheme\":\"other\",\"value\":"
		"\"b\"}]}" },
	{ &organisation, "{\"id\":\"acme\",\"jurisdiction\":\"US-DE\"}",
		"\tacme\tacme\torganisation\tf\t{\"id\":\"acme\","
		"\"jurisdiction\":\"US-DE\"}\t{}" },
	{ &member, "{\"organisation\":\"acme\",\"since\":\"2020-01-01\"}",
		"\tacme\tacme\tmember\tf\t{\"organisation_id\":\"acme\","
		"\"since\":\"2020-01-01\"}\t{}" },
	{ &control,
		"{\"owner\":\"a\",\"owned\":\"b\",\"basis\":\"votes\","
		"\"percent\":33.3333}",
		"\ta/b\ta/b\tcontrol_link\tf\t{\"owner_id\":\"a\","
		"\"owned_id\":\"b\",\"basis\":\"votes\","
		"\"percent\":\"33.3333\"}\t{}" },
	{ &control,
		"{\"owner\":\"a\",\"owned\":\"b\",\"basis\":\"votes\","
		"\"percent\":\"050.1\"}",
		"\ta/b\ta/b\tcontrol_link\tf\t{\"owner_id\":\"a\","
		"\"owned_id\":\"b\",\"basis\":\"votes\","
		"\"percent\":\"050.1\"}\t{}" },
	{ &control,
		"{\"owner\":\"a\",\"owned\":\"b\",\"basis\":\"board\","
		"\"percent\":100,\"from\":\"2020-01-01\",\"to\":null}",
		"\ta/b\ta/b\tcontrol_link\tf\t{\"owner_id\":\"a\","
		"\"owned_id\":\"b\",\"basis\":\"board\","
		"\"percent\":\"100.0000\",\"valid_from\":\"2020-01-01\","
		"\"valid_to\":null}\t{}" },
};

static void
test_good_records_become_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		struct arena *a = arena_new();
		struct record r;

		if (read_text(a, good[i].kind, good[i].text, &r) != OK)
			fail_msg("%s: %s %s", good[i].text, r.fault.field,
				r.fault.reason);
		if (strncmp(r.row->data, good[i].row, strlen(good[i].row)) != 0)
			fail_msg("%s gives %s", good[i].text, r.row->data);
		arena_free(a);
	}
}

#define P(rest) "{\"number\":\"EP1000000A1\"," rest "}"
#define O(rest) "{\"id\":\"acme\",\"name\":{\"en\":\"Acme\"}," rest "}"
#define C(rest) "{\"owner\":\"a\",\"owned\":\"b\"," rest "}"

static const struct {
	const struct kind *kind;
	const char *text;
	const char *field;
} bad[] = {
	{ &patent, "", "" },
	{ &patent, "null", "" },
	{ &patent, "[]", "" },
	{ &patent, "{\"number\":\"EP1A1\"} x", "" },
	{ &patent, "{\"number\":\"EP1A1\",\"number\":\"EP2A1\"}", "" },
	{ &patent, "{\"number\":\"EP1A1\",\"title\":{\"en\":\"\\u0000\"}}",
		"" },
	{ &patent, "{\"number\":\"EP1A1\",\"title\":{\"en\":\"\xff\"}}", "" },
	{ &patent, "{}", "number" },
	{ &patent, "{\"number\":null}", "number" },
	{ &patent, "{\"number\":7}", "number" },
	{ &patent, "{\"number\":\"\"}", "number" },
	{ &patent, "{\"number\":\"EP1000000\"}", "number" },
	{ &patent, "{\"number\":\"1000000A1\"}", "number" },
	{ &patent, "{\"number\":\"EPA1\"}", "number" },
	{ &patent, "{\"number\":\"XX1000000A1\"}", "number" },
	{ &patent, "{\"number\":\"CN202010123456.2\"}", "number" },
	{ &patent, P("\"kind\":\"B1\""), "kind" },
	{ &patent, P("\"kind\":1"), "kind" },
	{ &patent, P("\"office\":\"US\""), "office" },
	{ &patent, P("\"colour\":1"), "colour" },
	{ &patent, P("\"family\":77"), "family" },
	{ &patent, P("\"title\":\"x\""), "title" },
	{ &patent, P("\"citations\":{}"), "citations" },
	{ &patent, P("\"citations\":[\"US1A\"]"), "citations" },
	{ &patent, P("\"citations\":[{}]"), "citations" },
	{ &patent, P("\"citations\":[{\"number\":\"US1A\",\"text\":\"x\"}]"),
		"citations" },
	{ &patent, P("\"citations\":[{\"number\":\"a book\"}]"),
		"citations.number" },
	{ &patent, P("\"citations\":[{\"number\":\"CN202010123456.2\"}]"),
		"citations.number" },
	{ &patent, P("\"citations\":[{\"text\":\"x\",\"by\":\"me\"}]"),
		"citations.by" },
	{ &patent, P("\"citations\":[{\"text\":\"x\",\"page\":1}]"),
		"citations.page" },
	{ &patent, P("\"title\":{\"en\":1}"), "title.en" },
	{ &patent, P("\"title\":{\"en\":null}"), "title.en" },
	{ &patent, P("\"title\":{\"en\":\" \"}"), "title.en" },
	{ &patent, P("\"title\":{\"e n\":\"x\"}"), "title.e n" },
	{ &patent, P("\"title\":{\"\":\"x\"}"), "title." },
	{ &patent, P("\"claims\":{\"en\":\"x\"}"), "claims.en" },
	{ &patent, P("\"claims\":{\"en\":[]}"), "claims.en" },
	{ &patent, P("\"claims\":{\"en\":[1]}"), "claims.en" },
	{ &patent, P("\"claims\":[\"x\"]"), "claims" },
	{ &patent, P("\"owners\":\"x\""), "owners" },
	{ &patent, P("\"owners\":[{}]"), "owners" },
	{ &patent, P("\"cpc\":[\"\"]"), "cpc" },
	{ &patent, P("\"filed\":\"2021-02-29\""), "filed" },
	{ &patent, P("\"filed\":\"20210228\""), "filed" },
	{ &patent, P("\"published\":20210228"), "published" },
	{ &patent, P("\"status\":\"alive\""), "status" },
	{ &patent, P("\"status_as_of\":\"now\""), "status_as_of" },
	{ &patent, P("\"topics\":[\"nope\"]"), "topics" },
	{ &patent, P("\"topics\":\"transport\""), "topics" },
	{ &patent, P("\"priority\":{}"), "priority" },
	{ &patent, P("\"priority\":[1]"), "priority" },
	{ &patent, P("\"priority\":[{\"date\":\"2020-01-01\"}]"),
		"priority.number" },
	{ &patent, P("\"priority\":[{\"number\":\"x\",\"day\":1}]"),
		"priority.day" },
	{ &patent, P("\"priority\":[{\"number\":\"x\",\"date\":\"x\"}]"),
		"priority.date" },
	{ &patent, P("\"application_number\":\"CN202010123456.3\""),
		"application_number" },
	{ &patent, P("\"pool\":\"a\""), "pool" },
	{ &patent, P("\"pool\":{}"), "pool.member" },
	{ &patent, P("\"pool\":{\"member\":\"a\"}"), "pool.since" },
	{ &patent, P("\"pool\":{\"member\":1,\"since\":\"2020-01-01\"}"),
		"pool.member" },
	{ &patent,
		P("\"pool\":{\"member\":\"a\",\"since\":\"2020-01-01\","
		  "\"until\":\"2020-01-01\"}"),
		"pool.until" },
	{ &patent,
		P("\"pool\":{\"member\":\"a\",\"since\":\"2020-01-01\","
		  "\"who\":1}"),
		"pool.who" },
	{ &patent, P("\"extra\":[]"), "extra" },
	{ &organisation, "{\"name\":{\"en\":\"x\"}}", "id" },
	{ &organisation, "{\"id\":\"Acme\"}", "id" },
	{ &organisation, "{\"id\":\"-a\"}", "id" },
	{ &organisation, O("\"kind\":\"club\""), "kind" },
	{ &organisation, O("\"kind\":null"), "kind" },
	{ &organisation, "{\"id\":\"acme\",\"name\":null}", "name" },
	{ &organisation, "{\"id\":\"acme\",\"name\":{}}", "name" },
	{ &organisation, O("\"jurisdiction\":\"Japan\""), "jurisdiction" },
	{ &organisation, O("\"jurisdiction\":\"US-\""), "jurisdiction" },
	{ &organisation, O("\"identifiers\":{}"), "identifiers" },
	{ &organisation, O("\"identifiers\":[{\"scheme\":\"lei\"}]"),
		"identifiers[0].value" },
	{ &organisation,
		O("\"identifiers\":[{\"scheme\":\"vat\",\"value\":\"1\"}]"),
		"identifiers[0].scheme" },
	{ &organisation,
		O("\"identifiers\":[{\"scheme\":\"lei\",\"value\":"
		  "\"213800WSGIIZCXF1P573\"}]"),
		"identifiers[0].value" },
	{ &organisation,
		O("\"identifiers\":[{\"scheme\":\"lei\",\"value\":"
		  "\"213800WSGIIZCXF1P572\",\"by\":1}]"),
		"identifiers[0].by" },
	{ &organisation, O("\"from\":\"2020-01-01\",\"to\":\"2020-01-01\""),
		"to" },
	{ &member, "{\"since\":\"2020-01-01\"}", "organisation" },
	{ &member, "{\"organisation\":\"a\"}", "since" },
	{ &member, "{\"organisation\":\"a\",\"since\":\"2020\"}", "since" },
	{ &member,
		"{\"organisation\":\"a\",\"since\":\"2020-01-01\",\"role\":"
		"\"king\"}",
		"role" },
	{ &member,
		"{\"organisation\":\"a\",\"since\":\"2020-01-01\",\"until\":"
		"\"2019-01-01\"}",
		"until" },
	{ &control, C("\"percent\":1"), "basis" },
	{ &control, C("\"basis\":\"love\""), "basis" },
	{ &control, C("\"basis\":\"votes\",\"percent\":null"), "percent" },
	{ &control, C("\"basis\":\"votes\",\"percent\":100.0001"), "percent" },
	{ &control, C("\"basis\":\"votes\",\"percent\":-1"), "percent" },
	{ &control, C("\"basis\":\"votes\",\"percent\":33.33333"), "percent" },
	{ &control, C("\"basis\":\"votes\",\"percent\":\"33.33333\""),
		"percent" },
	{ &control, C("\"basis\":\"votes\",\"percent\":\"1e1\""), "percent" },
	{ &control, C("\"basis\":\"votes\",\"percent\":\"101\""), "percent" },
	{ &control, C("\"basis\":\"votes\",\"percent\":true"), "percent" },
	{ &control, "{\"owner\":\"a\",\"owned\":\"a\",\"basis\":\"board\"}",
		"owned" },
	{ &control,
		C("\"basis\":\"board\",\"from\":\"2020-01-02\",\"to\":"
		  "\"2020-01-01\""),
		"to" },
};

static void
test_bad_records_name_the_field(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct arena *a = arena_new();
		struct record r;

		if (read_text(a, bad[i].kind, bad[i].text, &r) != ERR_INVALID)
			fail_msg("%s is taken", bad[i].text);
		if (strcmp(r.fault.field, bad[i].field) != 0)
			fail_msg("%s blames %s", bad[i].text, r.fault.field);
		assert_non_null(r.fault.reason);
		assert_non_null(r.fault.repair);
		arena_free(a);
	}
}

static void
test_a_wrong_check_digit_is_named_with_the_right_one(void **state)
{
	struct arena *a = arena_new();
	struct record r;

	(void)state;
	assert_int_equal(read_text(a, &organisation,
				 O("\"identifiers\":[{\"scheme\":\"lei\","
				   "\"value\":\"213800WSGIIZCXF1P573\"}]"),
				 &r),
		ERR_INVALID);
	assert_non_null(strstr(r.fault.reason, "72"));
	assert_int_equal(
		read_text(a, &patent,
			P("\"application_number\":\"CN202010123456.3\""), &r),
		ERR_INVALID);
	assert_non_null(strstr(r.fault.repair, "\"2\""));
	arena_free(a);
}

static void
test_an_unknown_key_is_told_beside_the_known_ones(void **state)
{
	struct arena *a = arena_new();
	struct record r;

	(void)state;
	assert_int_equal(read_text(a, &member,
				 "{\"organisation\":\"a\",\"since\":"
				 "\"2020-01-01\",\"until_\":\"2021-01-01\"}",
				 &r),
		ERR_INVALID);
	assert_string_equal(r.fault.field, "until_");
	assert_string_equal(r.fault.value, "\"2021-01-01\"");
	assert_string_equal(r.name, "a");
	assert_non_null(
		strstr(r.fault.repair, "organisation, role, since, until"));
	arena_free(a);
}

static void
test_long_values_are_cut_between_characters(void **state)
{
	struct arena *a = arena_new();
	struct buf *b = buf_new(a, 1024);
	struct record r;

	(void)state;
	buf_str(b, "{\"number\":\"EP1A1\",\"status\":\"");
	for (int i = 0; i < 300; i++)
		buf_str(b, "許");
	buf_str(b, "\"}");
	assert_int_equal(read_text(a, &patent, b->data, &r), ERR_INVALID);
	assert_true(strlen(r.fault.value) < 220);
	assert_non_null(strstr(r.fault.value, "許…\""));
	arena_free(a);
}

static void
test_numbers_of_extra_keep_their_value(void **state)
{
	struct arena *a = arena_new();
	struct record r;

	(void)state;
	assert_int_equal(read_text(a, &patent,
				 P("\"extra\":{\"a\":0.1,\"b\":1.50,\"c\":-7,"
				   "\"d\":9007199254740993}"),
				 &r),
		OK);
	assert_non_null(strstr(r.row->data,
		"{\"a\":0.1,\"b\":1.5,\"c\":-7,\"d\":9007199254740993}"));
	assert_int_equal(
		read_text(a, &patent,
			P("\"extra\":{\"a\":1000000000000000000000}"), &r),
		OK);
	assert_non_null(strstr(r.row->data, "{\"a\":1e+21}"));
	assert_int_equal(
		read_text(a, &patent, P("\"extra\":{\"a\":1e999}"), &r),
		ERR_INVALID);
	arena_free(a);
}

static void
test_arrays_survive_both_escapes(void **state)
{
	static const char *const items[] = { "a\"b", "c\\d", "e\tf\ng", "" };
	struct arena *a = arena_new();
	struct buf *b = buf_new(a, 64);

	(void)state;
	row_start(b, 7);
	row_put_texts(b, items, 4);
	row_put(b, NULL);
	row_put_bool(b, true);
	row_end(b);
	assert_string_equal(b->data,
		"7\t{\"a\\\\\"b\",\"c\\\\\\\\d\",\"e\\tf\\ng\",\"\"}\t\\N\tt"
		"\n");
	arena_free(a);
}

static void
test_topics_follow_the_prefixes_of_symbols(void **state)
{
	static const char *const cpc[] = { "B60L53/10", "H02J7/00", "Y02T10/70",
		"A01B1/00" };
	const char *out[3];

	(void)state;
	assert_int_equal(patent_topics_derive(&topics, cpc, 4, out), 2);
	assert_string_equal(out[0], "transport");
	assert_string_equal(out[1], "microgrid");
	assert_int_equal(patent_topics_derive(&topics, cpc, 0, out), 0);
	assert_true(patent_topic_known(&topics, "buildings"));
	assert_false(patent_topic_known(&topics, "Buildings"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good_records_become_rows),
		cmocka_unit_test(test_bad_records_name_the_field),
		cmocka_unit_test(
			test_a_wrong_check_digit_is_named_with_the_right_one),
		cmocka_unit_test(
			test_an_unknown_key_is_told_beside_the_known_ones),
		cmocka_unit_test(test_long_values_are_cut_between_characters),
		cmocka_unit_test(test_numbers_of_extra_keep_their_value),
		cmocka_unit_test(test_arrays_survive_both_escapes),
		cmocka_unit_test(test_topics_follow_the_prefixes_of_symbols),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
