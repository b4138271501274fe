#!/bin/sh
# deb.sh VERSION SOURCE.tar.gz: two builds of the package, in different
# folders, under different time zones, umasks and languages, are the same
# bytes; packing the sources again gives the same bytes; lintian finds no
# error. As TAP. Takes some minutes.
#
# shellcheck disable=SC2317 # functions run by their names
set -u
cd "$(dirname "$0")/.." || exit 2
version=$1 source=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0 status=0

check() { # check NAME COMMAND...
	n=$((n + 1))
	name=$1
	shift
	if "$@" >"$tmp/said" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/#   /' "$tmp/said"
		status=1
	fi
}
packed_again() {
	assets=build/assets
	[ -e "$assets/app.css" ] || assets=assets/dist
	(umask 077 && TZ=Pacific/Kiritimati sh conf/dev/dist.sh "$version" \
		"$assets" "$tmp/again/source.tar.gz") &&
		cmp "$source" "$tmp/again/source.tar.gz"
}
first() {
	(umask 022 && TZ=America/St_Johns LC_ALL=C sh conf/dev/deb.sh \
		"$version" "$source" "$tmp/a")
}
second() {
	(umask 077 && TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 sh conf/dev/deb.sh \
		"$version" "$source" "$tmp/another-folder-with-a-longer-name")
}
same() {
	for deb in "$tmp"/a/*.deb; do
		cmp "$deb" "$tmp/another-folder-with-a-longer-name/${deb##*/}" ||
			return 1
	done
}
lint() { lintian --allow-root --fail-on error,warning "$tmp"/a/*.changes; }

mkdir "$tmp/again"
check 'packing the sources again gives the same bytes' packed_again
check 'the package is built' first
check 'it is built elsewhere' second
check 'both are the same bytes' same
check 'lintian finds no error' lint
[ ! -s "$tmp/said" ] || sed 's/^/# /' "$tmp/said"
sha256sum "$tmp"/a/*.deb | sed "s,$tmp/a/,," | sed 's/^/# /'
echo "1..$n"
exit $status
