#!/bin/sh
# A throw-away instance for tests: own cluster, own state, own port.
#
#	testenv.sh [--demo] [--serve] [--port N] [--disk MB] [--lasting]
#		COMMAND [ARG...]
#		makes it, runs COMMAND with it, removes it; the exit status is
#		COMMAND's
#	TESTENV='--demo --serve'; . conf/dev/testenv.sh
#		the same for a script that works in the project folder: it is
#		removed when the script ends, by a trap on EXIT
#
#	--demo	loads the demonstration pool
#	--serve	starts the server and waits until it is ready
#	--port	its port; default: a free one
#	--disk	the cluster keeps what it has acknowledged, whatever dies, and
#		lies on a disk of MB megabytes of its own (in memory), which
#		CANOPY_TEST_DISK names; empty where we may not mount one
#	--lasting	the cluster writes as in production, to the real disk
#
# For COMMAND are set: all keys that "run.sh env" prints, CANOPY_LIMITS=off
# (unless set), and VAR, PORT, HOST, DEMO, SETTINGS, PG_FAST and PG_DATA as
# run.sh and pg.sh want them, so that a test may stop and start the database
# or the server. Nothing is printed but errors. conf/canopy.env is not read. The cluster writes to memory where
# there is enough, without fsync. Ends on INT and TERM, too; what a kill -9
# leaves behind is removed by the next run.
set -eu

testenv_fail() {
	printf 'testenv.sh: %s\n' "$*" >&2
	exit 1
}

case ${0##*/} in
testenv.sh) testenv_root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P) ;;
*) testenv_root=$PWD ;;
esac
testenv_dev=$testenv_root/conf/dev
[ -f "$testenv_dev/testenv.sh" ] ||
	testenv_fail "to be read in the project folder, not in $PWD"

# A port that nobody uses, below those the kernel gives to clients; the start
# differs by process so that runs side by side seldom choose the same one.
testenv_port() {
	cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
		awk -v pid=$$ '
			{ sub(/.*:/, "", $2); used[$2] = 1 }
			END {
				port = 20000 + pid * 37 % 10000
				while (sprintf("%04X", port) in used)
					port++
				print port
			}'
}

# Removes the instance whose VAR is ${1}; its memory bears the same name.
testenv_remove() {
	testenv_memory=/dev/shm/${1##*/}
	if [ -d "$testenv_memory" ]; then
		PG_DATA=$testenv_memory/pg
		export PG_DATA
	else
		unset PG_DATA
	fi
	if [ -d "$1" ]; then
		VAR=$1 "$testenv_dev/run.sh" stop || :
		VAR=$1 "$testenv_dev/pg.sh" destroy || :
		rm -rf -- "$(VAR=$1 "$testenv_dev/state.sh")" "$1"
	fi
	if testenv_mounted "$testenv_memory"; then
		umount "$testenv_memory"
	fi
	rm -rf -- "$testenv_memory"
}

testenv_mounted() {
	awk -v place="$1" '$2 == place { found = 1 } END { exit !found }' \
		/proc/self/mounts
}

# What a run of ours left that was killed. The name says which process it
# belonged to. As root, only what root or the database's user has made.
testenv_sweep() {
	for testenv_old in "${TMPDIR:-/tmp}"/canopy-test.*.??????; do
		testenv_pid=${testenv_old##*/canopy-test.}
		testenv_pid=${testenv_pid%%.*}
		if [ ! -d "$testenv_old" ] || [ -L "$testenv_old" ] ||
			[ -d "/proc/$testenv_pid" ]; then
			continue
		fi
		case $(id -un):$(stat -c %U -- "$testenv_old") in
		root:root | root:postgres) ;;
		*) [ -O "$testenv_old" ] || continue ;;
		esac
		testenv_remove "$testenv_old"
	done
}

testenv_down() {
	testenv_status=$?
	trap - EXIT
	trap '' INT TERM HUP
	if [ -n "${testenv_child:-}" ]; then
		testenv_end "$testenv_child"
	fi
	testenv_remove "$testenv_var"
	exit $testenv_status
}

# Ends COMMAND with all its children, which share its session, not its group.
testenv_end() {
	testenv_kill TERM "$1"
	testenv_tries=50
	while [ -n "$(testenv_session "$1")" ] && [ $testenv_tries -gt 0 ]; do
		sleep 0.1
		testenv_tries=$((testenv_tries - 1))
	done
	testenv_kill KILL "$1"
}

testenv_kill() {
	for testenv_pid in $(testenv_session "$2"); do
		kill -s "$1" "$testenv_pid" 2>/dev/null || :
	done
}

# The processes of session ${1} that are no zombies.
testenv_session() {
	cat /proc/[0-9]*/stat 2>/dev/null | awk -v session="$1" '
		{ pid = $1; sub(/.*\) /, "") }
		$4 == session && $1 !~ /[ZX]/ { print pid }'
}

testenv_up() {
	testenv_sweep
	testenv_var=$(mktemp -d "${TMPDIR:-/tmp}/canopy-test.$$.XXXXXX")
	trap testenv_down EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM
	trap 'exit 129' HUP

	unset CANOPY_VAR CANOPY_DATABASE CANOPY_URL CANOPY_BIND CANOPY_PORT PG_DATA
	VAR=$testenv_var
	HOST=127.0.0.1
	PG_FAST=1
	SETTINGS=/dev/null
	CANOPY_LIMITS=${CANOPY_LIMITS:-off}
	export VAR PORT HOST DEMO PG_FAST SETTINGS CANOPY_LIMITS
	if [ -n "$testenv_disk$testenv_lasting" ]; then
		unset PG_FAST
	fi
	if [ -z "$testenv_lasting" ] && [ -w /dev/shm ] && [ "$(testenv_shm_free)" -gt 1048576 ]; then
		PG_DATA=/dev/shm/${VAR##*/}/pg
		export PG_DATA
		mkdir -m 700 "${PG_DATA%/pg}"
		if [ -n "$testenv_disk" ]; then
			testenv_mount "${PG_DATA%/pg}"
		fi
		if [ "$(id -u)" = 0 ]; then
			chown postgres: "${PG_DATA%/pg}"
		fi
	fi

	testenv_log=$testenv_var/testenv.log
	if ! "$testenv_dev/run.sh" "$testenv_do" >"$testenv_log" 2>&1; then
		cat "$testenv_log" >&2
		testenv_fail "the test instance does not start"
	fi
	eval "$("$testenv_dev/run.sh" env)"
	VAR=$CANOPY_VAR
}

# A container's root may not mount; then there is no small disk.
testenv_mount() {
	CANOPY_TEST_DISK=
	if [ "$(id -u)" = 0 ] && mount -t tmpfs -o "size=${testenv_disk}m,mode=700" \
		canopy-test "$1" 2>/dev/null; then
		CANOPY_TEST_DISK=$1
	fi
	export CANOPY_TEST_DISK
}

# KiB
testenv_shm_free() {
	df -Pk /dev/shm | awk 'NR == 2 { print $4 }'
}

testenv_options() {
	PORT=$(testenv_port)
	DEMO=no
	testenv_do=prepare
	testenv_used=0
	testenv_disk=
	testenv_lasting=
	while [ $# -gt 0 ]; do
		case $1 in
		--demo) DEMO=yes ;;
		--serve) testenv_do=start ;;
		--lasting) testenv_lasting=yes ;;
		--port)
			[ $# -gt 1 ] || testenv_fail "--port wants a number"
			PORT=$2
			testenv_used=$((testenv_used + 1))
			shift
			;;
		--disk)
			[ $# -gt 1 ] || testenv_fail "--disk wants a number"
			testenv_disk=$2
			testenv_used=$((testenv_used + 1))
			shift
			;;
		--) testenv_used=$((testenv_used + 1)) && break ;;
		-*) testenv_fail "unknown option $1" ;;
		*) break ;;
		esac
		testenv_used=$((testenv_used + 1))
		shift
	done
}

if [ "${0##*/}" != testenv.sh ]; then
	# shellcheck disable=SC2086 # a list of options
	testenv_options ${TESTENV:-}
	testenv_up
else
	testenv_options "$@"
	shift $testenv_used
	[ $# -gt 0 ] || testenv_fail \
		"usage: testenv.sh [--demo] [--serve] [--port N] [--disk MB] [--lasting] COMMAND [ARG...]"
	testenv_up
	# Not in the foreground, where a signal would have to wait for its end;
	# so its input has to be handed over.
	exec 3<&0
	setsid "$@" <&3 3<&- &
	testenv_child=$!
	testenv_status=0
	wait "$testenv_child" || testenv_status=$?
	# What it has left behind ends on the way out.
	exit $testenv_status
fi
