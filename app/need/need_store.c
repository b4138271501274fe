#include "need/need.h"

#include "base/arena.h"
#include "sql.h"

enum err
need_insert(struct db *db, const struct need_new *n, int64_t *id)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_NEED_INSERT,
		     DB_ARGS(n->text, n->topic, n->contact, n->lang), &rows)) !=
		OK)
		return e;
	*id = rows_int(rows, 0, "id");
	return OK;
}

enum err
need_list(struct db *db, int64_t after, struct needs *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	*out = (struct needs){ 0 };
	if ((e = db_query(db, &SQL_NEED_LIST,
		     DB_ARGS(db_int(db, after), db_int(db, NEED_PAGE + 1)),
		     &rows)) != OK)
		return e;
	out->items =
		ARENA_ARRAY(db_arena(db), rows_count(rows) + 1, struct need);
	for (i = 0; i < rows_count(rows) && i < NEED_PAGE; i++) {
		struct need *n = &out->items[out->count++];

		n->id = rows_int(rows, i, "id");
		n->text = rows_str(rows, i, "body");
		n->topic = rows_text(rows, i, "topic");
		n->contact = rows_text(rows, i, "contact");
		n->lang = rows_str(rows, i, "lang");
		n->told_on = rows_str(rows, i, "told_on");
	}
	if (rows_count(rows) > NEED_PAGE)
		out->next = out->items[NEED_PAGE - 1].id;
	return OK;
}

enum err
need_update(struct db *db, int64_t id, int64_t *closed)
{
	return db_exec(db, &SQL_NEED_CLOSE, DB_ARGS(db_int(db, id)), closed);
}
