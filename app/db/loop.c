/*
 * The pool on Kore's event loop.
 */
#include "db/loop.h"

#include <stdlib.h>

#include <kore/kore.h>
#include <kore/http.h>

#include "db/conn.h"

/* Kore hands back the address it was given and takes it for a kore_event. */
struct watch {
	struct kore_event event;
	struct conn *conn;
};

/* Requests that are woken here are looked at when the events are done. */
static bool in_event;

static void
on_event(void *arg, int error)
{
	struct watch *w = arg;

	(void)error; /* libpq finds out by reading */
	w->event.flags = 0;
	in_event = true;
	conn_ready(w->conn);
	in_event = false;
}

static void
loop_watch(struct conn *c, int fd, bool write)
{
	struct watch *w = c->watch;

	if (w == NULL) {
		w = calloc(1, sizeof(*w));
		if (w == NULL)
			abort();
		w->event.type = 100; /* none of Kore's own */
		w->event.handle = on_event;
		w->conn = c;
		c->watch = w;
	}
	if (write)
		kore_platform_event_level_all(fd, w);
	else
		kore_platform_event_level_read(fd, w);
}

static void
loop_sleep(void *waiter)
{
	http_request_sleep(waiter);
}

static void
nothing(void *arg, u_int64_t now)
{
	(void)arg;
	(void)now;
}

static void
loop_wake(void *waiter)
{
	http_request_wakeup(waiter);
	/* A request woken while requests are being processed, or freed, would
	 * be seen only after the next event of the loop: make one. */
	if (!in_event)
		kore_timer_add(nothing, 0, NULL, KORE_TIMER_ONESHOT);
}

static void
flush(void *arg, u_int64_t now)
{
	(void)arg;
	(void)now;
	in_event = true;
	pool_flush();
	in_event = false;
}

/* Kore runs its timers after the events and before the requests: this one
 * comes with the turn after the present one. */
static void
loop_flush_soon(void)
{
	kore_timer_add(flush, 0, NULL, KORE_TIMER_ONESHOT);
}

static void
tick(void *arg, u_int64_t now)
{
	(void)arg;
	(void)now;
	pool_tick();
}

static const struct loop loop = {
	.watch = loop_watch,
	.sleep = loop_sleep,
	.wake = loop_wake,
	.flush_soon = loop_flush_soon,
};

void
db_worker_init(void)
{
	pool_init(&loop);
	kore_timer_add(tick, 100, NULL, 0);
}
