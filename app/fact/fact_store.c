#include "fact/fact.h"

#include "base/arena.h"
#include "sql.h"

enum err
fact_known(struct db *db, const char *asked, const char **out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_FACT_KNOWN, DB_ARGS(asked), &rows)) != OK)
		return e;
	*out = rows_str(rows, 0, "known");
	return OK;
}

enum err
fact_begin(struct db *db)
{
	struct rows *rows;

	return db_one(db, &SQL_FACT_BEGIN, DB_NO_ARGS, &rows);
}

enum err
fact_look(struct db *db, const char *known)
{
	struct rows *rows;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	e = db_one(db, &SQL_FACT_LOOK, DB_ARGS(known), &rows);
	/* The views are made anew while the schema changes. Without them the
	 * tables of today would answer for the past. */
	if (e == OK && !rows_bool(rows, 0, "there"))
		e = ERR_BUSY;
	if (e != OK)
		db_rollback(db);
	return e;
}

enum err
fact_history(struct db *db, const char *object, const char *id, bool full,
	struct fact_changes *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_FACT_HISTORY,
		     DB_ARGS(object, id, db_bool(full),
			     db_int(db, FACT_HISTORY_MAX)),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct fact_change);
	for (i = 0; i < out->count; i++)
		out->items[i] = (struct fact_change){
			.at = rows_str(rows, i, "at"),
			.what = rows_str(rows, i, "what"),
			.kind = rows_str(rows, i, "kind"),
			.source_kind = rows_text(rows, i, "source_kind"),
			.source = rows_text(rows, i, "source"),
			.as_of = rows_text(rows, i, "as_of"),
			.fact = rows_str(rows, i, "fact"),
			.before = rows_text(rows, i, "before"),
		};
	return OK;
}
