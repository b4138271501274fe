/*
 * Single statements, pipelined on shared connections.
 *
 * Each statement goes with a Sync of its own, so that one's error aborts no
 * other and a write is committed when its Sync is answered. Answers come in
 * the order of the statements; the ring of slots says whose they are. A
 * client that leaves only empties its slot: the statement runs to its end,
 * bounded by statement_timeout, and its result is dropped.
 */
#include "base/conf.h"
#include "db/conn.h"

extern const struct loop *pool_loop;

static struct slot *
slot_at(struct conn *c, unsigned i)
{
	return &c->slots[(c->slot_first + i) % PIPE_MAX];
}

/* Anything that arrives shows that the server is alive. */
static void
heard(struct conn *c)
{
	c->deadline = now_ms() + conf()->query_ms + 1000;
}

void
pipe_open(struct conn *c)
{
	if (PQenterPipelineMode(c->pg) != 1) {
		conn_break(c, PQerrorMessage(c->pg));
		return;
	}
	c->state = CONN_SHARED;
	pool_shared_room(c->role);
}

static void
finish(struct job *job, enum err e)
{
	if (job == NULL)
		return;
	job->done = true;
	job->err = e;
	pool_loop->wake(job->db->waiter);
}

void
pipe_fail(struct conn *c)
{
	unsigned i;

	for (i = 0; i < c->slot_count; i++) {
		struct job *job = slot_at(c, i)->job;

		if (job == NULL)
			continue;
		job->broken = true;
		/* A write whose answer is lost may have happened. */
		finish(job, c->role == DB_READER ? ERR_BUSY : ERR_UNKNOWN);
	}
	c->slot_count = 0;
	c->slot_first = 0;
}

void
pipe_abandon(struct job *job)
{
	struct conn *c = job->db->conn;
	unsigned i;

	for (i = 0; i < c->slot_count; i++)
		if (slot_at(c, i)->job == job)
			slot_at(c, i)->job = NULL;
	PQclear(job->result);
	job->result = NULL;
}

static enum err
send_job(struct conn *c, struct job *job)
{
	struct slot *s = slot_at(c, c->slot_count);
	const struct stmt *stmt = job->stmt;
	bool ok = true;

	s->job = job;
	s->preparing = conn_prepared(c, stmt) ? NULL : stmt;
	if (s->preparing != NULL)
		ok = PQsendPrepare(c->pg, stmt->name, stmt->text, 0, NULL) ==
			1;
	ok = ok &&
		PQsendQueryPrepared(c->pg, stmt->name, job->args->count,
			job->args->values, NULL, NULL, 0) == 1 &&
		PQpipelineSync(c->pg) == 1;
	/* Whoever comes next must not prepare it a second time. */
	conn_note_prepared(c, stmt, true);
	if (c->slot_count++ == 0)
		heard(c);
	if (!ok) {
		conn_break(c, PQerrorMessage(c->pg));
	} else if (!c->unsent) {
		/* The statements of all requests of this turn go together:
		 * one system call, and the server is woken once. */
		c->unsent = true;
		pool_loop->flush_soon();
	}
	return OK;
}

enum err
pipe_run(struct db *db, struct job *job)
{
	struct conn *c;
	enum err e;

	while ((c = pool_share(db->role)) == NULL) {
		if (now_ms() >= db->give_up)
			return ERR_BUSY;
		if ((e = pool_wait_share(db)) != OK)
			return e;
	}
	db->conn = c;
	db->epoch = c->epoch;
	e = send_job(c, job);
	while (e == OK && !job->done)
		pool_park(db);
	db->conn = NULL;
	return e == OK ? job->err : e;
}

/* A Sync has been answered: the first slot is done. */
static void
complete(struct conn *c)
{
	struct job *job = slot_at(c, 0)->job;

	c->slot_first = (c->slot_first + 1) % PIPE_MAX;
	c->slot_count--;
	finish(job, OK);
	pool_shared_room(c->role);
}

static void
take_result(struct conn *c, PGresult *res)
{
	struct slot *s = slot_at(c, 0);

	conn_note_result(c, res);
	if (s->preparing != NULL) {
		const struct stmt *stmt = s->preparing;

		s->preparing = NULL;
		if (PQresultStatus(res) == PGRES_COMMAND_OK) {
			PQclear(res);
			return;
		}
		conn_note_prepared(c, stmt, false);
	}
	/* After an error the rest of the segment says only that it was
	 * skipped; the error itself came first. */
	if (s->job == NULL || s->job->result != NULL) {
		PQclear(res);
		return;
	}
	s->job->result = res;
}

void
pipe_read(struct conn *c)
{
	int nothing = 0;

	if (!PQconsumeInput(c->pg) || PQstatus(c->pg) == CONNECTION_BAD) {
		conn_break(c, PQerrorMessage(c->pg));
		return;
	}
	heard(c);
	while (c->slot_count > 0 && !PQisBusy(c->pg)) {
		PGresult *res = PQgetResult(c->pg);

		/* A NULL stands between two commands; more of them mean that
		 * libpq and the ring do not agree. */
		if (res == NULL) {
			if (++nothing > 2) {
				conn_break(c, "out of step");
				return;
			}
			continue;
		}
		nothing = 0;
		if (PQresultStatus(res) == PGRES_PIPELINE_SYNC) {
			PQclear(res);
			complete(c);
		} else {
			take_result(c, res);
		}
		if (PQstatus(c->pg) == CONNECTION_BAD) {
			conn_break(c, PQerrorMessage(c->pg));
			return;
		}
	}
	/* After the answer that said so: its job knows why it failed. */
	if (c->demoted && c->slot_count == 0)
		conn_break(c, "the server has become read-only");
	else
		conn_flush(c);
}
