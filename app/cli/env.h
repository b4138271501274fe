/*
 * Settings of an instance, so that `VAR=dir canopy …` works from any shell.
 */
#ifndef CLI_ENV_H
#define CLI_ENV_H

#include "base/err.h"

/*
 * Sets CANOPY_VAR from VAR (default: "var" beside the working directory)
 * unless it is set, then every CANOPY_ line of CANOPY_VAR/canopy.env that
 * the environment does not have already. A missing file is fine.
 * ERR_INVALID after saying which line is bad.
 */
enum err env_load(void) MUST_CHECK;

#endif
