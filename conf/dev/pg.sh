#!/bin/sh
# The private PostgreSQL cluster below VAR: own data, own socket, no TCP.
#
#	pg.sh start		makes it when missing, starts it, makes roles
#				and database (conf/roles.sql); nothing if it
#				runs
#	pg.sh stop		ends it; nothing if it does not run
#	pg.sh status		0 and a line when it runs, 3 when not
#	pg.sh destroy		ends it and removes data and socket folder
#	pg.sh psql [ARG...]	psql on database canopy, as postgres
#	pg.sh env		prints "export CANOPY_...=..." lines for eval
#
# Environment:
#	VAR	folder of all state, default var (common.sh)
#	PG_FAST	1: no fsync, for clusters that are thrown away
#	PG_DATA	data folder, default VAR/pg
#	PG_BIN	PostgreSQL's programs, default /usr/lib/postgresql/15/bin
#
# PostgreSQL refuses to run as root, so root becomes postgres (or whoever
# owns the data). Nobody needs a password: the socket's folder is closed to
# others, and PostgreSQL asks the kernel who is at the other end.
set -eu
. "$(dirname -- "$0")/common.sh"

PG_BIN=${PG_BIN:-/usr/lib/postgresql/15/bin}
log=$var/log/postgres.log
LC_ALL=C.UTF-8
export LC_ALL

# Settings of other clusters (PGHOST, PGSERVICE, PGOPTIONS ...) are not ours.
for name in $(env | sed -n 's/^\(PG[A-Z]*\)=.*/\1/p'); do
	unset "$name"
done

# A socket's path has to stay under 108 bytes, and libpq's conninfo gives
# some characters a meaning: otherwise a short folder stands in. A note in
# VAR says where, for TMPDIR may differ from call to call.
find_socket() {
	sock=$run/pg
	case $sock in
	*[!A-Za-z0-9/._-]*) ;;
	*) [ ${#sock} -gt 80 ] || return 0 ;;
	esac
	short=canopy-$(short_hash "$var")
	sock=$(cat -- "$run/socket" 2>/dev/null) || sock=
	if [ "${sock##*/}" = "$short" ] && [ -d "${sock%/*}" ]; then
		return 0
	fi
	tmp=$(realpath -m -- "${TMPDIR:-/tmp}")
	case $tmp in
	*[!A-Za-z0-9/._-]*) tmp=/tmp ;;
	esac
	if [ ${#tmp} -gt 60 ] || [ ! -d "$tmp" ] ||
		{ [ "$(id -u)" = 0 ] && ! open_above "$tmp/$short"; }; then
		tmp=/tmp
	fi
	sock=$tmp/$short
}

make_socket() {
	as_user mkdir -m 700 -- "$sock" 2>/dev/null || :
	if [ -L "$sock" ] || [ "$(stat -c '%U %a' -- "$sock")" != "$user 700" ]; then
		die "$sock is not a closed folder of $user: remove it"
	fi
	say "$sock" | as_user tee "$run/socket" >/dev/null
}

# The postmaster's pid when it runs. A pid file alone proves nothing: the
# process may be gone, a zombie, or another one that got the number.
postmaster() {
	pid=$(head -n 1 -- "$data/postmaster.pid" 2>/dev/null) || return 1
	[ -n "$pid" ] && alive "$pid" || return 1
	[ "$(readlink -- "/proc/$pid/cwd")" = "$data" ] || return 1
}

# After a kill the backends end on their own, but only then may the lock
# files go: two servers on one data folder would destroy it.
clear_locks() {
	tries=300
	while readlink /proc/[0-9]*/cwd 2>/dev/null | grep -Fqx -- "$data"; do
		tries=$((tries - 1))
		[ $tries -gt 0 ] ||
			die "processes of a dead server still use $data"
		sleep 0.1
	done
	rm -f -- "$data/postmaster.pid" "$sock"/.s.PGSQL.*
}

# Made aside and renamed: an interrupted initdb is never taken for a cluster.
make_data() {
	[ ! -e "$data/PG_VERSION" ] || return 0
	if [ -e "$data" ]; then
		rmdir -- "$data" 2>/dev/null ||
			die "$data exists and is no cluster: move it away"
	fi
	rm -rf -- "$data.new"
	if ! (become_logged "$log" "$PG_BIN/initdb" -D "$data.new" \
		--username=postgres --auth=peer --data-checksums \
		--encoding=UTF8 --locale=C.UTF-8 --no-instructions \
		${PG_FAST:+--no-sync}); then
		tail -n 20 -- "$log" >&2
		die "initdb failed; its log: $log"
	fi
	echo "include_if_exists = 'canopy.conf'" |
		as_user tee -a "$data.new/postgresql.conf" >/dev/null
	as_user mv -- "$data.new" "$data"
}

# Written at every start, so that state which was moved, or is used by root
# and by an ordinary user in turn, still fits. ALTER SYSTEM outranks it.
# Archiving can be switched on at a start only, so it is, and throws files
# away until `canopy backup` names a place for them.
write_settings() {
	as_user tee "$data/canopy.conf" >/dev/null <<-CONF
		listen_addresses = ''
		unix_socket_directories = '$sock'
		unix_socket_permissions = 0700
		max_connections = 100
		shared_buffers = 256MB
		jit = off
		wal_compression = on
		archive_mode = on
		archive_command = '/bin/true'
		timezone = 'UTC'
		log_timezone = 'UTC'
		log_line_prefix = '%m [%p] %u '
		log_min_duration_statement = 250ms
		log_parameter_max_length = 0
		log_error_verbosity = terse
		idle_in_transaction_session_timeout = 60s
	CONF
	# A container's 64 MB of shared memory are too few for parallel plans.
	if [ "$(shm_free)" -lt 524288 ]; then
		echo "dynamic_shared_memory_type = mmap" |
			as_user tee -a "$data/canopy.conf" >/dev/null
	fi
	if [ "${PG_FAST:-}" = 1 ]; then
		as_user tee -a "$data/canopy.conf" >/dev/null <<-CONF
			shared_buffers = 64MB
			fsync = off
			synchronous_commit = off
			full_page_writes = off
		CONF
	fi
	printf '%s\n' 'local all all peer map=canopy' \
		'local replication postgres peer map=canopy' |
		as_user tee "$data/pg_hba.conf" >/dev/null
	for os in "$user" root; do
		for role in postgres canopy_migrator canopy_writer canopy_reader; do
			printf 'canopy "%s" %s\n' "$os" "$role"
		done
	done | as_user tee "$data/pg_ident.conf" >/dev/null
}

# Free shared memory in KiB; 0 when there is none.
shm_free() {
	df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { free = $4 } END { print free + 0 }'
}

psql_as() {
	as_user "$PG_BIN/psql" -X -h "$sock" "$@"
}

pg_start() {
	[ -x "$PG_BIN/postgres" ] ||
		die "$PG_BIN/postgres is missing: run conf/dev/deps.sh first"
	make_var
	find_socket
	# One at a time. Locking the folder itself leaves no file behind.
	exec 9<"$run"
	flock 9
	if ! postmaster; then
		make_socket
		clear_locks
		make_data
		write_settings
		if ! as_user "$PG_BIN/pg_ctl" -D "$data" -w -t 120 -s \
			-l "$log" start 9<&-; then
			tail -n 20 -- "$log" >&2
			die "PostgreSQL does not start; its log: $log"
		fi
	fi
	psql_as -q -U postgres -d postgres -f - <"$root/conf/roles.sql" ||
		die "the roles could not be made"
	exec 9<&-
}

pg_stop() {
	[ -d "$run" ] || return 0
	exec 9<"$run"
	flock 9
	# A connection that does not end in time is cut: the log is replayed
	# at the next start, nothing that was committed is lost.
	if postmaster; then
		as_user "$PG_BIN/pg_ctl" -D "$data" -m fast -w -t 30 -s stop ||
			as_user "$PG_BIN/pg_ctl" -D "$data" -m immediate -w -s stop
	fi
	exec 9<&-
}

pg_destroy() {
	pg_stop
	find_socket
	clear_locks
	rm -rf -- "$data.new"
	if [ -e "$data/PG_VERSION" ]; then
		rm -rf -- "$data"
	fi
	rm -f -- "$run/socket"
	rmdir -- "$sock" 2>/dev/null || :
}

check_access
case ${1:-} in
start)
	pg_start
	;;
stop)
	pg_stop
	;;
status)
	if postmaster; then
		find_socket
		say "running: pid $pid, data $data, socket $sock"
	else
		say "stopped: data $data"
		exit 3
	fi
	;;
destroy)
	pg_destroy
	;;
psql)
	shift
	find_socket
	# No become(): files that are named on the command line are the
	# caller's, and pg_ident lets root in as itself.
	exec "$PG_BIN/psql" -h "$sock" -U postgres -d canopy "$@"
	;;
env)
	find_socket
	say "export CANOPY_VAR=$(quote "$var")"
	say "export CANOPY_DATABASE=$(quote "host=$sock dbname=canopy")"
	;;
*)
	die "usage: pg.sh start|stop|status|destroy|psql|env"
	;;
esac
