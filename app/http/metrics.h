/*
 * Counting answered requests, over all workers.
 */
#ifndef HTTP_METRICS_H
#define HTTP_METRICS_H

#include <stdint.h>

#include "http/req.h"

/* Counts an answered request that took ${us} microseconds. */
void metrics_count(const struct req *, int64_t us);

/* Appends the Prometheus text (format 0.0.4) of everything counted. */
void metrics_write(struct buf *);

#endif
