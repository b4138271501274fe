#!/bin/sh
# sql.sh: pgTAP files of tests/sql on the cluster of testenv.sh.
set -eu
cd "$(dirname "$0")/.."
status=0
for f in tests/sql/*.sql; do
	/usr/lib/postgresql/15/bin/psql -X -q -A -t -U postgres \
		"$CANOPY_DATABASE" -v ON_ERROR_STOP=1 -f "$f" || status=1
done
exit $status
