/* Forms of a publication, its addresses elsewhere, its linked data. */
#include "unit.h"

#include "base/buf.h"
#include "base/json.h"
#include "patent/office.h"
#include "patent/outside.h"
#include "patent/patent.h"
#include "patent/patent_cite.h"
#include "patent/patent_ld.h"
#include "patent/permalink.h"

static const struct {
	const char *typed;
	enum permalink form;
	const char *number;
} addresses[] = {
	{ "CN1A", PERMALINK_PAGE, "CN1A" },
	{ "CN1A.bib", PERMALINK_BIBTEX, "CN1A" },
	{ "CN1A.RIS", PERMALINK_RIS, "CN1A" },
	{ "CN1A.json", PERMALINK_JSON, "CN1A" },
	{ "CN1A.csl.json", PERMALINK_CSL, "CN1A" },
	{ "CN1A.jsonld", PERMALINK_JSONLD, "CN1A" },
	{ "CN202010123456.2", PERMALINK_PAGE, "CN202010123456.2" },
	{ "CN202010123456.2.ris", PERMALINK_RIS, "CN202010123456.2" },
	{ ".bib", PERMALINK_PAGE, ".bib" },
	{ "CN1A.bib.ris", PERMALINK_RIS, "CN1A.bib" },
	{ "CN1A.pdf", PERMALINK_PAGE, "CN1A.pdf" },
	{ "", PERMALINK_PAGE, "" },
};

static void
test_the_end_of_an_address_chooses_the_form(void **state)
{
	struct arena *a = arena_new();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
		const char *number;

		assert_int_equal(permalink_read(a, addresses[i].typed, &number),
			addresses[i].form);
		assert_string_equal(number, addresses[i].number);
	}
	arena_free(a);
}

static const struct {
	const char *header;
	enum permalink form;
} accepts[] = {
	{ NULL, PERMALINK_PAGE },
	{ "", PERMALINK_PAGE },
	{ "*/*", PERMALINK_PAGE },
	{ "text/html", PERMALINK_PAGE },
	{ "image/png", PERMALINK_PAGE },
	{ "application/json", PERMALINK_JSON },
	{ "Application/JSON ; charset=utf-8", PERMALINK_JSON },
	{ "application/ld+json", PERMALINK_JSONLD },
	{ "application/x-bibtex", PERMALINK_BIBTEX },
	{ "application/x-research-info-systems", PERMALINK_RIS },
	{ "application/vnd.citationstyles.csl+json", PERMALINK_CSL },
	{ "application/*", PERMALINK_JSON },
	{ "application/*;q=0.1, text/*", PERMALINK_PAGE },
	{ "application/x-bibtex;q=0.5, text/html;q=0.4", PERMALINK_BIBTEX },
	{ "application/x-bibtex;q=0.5,text/html;q=0.5", PERMALINK_PAGE },
	{ "text/html;q=0, */*;q=0.1", PERMALINK_JSON },
	{ "*/*;q=0.9, application/x-bibtex; q=1", PERMALINK_BIBTEX },
	{ "text/html;level=1;q=0.2, application/ld+json;q=0.3",
		PERMALINK_JSONLD },
	{ ",, ,", PERMALINK_PAGE },
	{ "application/json;q=nonsense", PERMALINK_PAGE },
	{ ";q=1", PERMALINK_PAGE },
	/* Not weights: such a range asks for nothing. */
	{ "application/json;q=99999999999999999999, text/html;q=0.1",
		PERMALINK_PAGE },
	{ "application/json;q=1.001, application/x-bibtex;q=0.001",
		PERMALINK_BIBTEX },
	{ "application/json;q=0x1, application/x-bibtex;q=0.001",
		PERMALINK_BIBTEX },
	{ "application/json;q=, application/x-bibtex;q=0.001",
		PERMALINK_BIBTEX },
	{ "application/json;q=0.0005, application/x-bibtex;q=0.001",
		PERMALINK_BIBTEX },
	{ "application/json;q=1.000 ; a=b, application/x-bibtex;q=0.999",
		PERMALINK_JSON },
};

static void
test_accept_chooses_what_it_likes_best(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(accepts) / sizeof(accepts[0]); i++)
		if (permalink_accept(accepts[i].header) != accepts[i].form)
			fail_msg("%s", accepts[i].header);
}

static const struct {
	struct patent patent;
	const char *name; /* of the office's service, or NULL */
	const char *path;
} elsewhere[] = {
	{ { .number = "CN112345678A", .office = "CN", .kind = "A" }, NULL,
		NULL },
	{ { .number = "EP1000000A1",
		  .office = "EP",
		  .kind = "A1",
		  .application_number = "EP99203729" },
		"European Patent Register",
		"https://register.epo.org/application?number=EP99203729" },
	{ { .number = "EP1000000A1", .office = "EP", .kind = "A1" }, NULL,
		NULL },
	{ { .number = "WO2022123456A1", .office = "WO", .kind = "A1" },
		"PATENTSCOPE",
		"https://patentscope.wipo.int/search/ja/detail.jsf?docId="
		"WO2022123456" },
	{ { .number = "US11222333B2", .office = "US", .kind = "B2" },
		"USPTO Patent Public Search",
		"https://ppubs.uspto.gov/pubwebapp/external.html?q=11222333."
		"pn." },
	{ { .number = "JP2021123456A", .office = "JP", .kind = "A" },
		"J-PlatPat",
		"https://www.j-platpat.inpit.go.jp/c1801/PU/JP-2021-123456/11/"
		"ja" },
	{ { .number = "JP7123456B2", .office = "JP", .kind = "B2" },
		"J-PlatPat",
		"https://www.j-platpat.inpit.go.jp/c1801/PU/JP-7123456/15/"
		"ja" },
	{ { .number = "JP1999123456U", .office = "JP", .kind = "U" }, NULL,
		NULL },
	{ { .number = "DE102010012345A1", .office = "DE", .kind = "A1" },
		"DEPATISnet",
		"https://depatisnet.dpma.de/DepatisNet/depatisnet?action="
		"bibdat&docid=DE102010012345A1" },
};

static void
test_addresses_of_other_services(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(elsewhere) / sizeof(elsewhere[0]); i++) {
		struct arena *a = arena_new();
		struct outsides out;

		outside_list(a, &elsewhere[i].patent, LANG_JA, &out);
		assert_string_equal(out.items[0].path,
			arena_printf(a,
				"https://worldwide.espacenet.com/patent/"
				"search?q=pn%%3D%s",
				elsewhere[i].patent.number));
		assert_string_equal(out.items[1].path,
			arena_printf(a,
				"https://patents.google.com/patent/%s/ja",
				elsewhere[i].patent.number));
		assert_int_equal(out.count, elsewhere[i].path == NULL ? 2 : 3);
		if (elsewhere[i].path != NULL) {
			assert_string_equal(
				out.items[2].name, elsewhere[i].name);
			assert_string_equal(
				out.items[2].path, elsewhere[i].path);
		}
		arena_free(a);
	}
}

static void
test_offices_publish_in_their_languages(void **state)
{
	(void)state;
	assert_true(office_publishes("CN", "zh"));
	assert_false(office_publishes("CN", "en"));
	assert_true(office_publishes("EP", "fr"));
	assert_false(office_publishes("EP", "ja"));
	assert_true(office_publishes("WO", "ja"));
	assert_true(office_publishes("CN", "und"));
	assert_true(office_publishes("CN", "ol"));
	assert_true(office_publishes("XX", "en"));
}

static void
test_linked_data_leaves_out_what_is_not_known(void **state)
{
	static const struct patent p = { .number = "EP1A1",
		.office = "EP",
		.kind = "A1",
		.title = "{}",
		.abstract = "{}",
		.priority = "[]" };
	struct arena *a = arena_new();
	struct buf *b = buf_new(a, 100);
	struct cite c;
	struct patent_ld ld = { .patent = &p,
		.cite = &c,
		.page = "https://x/en/patents/EP1A1",
		.home = "https://x/en" };
	const struct json *j;
	const char *why;

	(void)state;
	patent_cite(
		a, &p, LANG_EN, "https://x/id/patent/EP1A1", "2026-01-01", &c);
	patent_ld_put(b, &ld);
	assert_int_equal(json_parse(a, b->data, b->len, &j, &why), OK);
	assert_string_equal(json_text(json_get(j, "name")), "EP1A1");
	assert_int_equal(json_count(json_get(j, "identifier")), 1);
	assert_null(json_get(j, "license"));
	assert_null(json_get(j, "creator"));
	assert_null(json_get(j, "sameAs"));
	assert_null(json_get(j, "inLanguage"));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_end_of_an_address_chooses_the_form),
		cmocka_unit_test(test_accept_chooses_what_it_likes_best),
		cmocka_unit_test(test_addresses_of_other_services),
		cmocka_unit_test(test_offices_publish_in_their_languages),
		cmocka_unit_test(test_linked_data_leaves_out_what_is_not_known),
	};

	return cmocka_run_group_tests_name("permalink", tests, NULL, NULL);
}
