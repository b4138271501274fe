#!/bin/sh
# run.sh WHAT [UNIT-PROGRAM...]: runs tests and closes with one line,
# "N passed, N failed". WHAT: unit valgrind arch oracle install sql backup http
# web chaos all.
# Each test program prints TAP; what it printed is left in build/test/NAME.tap.
# Fails when a test failed, when a program ended badly without saying why, or
# when nothing ran.
set -u
cd "$(dirname "$0")/.." || exit 2
what=$1
shift
out=build/test
mkdir -p "$out"
passed=0 failed=0 skipped=0

# count NAME STATUS: adds up the TAP file of a program; tap.awk says how.
count() {
	awk -f tests/tap.awk "$out/$1.tap" >"$out/$1.sum"
	read -r ok bad skip <<-EOF
		$(tail -n 1 "$out/$1.sum")
	EOF
	sed '$d' "$out/$1.sum"
	if [ "$bad" -eq 0 ] && { [ "$2" -ne 0 ] || [ $((ok + skip)) -eq 0 ]; }; then
		tail -n 30 "$out/$1.tap"
		echo "not ok $1: ended with status $2 after $ok tests"
		bad=1
	fi
	passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + skip))
	printf '  %-28s %4d passed %3d failed %3d skipped\n' "$1" "$ok" "$bad" "$skip"
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

# The unit programs under memcheck: a report fails the program.
valgrind() {
	for t in "$@"; do
		run "valgrind_$(basename "$t")" env CMOCKA_MESSAGE_OUTPUT=TAP \
			valgrind -q --leak-check=full --error-exitcode=99 \
			--errors-for-leak-kinds=definite,indirect,possible \
			--suppressions=tests/san/valgrind.supp "$t"
	done
}

arch() { run arch sh tests/arch/layers.sh; }

# The test program of the engine is named by ORACLE_ENGINE.
oracle() {
	run oracle node --test --test-reporter=tap tests/oracle/*.test.mjs
}

install() { run install sh tests/install.sh; }

sql() { run sql sh conf/dev/testenv.sh sh tests/sql.sh; }
backup() { run backup sh conf/dev/testenv.sh sh tests/backup.sh; }

# The server's tests share one instance with the demonstration pool.
# Imports are counted, so they begin with an empty registry of their own.
http() {
	run http sh conf/dev/testenv.sh --demo --serve sh tests/node.sh http
	run import sh conf/dev/testenv.sh --serve sh tests/node.sh import
}
chaos() {
	run chaos sh conf/dev/testenv.sh --demo --serve --disk 384 \
		node tests/chaos/main.mjs --brief
}
web() { run web sh conf/dev/testenv.sh --demo --serve sh tests/node.sh web; }

case $what in
unit | valgrind) $what "$@" ;;
arch | oracle | install | sql | backup | http | web | chaos) $what ;;
all)
	arch
	unit "$@"
	oracle
	install
	sql
	backup
	http
	web
	chaos
	;;
*)
	echo "run.sh: no such tests: $what" >&2
	exit 2
	;;
esac
[ "$skipped" -gt 0 ] && echo "$passed passed, $failed failed, $skipped skipped" ||
	echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
