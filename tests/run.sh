#!/bin/sh
# run.sh WHAT[,WHAT...] [UNIT-PROGRAM...]: runs tests and closes with one line,
# "N passed, N failed". WHAT: unit valgrind arch oracle install sql backup http
# web chaos fuzz san, or all: everything but valgrind and san, in two lanes side by
# side, for the tests of the server wait much and those of the browser do not.
# Each test program prints TAP; what it printed is left in build/test/NAME.tap.
# Fails when a test failed, when a program ended badly without saying why, or
# when nothing ran.
set -u
cd "$(dirname "$0")/.." || exit 2
what=$1
shift
out=build/test
mkdir -p "$out"
# "passed failed skipped" of each program; a lane adds to its caller's.
if [ -z "${TEST_TOTALS:-}" ]; then
	totals=$(mktemp)
	trap 'rm -f "$totals"' EXIT
else
	totals=$TEST_TOTALS
fi

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
	echo "$ok $bad $skip" >>"$totals"
	printf '  %-28s %4d passed %3d failed %3d skipped %4d s\n' \
		"$1" "$ok" "$bad" "$skip" "$(($(date +%s) - began))"
}

# run NAME COMMAND...: ends it when it does not end by itself, long after it
# should have. In the foreground, so that it stays in the group of its lane.
run() {
	name=$1
	shift
	began=$(date +%s)
	timeout --foreground -k 60 "${TEST_LIMIT_S:-2700}" "$@" \
		>"$out/$name.tap" 2>&1
	count "$name" $?
}

unit() {
	for t in "$@"; do
		name=$(basename "$t")
		began=$(date +%s)
		# cmocka refuses to write over a result of an earlier run
		CMOCKA_MESSAGE_OUTPUT=TAP timeout --foreground -k 10 900 "$t" \
			>"$out/$name.tap" 2>"$out/$name.err"
		s=$?
		cat "$out/$name.err" >>"$out/$name.tap"
		count "$name" $s
	done
	for t in tests/unit/*.sh; do
		[ -e "$t" ] && run "$(basename "$t" .sh)" sh "$t"
	done
}

# The unit programs under memcheck, two at a time: a report fails the program.
valgrind() {
	one='' other=''
	for t in "$@"; do
		set -- "$other" "$one $t"
		one=$1 other=$2
	done
	# shellcheck disable=SC2086 # lists of programs
	memcheck $one &
	# shellcheck disable=SC2086
	memcheck $other
	wait
}

memcheck() {
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
# The server's tests again, under sanitizers.
san() {
	run san sh tests/san/serve.sh
	run sandbox sh tests/san/serve.sh --sandbox
}
chaos() {
	run chaos sh conf/dev/testenv.sh --demo --serve --disk 384 \
		node tests/chaos/main.mjs --brief
}
web() { run web sh conf/dev/testenv.sh --demo --serve sh tests/node.sh web; }

fuzz() { run fuzz env JOBS=2 sh tests/fuzz/run.sh 2; }

# In a session of its own, so that all of it can be ended.
lane() {
	TEST_TOTALS=$totals setsid sh "$0" "$@" &
	lanes="$lanes $!"
}
stop() {
	trap '' INT TERM HUP
	for l in $lanes; do
		kill -s TERM -- "-$l" 2>/dev/null
	done
	wait
	exit 143
}
lanes=
if [ "$what" = all ]; then
	trap stop INT TERM HUP
	lane arch,unit,oracle,install,sql,backup,web "$@"
	lane http,chaos,fuzz
	for l in $lanes; do
		wait "$l"
		# 1 is for tests that failed; they are in the sums.
		[ $? -le 1 ] || echo '0 1 0' >>"$totals"
	done
	what=
fi
for w in $(echo "$what" | tr , ' '); do
	case $w in
	unit | valgrind) $w "$@" ;;
	arch | oracle | install | sql | backup | http | web | chaos | \
		fuzz | san) $w ;;
	*)
		echo "run.sh: no such tests: $w" >&2
		exit 2
		;;
	esac
done
[ -z "${TEST_TOTALS:-}" ] || exit 0
awk '{ passed += $1; failed += $2; skipped += $3 }
	END {
		print passed + 0 " passed, " failed + 0 " failed" \
			(skipped > 0 ? ", " skipped " skipped" : "")
		exit failed > 0 || passed == 0
	}' "$totals"
