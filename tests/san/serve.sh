#!/bin/sh
# serve.sh [FILE [PATTERN]]: the tests of tests/http (as node.sh takes them)
# against the real server under the address and undefined behaviour
# sanitizers, without the sandbox. Fails when a test failed or a report was
# written; the reports are printed.
#
# Wants the build of `make SAN=1 B=build/san all`.
set -eu
cd "$(dirname "$0")/../.."
from=$PWD/build/san
if [ ! -x "$from/canopy" ] || [ ! -e "$from/canopy.so" ]; then
	echo "serve.sh: run make SAN=1 B=build/san all first" >&2
	exit 2
fi
B=build/san-serve
bin=$PWD/$B
mkdir -p "$bin/real"
reports=$(mktemp -d "${TMPDIR:-/tmp}/canopy-san.XXXXXX")
trap 'rm -rf -- "$reports"' EXIT
chmod 1777 "$reports"

${CC:-gcc} -shared -fPIC -o "$bin/noseccomp.so" tests/san/noseccomp.c
ln -f "$from/canopy" "$from/canopy.so" "$bin/real"
ln -f "$from/canopy.so" "$bin"
# Kore itself knows nothing of sanitizers: they have to be there before it.
cat >"$bin/canopy" <<-END
	#!/bin/sh
	if [ "\${1:-}" = serve ]; then
		export LD_PRELOAD="$(gcc -print-file-name=libasan.so) $(gcc -print-file-name=libubsan.so) $bin/noseccomp.so"
	fi
	exec "$bin/real/canopy" "\$@"
END
chmod +x "$bin/canopy"

export B
# Kore's pools and its way to end confuse the search for leaks.
export ASAN_OPTIONS="detect_leaks=0:log_path=$reports/report"
export UBSAN_OPTIONS="print_stacktrace=1:log_path=$reports/report"
status=0
sh conf/dev/testenv.sh --demo --serve sh tests/node.sh http "$@" || status=$?
for report in "$reports"/*; do
	# Not the warning that every worker begins with: fibers are announced.
	grep -Eqs 'ERROR: |runtime error: ' "$report" || continue
	cat "$report" >&2
	status=1
done
exit "$status"
