#!/bin/sh
# install.sh: what `make install` puts where, and that `make uninstall` takes
# it away, as TAP. Works on what is built; needs no database.
#
# shellcheck disable=SC2317 # functions run by their names
set -u
cd "$(dirname "$0")/.." || exit 2
. tests/check.sh
B=${B:-build}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

make_target() { # make_target TARGET
	env -u MAKEFLAGS -u MFLAGS make --no-print-directory "$1" B="$B" \
		DESTDIR="$tmp/root" PREFIX=/usr >"$tmp/log" 2>&1 || cat "$tmp/log"
}
listing() {
	(cd "$tmp/root" && find . -type f -printf '%m %P\n' | LC_ALL=C sort -k 2)
}
expected() {
	cat <<-'LIST'
		755 usr/bin/canopy
		644 usr/lib/canopy/canopy.so
		644 usr/lib/systemd/system/canopy-watch.service
		644 usr/lib/systemd/system/canopy-watch.timer
		644 usr/lib/systemd/system/canopy.service
		644 usr/lib/systemd/system/canopy@.service
		644 usr/share/bash-completion/completions/canopy
		644 usr/share/canopy/roles.sql
		644 usr/share/doc/canopy/README.md
		644 usr/share/doc/canopy/copyright
		644 usr/share/doc/canopy/examples/canopy.env.example
		644 usr/share/doc/canopy/examples/nginx.conf.example
		644 usr/share/man/man1/canopy.1
	LIST
}
same_list() { expected >"$tmp/expected" && listing | diff "$tmp/expected" -; }
open_folders() { find "$tmp/root/usr" -type d ! -perm 755; }

# Every command of --help is in the manual page and in the completion.
commands() { "$B/canopy" help | sed -n 's/^  \([a-z]*\) .*/\1/p'; }
manual_complete() {
	commands | while read -r c; do
		grep -q "^\.SS $c: " "$tmp/root/usr/share/man/man1/canopy.1" ||
			echo "no section on $c"
	done
}
manual_clean() {
	! command -v groff >/dev/null ||
		groff -man -Tutf8 -K utf8 -ww -z \
			"$tmp/root/usr/share/man/man1/canopy.1"
}
# shellcheck disable=SC2016 # bash expands them
completed() { # completed WORD...: what bash offers for the last one
	bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
		_canopy; echo "${COMPREPLY[*]}"' bash \
		"$tmp/root/usr/share/bash-completion/completions/canopy" "$@"
}
completion_works() {
	commands | while read -r c; do
		[ "$(completed canopy "$c")" = "$c" ] || echo "not offered: $c"
	done
	[ "$(completed canopy import pat)" = patents ] || echo "no patents"
	[ "$(completed canopy user reset --js)" = --json ] || echo "no --json"
	[ -z "$(completed canopy import ./data)" ] || echo "no file name"
}
version_found() {
	[ "$("$tmp/root/usr/bin/canopy" version)" = "$("$B/canopy" version)" ]
}
# The instance's unit has nothing of the first one's left.
units_differ() {
	grep -v User= "$tmp/root/usr/lib/systemd/system/canopy@.service" |
		grep '/etc/canopy/canopy\|S/canopy[^-]\|=canopy$'
	grep -n '/usr/local' "$tmp"/root/usr/lib/systemd/system/*
	true
}
units_hold() {
	command -v systemd-analyze >/dev/null || return 0
	for unit in canopy.service canopy@.service canopy-watch.service; do
		systemd-analyze security --offline=true --threshold=15 \
			"$tmp/root/usr/lib/systemd/system/$unit" >"$tmp/score" \
			2>&1 || tail -n 1 "$tmp/score"
	done
}
nothing_left() { find "$tmp/root" -type f -o -name canopy; }

umask 077
check 'make install works below DESTDIR' make_target install
check 'it puts exactly these files, with these modes' same_list
check 'folders are open whatever the umask' open_folders
check 'the installed command runs' version_found
check 'the manual page has every command' manual_complete
check 'groff finds nothing wrong with the manual page' manual_clean
check 'bash completes commands, words and options' completion_works
check 'the unit of an instance is its own' units_differ
check 'the units are as closed as systemd can make them' units_hold
check 'make install a second time works' make_target install
check 'make uninstall works' make_target uninstall
check 'make uninstall leaves nothing' nothing_left
echo "1..$n"
exit $status
