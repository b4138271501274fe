/*
 * The database on Kore's event loop; called by the host side only.
 */
#ifndef DB_LOOP_H
#define DB_LOOP_H

#include "db/db.h"

struct arena;

/* Once in each worker. */
void db_worker_init(void);

/* A handle for a request; ${waiter} is Kore's request. */
struct db *db_request_new(
	struct arena *, enum db_role, void *waiter, int64_t *spent_us);

/* The request ends or its client left: gives everything back. */
void db_request_gone(struct db *);

/* Connections of this worker by state, for /metrics. */
struct db_gauges {
	int idle;
	int used;
	int down;
	int waiting;
};
void db_gauges(struct db_gauges *);

/* Statements by result class since the worker started, for /metrics. */
int64_t db_failures(void);

#endif
