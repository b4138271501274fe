/*
 * Memory that all workers and the supervisor share: counters, the drain
 * flag, rate limits. A file under VAR/run, mapped before the workers are
 * forked. Every field is changed by single atomic operations, so a worker
 * that is killed leaves nothing locked.
 */
#ifndef HTTP_SHARED_H
#define HTTP_SHARED_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

#define SHARED_WORKERS 128
#define SHARED_ROUTES 256
#define SHARED_CODES 24
#define SHARED_BUCKETS 12
#define SHARED_LIMITS 16384

struct shared {
	/* These two stay first, and as they are: after an update the new
	 * `canopy drain` speaks to a server of the old version. */
	_Atomic int draining;
	_Atomic int64_t in_flight[SHARED_WORKERS]; /* by worker */
	_Atomic int64_t requests[SHARED_ROUTES][SHARED_CODES];
	_Atomic int64_t seconds_us;
	_Atomic int64_t buckets[SHARED_BUCKETS];
	_Atomic uint64_t limits[SHARED_LIMITS];
};

/* Maps (and makes, zeroed when ${fresh}) VAR/run/shared. */
enum err shared_open(bool fresh) MUST_CHECK;
struct shared *shared(void); /* never NULL: private memory before open */

/* Requests that are being answered, of all workers. */
int64_t shared_in_flight(void);

#endif
