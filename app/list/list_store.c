#include "base/arena.h"
#include "list/list.h"
#include "sql.h"

static const char *
account(struct db *db, const struct list_owner *o)
{
	return o->account_id == 0 ? NULL : db_int(db, o->account_id);
}

/* Who has signed in has no other list. */
static const char *
visit(const struct list_owner *o)
{
	return o->account_id == 0 ? o->visit_hash : NULL;
}

enum err
list_entries(
	struct db *db, const struct list_owner *o, struct list_entries *out)
{
	struct list_entry *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	*out = (struct list_entries){ 0 };
	if (o->account_id == 0 && o->visit_hash == NULL)
		return OK;
	if ((e = db_query(db, &SQL_LIST_ENTRIES,
		     DB_ARGS(account(db, o), visit(o)), &rows)) != OK)
		return e;
	n = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), n + 1, struct list_entry);
	for (i = 0; i < n; i++) {
		items[i].id = rows_int(rows, i, "id");
		items[i].number = rows_str(rows, i, "number");
		items[i].pooled = rows_bool(rows, i, "pooled");
	}
	out->items = items;
	out->count = n;
	return OK;
}

enum err
list_make(struct db *db, const struct list_owner *o, int64_t *id)
{
	struct rows *rows;
	enum err e;

	e = o->account_id != 0
		    ? db_one(db, &SQL_LIST_MAKE, DB_ARGS(account(db, o)), &rows)
		    : db_one(db, &SQL_LIST_MAKE_VISIT, DB_ARGS(o->visit_hash),
			      &rows);
	if (e == OK)
		*id = rows_int(rows, 0, "id");
	return e;
}

enum err
list_insert(struct db *db, int64_t id, const char *const *numbers, size_t count,
	int64_t *added)
{
	return db_exec(db, &SQL_LIST_ADD,
		DB_ARGS(db_int(db, id), db_texts(db, numbers, count),
			db_int(db, LIST_MAX)),
		added);
}

enum err
list_left_out(struct db *db, int64_t id, const char *const *numbers,
	size_t count, int64_t *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_LIST_LEFT_OUT,
		     DB_ARGS(db_int(db, id), db_texts(db, numbers, count)),
		     &rows)) == OK)
		*out = rows_int(rows, 0, "n");
	return e;
}

enum err
list_remove(struct db *db, const struct list_owner *o,
	const char *const *numbers, size_t count)
{
	return db_exec(db, &SQL_LIST_REMOVE,
		DB_ARGS(account(db, o), visit(o),
			numbers == NULL ? NULL : db_texts(db, numbers, count)),
		NULL);
}

enum err
list_take(struct db *db, int64_t id, const char *visit_hash)
{
	return db_exec(db, &SQL_LIST_TAKE,
		DB_ARGS(db_int(db, id), visit_hash, db_int(db, LIST_MAX)),
		NULL);
}

enum err
list_drop(struct db *db, const char *visit_hash)
{
	return db_exec(db, &SQL_LIST_DROP, DB_ARGS(visit_hash), NULL);
}

enum err
list_drop_old(struct db *db, int64_t *count)
{
	return db_exec(
		db, &SQL_LIST_DROP_OLD, DB_ARGS(db_int(db, LIST_DAYS)), count);
}

enum err
list_meant(struct db *db, const char **numbers, const char *const *bases,
	bool *pooled, size_t count)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_LIST_MEANT,
		     DB_ARGS(db_texts(db, numbers, count),
			     db_texts(db, bases, count)),
		     &rows)) != OK)
		return e;
	if (rows_count(rows) != count)
		return ERR_BUG;
	for (i = 0; i < count; i++) {
		numbers[i] = rows_text(rows, i, "number");
		pooled[i] = rows_bool(rows, i, "pooled");
	}
	return OK;
}
