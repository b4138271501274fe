#!/bin/sh
# node.sh http|web: the tests of a folder by node:test, as TAP. Inside
# testenv.sh, which says where the server is.
set -eu
cd "$(dirname "$0")/.."
# dash knows -nt
# shellcheck disable=SC3013
if [ ! -e build/npm-test/.done ] || [ tests/package-lock.json -nt build/npm-test/.done ]; then
	mkdir -p build/npm-test
	cp tests/package.json tests/package-lock.json tests/.npmrc build/npm-test/
	(cd build/npm-test && npm ci --silent)
	touch build/npm-test/.done
fi
export CANOPY_TEST_URL="$CANOPY_URL" CANOPY_TEST_ACCOUNTS="$VAR/demo-accounts.json"
export CANOPY_TEST_MODULES="$PWD/build/npm-test/"
exec node --test --test-reporter=tap --test-concurrency=1 tests/"$1"/*.test.mjs
