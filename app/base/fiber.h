/*
 * Fibers: one stack per request, so that a handler can wait for the database
 * in a straight line while the worker serves others.
 *
 * A fiber is resumed only from outside of fibers and parks only inside one.
 * A dropped fiber's stack is not unwound: it must own nothing but what hangs
 * on its arena (house.md, part 5).
 */
#ifndef BASE_FIBER_H
#define BASE_FIBER_H

#include <stdbool.h>

struct fiber;

struct fiber *fiber_new(void (*fn)(void *), void *arg);

/* Runs until it parks or ends. Returns true when it has ended. */
bool fiber_resume(struct fiber *);

/* Gives the processor back to whoever resumed. Only inside a fiber. */
void fiber_park(void);

/* The fiber that is running, or NULL outside of any. */
struct fiber *fiber_self(void);

/* Returns the stack to the pool, whatever state it is in. NULL is fine. */
void fiber_free(struct fiber *);

#endif
