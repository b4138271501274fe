/*
 * One connection: connecting, sending, reading, breaking.
 *
 * libpq closes its socket itself on errors and the descriptor then leaves
 * the event loop without a word, so PQstatus() is asked after every call and
 * PQsocket() is read again after each step of connecting.
 */
#include "db/conn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/log.h"

#define CONNECT_MS 3000
#define BACKOFF_MIN_MS 50
#define BACKOFF_MAX_MS 2000

extern const struct loop *pool_loop;

int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
conn_set(struct conn *c, enum conn_state state)
{
	c->state = state;
}

static void
watch(struct conn *c, bool write)
{
	int fd = PQsocket(c->pg);

	/* While connecting, libpq may have closed its socket and got the same
	 * number for the next one: then it is new to the loop. */
	if (fd < 0 ||
		(fd == c->fd && write == c->fd_write &&
			c->state != CONN_CONNECTING))
		return;
	pool_loop->watch(c, fd, write);
	c->fd = fd;
	c->fd_write = write;
}

static void
finish_job(struct conn *c, enum err e)
{
	struct job *job = c->job;

	c->job = NULL;
	if (job == NULL)
		return;
	job->done = true;
	job->err = e;
	pool_loop->wake(job->db->waiter);
}

void
conn_break(struct conn *c, const char *why)
{
	struct job *job = c->job;
	bool known = c->state == CONN_CONNECTING;

	if (c->pg != NULL) {
		if (!known || c->backoff_ms >= BACKOFF_MAX_MS)
			log_event(LOG_LEVEL_WARN, "database connection lost",
				"role", role_names[c->role], "why", why,
				NULL);
		/* Closing takes the socket out of the event loop, too. */
		PQfinish(c->pg);
		c->pg = NULL;
	}
	c->fd = -1;
	c->fd_write = false;
	c->preparing = NULL;
	c->demoted = false;
	c->unsent = false;
	c->epoch++;
	c->backoff_ms = c->backoff_ms == 0 ? BACKOFF_MIN_MS :
		c->backoff_ms * 2 > BACKOFF_MAX_MS ? BACKOFF_MAX_MS :
						     c->backoff_ms * 2;
	c->retry_at = now_ms() + c->backoff_ms;
	conn_set(c, CONN_DOWN);
	if (c->slots != NULL)
		pipe_fail(c);
	/* A write whose answer is lost may have happened. Inside a
	 * transaction it has not, unless it was the COMMIT itself. */
	if (job != NULL)
		finish_job(c,
			job->sent && c->role != DB_READER &&
					(!job->db->in_tx ||
						(job->stmt == NULL &&
							strcmp(job->text,
								"COMMIT") ==
								0)) ?
				ERR_UNKNOWN :
				ERR_BUSY);
}

static void
connect_step(struct conn *c)
{
	switch (PQconnectPoll(c->pg)) {
	case PGRES_POLLING_READING:
		watch(c, false);
		return;
	case PGRES_POLLING_WRITING:
		watch(c, true);
		return;
	case PGRES_POLLING_OK:
		PQsetnonblocking(c->pg, 1);
		watch(c, false);
		c->backoff_ms = 0;
		memset(c->prepared, 0, stmt_total() / 8 + 1);
		if (c->slots != NULL)
			pipe_open(c);
		else
			pool_give(c);
		return;
	case PGRES_POLLING_FAILED:
	case PGRES_POLLING_ACTIVE:
		break;
	}
	conn_break(c, PQerrorMessage(c->pg));
}

static void
conn_connect(struct conn *c)
{
	c->pg = conn_start(c->role, false, c->turn);
	c->deadline = now_ms() + CONNECT_MS;
	conn_set(c, CONN_CONNECTING);
	if (c->pg == NULL || PQstatus(c->pg) == CONNECTION_BAD) {
		conn_break(c, c->pg == NULL ? "out of memory" :
					      PQerrorMessage(c->pg));
		return;
	}
	watch(c, true);
}

static int
send_query(struct conn *c, struct job *job)
{
	if (job->stmt == NULL)
		return PQsendQuery(c->pg, job->text);
	return PQsendQueryPrepared(c->pg, job->stmt->name, job->args->count,
		job->args->values, NULL, NULL, 0);
}

void
conn_flush(struct conn *c)
{
	int n = PQflush(c->pg);

	c->unsent = false;
	if (n < 0 || PQstatus(c->pg) == CONNECTION_BAD)
		conn_break(c, PQerrorMessage(c->pg));
	else
		watch(c, n == 1);
}

enum err
conn_send(struct conn *c, struct job *job)
{
	int ok;

	if (job->stmt != NULL && !conn_prepared(c, job->stmt))
		c->preparing = job->stmt;
	if (c->preparing != NULL)
		ok = PQsendPrepare(c->pg, job->stmt->name, job->stmt->text,
			0, NULL);
	else
		ok = send_query(c, job);
	c->job = job;
	c->deadline = now_ms() + conf()->query_ms + 1000;
	conn_set(c, CONN_BUSY);
	job->sent = c->preparing == NULL;
	if (!ok) {
		job->sent = false;
		conn_break(c, PQerrorMessage(c->pg));
		return ERR_BUSY;
	}
	conn_flush(c);
	return OK;
}

void
conn_note_result(struct conn *c, const PGresult *res)
{
	const char *state = PQresultErrorField(res, PG_DIAG_SQLSTATE);

	if (c->role != DB_READER && state != NULL &&
		strcmp(state, "25006") == 0)
		c->demoted = true;
}

void
conn_done(struct conn *c)
{
	if (c->demoted) {
		conn_break(c, "the server has become read-only");
		return;
	}
	if (PQtransactionStatus(c->pg) == PQTRANS_IDLE) {
		pool_give(c);
		return;
	}
	/* Whoever had it left in the middle of a transaction. */
	c->deadline = now_ms() + conf()->query_ms + 1000;
	conn_set(c, CONN_ORPHAN);
	if (PQsendQuery(c->pg, "ROLLBACK"))
		conn_flush(c);
	else
		conn_break(c, PQerrorMessage(c->pg));
}

/* All results of the statement have come. */
static void
answered(struct conn *c)
{
	struct job *job = c->job;
	bool prepared = c->preparing != NULL;

	c->preparing = NULL;
	if (job == NULL) { /* an orphan has been drained */
		conn_done(c);
		return;
	}
	if (prepared && PQresultStatus(job->result) == PGRES_COMMAND_OK) {
		PQclear(job->result);
		job->result = NULL;
		job->sent = true;
		if (!send_query(c, job))
			conn_break(c, PQerrorMessage(c->pg));
		else
			conn_flush(c);
		return;
	}
	conn_set(c, CONN_HELD);
	finish_job(c, OK);
}

bool
conn_prepared(const struct conn *c, const struct stmt *stmt)
{
	size_t i = stmt_index(stmt);

	return (c->prepared[i / 8] & (1 << (i % 8))) != 0;
}

void
conn_note_prepared(struct conn *c, const struct stmt *stmt, bool there)
{
	size_t i = stmt_index(stmt);
	unsigned char bit = (unsigned char)(1 << (i % 8));

	if (there)
		c->prepared[i / 8] |= bit;
	else
		c->prepared[i / 8] &= (unsigned char)~bit;
}

static void
read_results(struct conn *c)
{
	if (!PQconsumeInput(c->pg) || PQstatus(c->pg) == CONNECTION_BAD) {
		conn_break(c, PQerrorMessage(c->pg));
		return;
	}
	while (c->state == CONN_BUSY || c->state == CONN_ORPHAN) {
		PGresult *res;

		if (PQisBusy(c->pg))
			break;
		res = PQgetResult(c->pg);
		if (res == NULL) {
			answered(c);
			return;
		}
		/* Also when its client has left meanwhile: the statement is
		 * there now, and a second PREPARE of its name would be an
		 * error for ever. */
		if (c->preparing != NULL &&
			PQresultStatus(res) == PGRES_COMMAND_OK)
			conn_note_prepared(c, c->preparing, true);
		if (c->job == NULL) {
			PQclear(res);
		} else {
			conn_note_result(c, res);
			PQclear(c->job->result);
			c->job->result = res;
		}
		if (PQstatus(c->pg) == CONNECTION_BAD) {
			conn_break(c, PQerrorMessage(c->pg));
			return;
		}
	}
	if (c->pg != NULL && c->state != CONN_IDLE)
		conn_flush(c);
}

void
conn_ready(struct conn *c)
{
	switch (c->state) {
	case CONN_DOWN:
		return;
	case CONN_CONNECTING:
		connect_step(c);
		return;
	case CONN_IDLE:
	case CONN_HELD:
	case CONN_BUSY:
	case CONN_ORPHAN:
		read_results(c);
		return;
	case CONN_SHARED:
		pipe_read(c);
		return;
	}
}

void
conn_orphan(struct conn *c)
{
	if (c->job != NULL) {
		PQclear(c->job->result);
		c->job->result = NULL;
		c->job = NULL;
	}
	if (c->state == CONN_BUSY)
		conn_set(c, CONN_ORPHAN);
	else if (c->state == CONN_HELD)
		conn_done(c);
}

/* Called by the pool every 100 ms. */
void conn_tick(struct conn *c, int64_t now);

void
conn_tick(struct conn *c, int64_t now)
{
	switch (c->state) {
	case CONN_DOWN:
		if (now >= c->retry_at)
			conn_connect(c);
		return;
	case CONN_CONNECTING:
		if (now < c->deadline)
			return;
		c->turn++;
		conn_break(c, "no answer in time");
		return;
	case CONN_BUSY:
	case CONN_ORPHAN:
		/* statement_timeout ends a slow statement; if even its error
		 * does not come, the server is frozen. */
		if (now >= c->deadline)
			conn_break(c, "no answer in time");
		return;
	case CONN_SHARED:
		if (c->slot_count > 0 && now >= c->deadline)
			conn_break(c, "no answer in time");
		return;
	case CONN_IDLE:
	case CONN_HELD:
		return;
	}
}
