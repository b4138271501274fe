/*
 * What downloads are made of: cells of CSV, frames of a workbook.
 */
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/csv.h"
#include "export/export.h"
#include "export/workbook.h"
#include "unit.h"

static const char *
cell(struct arena *a, const char *text, bool last)
{
	struct buf *b = buf_new(a, 0);

	csv_cell(b, text, last);
	return b->data;
}

static void
test_cells_are_quoted(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_string_equal(cell(a, "heat", false), "\"heat\",");
	assert_string_equal(
		cell(a, "a \"b\", c", true), "\"a \"\"b\"\", c\"\r\n");
	assert_string_equal(cell(a, NULL, false), "\"\",");
	assert_string_equal(cell(a, "", true), "\"\"\r\n");
	arena_free(a);
}

static void
test_what_would_run_as_a_formula_is_text(void **state)
{
	static const char *const bad[] = { "=1+1", "+1", "-1", "@SUM(A1)",
		"\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠SUM(A1)" };
	struct arena *a = arena_new();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_memory_equal(cell(a, bad[i], false), "\"'", 2);
	assert_string_equal(cell(a, "1-1=0", false), "\"1-1=0\",");
	arena_free(a);
}

static void
test_formats_are_known_by_their_suffix(void **state)
{
	enum export_format f;
	int i;

	(void)state;
	for (i = 0; i < EXPORT_FORMATS; i++) {
		assert_int_equal(
			export_format_read(
				export_suffix((enum export_format)i), &f),
			OK);
		assert_int_equal((int)f, i);
	}
	assert_int_equal(export_format_read("doc", &f), ERR_NOT_FOUND);
	assert_int_equal(export_format_read("", &f), ERR_NOT_FOUND);
}

static void
test_a_record_fills_every_column(void **state)
{
	static const char *const people[] = { "Mori Aoi", "Li Wei" };
	struct export_context context = { .lang = LANG_JA,
		.url = "https://example.org",
		.day = "2026-01-02" };
	struct export_item p = { .number = "EP1A1",
		.office = "EP",
		.kind = "A1",
		.title = "{\"en\": \"Heat\", \"ja\": \"\xe7\x86\xb1\"}",
		.abstract = "{}",
		.inventors = { people, 2 } };
	const char *cells[EXPORT_COLUMNS];
	struct arena *a = arena_new();

	(void)state;
	export_cells(a, &context, &p, cells);
	assert_string_equal(cells[0], "EP1A1");
	assert_string_equal(cells[5], "\xe7\x86\xb1");
	assert_string_equal(cells[6], "ja");
	assert_string_equal(cells[7], "Heat");
	assert_null(cells[8]);
	assert_string_equal(cells[12], "Mori Aoi; Li Wei");
	assert_null(cells[17]);
	assert_string_equal(cells[EXPORT_COLUMNS - 1],
		"https://example.org/id/patent/EP1A1");
	assert_string_equal(export_columns[EXPORT_COLUMNS - 1].key, "url");
	arena_free(a);
}

static void
test_a_row_of_a_workbook_is_framed(void **state)
{
	static const char *const cells[] = { "ab", NULL };
	struct arena *a = arena_new();
	struct buf *b = buf_new(a, 0);
	uint32_t n[2];

	(void)state;
	workbook_row(b, cells, 2);
	workbook_end(b);
	assert_int_equal(b->len, 4 + 4 + 2 + 4 + 4);
	memcpy(n, b->data, sizeof(n));
	assert_int_equal(n[0], 1);
	assert_int_equal(n[1], 2);
	assert_memory_equal(b->data + 8, "ab", 2);
	memcpy(n, b->data + 10, sizeof(n));
	assert_true(n[0] == UINT32_MAX);
	assert_int_equal(n[1], 0);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells_are_quoted),
		cmocka_unit_test(test_what_would_run_as_a_formula_is_text),
		cmocka_unit_test(test_formats_are_known_by_their_suffix),
		cmocka_unit_test(test_a_record_fills_every_column),
		cmocka_unit_test(test_a_row_of_a_workbook_is_framed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
