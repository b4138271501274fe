#!/bin/sh
# backup.sh: backup, restore and verify on the instance of testenv.sh, as TAP.
#
# shellcheck disable=SC2317 # functions run by their names
set -u
cd "$(dirname "$0")/.." || exit 2
. tests/check.sh
canopy=${B:-build}/canopy
pg=/usr/lib/postgresql/15/bin
dir=$CANOPY_VAR/backup
wal=$dir/wal
new=$(mktemp -d "${TMPDIR:-/tmp}/canopy-restored.XXXXXX")
work=$CANOPY_VAR/work
mkdir "$work"
restored() { # restored COMMAND...: with the instance that was restored
	env -u PG_DATA -u CANOPY_DATABASE VAR="$new" CANOPY_VAR="$new" "$@"
}
trap 'restored conf/dev/pg.sh destroy; rm -rf "$new"' EXIT

quietly() { "$@" >"$work/said" 2>&1 || cat "$work/said"; }
# refuses CODE WORDS COMMAND...: it ends with CODE and says WORDS
refuses() {
	code=$1 words=$2
	shift 2
	"$@" >"$work/said" 2>&1
	got=$?
	if [ "$got" -ne "$code" ] || ! grep -q -e "$words" "$work/said"; then
		echo "status $got, and it said:"
		cat "$work/said"
	fi
}
sql() {
	"$pg/psql" -XqAt -v ON_ERROR_STOP=1 -U postgres -d "$CANOPY_DATABASE" \
		-c "$1"
}
verify_finds() { refuses 1 "$1" "$canopy" backup verify "$dir"; }
said() { grep -q -e "$1" "$work/said" || cat "$work/said"; }
flip() { # flip FILE OFFSET: its lowest bit
	byte=$(od -An -tu1 -j "$2" -N 1 "$1")
	# shellcheck disable=SC2059 # the format is the byte
	printf "\\$(printf %o $((byte ^ 1)))" |
		dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}
middle() { echo $(($(stat -c %s "$1") / 2)); }

# Four writers; what was acknowledged, and when, is in pgbench's log.
writers() {
	cat >"$work/insert.sql" <<-'SQL'
		\set n :n + 1
		INSERT INTO canopy.audit_event (actor_role, action, object_kind,
			object_id, detail) VALUES ('system', 'test.write',
			'writer', :client_id::text, jsonb_build_object('n', :n));
	SQL
	(cd "$work" && exec "$pg/pgbench" -n -c 4 -R 200 -T 4 -D n=0 -l \
		-U canopy_writer -f insert.sql "$CANOPY_DATABASE" \
		>pgbench.log 2>&1) &
	writer=$!
}
# A hundred rows were acknowledged more than a second ago.
wait_written() {
	tries=600
	until [ "$(sql "SELECT count(*) FROM canopy.audit_event
		WHERE action = 'test.write'
		AND at < clock_timestamp() - interval '1.5 s'")" -ge 100 ]; do
		tries=$((tries - 1))
		[ $tries -gt 0 ] || break
		sleep 0.1
	done
}
# The wrong DELETE; prints the moment one second before it.
wrong_delete() {
	sql "SELECT to_char((clock_timestamp() - interval '1 s') AT TIME ZONE
		'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'); DELETE FROM
		canopy.audit_event"
}
in_restored() {
	restored conf/dev/pg.sh psql -XqAt -v ON_ERROR_STOP=1 -c "$1"
}
# pgbench's log: client, number, latency, script, second, microsecond
lost() {
	in_restored "SELECT object_id || ' ' || (detail ->> 'n') FROM
		canopy.audit_event WHERE action = 'test.write'" >"$work/rows"
	limit=$(date -ud "$at" +%s.%6N)
	cat "$work"/pgbench_log.* | sort -n -k 1,1 -k 2,2 | awk -v limit="$limit" '
		NR == FNR { there[$0]; rows++; next }
		{ n[$1]++ }
		sprintf("%d.%06d", $5, $6) + 0 <= limit + 0 {
			acknowledged++
			if (!($1 " " n[$1] in there))
				print "client " $1 " row " n[$1] " is missing"
		}
		END {
			if (acknowledged < 50)
				print acknowledged + 0 " acknowledged, " \
					rows + 0 " rows: too few to say"
		}' "$work/rows" -
}
too_young() {
	in_restored "SELECT id, at FROM canopy.audit_event WHERE at > '$at'"
}
first_rows() {
	[ "$(in_restored "SELECT count(*) FROM canopy.audit_event
		WHERE action <> 'test.write'")" = "$1" ] ||
		echo "events of before are missing"
}
modes() {
	find "$dir" ! -perm 700 -type d
	find "$dir" ! -perm 600 -type f
	[ -f "$(echo "$dir"/base-*/secret)" ] || echo "no secret"
	cmp "$new/secret" "$CANOPY_VAR/secret"
}
archive_off() {
	[ "$(in_restored 'SHOW archive_command')" = /bin/true ] ||
		in_restored 'SHOW archive_command'
}

[ -e "$CANOPY_VAR/secret" ] ||
	printf %064d 7 | tee "$CANOPY_VAR/secret" >/dev/null
before=$(sql 'SELECT count(*) FROM canopy.audit_event')
check 'a log that continues no backup is refused' refuses 4 'No such file' \
	"$canopy" backup --wal "$CANOPY_VAR/elsewhere"
check 'a backup is made' quietly "$canopy" backup "$dir"
writers
wait_written
at=$(wrong_delete)
wait "$writer" || cat "$work/pgbench.log"
check 'the archive is brought up to now' quietly "$canopy" backup --wal "$dir"
check 'a time needs its offset' refuses 2 'offset' \
	restored "$canopy" restore --at '2026-11-21 10:00:00' "$dir"
check 'a time that no calendar has is refused' refuses 2 'existing time' \
	restored "$canopy" restore --at 2026-02-30T10:00:00Z "$dir"
check 'no backup is older than the first' refuses 1 'as old as' \
	restored "$canopy" restore --at 2001-01-01T00:00:00Z "$dir"
check 'a time that the archive does not reach is refused' \
	refuses 1 'before configured recovery target' \
	restored "$canopy" restore --at 2101-01-01T00:00:00Z "$dir"
check 'an instance is restored to one second before a wrong DELETE' \
	quietly restored "$canopy" restore --at "$at" "$dir"
check 'the restored instance starts' quietly restored conf/dev/pg.sh start
check 'no acknowledged row is missing' lost
check 'no row is younger than the time' too_young
check 'what was deleted is there' first_rows "$before"
check 'the restored instance does not write to the old archive' archive_off
check 'backup and secret are closed to others' modes
check 'an instance that exists is left alone' refuses 4 'does not exist' \
	restored "$canopy" restore "$dir"

base=$(echo "$dir"/base-*)
check 'a good backup is verified' quietly "$canopy" backup verify "$dir"

cp -p "$base/base.tar.gz" "$work/"
gzip -cd "$work/base.tar.gz" >"$work/base.tar"
flip "$work/base.tar" "$(grep -abo 'local all all peer' "$work/base.tar" |
	sed 's/:.*//;q')"
gzip -1c "$work/base.tar" | tee "$base/base.tar.gz" >/dev/null
check 'a flipped bit below a good gzip is found by the manifest' \
	verify_finds 'checksum mismatch for file "pg_hba.conf"'
cp -p "$work/base.tar.gz" "$base/"

first=$(sed -n 's/^start //p' "$base/record")
end=$(sed -n 's/^end //p' "$base/record")
newest=$(find "$wal" -name '????????????????????????.gz' -printf '%f\n' |
	sort | tail -n 1)
# Some faults and one look. The first file of the log is full: in the zeros
# of others a flipped bit may change nothing.
mv "$wal/$end.gz" "$wal/$newest" "$work/"
flip "$wal/$first.gz" "$(middle "$wal/$first.gz")"
flip "$base/secret" 3
flip "$base/base.tar.gz" "$(middle "$base/base.tar.gz")"
check 'a missing WAL file is found' verify_finds "$end.gz: No such file"
check 'the newest WAL file is missed, too' said "$newest: No such file"
check 'a flipped bit in a WAL file is found' said "$first.gz: damaged"
check 'a flipped bit in the secret is found' said "secret: damaged"
check 'a flipped bit in the base backup is found' said "$base is damaged"
mv "$work/$end.gz" "$work/$newest" "$wal/"
flip "$wal/$first.gz" "$(middle "$wal/$first.gz")"
flip "$base/secret" 3
cp -p "$work/base.tar.gz" "$base/"

sed -i 's/^audit last.*/audit last	0/' "$base/counts"
check 'an audit trail that is not as recorded is found' \
	verify_finds 'recorded "audit last'

check 'of two backups one may be kept' quietly "$canopy" backup --keep 1 "$dir"
only_one() { find "$dir" -name 'base*' -prune -newer "$work/base.tar" | wc -l |
	grep -vx 1; find "$base" "$wal/$first.gz" 2>/dev/null; :; }
check 'the other has gone with the log that only it needs' only_one
check 'and it is good' quietly "$canopy" backup verify "$dir"
check 'another folder does not take the archive by mistake' \
	refuses 1 take-over "$canopy" backup "$CANOPY_VAR/other"
echo "1..$n"
exit $status
