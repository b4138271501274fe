#!/bin/sh
# coverage.sh UNIT-PROGRAM...: which lines and functions of app/ the unit,
# http and import tests run, by folder. Folders, files and the functions that
# nothing runs are left in build/coverage.txt. Wants the build of
# `make coverage`.
#
# Build-time tools (app/tools) are left out: they run during every build. What
# a process does that is killed is not seen: it leaves no counts.
set -eu
cd "$(dirname "$0")/.."
from=build/cov
counts=$(mktemp -d "${TMPDIR:-/tmp}/canopy-cov.XXXXXX")
trap 'rm -rf -- "$counts"' EXIT
# Commands run as the caller, servers as the database's user; both add up in
# the same files.
chmod 777 "$counts"
umask 0
GCOV_PREFIX=$counts
export GCOV_PREFIX

status=0
sh tests/run.sh unit "$@" || status=$?
sh tests/san/wrap.sh "$from" build/cov-serve noseccomp
B=build/cov-serve sh tests/run.sh http || status=$?

objects=$PWD/$from/obj
(cd "$counts$objects" && find . -name '*.gcda') | while read -r file; do
	cp "$counts$objects/$file" "$objects/$file"
done
node tests/coverage.mjs "$from/obj" build/coverage.txt
exit $status
