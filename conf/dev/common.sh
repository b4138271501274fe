# shellcheck shell=sh
# shellcheck disable=SC2034 # names that only the readers of this file use
# What the scripts of this folder share; read with ".", never run.
#
# In:	VAR		folder of all state; relative to the project folder;
#			made absolute for the scripts that are called
#	PG_DATA		the cluster's data folder, default VAR/pg
# Out:	root		the project folder
#	var		the effective VAR, absolute, without symbolic links
#	asked		VAR as it was asked for, absolute
#	data, run	the cluster's data folder; the folder of sockets and pids
#	user		who runs PostgreSQL and the server, never root
#
# The effective VAR differs from the one asked for when root works below a
# folder that the server's user may not enter (/root, most homes): the state
# is then in /var/lib/canopy-HASH. Nothing is made or changed here.

say() {
	printf '%s\n' "$*"
}

die() {
	printf '%s: %s\n' "${0##*/}" "$*" >&2
	exit 1
}

root=${root:-$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)}
dev=$root/conf/dev

# ${1} as one word for the shell
quote() {
	printf "'%s'\n" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}

# A short name for a path, the same on every call.
short_hash() {
	printf '%s' "$1" | sha256sum | cut -c 1-8
}

# True when every folder above ${1} may be entered by anybody. Mode bits and
# not a trial as the server's user: before PostgreSQL is installed there is
# no such user, and the answer must not change with the installation.
open_above() {
	above=$(dirname -- "$1")
	while [ "$above" != / ]; do
		if [ -e "$above" ]; then
			case $(stat -c %a -- "$above") in
			*[13579]) ;;
			*) return 1 ;;
			esac
		fi
		above=$(dirname -- "$above")
	done
}

case ${VAR:=${CANOPY_VAR:-var}} in
/*) asked=$(realpath -ms -- "$VAR") ;;
*) asked=$(realpath -ms -- "$root/$VAR") ;;
esac
var=$(realpath -m -- "$asked")
VAR=$asked
export VAR
case $root/ in
"${var%/}"/*) die "VAR=$VAR holds the project itself: name a folder of its own" ;;
esac

# As root, state that somebody else has made stays theirs.
if [ "$(id -u)" = 0 ]; then
	user=$(stat -c %U -- "${PG_DATA:-$var/pg}" 2>/dev/null) || user=postgres
	if [ "$user" = root ] || [ "$user" = UNKNOWN ]; then
		user=postgres
	fi
	if [ "$user" = postgres ] && ! open_above "$var"; then
		var=/var/lib/canopy-$(short_hash "$asked")
	fi
else
	user=$(id -un)
fi
data=${PG_DATA:-$var/pg}
run=$var/run

# An ordinary user cannot take over somebody else's state; say so at once.
check_access() {
	for folder in "$var" "$data"; do
		[ -e "$folder" ] || continue
		owner=$(stat -c %U -- "$folder")
		if [ ! -x "$folder" ] || { [ "$folder" = "$data" ] &&
			[ "$owner" != "$user" ]; }; then
			die "$folder belongs to $owner: work as that user" \
				"or as root, or choose another VAR="
		fi
	done
}

# Becomes ${user}, for good, with the environment kept, and runs a command.
# No capability is left, not even for programs with file capabilities.
become() {
	cd "$var" || exit
	if [ "$(id -u)" = 0 ]; then
		HOME=$var
		export HOME
		exec setpriv --reuid "$user" --regid "$(id -g "$user")" \
			--init-groups --inh-caps=-all --bounding-set=-all \
			--no-new-privs "$@"
	fi
	exec "$@"
}

as_user() {
	(become "$@")
}

# The same with everything it says added to file ${1}. The file is opened as
# ${user}: root writes nothing below VAR through names that others control.
# shellcheck disable=SC2016 # the inner shell expands them
become_logged() {
	become sh -c 'log=$1; shift; exec "$@" >>"$log" 2>&1' sh "$@"
}

# True when process ${1} lives; one that waits for its parent's look (a
# zombie, which stays for good where process 1 reaps nobody) does not.
alive() {
	[ -n "$1" ] || return 1
	state=$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null) || return 1
	case $state in
	'' | [ZX]*) return 1 ;;
	esac
}

# Makes VAR and its folders, owned by ${user}.
make_var() {
	if [ "$(id -u)" = 0 ]; then
		id "$user" >/dev/null 2>&1 ||
			die "there is no user $user: run conf/dev/deps.sh first"
	fi
	if [ -e "$var" ] && [ ! -d "$var" ]; then
		die "$var is not a folder"
	fi
	if [ ! -d "$var" ]; then
		(umask 022 && mkdir -p -- "$var" && chmod 750 -- "$var") ||
			die "$var cannot be made: choose another VAR="
	fi
	if [ -k "$var" ]; then
		die "$var is shared by everybody: name a folder of its own"
	fi
	mkdir -p -- "$run" "$var/log" "$var/rejects" 2>/dev/null ||
		die "$var belongs to $(stat -c %U -- "$var"): work as that" \
			"user or as root, or choose another VAR="
	own_var
	link_var
}

# As root: what commands have made as root in VAR goes to ${user}, who has to
# read it. Only names that the product itself makes are touched.
own_var() {
	[ "$(id -u)" = 0 ] || return 0
	chown -h -- "$user:" "$var"
	for name in run log rejects bin secret canopy.env kore.conf \
		demo-accounts.json; do
		if [ -e "$var/$name" ]; then
			chown -hR -- "$user:" "$var/$name"
		fi
	done
}

# State that lives elsewhere is seen under the name that was asked for, too.
link_var() {
	[ "$var" != "$(realpath -m -- "$asked")" ] || return 0
	rmdir -- "$asked" 2>/dev/null || :
	if [ ! -e "$asked" ] && ln -s -- "$var" "$asked" 2>/dev/null; then
		say "$user may not enter $(dirname -- "$asked"):" \
			"the state is in $var, $asked points there"
	else
		say "$user may not enter $(dirname -- "$asked"):" \
			"the state is in $var"
	fi
}
