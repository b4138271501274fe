#include "base/arena.h"
#include "db/db.h"
#include "patent/similar.h"
#include "sql.h"

enum err
similar_list(struct db *db, const char *number, int limit, struct similar *out)
{
	struct similar_item *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_SIMILAR_ITEMS,
		     DB_ARGS(number, db_int(db, limit)), &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct similar_item);
	for (i = 0; i < n; i++) {
		items[i].number = rows_str(rows, i, "number");
		items[i].office = rows_str(rows, i, "office");
		items[i].title = rows_str(rows, i, "title");
		items[i].published = rows_text(rows, i, "published");
		items[i].status = rows_text(rows, i, "status");
		if ((e = rows_texts(db, rows, i, "symbols", &items[i].symbols,
			     &items[i].symbol_count)) != OK)
			return e;
	}
	*out = (struct similar){ items, n };
	return OK;
}
