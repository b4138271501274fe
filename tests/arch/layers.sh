#!/bin/sh
# layers.sh: the dependency rule and the shape of the house, as TAP.
#   X_pages, X_api -> X -> X_store -> db -> base;  http -> base (and db.h)
set -u
cd "$(dirname "$0")/../.." || exit 2
n=0 status=0
check() { # check NAME FOUND: what breaks the rule, or nothing
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		echo "$2" | sed 's/^/#   /'
		status=1
	fi
}
room_files=$(find app -mindepth 2 -name '*.[ch]' |
	grep -vE '^app/(base|db|http|cli|tools)/')

check 'base includes base only' "$(
grep -nE '#include "(db|http|[a-z]+/)' app/base/*.[ch] | grep -vE '"base/'
)"
check 'db includes base and db only' "$(
grep -nE '#include "' app/db/*.[ch] | grep -vE '"(base|db)/|"sql.h"'
)"
check 'http includes no room' "$(
grep -nE '#include "' app/http/*.[ch] |
	grep -vE '"(base|http)/|"views.h"|"db/(db|loop).h"'
)"
check 'a store knows nothing of http' "$(
grep -nE '#include "(db/|http/)' app/*/*_store.c | grep -E 'http/'
)"
# shellcheck disable=SC2086
check 'rooms reach the database through db.h' "$(
grep -nE '#include "(db/(conn|loop)|libpq)' $room_files
)"
check 'each foreign library has its door' "$(
for d in libpq-fe:db jansson:base unistr:base uninorm:base unicase:base unictype:base libstemmer:base openssl:base:tools sodium:account libxml:exchange kore/:http:db:account:main zlib:tools xlsxwriter:export; do
	lib=${d%%:*}
	doors=$(echo "${d#*:}" | tr ':' '|')
	grep -nE "#include [<\"]$lib" -r app | grep -vE "^app/($doors)[/.]"
done
)"
# shellcheck disable=SC2086
check 'rooms allocate in the arena only' "$(
grep -nE '\b(malloc|calloc|realloc|free|strdup|strndup|asprintf)\(' $room_files |
	grep -vE 'account/password'
)"
# shellcheck disable=SC2086
check 'rooms have no mutable statics' "$(
grep -nE '^static [^(]*;' $room_files | grep -vE 'const|account/password'
)"
check 'no SELECT *' "$(
grep -niE 'select +\*' -r app --include='*.sql' --include='*.c' | grep -v '^app/tools/'
)"
check 'no source file is longer than 500 lines' "$(
wc -l app/*.c app/*/*.[ch] app/*/*.sql | awk '$2 != "total" && $1 > 500'
)"
# Every statement is used exactly where its room is.
check 'every named statement is used' "$(
sed -n 's/^-- name: *\([a-z0-9_]*\).*/\1/p' app/*/*.sql | while read -r s; do
	u=SQL_$(echo "$s" | tr '[:lower:]' '[:upper:]')
	c=$(grep -rlw "$u" app --include='*.c' | wc -l)
	[ "$c" -ge 1 ] || echo "$s is used nowhere"
done
)"
check 'the top level is as agreed' "$(
find . -mindepth 1 -maxdepth 1 ! -name '.*' | sed 's,^./,,' | grep -vE '^(app|migrations|templates|assets|tests|conf|build|var|Makefile|README.md|LICENSE)$'
)"
# canopy.env.example lists the keys of conf.c and no others.
check 'the example of settings lists every key' "$(
{
	sed -n 's/.*{ "\(CANOPY_[A-Z_]*\)".*/\1/p' app/base/conf.c | sort >/tmp/canopy-keys.$$
	sed -n 's/^#* *\(CANOPY_[A-Z_]*\)=.*/\1/p' conf/canopy.env.example | sort -u |
		diff /tmp/canopy-keys.$$ - | grep '^[<>]'
	rm -f /tmp/canopy-keys.$$
}
)"
echo "1..$n"
exit $status
