/*
 * Handles and statements, the same for a parked fiber and a command.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/log.h"
#include "db/conn.h"
#include "db/loop.h"

static int64_t failures;

size_t
stmt_total(void)
{
	static size_t total;

	if (total == 0)
		while (sql_all[total] != NULL)
			total++;
	return total;
}

/* sql_all is sorted by name. */
size_t
stmt_index(const struct stmt *stmt)
{
	size_t lo = 0, hi = stmt_total();

	while (lo + 1 < hi) {
		size_t mid = (lo + hi) / 2;

		if (strcmp(sql_all[mid]->name, stmt->name) <= 0)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

static void
close_handle(void *p)
{
	struct db *db = p;

	PQfinish(db->pg);
	free(db->prepared);
}

enum err
db_open(struct arena *a, enum db_role role, struct db **out)
{
	struct db *db = ARENA_NEW(a, struct db);

	db->arena = a;
	db->role = role;
	db->blocking = true;
	db->message = "";
	db->prepared = calloc(1, stmt_total() / 8 + 1);
	db->pg = conn_start(role, true, 0);
	arena_defer(a, close_handle, db);
	*out = db;
	if (db->pg == NULL || db->prepared == NULL)
		abort();
	if (PQstatus(db->pg) != CONNECTION_OK) {
		db->message = arena_strdup(a, PQerrorMessage(db->pg));
		return ERR_BUSY;
	}
	return OK;
}

struct arena *
db_arena(struct db *db)
{
	return db->arena;
}

struct arena *
db_use_arena(struct db *db, struct arena *arena)
{
	struct arena *before = db->arena;

	/* What the last failure left may be read after ${before} is reset. */
	if (db->message[0] != '\0')
		db->message = arena_strdup(arena, db->message);
	db->arena = arena;
	return before;
}

void
db_use_role(struct db *db, enum db_role role)
{
	if (!db->blocking && !db->in_tx)
		db->role = role;
}

struct db *
db_request_new(
	struct arena *a, enum db_role role, void *waiter, int64_t *spent_us)
{
	struct db *db = ARENA_NEW(a, struct db);

	db->arena = a;
	db->role = role;
	db->waiter = waiter;
	db->spent_us = spent_us;
	db->message = "";
	return db;
}

void
db_request_gone(struct db *db)
{
	/* Held, or given to a fiber that has not run since. */
	struct conn *c = db->conn != NULL ? db->conn : db->given;

	if (c != NULL && c->slots != NULL) {
		if (db->job != NULL)
			pipe_abandon(db->job);
		db->conn = NULL;
		return;
	}

	pool_forget(db);
	db->given = NULL;
	db->conn = NULL;
	db->in_tx = false;
	if (c != NULL && c->epoch == db->epoch)
		conn_orphan(c);
	/* An answer that came when its fiber could not run any more. */
	if (db->job != NULL) {
		PQclear(db->job->result);
		db->job->result = NULL;
	}
}

/* A read whose connection broke is asked once more on another one: that
 * changes nothing, and nobody notices a backend that was killed. */
static enum err
run_shared(struct db *db, struct job *job)
{
	enum err e;

	db->give_up = now_ms() + 2000;
	e = pipe_run(db, job);
	if (e != ERR_BUSY || !job->broken || db->role != DB_READER)
		return e;
	PQclear(job->result);
	job->result = NULL;
	job->broken = false;
	job->done = false;
	return pipe_run(db, job);
}

static enum err
run_parked(struct db *db, struct job *job)
{
	struct timespec a, b;
	enum err e;

	clock_gettime(CLOCK_MONOTONIC, &a);
	db->job = job;
	if (!db->in_tx) {
		e = run_shared(db, job);
	} else {
		e = tx_holds(db) ? conn_send(db->conn, job) : ERR_BUSY;
		while (e == OK && !job->done)
			pool_park(db);
		if (e == OK)
			e = job->err;
	}
	db->job = NULL;
	clock_gettime(CLOCK_MONOTONIC, &b);
	if (db->spent_us != NULL)
		*db->spent_us += (b.tv_sec - a.tv_sec) * 1000000 +
				 (b.tv_nsec - a.tv_nsec) / 1000;
	return e;
}

static enum err
run_blocking(struct db *db, struct job *job)
{
	size_t i = job->stmt == NULL ? 0 : stmt_index(job->stmt);

	if (PQstatus(db->pg) != CONNECTION_OK) {
		db->message = "the connection to the database is lost";
		return ERR_BUSY;
	}
	if (job->stmt == NULL) {
		job->result = PQexec(db->pg, job->text);
		return OK;
	}
	if ((db->prepared[i / 8] & (1 << (i % 8))) == 0) {
		job->result = PQprepare(
			db->pg, job->stmt->name, job->stmt->text, 0, NULL);
		if (PQresultStatus(job->result) != PGRES_COMMAND_OK)
			return OK;
		PQclear(job->result);
		db->prepared[i / 8] |= (unsigned char)(1 << (i % 8));
	}
	job->result = PQexecPrepared(db->pg, job->stmt->name, job->args->count,
		job->args->values, NULL, NULL, 0);
	return OK;
}

enum err
db_run(struct db *db, const struct stmt *stmt, const char *text,
	const struct args *args, PGresult **out)
{
	struct job *job = ARENA_NEW(db->arena, struct job);
	ExecStatusType status;
	enum err e;

	job->db = db;
	job->stmt = stmt;
	job->text = text;
	job->args = args;
	if (stmt != NULL && stmt->params != args->count) {
		log_event(LOG_LEVEL_ERROR, "wrong number of arguments",
			"statement", stmt->name, NULL);
		return ERR_BUG;
	}
	e = db->blocking ? run_blocking(db, job) : run_parked(db, job);
	if (e != OK) {
		PQclear(job->result);
		failures++;
		return e;
	}
	status = PQresultStatus(job->result);
	if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK ||
		status == PGRES_COPY_IN) {
		*out = job->result;
		return OK;
	}
	failures++;
	e = sqlstate_read(db, stmt, job->result);
	PQclear(job->result);
	return e;
}

int64_t
db_failures(void)
{
	return failures;
}

enum err
db_query(struct db *db, const struct stmt *stmt, const struct args *args,
	struct rows **out)
{
	PGresult *res;
	enum err e;

	if ((e = db_run(db, stmt, NULL, args, &res)) != OK)
		return e;
	*out = rows_new(db, res);
	return OK;
}

enum err
db_one(struct db *db, const struct stmt *stmt, const struct args *args,
	struct rows **out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_query(db, stmt, args, &rows)) != OK)
		return e;
	if (rows_count(rows) == 0)
		return ERR_NOT_FOUND;
	*out = rows;
	return OK;
}

enum err
db_exec(struct db *db, const struct stmt *stmt, const struct args *args,
	int64_t *affected)
{
	PGresult *res;
	enum err e;

	if ((e = db_run(db, stmt, NULL, args, &res)) != OK)
		return e;
	if (affected != NULL)
		*affected = strtoll(PQcmdTuples(res), NULL, 10);
	PQclear(res);
	return OK;
}

enum err
db_control(struct db *db, const char *text)
{
	PGresult *res;
	enum err e;

	if ((e = db_run(db, NULL, text, DB_NO_ARGS, &res)) != OK)
		return e;
	PQclear(res);
	return OK;
}

const char *
db_message(const struct db *db)
{
	return db->message;
}
