#include "report/report.h"
#include "sql.h"

enum err
report_position(struct db *db, int64_t *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_REPORT_POSITION, DB_NO_ARGS, &rows)) == OK)
		*out = rows_int(rows, 0, "position");
	return e;
}
