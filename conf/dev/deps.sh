#!/bin/sh
# Installs the Debian packages that are missing, and says which and why.
#
#	deps.sh [run|test|lint|pack|bench|search]	default run, which all others include
#
# With nothing missing it is silent, fast and needs no network. Otherwise it
# works as root or through sudo, with --no-install-recommends, and waits for
# other package managers. Installing PostgreSQL makes no cluster "main" and so
# starts no service. A node of version 18 or newer that is there already, with
# its npm, is left alone, wherever it comes from.
set -eu

die() {
	printf 'deps.sh: %s\n' "$*" >&2
	exit 1
}

# group, package, what for
packages() {
	cat <<-'LIST'
		run kore the web server that loads the product as a module
		run postgresql-15 the database; we run a private cluster
		run gcc the C compiler
		run libc6-dev headers of the C library
		run make builds and starts everything
		run libssl-dev hashes, random numbers; Kore's headers need it
		run libpq-dev the way to PostgreSQL
		run libjansson-dev JSON
		run libsodium-dev passwords (Argon2id)
		run libunistring-dev Unicode normal forms and case folding
		run libstemmer-dev word stems for the search
		run libxlsxwriter-dev exports as spreadsheets
		run libxml2-dev import of patent offices' XML
		run unicode-data which Han characters are written for one another
		run bzip2 unpacks unicode-data
		run zlib1g-dev compressed copies of the assets
		run gettext the catalogues zh and ja
		run nodejs builds the style sheet; nothing runs on it later
		run npm fetches the style sheet's sources
		run ca-certificates npm's connections
		test libcmocka-dev unit tests in C
		test postgresql-15-pgtap tests of the schema
		test chromium browser tests
		test fonts-noto-cjk Chinese and Japanese letters in the browser
		test clang the fuzz targets
		test libclang-rt-14-dev the fuzz targets: libFuzzer, sanitizers
		test libgumbo-dev reads the HTML that templates make
		lint cppcheck static analysis
		lint shellcheck static analysis of scripts
		lint clang-tidy static analysis
		lint valgrind memory errors in the unit tests
		pack debhelper builds the Debian package
		pack dpkg-dev builds the Debian package
		pack lintian looks it over
		bench wrk loads the servers that are compared
		search liblucene8-java the search engine that ours is compared with
		search default-jdk-headless compiles and runs it
		search python3 makes the corpus and the questions
	LIST
}

installed() {
	dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
		sed -n 's/^installed //p'
}

node_suffices() {
	command -v npm >/dev/null && command -v node >/dev/null &&
		node -e 'process.exit(parseInt(process.version.slice(1)) < 18 ? 1 : 0)'
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

apt() {
	as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 \
		apt-get -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 -qq "$@"
}

# Debian makes and starts a cluster "main" with the first installation of a
# server version. The note that prevents it is there for that moment only, so
# that whoever wants PostgreSQL on this machine later gets what Debian gives.
note=/etc/postgresql-common/createcluster.d/50-canopy-$$.conf

forbid_main() {
	trap allow_main EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
	as_root mkdir -p "${note%/*}"
	echo 'create_main_cluster = false' | as_root tee "$note" >/dev/null
}

allow_main() {
	as_root rm -f "$note"
	rm -f "${log:-}"
}

case ${1:-run} in
run) groups='run' ;;
test | lint | pack | bench | search) groups="run $1" ;;
*) die "usage: deps.sh [run|test|lint|pack|bench|search]" ;;
esac

wanted=$(packages | awk -v groups="$groups" \
	'index(" " groups " ", " " $1 " ") { print $2 }')
# shellcheck disable=SC2086 # a list of names
present=$(installed $wanted)
missing=
for name in $wanted; do
	case "
$present
" in
	*"
$name
"*) continue ;;
	esac
	case $name in
	nodejs | npm) ! node_suffices || continue
		# A packed source brings its style sheet.
		[ ! -d "$(dirname "$0")/../../assets/dist" ] || continue ;;
	esac
	missing="$missing $name"
done
[ -n "$missing" ] || exit 0

echo "Packages to install:"
packages | awk -v missing="$missing " 'index(missing, " " $2 " ") {
	name = $2; $1 = $2 = ""; sub(/^ */, ""); printf "  %-24s %s\n", name, $0 }'

if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
	die "neither root nor sudo; as root:" \
		"apt-get install --no-install-recommends$missing"
fi
log=$(mktemp)
forbid_main

# shellcheck disable=SC2086
if ! apt-cache show --no-all-versions $missing >/dev/null 2>&1; then
	apt update || die "the package lists cannot be fetched"
fi
# Lists that are old name files that are gone: once more with new ones.
# shellcheck disable=SC2086
if ! apt install -y --no-install-recommends $missing >"$log" 2>&1; then
	apt update || :
	apt install -y --no-install-recommends $missing >"$log" 2>&1 || {
		tail -n 30 "$log" >&2
		die "the installation failed"
	}
fi
echo "Packages are installed."
