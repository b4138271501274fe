/*
 * The sheet as CSV: RFC 4180, UTF-8 with the mark by which spreadsheets know
 * it, formula guard.
 */
#include "base/csv.h"
#include "coverage/sheet_pages.h"

static void
head(struct buf *b, const struct sheet_question *q)
{
	static const char *const names[] = { "typed", "number", "state",
		"member", "since", "until", "family_in_pool" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		csv_cell(b, names[i], i == 6 && q->territory_count == 0);
	for (i = 0; i < q->territory_count; i++) {
		bool end = i + 1 == q->territory_count;

		buf_printf(b, "\"%s_right\",\"%s_as_of\",\"%s_coverage\"%s",
			q->territories[i], q->territories[i], q->territories[i],
			end ? "\r\n" : ",");
	}
}

void
sheet_csv(struct req *r, const struct sheet *sheet,
	const struct sheet_question *q, struct buf *out)
{
	size_t i, k;

	buf_str(out, CSV_MARK);
	head(out, q);
	for (i = 0; i < sheet->count; i++) {
		const struct sheet_row *row = &sheet->items[i];

		csv_cell(out, row->typed, false);
		csv_cell(out, row->number, false);
		csv_cell(out, sheet_state_word(row->state), false);
		csv_cell(out, row->member, false);
		csv_cell(out, row->since, false);
		csv_cell(out, row->until, false);
		csv_cell(out, sheet_view_siblings(r, row), q->territory_count == 0);
		for (k = 0; k < q->territory_count; k++) {
			const struct sheet_cell *c = &row->cells[k];

			csv_cell(out,
				c->right == NULL
					? NULL
					: right_state_name(c->right->state),
				false);
			csv_cell(out, c->right == NULL ? NULL : c->right->as_of,
				false);
			csv_cell(out,
				c->asked == NULL
					? NULL
					: coverage_answer_word(
						  c->asked->result.answer),
				k + 1 == q->territory_count);
		}
	}
}
