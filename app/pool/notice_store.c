#include <string.h>

#include "pool/notice.h"
#include "sql.h"

enum err
notice_earliest(struct db *db, char out[DAY_SIZE])
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_NOTICE_EARLIEST, DB_NO_ARGS, &rows)) != OK)
		return e;
	memcpy(out, rows_str(rows, 0, "day"), DAY_SIZE - 1);
	out[DAY_SIZE - 1] = '\0';
	return OK;
}

enum err
notice_contributions(struct db *db, const char *member,
	const char *const *numbers, size_t count, const char *on,
	int64_t *changed)
{
	return db_exec(db, &SQL_NOTICE_CONTRIBUTIONS,
		DB_ARGS(member, db_texts(db, numbers, count), on), changed);
}

enum err
notice_member(
	struct db *db, const char *member, const char *on, int64_t *changed)
{
	return db_exec(db, &SQL_NOTICE_MEMBER, DB_ARGS(member, on), changed);
}
