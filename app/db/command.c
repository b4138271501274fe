/*
 * What commands need and pages do not: COPY, scripts, the check of all
 * statements. Blocking handles only.
 */
#include <string.h>

#include "base/arena.h"
#include "db/conn.h"

enum err
db_copy_start(struct db *db, const struct stmt *stmt)
{
	PGresult *res;
	enum err e;

	if (!db->blocking)
		return ERR_BUG;
	/* COPY cannot be prepared: its text is sent as it is. */
	if ((e = db_run(db, NULL, stmt->text, DB_NO_ARGS, &res)) != OK)
		return e;
	PQclear(res);
	return OK;
}

enum err
db_copy_put(struct db *db, const void *bytes, size_t len)
{
	if (PQputCopyData(db->pg, bytes, (int)len) != 1) {
		db->message = arena_strdup(db->arena, PQerrorMessage(db->pg));
		return ERR_BUSY;
	}
	return OK;
}

enum err
db_copy_end(struct db *db)
{
	PGresult *res;
	enum err e = OK;

	if (PQputCopyEnd(db->pg, NULL) != 1) {
		db->message = arena_strdup(db->arena, PQerrorMessage(db->pg));
		return ERR_BUSY;
	}
	while ((res = PQgetResult(db->pg)) != NULL) {
		if (PQresultStatus(res) != PGRES_COMMAND_OK && e == OK)
			e = sqlstate_read(db, NULL, res);
		PQclear(res);
	}
	return e;
}

enum err
db_script(struct db *db, const char *sql, const char **why)
{
	enum err e;

	if (!db->blocking)
		return ERR_BUG;
	if ((e = db_control(db, sql)) != OK)
		*why = db->message;
	return e;
}

enum err
db_check_statements(struct db *db, const char **why)
{
	size_t i;

	for (i = 0; sql_all[i] != NULL; i++) {
		const struct stmt *s = sql_all[i];
		PGresult *res;
		bool good;

		if (strncmp(s->text, "COPY ", 5) == 0 ||
			strncmp(s->text, "CREATE ", 7) == 0 ||
			strstr(s->name, "_staged") != NULL)
			continue; /* these name tables of a session */
		res = PQprepare(db->pg, s->name, s->text, 0, NULL);
		good = PQresultStatus(res) == PGRES_COMMAND_OK;
		if (good)
			db->prepared[i / 8] |= (unsigned char)(1 << (i % 8));
		else
			*why = arena_printf(db->arena, "%s: %s", s->name,
				PQresultErrorMessage(res));
		PQclear(res);
		if (!good)
			return PQstatus(db->pg) == CONNECTION_OK ? ERR_BUG :
								   ERR_BUSY;
	}
	return OK;
}
