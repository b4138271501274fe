/*
 * Configuration: environment variables CANOPY_*, typed, with defaults.
 *
 * The table in conf.c is the only list of keys; conf/canopy.env.example is
 * checked against it. An unknown CANOPY_ key or a bad value stops the start.
 */
#ifndef BASE_CONF_H
#define BASE_CONF_H

#include <stdbool.h>

#include "base/err.h"

struct conf {
	const char *var;	 /* CANOPY_VAR: folder of all state */
	const char *url;	 /* CANOPY_URL: base of absolute links */
	const char *database;	 /* CANOPY_DATABASE: libpq conninfo, no user */
	const char *bind;	 /* CANOPY_BIND: address to listen on */
	long port;		 /* CANOPY_PORT */
	long workers;		 /* CANOPY_WORKERS: Kore worker processes */
	long pool;		 /* CANOPY_POOL: connections a worker and role */
	long query_ms;		 /* CANOPY_QUERY_MS: deadline of a query */
	bool limits;		 /* CANOPY_LIMITS: on|off, rate limits */
	bool proxy;		 /* CANOPY_PROXY: on|off, believe the last
				  * X-Forwarded-For of a proxy in front */
};

/*
 * Reads the environment once into the process-wide configuration.
 * ERR_INVALID: *why names the key, the value and what is allowed.
 */
enum err conf_load(const char **why) MUST_CHECK;

/* The configuration; before conf_load() all defaults. */
const struct conf *conf(void);

/* The server's secret (VAR/secret, 64 hex digits), made when missing. */
enum err conf_secret(const char **out) MUST_CHECK;

/* True when CANOPY_URL begins with https: cookies are then __Host- ones. */
bool conf_https(void);

/* host[:port] of CANOPY_URL, the only Host that is answered. */
const char *conf_host(void);

#endif
