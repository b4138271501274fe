/*
 * Waiting for the password helper on Kore's event loop.
 */
#include "account/password_loop.h"

#include <kore/kore.h>
#include <kore/http.h>

#include "account/password_wait.h"

/* Kore hands back the address it was given and takes it for a kore_event. */
struct watch {
	struct kore_event event;
	struct ask *ask;
};

static void
on_event(void *arg, int error)
{
	struct watch *w = arg;

	(void)error; /* found out by reading */
	w->event.flags = 0;
	password_ready(w->ask);
}

/* The watch lies beside its question in the request's arena. Closing the
 * socket takes it out of epoll; both happen between two rounds of events, so
 * Kore never meets a watch that has gone. */
static void
loop_watch(struct ask *ask)
{
	struct watch *w = ask->watch;

	w->event.type = 100; /* none of Kore's own */
	w->event.handle = on_event;
	w->ask = ask;
	kore_platform_event_level_read(ask->fd, w);
}

static void
loop_sleep(void *waiter)
{
	http_request_sleep(waiter);
}

static void
loop_wake(void *waiter)
{
	http_request_wakeup(waiter);
}

static void
tick(void *arg, u_int64_t now)
{
	(void)arg;
	(void)now;
	password_tick();
}

static const struct password_loop loop = {
	.watch_bytes = sizeof(struct watch),
	.watch = loop_watch,
	.sleep = loop_sleep,
	.wake = loop_wake,
};

void
password_worker_init(void)
{
	password_wait_init(&loop);
	kore_timer_add(tick, 250, NULL, 0);
}
