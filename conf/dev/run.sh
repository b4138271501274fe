#!/bin/sh
# Runs the whole product from this folder: database, schema, data, server.
#
#	run.sh run	in the foreground until Ctrl-C; then ends what it started
#	run.sh start	in the background; 0 as soon as /readyz answers 200,
#			also when it runs already
#	run.sh stop	ends server and database; 0 also when nothing runs
#	run.sh prepare	database, schema and data only, no server
#	run.sh env	prints "export CANOPY_...=..." lines for eval
#
# Environment:
#	VAR	folder of all state, default var (common.sh); instances with
#		other VAR and PORT run side by side
#	PORT	default 8080
#	HOST	address to listen on, default 127.0.0.1
#	DEMO	yes (default): the demonstration pool is loaded once;
#		no: nothing is loaded
#	CANOPY_	every key of conf/canopy.env.example; PORT and HOST outrank
#		theirs, and VAR and DATABASE are set here
#	B	the build to run, as with make: default build
#	SETTINGS file with what the environment does not set, default
#		conf/canopy.env; it may be missing
#
# What is in force is left in VAR/canopy.env, where build/canopy finds it.
# Needs canopy and canopy.so of the build; make makes them.
set -eu
. "$(dirname -- "$0")/common.sh"

build=$root/${B:-build}
canopy=$build/canopy
out=$var/log/canopy.log
ready_s=60
stop_s=15

# KEY=value lines; the value is everything up to the end of the line.
read_settings() {
	[ -f "$1" ] || return 0
	while IFS= read -r line || [ -n "$line" ]; do
		case $line in
		'' | '#'*) continue ;;
		esac
		key=${line%%=*}
		case $line in
		CANOPY_*=*) ;;
		*) die "$1: not of the form CANOPY_KEY=value: $line" ;;
		esac
		case $key in
		*[!A-Z_]*) die "$1: no such key: $key" ;;
		esac
		# shellcheck disable=SC2163 # line is KEY=value itself
		eval "[ -n \"\${$key+set}\" ]" || export "$line"
	done <"$1"
}

settle() {
	read_settings "${SETTINGS:-$root/conf/canopy.env}"
	CANOPY_VAR=$var
	CANOPY_PORT=${PORT:-${CANOPY_PORT:-8080}}
	CANOPY_BIND=${HOST:-${CANOPY_BIND:-127.0.0.1}}
	case $CANOPY_PORT in
	*[!0-9]* | ??????*) die "PORT=$CANOPY_PORT is not a port number" ;;
	esac
	host=$CANOPY_BIND
	if [ "$host" = 0.0.0.0 ]; then
		host=127.0.0.1
	fi
	# As browsers write it: without the port that http has anyway.
	if [ "$CANOPY_PORT" = 80 ]; then
		CANOPY_URL=${CANOPY_URL:-http://$host}
	fi
	CANOPY_URL=${CANOPY_URL:-http://$host:$CANOPY_PORT}
	# The cluster's place is not to be chosen here, only asked for.
	eval "$("$dev/pg.sh" env | sed -n '/CANOPY_DATABASE=/p')"
	export CANOPY_VAR CANOPY_DATABASE CANOPY_URL CANOPY_BIND CANOPY_PORT
}

# The pid of this instance's server, from the file it writes; checked, for
# the number may have gone to another process since.
serving() {
	pid=$(cat -- "$run/serve.pid" 2>/dev/null) && alive "$pid" &&
		tr '\0' '\n' <"/proc/$pid/environ" 2>/dev/null |
		grep -Fqx -- "CANOPY_VAR=$var"
}

# A server of somebody else on our port would answer our question whether
# we are ready, and ours could not start: look before.
port_taken() {
	cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
		awk -v port="$(printf ':%04X$' "$CANOPY_PORT")" \
			'$4 == "0A" && $2 ~ port { taken = 1 } END { exit !taken }'
}

# CANOPY_VAR is left out, for the file stays true when VAR is moved.
write_settings() {
	say "# Written by conf/dev/run.sh at every start. Settings of your own" \
		"go into conf/canopy.env."
	env | sed -n '/^CANOPY_[A-Z_]*=/p' | sort |
		sed '/^CANOPY_VAR=/d; /^CANOPY_TEST_/d'
}

# Database, schema, data. The commands run as the caller: as root below a
# closed folder nobody else could read them.
prepare() {
	[ -x "$canopy" ] || die "$canopy is missing: run make first"
	"$dev/pg.sh" start
	write_settings | as_user tee "$var/canopy.env" >/dev/null
	"$canopy" migrate
	case ${DEMO:-yes} in
	no) ;;
	*) "$canopy" demo ;;
	esac
	own_var
}

# Where ${user} can run the program from: the build folder, or a copy in VAR
# when that is closed to it. A rename replaces a program that still runs.
program() {
	bin=$build
	if as_user test -r "$bin/canopy.so" && as_user test -x "$bin/canopy"; then
		return
	fi
	bin=$var/bin
	mkdir -p -- "$bin"
	for file in canopy canopy.so; do
		cp -- "$build/$file" "$bin/$file.new"
		mv -f -- "$bin/$file.new" "$bin/$file"
	done
	own_var
	as_user "$bin/canopy" version >/dev/null ||
		die "$bin/canopy cannot be run (is its file system mounted" \
			"noexec?): choose another VAR="
}

# The server, in a session of its own: Ctrl-C reaches it as one SIGTERM from
# here, so that it drains, and in need the whole session can be killed.
# Kore visits every possible descriptor number at start: few are enough.
launch() {
	program
	rm -f -- "$run/serve.pid"
	(
		# shellcheck disable=SC3045 # dash and bash have it
		ulimit -n 16384 2>/dev/null || :
		if [ "$1" = logged ]; then
			become_logged "$out" setsid "$bin/canopy" serve
		fi
		become setsid "$bin/canopy" serve
	) </dev/null &
	pid=$!
}

wait_ready() {
	end=$(($(date +%s) + ready_s))
	until "$canopy" ready >/dev/null 2>&1; do
		if ! alive "$pid"; then
			echo "The server ended." >&2
			return 1
		fi
		if [ "$(date +%s)" -ge $end ]; then
			echo "The server is not ready after $ready_s s." >&2
			return 1
		fi
		sleep 0.1
	done
	alive "$pid"
}

# Ends process ${1} and, when that takes too long, its whole session.
end_server() {
	kill -TERM "$1" 2>/dev/null || :
	tries=$((stop_s * 10))
	while alive "$1"; do
		tries=$((tries - 1))
		if [ $tries -le 0 ]; then
			kill -s KILL -- "-$1" 2>/dev/null || :
			break
		fi
		sleep 0.1
	done
}

say_address() {
	say "Canopy is at $CANOPY_URL"
	if [ "${DEMO:-yes}" = no ]; then
		prefix=
		[ "$asked" = "$root/var" ] || prefix="VAR=$asked "
		say "The first administrator:" \
			"${prefix}build/canopy user add EMAIL --role admin"
	elif [ -f "$var/demo-accounts.json" ]; then
		say "Accounts of the demonstration pool (all of it is invented):"
		accounts
	fi
}

# {name: {"email": ..., "password": ...}} as lines
accounts() {
	tr -d '\n' <"$var/demo-accounts.json" |
		grep -o '"[^"]*" *: *{[^}]*}' |
		while IFS= read -r account; do
			printf '  %-13s %-32s %s\n' "${account%%:*}" \
				"$(member email "$account")" \
				"$(member password "$account")"
		done | tr -d '"'
}

# The string ${1} of the JSON object ${2}
member() {
	printf '%s' "$2" | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"
}

# On every way out of run, and of a start that failed: what was started here
# ends, a cluster that ran before stays.
undo() {
	trap - EXIT
	trap '' INT TERM HUP
	if [ -n "${pid:-}" ]; then
		end_server "$pid"
	fi
	if [ "$was_up" = no ]; then
		"$dev/pg.sh" stop || :
	fi
}

guard() {
	was_up=yes
	"$dev/pg.sh" status >/dev/null || was_up=no
	pid=
	trap undo EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM
	trap 'exit 129' HUP
}

start() {
	if serving; then
		# It may have been started with another PORT than now asked for.
		unset CANOPY_PORT CANOPY_BIND CANOPY_URL CANOPY_DATABASE
		read_settings "$var/canopy.env"
		wait_ready || die "it runs (pid $pid) but is not ready: make stop"
		say "Canopy runs already (pid $pid)."
		say_address
		return
	fi
	settle
	! port_taken || die "port $CANOPY_PORT is taken: choose another PORT="
	guard
	prepare
	logged=$(cat -- "$out" 2>/dev/null | wc -c)
	launch logged
	if ! wait_ready; then
		tail -c "+$((logged + 1))" -- "$out" | tail -n 30 >&2
		die "not started; the log: $out"
	fi
	trap - EXIT INT TERM HUP
	say_address
	say "Log: $out; make stop ends it."
}

run() {
	if serving; then
		die "it runs already (pid $pid): make stop ends it"
	fi
	settle
	! port_taken || die "port $CANOPY_PORT is taken: choose another PORT="
	guard
	prepare
	launch shown
	wait_ready || die "not started"
	say_address
	say "Ctrl-C ends it."
	# From here on Ctrl-C is the regular end; the second one does not wait.
	ended=no
	trap 'interrupt' INT TERM HUP
	while :; do
		status=0
		wait "$pid" || status=$?
		alive "$pid" || break
	done
	if [ "$ended" = yes ]; then
		say "Stopped."
		status=0
	fi
	exit "$status"
}

interrupt() {
	if [ "$ended" = yes ]; then
		kill -s KILL -- "-$pid" 2>/dev/null || :
	else
		kill -TERM "$pid" 2>/dev/null || :
	fi
	ended=yes
}

stop() {
	if serving; then
		end_server "$pid"
	fi
	"$dev/pg.sh" stop
}

check_access
case ${1:-} in
run) run ;;
start) start ;;
stop) stop ;;
prepare)
	settle
	prepare
	;;
env)
	settle
	say "export CANOPY_VAR=$(quote "$CANOPY_VAR")"
	say "export CANOPY_DATABASE=$(quote "$CANOPY_DATABASE")"
	say "export CANOPY_URL=$(quote "$CANOPY_URL")"
	say "export CANOPY_BIND=$(quote "$CANOPY_BIND")"
	say "export CANOPY_PORT=$(quote "$CANOPY_PORT")"
	;;
*) die "usage: run.sh run|start|stop|prepare|env" ;;
esac
