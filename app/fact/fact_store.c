#include "fact/fact.h"

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
