#include "base/arena.h"
#include "db/db.h"
#include "home/home.h"
#include "sql.h"

enum err
home_count(struct db *db, struct home_counts *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_HOME_COUNTS, DB_NO_ARGS, &rows)) != OK)
		return e;
	out->patents = rows_int(rows, 0, "patents");
	out->families = rows_int(rows, 0, "families");
	out->offices = rows_int(rows, 0, "offices");
	out->members = rows_int(rows, 0, "members");
	out->grants = rows_int(rows, 0, "grants");
	return OK;
}

enum err
home_topic_list(struct db *db, struct home_topics *out)
{
	struct home_topic *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_HOME_TOPICS, DB_NO_ARGS, &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct home_topic);
	for (i = 0; i < n; i++) {
		items[i].slug = rows_str(rows, i, "slug");
		items[i].label = rows_str(rows, i, "label");
		items[i].patents = rows_int(rows, i, "patents");
	}
	out->items = items;
	out->count = n;
	return OK;
}
