#!/bin/sh
# serve.sh [--sandbox] [FILE [PATTERN]]: the tests of tests/http (as node.sh
# takes them) against the real server under the address and undefined
# behaviour sanitizers. Fails when a test failed or a report was written; the
# reports are printed.
#
# Without the sandbox, which would end a worker before it could write its
# report; with --sandbox it is on, so that what the sanitized code calls is
# seen to be allowed: there a worker's death counts as a report.
#
# Wants the build of `make check-san-http`.
set -eu
cd "$(dirname "$0")/../.."
off=noseccomp
if [ "${1:-}" = --sandbox ]; then
	off=
	shift
fi
sh tests/san/wrap.sh build/san build/san-serve libasan.so libubsan.so $off
B=build/san-serve
export B
reports=$(mktemp -d "${TMPDIR:-/tmp}/canopy-san.XXXXXX")
trap 'rm -rf -- "$reports"' EXIT
chmod 1777 "$reports"

# Kore's pools and its way to end confuse the search for leaks.
export ASAN_OPTIONS="detect_leaks=0:log_path=$reports/report"
export UBSAN_OPTIONS="print_stacktrace=1:log_path=$reports/report"
export SAN_REPORTS="$reports"
status=0
# shellcheck disable=SC2016 # the inner shell expands them
sh conf/dev/testenv.sh --demo --serve sh -c 'status=0
	sh tests/node.sh http "$@" || status=$?
	grep -i "sandbox violation\|seccomp" "$CANOPY_VAR/log/canopy.log" \
		>"$SAN_REPORTS/sandbox" || :
	exit $status' http "$@" || status=$?
for report in "$reports"/*; do
	# Not the warning that every worker begins with: fibers are announced.
	grep -Eqsi 'ERROR: |runtime error: |sandbox violation' "$report" ||
		continue
	cat "$report" >&2
	status=1
done
exit "$status"
