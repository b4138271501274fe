#include "base/arena.h"
#include "coverage/preview.h"
#include "sql.h"

/* A column of texts as an array. */
static const char *const *
column(struct db *db, const struct rows *rows, const char *name, size_t *count)
{
	const char **list;
	size_t i;

	*count = rows_count(rows);
	list = ARENA_ARRAY(db_arena(db), *count + 1, const char *);
	for (i = 0; i < *count; i++)
		list[i] = rows_str(rows, i, name);
	return list;
}

enum err
preview_patents(struct db *db, const struct preview_question *q,
	struct preview_patents *out)
{
	struct rows *rows;
	const char *numbers;
	enum err e;

	if ((e = db_one(db, &SQL_PREVIEW_PATENTS,
		     DB_ARGS(q->act == PREVIEW_EXIT ? NULL
						    : db_texts(db, q->patents,
							      q->patent_count),
			     q->member, q->on, db_int(db, PREVIEW_PATENTS_MAX),
			     db_int(db, q->patents_from)),
		     &rows)) != OK)
		return e;
	out->total = rows_int(rows, 0, "total");
	out->numbers = column(db, rows, "number", &out->count);
	numbers = db_texts(db, out->numbers, out->count);
	if ((e = db_query(db, &SQL_PREVIEW_FILES, DB_ARGS(numbers), &rows)) !=
		OK)
		return e;
	out->files = column(db, rows, "number", &out->file_count);
	if ((e = db_query(db, &SQL_PREVIEW_TERRITORIES, DB_ARGS(numbers),
		     &rows)) != OK)
		return e;
	out->territories = column(db, rows, "territory", &out->territory_count);
	return OK;
}

enum err
preview_grants(struct db *db, const struct preview_question *q,
	struct preview_grants *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_PREVIEW_GRANTS,
		     DB_ARGS(q->on, db_int(db, PREVIEW_GRANTS_MAX),
			     db_int(db, q->grants_from)), &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->total = out->count == 0 ? 0 : rows_int(rows, 0, "total");
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct preview_grant);
	for (i = 0; i < out->count; i++) {
		out->items[i].number = rows_str(rows, i, "number");
		out->items[i].licensee = rows_str(rows, i, "licensee_id");
		out->items[i].name = rows_str(rows, i, "name");
		out->items[i].hidden = rows_bool(rows, i, "hidden");
	}
	return OK;
}
