/*
 * A form is carried out once: see migrations/0100_form_once.sql.
 */
#include "db/conn.h"
#include "sql.h"

void
db_once(struct db *db, const char *key)
{
	db->once = key;
}

enum err
once_file(struct db *db)
{
	enum err e;

	if (db->once == NULL || db->once_filed || db->once_done)
		return OK;
	e = db_exec(db, &SQL_ONCE_INSERT, DB_ARGS(db->once), NULL);
	if (e == OK)
		db->once_filed = true;
	else if (e == ERR_CONFLICT)
		db->once_repeated = true;
	return e;
}

bool
db_repeated(const struct db *db)
{
	return db->once_repeated;
}

enum err
db_once_note(struct db *db, const char *location)
{
	if (!db->once_done)
		return OK;
	/* A crash before this leaves the key without a place to lead to: the
	 * form is still not carried out twice. */
	return db_exec(
		db, &SQL_ONCE_NOTE, DB_ARGS(db->once, location), NULL);
}

enum err
db_once_find(struct db *db, const char **location)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_ONCE_FIND, DB_ARGS(db->once), &rows)) != OK)
		return e;
	*location = rows_text(rows, 0, "location");
	return OK;
}
