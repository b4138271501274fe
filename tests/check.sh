# shellcheck shell=sh
# shellcheck disable=SC2034 # status is for the readers of this file
# check.sh: what shell tests that print TAP begin with: `. tests/check.sh`.
# They end with: echo "1..$n"; exit "$status".
n=0 status=0

check() { # check NAME COMMAND...: it has to succeed and to say nothing
	n=$((n + 1))
	name=$1
	shift
	if said=$("$@" 2>&1) && [ -z "$said" ]; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		echo "$said" | sed 's/^/#   /'
		status=1
	fi
}
