#!/bin/sh
# node.sh http|web [FILE [PATTERN]]: the tests of a folder by node:test, as
# TAP. Inside testenv.sh, which says where the server is. FILE is a name
# without .test.mjs, PATTERN a part of the names of tests.
#
# The tests are told:
#	CANOPY_TEST_URL		where the server is
#	CANOPY_TEST_ACCOUNTS	file with the demonstration accounts
#	CANOPY_TEST_MODULES	folder of the npm modules, for createRequire
#
# Nothing waits for ever: bounds.mjs ends a request after two minutes and a test
# after TEST_ONE_S seconds (default 600). A file that is not at its end after
# TEST_FILE_S seconds all the same (default 1500) fails, and what it has started
# ends with it: a server or a lock left behind would make all others wait.
# None begins just before the day of UTC ends, for many ask what holds today.
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
limit=${TEST_FILE_S:-1500}
status=0
for file in tests/"$1"/${2:-*}.test.mjs; do
	echo "# $file"
	left=$((86400 - $(date +%s) % 86400))
	[ $left -gt 180 ] || sleep $((left + 1))
	ended=0
	timeout -k 30 "$limit" node --import ./tests/bounds.mjs --test \
		--test-reporter=tap ${3:+"--test-name-pattern=$3"} \
		"$file" || ended=$?
	case $ended in
	0) continue ;;
	124 | 137) echo "not ok - $file: not at its end after $limit s" ;;
	esac
	status=1
done
exit $status
