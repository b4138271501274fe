#include "member/member.h"

#include "base/arena.h"
#include "sql.h"

static void
read_rows(struct db *db, struct rows *rows, size_t count, struct members *out)
{
	size_t i;

	out->count = count;
	out->next = NULL;
	out->items = ARENA_ARRAY(db_arena(db), count + 1, struct member);
	for (i = 0; i < count; i++) {
		struct member *m = &out->items[i];

		m->id = rows_str(rows, i, "id");
		m->name = rows_str(rows, i, "name");
		m->role = rows_str(rows, i, "role");
		m->since = rows_str(rows, i, "since");
		m->until = rows_text(rows, i, "until");
		m->pooled = rows_int(rows, i, "pooled");
	}
}

enum err
member_list(struct db *db, const char *on, const char *after, int limit,
	struct members *out)
{
	struct rows *rows;
	size_t n;
	enum err e;

	/* One more than shown tells whether there is a next page. */
	if ((e = db_query(db, &SQL_MEMBER_PAGE,
		     DB_ARGS(on, after, db_int(db, limit + 1)), &rows)) != OK)
		return e;
	n = rows_count(rows);
	read_rows(db, rows, n > (size_t)limit ? (size_t)limit : n, out);
	if (n > (size_t)limit)
		out->next = out->items[limit - 1].id;
	return OK;
}

enum err
member_find(struct db *db, const char *id, const char *on, struct members *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_MEMBER_OF, DB_ARGS(id, on), &rows)) != OK)
		return e;
	read_rows(db, rows, rows_count(rows), out);
	return OK;
}
