/*
 * Connections and their pool: the inside of db/. Rooms include db.h only.
 *
 * A worker has two pools a role. Shared connections carry single statements
 * of many requests, one behind the other in a pipeline, and are never
 * cancelled. The others belong to a transaction from its begin to its end.
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
	CONN_ORPHAN, /* its client left: the answer is awaited and dropped */
	CONN_SHARED  /* a pipeline that takes statements */
};

/* One statement on its way; lives in the arena of the handle. */
struct job {
	struct db *db;
	const struct stmt *stmt; /* NULL: text is sent as it is */
	const char *text;	 /* BEGIN, COMMIT, ROLLBACK */
	const struct args *args;
	bool done;
	bool sent;   /* the server may have got it */
	bool broken; /* its connection broke before the answer */
	enum err err;
	PGresult *result;
};

#define PIPE_MAX 64

/* A statement in a pipeline, from its sending to its Sync. */
struct slot {
	struct job *job; /* NULL: its client has left, the result is dropped */
	const struct stmt *preparing; /* a PREPARE goes before it */
};

struct conn {
	enum conn_state state;
	enum db_role role;
	PGconn *pg;
	int fd;	       /* what is watched, -1 for nothing */
	bool fd_write; /* watched for writing too */
	bool unsent;   /* shared: statements that wait for pool_flush() */
	void *watch;   /* the loop's side */
	struct job *job;
	const struct stmt *preparing; /* its PREPARE is on its way */
	int64_t deadline; /* of the job or the attempt to connect, ms */
	int64_t retry_at;
	int backoff_ms;
	int turn; /* the server of CANOPY_DATABASE that is tried first */
	unsigned char *prepared; /* a bit a statement of sql_all */
	bool demoted;	/* its server has become read-only: reconnect */
	unsigned epoch; /* counts breaks: an old holder sees that it lost it */
	struct slot *slots; /* shared: a ring of PIPE_MAX, else NULL */
	unsigned slot_first;
	unsigned slot_count;
};

/* A handle: one request's, or one command's. */
struct db {
	struct arena *arena;
	enum db_role role;
	bool blocking;
	PGconn *pg; /* blocking handles */
	unsigned char *prepared;
	struct conn *conn; /* held now: a statement's or the transaction's */
	unsigned epoch;	   /* of conn or given when it was taken */
	bool in_tx;
	bool outer;	 /* begin and commit join db_begin_outer() */
	struct job *job; /* the one that is awaited */
	struct db *next_waiting;
	bool waiting;	    /* in a queue for a connection */
	bool sharing;	    /* it is the queue of the shared ones */
	struct conn *given; /* handed over while waiting */
	int64_t deadline;   /* of waiting in a queue */
	int64_t give_up;    /* of waiting for a shared connection in all */
	void *waiter;	    /* the request to wake */
	int64_t *spent_us;  /* where waiting time is added, or NULL */
	const char *once;   /* the form's idempotency key, or NULL */
	bool once_filed;    /* in the open transaction */
	bool once_done;	    /* committed */
	bool once_repeated; /* found filed by an earlier request */
	const char *message;
};

/* What the event loop offers (loop.c under Kore; a test may give another). */
struct loop {
	void (*watch)(struct conn *, int fd, bool write);
	void (*sleep)(void *waiter);
	void (*wake)(void *waiter);
	/* Calls pool_flush() when the requests at hand have had their turn. */
	void (*flush_soon)(void);
};

/* pipe.c: the statement goes to the shared connection with the least in
 * flight and the fiber parks until its answer. */
enum err pipe_run(struct db *, struct job *);
/* A shared connection has been opened. */
void pipe_open(struct conn *);
void pipe_read(struct conn *);
/* Its connection is gone: every job ends with BUSY or UNKNOWN. */
void pipe_fail(struct conn *);
/* The request of ${job} has gone. */
void pipe_abandon(struct job *);

/* The shared connection of the role with the least in flight, or NULL. */
struct conn *pool_share(enum db_role);
/* Parks until one may have room, 2 s at most; ERR_BUSY: no use to wait. */
enum err pool_wait_share(struct db *);
/* Wakes one that waits for it. */
void pool_shared_room(enum db_role);

/* Makes the pools of a worker and begins to connect. */
void pool_init(const struct loop *);

/* Events of the loop: the socket is ready; every 100 ms; asked for by
 * flush_soon(). */
void conn_ready(struct conn *);
void pool_flush(void);
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

/* Notes a server that no longer takes writes (SQLSTATE 25006). */
void conn_note_result(struct conn *, const PGresult *);

/* Sends what libpq has buffered and watches for what is left. */
void conn_flush(struct conn *);
bool conn_prepared(const struct conn *, const struct stmt *);
void conn_note_prepared(struct conn *, const struct stmt *, bool);

int64_t now_ms(void);
size_t stmt_index(const struct stmt *);
size_t stmt_total(void);
extern const char *const role_names[DB_ROLE_COUNT];
/* Begins with the ${turn}th of several servers. */
PGconn *conn_start(enum db_role, bool blocking, int turn);

/* once.c: files the form's key in the transaction that has just begun. */
enum err once_file(struct db *);

/* query.c: runs a statement, or ${text} when ${stmt} is NULL, to its end;
 * *out is a good result that the caller owns. */
enum err db_run(struct db *, const struct stmt *, const char *text,
	const struct args *, PGresult **out);
/* tx.c: true while the connection is still the one that the handle took. */
bool tx_holds(const struct db *);

/* query.c: BEGIN, COMMIT, SET …: text without a result. */
enum err db_control(struct db *, const char *text);

/* sqlstate.c */
enum err sqlstate_read(struct db *, const struct stmt *, const PGresult *);

/* rows.c */
struct rows *rows_new(struct db *, PGresult *);

#endif
