/*
 * The pools of a worker: two a role, connections never freed, a queue of
 * handles that wait.
 */
#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "base/fiber.h"
#include "db/conn.h"
#include "db/loop.h"

/* Few shared connections serve many requests; a second one keeps a slow
 * search from holding up all look-ups. Readers begin no transactions in a
 * page, so one connection is enough for the exception. */
#define SHARED_READERS 2
#define SHARED_WRITERS 1
#define READER_TRANSACTIONS 1
#define WAITING_MAX 256
#define WAIT_MS 2000
/* Attempts to connect that are this far apart: the database is away. */
#define AWAY_MS 400

struct pool {
	struct conn *conns;
	long count;
	struct db *first; /* waiting handles, oldest first */
	struct db *last;
	int waiting;
};

void conn_tick(struct conn *, int64_t now);

const struct loop *pool_loop;
static struct pool pools[DB_ROLE_COUNT];  /* of transactions */
static struct pool shared[DB_ROLE_COUNT]; /* pipelines */

static void
pool_make(struct pool *p, enum db_role role, long count, bool pipes)
{
	long i;

	p->count = count;
	p->conns = calloc((size_t)count, sizeof(*p->conns));
	if (p->conns == NULL)
		abort();
	for (i = 0; i < count; i++) {
		struct conn *c = &p->conns[i];

		c->role = role;
		c->fd = -1;
		c->state = CONN_DOWN;
		c->prepared = calloc(1, stmt_total() / 8 + 1);
		c->slots = pipes ? calloc(PIPE_MAX, sizeof(*c->slots)) : NULL;
		if (c->prepared == NULL || (pipes && c->slots == NULL))
			abort();
	}
}

void
pool_init(const struct loop *loop)
{
	pool_loop = loop;
	pool_make(&pools[DB_READER], DB_READER, READER_TRANSACTIONS, false);
	pool_make(&pools[DB_WRITER], DB_WRITER, conf()->pool, false);
	pool_make(&shared[DB_READER], DB_READER, SHARED_READERS, true);
	pool_make(&shared[DB_WRITER], DB_WRITER, SHARED_WRITERS, true);
	pool_tick();
}

static struct db *
queue_pop(struct pool *p)
{
	struct db *db = p->first;

	if (db == NULL)
		return NULL;
	p->first = db->next_waiting;
	if (p->first == NULL)
		p->last = NULL;
	p->waiting--;
	db->next_waiting = NULL;
	db->waiting = false;
	return db;
}

void
pool_forget(struct db *db)
{
	struct pool *p = db->sharing ? &shared[db->role] : &pools[db->role];
	struct db **at, *before = NULL;

	if (!db->waiting)
		return;
	for (at = &p->first; *at != db; at = &(*at)->next_waiting)
		before = *at;
	*at = db->next_waiting;
	if (p->last == db)
		p->last = before;
	p->waiting--;
	db->waiting = false;
	db->next_waiting = NULL;
}

void
pool_give(struct conn *c)
{
	struct db *db;

	c->job = NULL;
	c->state = CONN_IDLE;
	db = queue_pop(&pools[c->role]);
	if (db == NULL)
		return;
	c->state = CONN_HELD;
	db->given = c;
	db->epoch = c->epoch;
	pool_loop->wake(db->waiter);
}

/* Nobody would be served by waiting. */
static bool
away(const struct pool *p)
{
	long i;

	for (i = 0; i < p->count; i++)
		if ((p->conns[i].state != CONN_DOWN &&
			    p->conns[i].state != CONN_CONNECTING) ||
			p->conns[i].backoff_ms < AWAY_MS)
			return false;
	return true;
}

static enum err
queue_push(struct pool *p, struct db *db)
{
	if (p->waiting >= WAITING_MAX || away(p))
		return ERR_BUSY;
	db->waiting = true;
	db->given = NULL;
	db->deadline = now_ms() + WAIT_MS;
	if (p->last == NULL)
		p->first = db;
	else
		p->last->next_waiting = db;
	p->last = db;
	p->waiting++;
	return OK;
}

enum err
pool_take(struct db *db, struct conn **out)
{
	struct pool *p = &pools[db->role];
	long i;

	*out = NULL;
	for (i = 0; i < p->count; i++) {
		if (p->conns[i].state == CONN_IDLE) {
			p->conns[i].state = CONN_HELD;
			*out = &p->conns[i];
			return OK;
		}
	}
	db->sharing = false;
	return queue_push(p, db);
}

struct conn *
pool_share(enum db_role role)
{
	struct pool *p = &shared[role];
	struct conn *best = NULL;
	long i;

	for (i = 0; i < p->count; i++) {
		struct conn *c = &p->conns[i];

		if (c->state == CONN_SHARED && c->slot_count < PIPE_MAX &&
			(best == NULL || c->slot_count < best->slot_count))
			best = c;
	}
	return best;
}

enum err
pool_wait_share(struct db *db)
{
	enum err e;

	db->sharing = true;
	if ((e = queue_push(&shared[db->role], db)) != OK)
		return e;
	while (db->waiting)
		pool_park(db);
	return OK;
}

void
pool_shared_room(enum db_role role)
{
	struct db *db = queue_pop(&shared[role]);

	if (db != NULL)
		pool_loop->wake(db->waiter);
}

void
pool_park(struct db *db)
{
	pool_loop->sleep(db->waiter);
	fiber_park();
}

static void
tick_one(struct pool *p, int64_t now)
{
	long i;

	for (i = 0; i < p->count; i++)
		conn_tick(&p->conns[i], now);
	/* The queue is in the order of its deadlines. */
	while (p->first != NULL && now >= p->first->deadline) {
		void *waiter = p->first->waiter;

		queue_pop(p);
		pool_loop->wake(waiter);
	}
}

void
pool_tick(void)
{
	int64_t now = now_ms();
	int role;

	for (role = DB_READER; role <= DB_WRITER; role++) {
		tick_one(&pools[role], now);
		tick_one(&shared[role], now);
	}
}

void
pool_flush(void)
{
	int role;
	long i;

	for (role = DB_READER; role <= DB_WRITER; role++)
		for (i = 0; i < shared[role].count; i++)
			if (shared[role].conns[i].unsent)
				conn_flush(&shared[role].conns[i]);
}

static void
gauge(const struct pool *p, struct db_gauges *g)
{
	long i;

	g->waiting += p->waiting;
	for (i = 0; i < p->count; i++) {
		const struct conn *c = &p->conns[i];

		switch (c->state) {
		case CONN_DOWN:
		case CONN_CONNECTING:
			g->down++;
			break;
		case CONN_IDLE:
			g->idle++;
			break;
		case CONN_SHARED:
			if (c->slot_count == 0)
				g->idle++;
			else
				g->used++;
			break;
		case CONN_BUSY:
		case CONN_HELD:
		case CONN_ORPHAN:
			g->used++;
			break;
		}
	}
}

void
db_gauges(struct db_gauges *g)
{
	int role;

	memset(g, 0, sizeof(*g));
	for (role = DB_READER; role <= DB_WRITER; role++) {
		gauge(&pools[role], g);
		gauge(&shared[role], g);
	}
}
