#!/bin/sh
# tidy.sh [FILE...]: clang-tidy over all sources, or some; .clang-tidy says
# which checks. Needs the generated headers in build/gen.
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || {
	# shellcheck disable=SC2046 # names without spaces
	set -- $(find app tests/unit tests/fuzz -name '*.c' | sort)
}
# The inner shell puts the names before what the compiler is told.
# shellcheck disable=SC2016 # the inner shell expands them
printf '%s\n' "$@" | xargs -P 2 -n 8 sh -c 'clang-tidy --quiet "$@" -- \
	-std=gnu17 -D_GNU_SOURCE "-DCANOPY_VERSION=\"lint\"" -DCANOPY_SCHEMA=1 \
	-Iapp -Ibuild/gen -isystem /usr/include/kore \
	-isystem /usr/include/libxml2 -isystem /usr/include/postgresql \
	-DKORE_USE_PGSQL -DKORE_USE_TASKS 2>&1 |
	grep -v "^[0-9]* warnings\? generated\.$"; test $? -eq 1' tidy
echo "tidy: clean"
