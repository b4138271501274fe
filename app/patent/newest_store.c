#include "base/arena.h"
#include "patent/newest.h"
#include "sql.h"

enum err
patent_newest(struct db *db, const char *id, struct newest *out)
{
	struct newest_item *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_one(db, &SQL_PATENT_NEWEST, DB_ARGS(id), &rows)) != OK)
		return e;
	n = rows_null(rows, 0, "number") ? 0 : rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct newest_item);
	for (i = 0; i < n; i++) {
		items[i].number = rows_str(rows, i, "number");
		items[i].office = rows_str(rows, i, "office");
		items[i].title = rows_str(rows, i, "title");
		items[i].published = rows_text(rows, i, "published");
		items[i].status = rows_text(rows, i, "status");
	}
	out->id = id;
	out->name = rows_str(rows, 0, "name");
	out->list.items = items;
	out->list.count = n;
	return OK;
}
