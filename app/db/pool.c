/*
 * The pools of a worker: one a role, connections never freed, a queue of
 * handles that wait.
 */
#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "base/fiber.h"
#include "db/conn.h"
#include "db/loop.h"

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
static struct pool pools[DB_ROLE_COUNT];

void
pool_init(const struct loop *loop)
{
	int role;
	long i;

	pool_loop = loop;
	for (role = DB_READER; role <= DB_WRITER; role++) {
		struct pool *p = &pools[role];

		p->count = conf()->pool;
		p->conns = calloc((size_t)p->count, sizeof(*p->conns));
		if (p->conns == NULL)
			abort();
		for (i = 0; i < p->count; i++) {
			struct conn *c = &p->conns[i];

			c->role = (enum db_role)role;
			c->fd = -1;
			c->state = CONN_DOWN;
			c->prepared = calloc(1, stmt_total() / 8 + 1);
			if (c->prepared == NULL)
				abort();
		}
	}
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
	struct pool *p = &pools[db->role];
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

void
pool_park(struct db *db)
{
	pool_loop->sleep(db->waiter);
	fiber_park();
}

void
pool_tick(void)
{
	int64_t now = now_ms();
	int role;
	long i;

	for (role = DB_READER; role <= DB_WRITER; role++) {
		struct pool *p = &pools[role];

		for (i = 0; i < p->count; i++)
			conn_tick(&p->conns[i], now);
		/* The queue is in the order of its deadlines. */
		while (p->first != NULL && now >= p->first->deadline) {
			void *waiter = p->first->waiter;

			queue_pop(p);
			pool_loop->wake(waiter);
		}
	}
}

void
db_gauges(struct db_gauges *g)
{
	int role;
	long i;

	memset(g, 0, sizeof(*g));
	for (role = DB_READER; role <= DB_WRITER; role++) {
		for (i = 0; i < pools[role].count; i++) {
			switch (pools[role].conns[i].state) {
			case CONN_IDLE:
				g->idle++;
				break;
			case CONN_DOWN:
			case CONN_CONNECTING:
				g->down++;
				break;
			case CONN_BUSY:
			case CONN_HELD:
			case CONN_ORPHAN:
				g->used++;
				break;
			}
		}
		g->waiting += pools[role].waiting;
	}
}
