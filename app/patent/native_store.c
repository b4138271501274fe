#include "base/buf.h"
#include "patent/native.h"
#include "sql.h"

enum err
patent_native_json(struct db *db, const char *number, struct buf *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_PATENT_NATIVE_FIND, DB_ARGS(number),
		     &rows)) != OK)
		return e;
	buf_str(out, rows_str(rows, 0, "json"));
	return OK;
}
