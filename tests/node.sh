#!/bin/sh
# node.sh http|web [FILE [PATTERN]]: the tests of a folder by node:test, as
# TAP. Inside testenv.sh, which says where the server is. FILE is a name
# without .test.mjs, PATTERN a part of the names of tests.
#
# The tests are told:
#	CANOPY_TEST_URL		where the server is
#	CANOPY_TEST_ACCOUNTS	file with the demonstration accounts
#	CANOPY_TEST_MODULES	folder of the npm modules, for createRequire
set -eu
cd "$(dirname "$0")/.."
modules=$PWD/build/npm-test
if [ ! -e "$modules/.done" ] ||
	! cmp -s tests/package-lock.json "$modules/package-lock.json"; then
	mkdir -p "$modules"
	rm -f "$modules/.done"
	cp tests/package.json tests/package-lock.json tests/.npmrc "$modules/"
	(cd "$modules" && npm ci --silent) >&2
	touch "$modules/.done"
fi
export CANOPY_TEST_MODULES="$modules/"
export CANOPY_TEST_URL="${CANOPY_TEST_URL:-$CANOPY_URL}"
export CANOPY_TEST_ACCOUNTS="${CANOPY_TEST_ACCOUNTS:-$CANOPY_VAR/demo-accounts.json}"
# shellcheck disable=SC2086 # the shell finds the files
exec node --test --test-reporter=tap --test-concurrency=1 \
	${3:+"--test-name-pattern=$3"} tests/"$1"/${2:-*}.test.mjs
