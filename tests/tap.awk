# tap.awk: adds up one TAP stream. Prints each failure with what the program
# says about it, and at the end one line "passed failed skipped".
#
# Tests are counted where they happen: a test that holds others (their lines
# stand before its own, further in) counts only when it failed by itself, not
# because of them. What is marked TODO counts as skipped. YAML blocks are read
# over, for a message in them may look like a result.
yaml != "" {
	if ($0 == yaml)
		yaml = ""
	tell()
	next
}
/^ *---$/ {
	yaml = $0
	sub(/---$/, "...", yaml)
	tell()
	next
}
/^ *(not )?ok( |$)/ {
	match($0, /^ */)
	depth = RLENGTH
	inner = inner_failed = 0
	for (d in results) {
		if (d + 0 > depth) {
			inner += results[d]
			inner_failed += failures[d]
			delete results[d]
			delete failures[d]
		}
	}
	bad = $1 == "not" && $0 !~ /# *(SKIP|TODO)/ && $0 !~ /# skip/
	results[depth]++
	failures[depth] += bad
	telling = 0
	if (bad && inner_failed == 0) {
		failed++
		telling = 20
	} else if (inner == 0) {
		if ($0 ~ /# *(SKIP|TODO|skip)/)
			skipped++
		else
			passed++
	}
}
{
	tell()
}

# A few lines of each failure are enough to find it; all is in the .tap file.
function tell() {
	if (telling > 0 && told < 200) {
		print
		telling--
		told++
	}
}

END {
	printf "%d %d %d\n", passed, failed, skipped
}
