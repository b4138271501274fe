/*
 * Rate limits, counted by client over all workers in shared memory.
 *
 * Sign-in 20 a minute, sign-up 10 an hour, submissions 60 an hour from one
 * address, of IPv6 from one /64: a single customer has as many addresses in it
 * as it likes. A counter is one atomic word: no lock that a killed worker could
 * hold. CANOPY_LIMITS=off lets everything pass.
 */
#ifndef HTTP_LIMIT_H
#define HTTP_LIMIT_H

#include <stdbool.h>

#include "http/req.h"

/* Counts an attempt; false when it is one too many, with the seconds until
 * the next window in *retry_after. */
bool limit_pass(enum route_limit, const char *client, int *retry_after);

/* What is counted as one client: an IPv4 address, the /64 of an IPv6 address,
 * anything else as it is. */
const char *limit_client(struct arena *, const char *address);

#endif
