#!/bin/sh
# run.sh WHAT [UNIT-PROGRAM...]: runs tests and closes with one line,
# "N passed, N failed". WHAT: unit arch sql http web all.
# Each test program prints TAP ("ok …", "not ok …") or cmocka's TAP; the
# lines are counted here. Fails when a test failed, when a program ended badly
# without saying why, or when nothing ran.
set -u
cd "$(dirname "$0")/.." || exit 2
what=$1
shift
out=build/test
mkdir -p "$out"
passed=0 failed=0 skipped=0

# count NAME STATUS: adds up the TAP file of a program.
count() {
	ok=$(grep -cE '^ *ok [0-9]*' "$out/$1.tap")
	skip=$(grep -cE '^ *ok .*# (SKIP|skip)' "$out/$1.tap")
	bad=$(grep -cE '^ *not ok' "$out/$1.tap")
	passed=$((passed + ok - skip)) skipped=$((skipped + skip))
	if [ "$bad" -gt 0 ]; then
		grep -E -A12 '^ *not ok' "$out/$1.tap" | head -80
	elif [ "$2" -ne 0 ] || [ "$ok" -eq 0 ]; then
		tail -30 "$out/$1.tap"
		echo "not ok $1: ended with status $2 after $ok tests"
		bad=1
	fi
	failed=$((failed + bad))
	printf '  %-28s %4d passed %3d failed %3d skipped\n' "$1" $((ok - skip)) "$bad" "$skip"
}

run() {
	name=$1
	shift
	"$@" >"$out/$name.tap" 2>&1
	count "$name" $?
}

unit() {
	for t in "$@"; do
		name=$(basename "$t")
		# cmocka refuses to write over a result of an earlier run
		CMOCKA_MESSAGE_OUTPUT=TAP "$t" >"$out/$name.tap" 2>"$out/$name.err"
		s=$?
		cat "$out/$name.err" >>"$out/$name.tap"
		count "$name" $s
	done
	for t in tests/unit/*.sh; do
		[ -e "$t" ] && run "$(basename "$t" .sh)" sh "$t"
	done
}

arch() { run arch sh tests/arch/layers.sh; }

sql() { run sql sh conf/dev/testenv.sh sh tests/sql.sh; }

# The server's tests share one instance with the demonstration pool.
http() { run http sh conf/dev/testenv.sh --demo --serve sh tests/node.sh http; }
web() { run web sh conf/dev/testenv.sh --demo --serve sh tests/node.sh web; }

case $what in
unit) unit "$@" ;;
arch | sql | http | web) $what ;;
all)
	arch
	unit "$@"
	sql
	http
	web
	;;
*)
	echo "run.sh: no such tests: $what" >&2
	exit 2
	;;
esac
[ "$skipped" -gt 0 ] && echo "$passed passed, $failed failed, $skipped skipped" ||
	echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
