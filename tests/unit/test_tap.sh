#!/bin/sh
# How the runner adds up what test programs print (tests/tap.awk).
set -u
n=0 status=0

# sums NAME "PASSED FAILED SKIPPED" TAP
sums() {
	n=$((n + 1))
	sum=$(printf '%b' "$3" | awk -f tests/tap.awk | tail -n 1)
	if [ "$sum" = "$2" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		echo "# $sum instead of $2"
		status=1
	fi
}

sums 'each line is a test' '2 1 0' 'ok 1 - a\nnot ok 2 - b\nok\n1..3\n'
sums 'a test that holds tests is not counted' '2 0 0' \
	'    ok 1 - a\n    ok 2 - b\nok 1 - both\n'
sums 'a failure inside is counted once' '1 1 0' \
	'        ok 1 - a\n        not ok 2 - b\n    not ok 1 - c\nnot ok 1 - d\n'
sums 'a test that fails although its tests pass is counted' '1 1 0' \
	'    ok 1 - a\nnot ok 1 - teardown\n'
sums 'the next test does not inherit tests' '3 0 0' \
	'    ok 1 - a\n    ok 2 - b\nok 1 - c\nok 2 - d\n'
sums 'skipped and to-do tests are neither' '1 0 3' \
	'ok 1 - a # SKIP no room\nnot ok 2 - b # TODO\nok 3 # skip\nok 4\n'
sums 'a message that looks like a result is none' '0 1 0' \
	'not ok 1 - a\n  ---\n  error: |-\n    ok 1 - x\n    not ok 2 - y\n  ...\n'
sums 'nothing is nothing' '0 0 0' 'TAP version 13\n1..0\n'
exit $status
