#include <string.h>

#include "base/arena.h"
#include "coverage/sheet.h"
#include "sql.h"

enum err
sheet_insert(
	struct db *db, const char *id, const char *const *numbers, size_t count)
{
	return db_exec(db, &SQL_SHEET_INSERT,
		DB_ARGS(id, db_texts(db, numbers, count)), NULL);
}

enum err
sheet_find(struct db *db, const char *id, const char *const **numbers,
	size_t *count)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_SHEET_BY_ID, DB_ARGS(id), &rows)) != OK)
		return e;
	return rows_texts(db, rows, 0, "numbers", numbers, count);
}

enum err
sheet_rows_find(struct db *db, const char *const *numbers,
	const char *const *bases, const struct sheet_question *q,
	struct sheet *sheet)
{
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_query(db, &SQL_SHEET_ROWS,
		     DB_ARGS(db_texts(db, numbers, sheet->count),
			     db_texts(db, bases, sheet->count), q->on,
			     q->known),
		     &rows)) != OK)
		return e;
	for (i = 0; i < rows_count(rows); i++) {
		struct sheet_row *r = &sheet->items[rows_int(rows, i, "row")];

		r->number = rows_str(rows, i, "number");
		r->title = rows_str(rows, i, "title");
		r->member = rows_text(rows, i, "member_id");
		r->since = rows_text(rows, i, "since");
		r->until = rows_text(rows, i, "until");
		r->state = rows_bool(rows, i, "pooled") ? SHEET_POOLED
			   : r->since != NULL		? SHEET_WAS_POOLED
							: SHEET_KNOWN;
		if ((e = rows_texts(db, rows, i, "siblings", &r->siblings,
			     &r->sibling_count)) != OK)
			return e;
	}
	return OK;
}
