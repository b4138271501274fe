/*
 * Instance: what kind of installation this is, and whether its database
 * belongs to this program.
 */
#ifndef INSTANCE_INSTANCE_H
#define INSTANCE_INSTANCE_H

#include <stdbool.h>

#include "base/err.h"
#include "db/db.h"
#include "http/req.h"

/* Whether invented data is shown. The .demo of struct site. */
enum err instance_demo(struct req *, bool *out) MUST_CHECK;

/*
 * Whether requests can be served. The .ready of struct site. OK;
 * ERR_CONFLICT: the schema is not the one of this program; ERR_BUSY: the
 * database is away.
 */
enum err instance_ready(struct req *) MUST_CHECK;

/* Notes that the instance shows invented data (`canopy demo`). Joins an open
 * transaction. */
enum err instance_update_demo(struct db *, bool demo) MUST_CHECK;

#endif
