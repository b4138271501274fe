#include "instance/instance.h"

#include "sql.h"

enum err
instance_demo(struct req *r, bool *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(r->db, &SQL_INSTANCE_DEMO, DB_NO_ARGS, &rows)) != OK)
		return e;
	*out = rows_bool(rows, 0, "demo");
	return OK;
}

enum err
instance_ready(struct req *r)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(r->db, &SQL_INSTANCE_SCHEMA, DB_NO_ARGS, &rows)) != OK)
		return e;
	/* A newer schema is fine: migrations only add, so that programs of
	 * two versions run side by side during an update. */
	return rows_int(rows, 0, "version") >= CANOPY_SCHEMA ? OK
							     : ERR_CONFLICT;
}

enum err
instance_update_demo(struct db *db, bool demo)
{
	return db_exec(
		db, &SQL_INSTANCE_SET_DEMO, DB_ARGS(db_bool(demo)), NULL);
}
