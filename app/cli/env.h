/*
 * Settings of an instance, so that `VAR=dir canopy …` works from any shell.
 */
#ifndef CLI_ENV_H
#define CLI_ENV_H

#include <stdbool.h>

#include "base/err.h"

/* Settings of a command that is installed, when it is told no folder. */
#define ENV_SYSTEM "/etc/canopy/canopy.env"

/*
 * Adds to the environment what it does not have already. The folder of the
 * instance is CANOPY_VAR or VAR, its settings are the CANOPY_ lines of
 * canopy.env in it. When neither is set, an installed command takes the
 * settings of ENV_SYSTEM, and else the folder is "var" in the working
 * directory. A missing file is fine.
 * ERR_INVALID after saying which line is bad or which file cannot be read.
 */
enum err env_load(void) MUST_CHECK;

#endif
