/*
 * Transactions: a connection is taken for each and given back at its end.
 */
#include <string.h>

#include "db/conn.h"

bool
tx_holds(const struct db *db)
{
	return db->conn != NULL && db->conn->epoch == db->epoch;
}

static enum err
acquire(struct db *db)
{
	struct conn *c;
	enum err e;

	if ((e = pool_take(db, &c)) != OK)
		return e;
	while (c == NULL && db->waiting)
		pool_park(db);
	if (c == NULL) {
		c = db->given;
		/* It may have broken since it was given. */
		if (c != NULL && c->epoch != db->epoch)
			c = NULL;
	}
	db->given = NULL;
	if (c == NULL)
		return ERR_BUSY;
	db->conn = c;
	db->epoch = c->epoch;
	return OK;
}

static void
release(struct db *db)
{
	struct conn *c = db->conn;
	bool ours = tx_holds(db);

	db->conn = NULL;
	if (ours && c->state == CONN_HELD)
		conn_done(c);
}

enum err
db_begin(struct db *db)
{
	enum err e;

	if (db->outer && db->in_tx)
		return OK;
	/* Rolled back inside: what comes next must not stand alone. */
	if (db->outer || db->in_tx)
		return ERR_BUG;
	if (!db->blocking && (e = acquire(db)) != OK)
		return e;
	db->in_tx = true;
	if ((e = db_control(db, "BEGIN")) != OK || (e = once_file(db)) != OK)
		db_rollback(db);
	return e;
}

enum err
db_commit(struct db *db)
{
	PGresult *res;
	enum err e;

	if (!db->in_tx)
		return ERR_BUG;
	if (db->outer)
		return OK;
	e = db_run(db, NULL, "COMMIT", DB_NO_ARGS, &res);
	if (e == OK) {
		/* COMMIT of a failed transaction answers ROLLBACK. */
		if (strcmp(PQcmdStatus(res), "COMMIT") != 0)
			e = ERR_BUG;
		PQclear(res);
	}
	db->once_done |= e == OK && db->once_filed;
	db->in_tx = false;
	if (!db->blocking)
		release(db);
	return e;
}

void
db_rollback(struct db *db)
{
	if (!db->in_tx)
		return;
	db->once_filed = false;
	if ((db->blocking || tx_holds(db)) &&
		db_control(db, "ROLLBACK") != OK && tx_holds(db))
		conn_break(db->conn, "a transaction could not be ended");
	db->in_tx = false;
	if (!db->blocking)
		release(db);
}

enum err
db_begin_outer(struct db *db)
{
	enum err e;

	if (!db->blocking)
		return ERR_BUG;
	if ((e = db_begin(db)) == OK)
		db->outer = true;
	return e;
}

enum err
db_commit_outer(struct db *db)
{
	db->outer = false;
	return db_commit(db);
}

bool
db_in_transaction(const struct db *db)
{
	return db->in_tx;
}
