/*
 * SQLSTATE to enum err; nobody else looks at the five letters.
 */
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "db/conn.h"

static enum err
classify(const char *s)
{
	if (strcmp(s, "23505") == 0 || strcmp(s, "23P01") == 0)
		return ERR_CONFLICT;
	if (strncmp(s, "23", 2) == 0 || strncmp(s, "22", 2) == 0)
		return ERR_INVALID;
	/* Deadlock, serialization, lock time-out, cancelled, shut down,
	 * out of resources, read-only after a switch-over, broken. */
	if (strncmp(s, "40", 2) == 0 || strncmp(s, "55P", 3) == 0 ||
		strncmp(s, "57", 2) == 0 || strncmp(s, "53", 2) == 0 ||
		strncmp(s, "08", 2) == 0 || strcmp(s, "25006") == 0)
		return ERR_BUSY;
	return ERR_BUG;
}

enum err
sqlstate_read(struct db *db, const struct stmt *stmt, const PGresult *res)
{
	const char *state = PQresultErrorField(res, PG_DIAG_SQLSTATE);
	const char *message = PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY);
	const char *name = stmt == NULL ? "" : stmt->name;
	enum err e;

	if (state == NULL)
		state = "08006";
	db->message = arena_strdup(db->arena,
		message != NULL ? message : PQresultErrorMessage(res));
	e = classify(state);
	if (e == ERR_BUG || (e == ERR_BUSY && strcmp(state, "57014") == 0))
		log_event(LOG_LEVEL_ERROR, "statement failed", "statement",
			name, "sqlstate", state, "detail", db->message, NULL);
	return e;
}
