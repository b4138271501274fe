#!/bin/sh
# run.sh SECONDS [TARGET]: runs the fuzz targets of build/fuzz, each for so
# long, as TAP; JOBS at a time (default 1). TARGET is a name without fuzz_.
#
# Each begins with inputs from the tests (seeds.mjs) and with what earlier
# runs have found, in build/fuzz/corpus/TARGET. An input that makes a target
# fail is left in build/fuzz/found/TARGET, and fails every later run until it
# is repaired: each run tries them first, one at a time, and what no longer
# fails goes to the corpus. The report is in build/fuzz/TARGET.log.
set -eu
cd "$(dirname "$0")/../.."
dir=build/fuzz
seconds=$1

# One target; what it has to say is printed at once, for others run beside it.
if [ "${3:-}" = one ]; then
	name=$2
	corpus=$dir/corpus/$name found=$dir/found/$name seeds=$dir/seeds/$name
	mkdir -p "$corpus" "$found" "$seeds"
	status=0
	find "$found" -type f | while IFS= read -r input; do
		timeout -k 5 60 "$dir/fuzz_$name" -timeout=20 \
			-rss_limit_mb=3000 -artifact_prefix="$found/" \
			"$input" >"$dir/$name.log" 2>&1 </dev/null &&
			mv "$input" "$corpus/"
	done || true
	# The outer limit is for a target that hangs in itself.
	timeout -k 5 $((seconds + 120)) "$dir/fuzz_$name" \
		-max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 \
		-print_final_stats=1 -verbosity=1 -artifact_prefix="$found/" \
		"$corpus" "$seeds" "$found" >"$dir/$name.log" 2>&1 || status=$?
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$dir/$name.log")
	edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$dir/$name.log" | tail -n 1)
	findings=$(find "$found" -type f | wc -l)
	ok=ok
	[ "$status" -eq 0 ] && [ "$findings" -eq 0 ] || ok='not ok'
	{
		echo "$ok fuzz_$name: ${runs:-no} runs," \
			"${edges:-no} edges, $findings findings"
		[ "$ok" = ok ] || {
			grep -E -A 12 '^==|runtime error|^SUMMARY' \
				"$dir/$name.log" | head -n 30 | sed 's/^/# /'
			find "$found" -type f | sed 's/^/# the input: /'
		}
	} >"$dir/$name.tap"
	cat "$dir/$name.tap"
	exit 0
fi

node tests/fuzz/seeds.mjs "$dir/seeds"
names=${2:-$(find tests/fuzz -name 'fuzz_*.c' | sed 's/.*fuzz_//;s/\.c$//' | sort)}
rm -f "$dir"/*.tap
# shellcheck disable=SC2086 # a list of names
printf '%s\n' $names | xargs -P "${JOBS:-1}" -I{} sh "$0" "$seconds" {} one
! grep -q '^not ok' "$dir"/*.tap
