#!/bin/sh
# Prints the effective VAR: the folder, absolute, where all state really is.
#
#	VAR=dir sh conf/dev/state.sh
#
# Usually that is VAR itself, by default var/ in the project folder; see
# common.sh for the exception. Makes nothing, needs nothing installed.
set -eu
. "$(dirname -- "$0")/common.sh"

say "$var"
