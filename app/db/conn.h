/*
 * Connections and their pool: the inside of db/. Rooms include db.h only.
 *
 * Every change of a connection's state goes through conn_set(). A worker has
 * one pool a role; a connection carries one statement at a time, or belongs
 * to a transaction until its end.
 */
#ifndef DB_CONN_H
#define DB_CONN_H

#include <libpq-fe.h>

#include "db/db.h"

enum conn_state {
	CONN_DOWN,	 /* no socket; reconnects at retry_at */
	CONN_CONNECTING, /* PQconnectPoll is at work */
	CONN_IDLE,	 /* may be taken */
	CONN_BUSY,	 /* a statement is on its way */
	CONN_HELD,	 /* belongs to a transaction between statements */
	CONN_ORPHAN	 /* its client left: the answer is awaited and dropped */
};

/* One statement on its way; lives in the arena of the handle. */
struct job {
	struct db *db;
	const struct stmt *stmt; /* NULL: text is sent as it is */
	const char *text;	 /* BEGIN, COMMIT, ROLLBACK */
	const struct args *args;
	bool done;
	bool sent; /* the server may have got it */
	enum err err;
	PGresult *result;
};

struct conn {
	enum conn_state state;
	enum db_role role;
	PGconn *pg;
	int fd;		/* what is watched, -1 for nothing */
	bool fd_write;	/* watched for writing too */
	void *watch;	/* the loop's side */
	struct job *job;
	const struct stmt *preparing; /* its PREPARE is on its way */
	int64_t deadline; /* of the job or the attempt to connect, ms */
	int64_t retry_at;
	int backoff_ms;
	int turn; /* the server of CANOPY_DATABASE that is tried first */
	unsigned char *prepared; /* a bit a statement of sql_all */
	unsigned epoch; /* counts breaks: an old holder sees that it lost it */
};

/* A handle: one request's, or one command's. */
struct db {
	struct arena *arena;
	enum db_role role;
	bool blocking;
	PGconn *pg;	    /* blocking handles */
	unsigned char *prepared;
	struct conn *conn;  /* held now: a statement's or the transaction's */
	unsigned epoch;	    /* of conn or given when it was taken */
	bool in_tx;
	bool outer;	    /* begin and commit join db_begin_outer() */
	struct job *job;    /* the one that is awaited */
	struct db *next_waiting;
	bool waiting;	    /* in the queue for a connection */
	struct conn *given; /* handed over while waiting */
	int64_t deadline;
	void *waiter;	    /* the request to wake */
	int64_t *spent_us;  /* where waiting time is added, or NULL */
	const char *constraint;
	const char *message;
};

/* What the event loop offers (loop.c under Kore; a test may give another). */
struct loop {
	void (*watch)(struct conn *, int fd, bool write);
	void (*sleep)(void *waiter);
	void (*wake)(void *waiter);
};

/* Makes the pools of a worker and begins to connect. */
void pool_init(const struct loop *);

/* Events of the loop: the socket is ready; every 100 ms. */
void conn_ready(struct conn *);
void pool_tick(void);

/* Takes an idle connection, or queues the handle (then *out is NULL).
 * ERR_BUSY when the queue is full or the database has been away. */
enum err pool_take(struct db *, struct conn **out);
void pool_give(struct conn *);
void pool_forget(struct db *); /* leaves the queue */
void pool_park(struct db *);   /* sleeps until woken */

/* Sends a job. ERR_BUSY when the connection broke at once. */
enum err conn_send(struct conn *, struct job *);
/* Closes and begins again; a job on it ends with BUSY or UNKNOWN. */
void conn_break(struct conn *, const char *why);
/* Nobody waits for what is under way any more. */
void conn_orphan(struct conn *);
/* Nobody holds it any more: back to the pool, after the end of a transaction
 * that was left open. */
void conn_done(struct conn *);

int64_t now_ms(void);
size_t stmt_index(const struct stmt *);
size_t stmt_total(void);
const char *conn_options(enum db_role, char *room, size_t size);
extern const char *const role_names[DB_ROLE_COUNT];
/* Begins with the ${turn}th of several servers. */
PGconn *conn_start(enum db_role, bool blocking, int turn);

/* "a,b,c" begun at its ${turn}th item, "b,c,a" for 1; in the heap. */
char *hosts_turn(const char *list, int turn);

/* sqlstate.c */
enum err sqlstate_read(struct db *, const struct stmt *, const PGresult *);

/* rows.c */
struct rows *rows_new(struct db *, PGresult *);

#endif
