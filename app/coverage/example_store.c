#include "base/arena.h"
#include "coverage/example.h"
#include "sql.h"

enum err
coverage_example_list(struct db *db, struct coverage_examples *out)
{
	struct coverage_example *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_COVERAGE_EXAMPLES, DB_NO_ARGS, &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct coverage_example);
	for (i = 0; i < n; i++)
		items[i] = (struct coverage_example){ .heading = rows_text(rows,
							      i, "heading"),
			.title = rows_text(rows, i, "title"),
			.text = rows_text(rows, i, "text"),
			.path = rows_text(rows, i, "path"),
			.answer = rows_text(rows, i, "answer") };
	out->items = items;
	out->count = n;
	return OK;
}

enum err
coverage_example_add(
	struct db *db, int64_t position, const struct coverage_example *x)
{
	return db_exec(db, &SQL_COVERAGE_EXAMPLE_INSERT,
		DB_ARGS(db_int(db, position), x->heading, x->title, x->text,
			x->path, x->answer),
		NULL);
}
