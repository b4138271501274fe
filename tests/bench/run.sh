#!/bin/sh
# run.sh [KEY...]: fetches the peers and measures; inside testenv.sh, which
# says where the server is. Ends within 12 minutes whatever happens.
set -eu
cd "$(dirname "$0")/../.."
work=$PWD/build/bench
mkdir -p "$work/npm"

if [ ! -e "$work/npm/.done" ] ||
	! cmp -s tests/bench/package-lock.json "$work/npm/package-lock.json"; then
	rm -f "$work/npm/.done"
	cp tests/bench/package.json tests/bench/package-lock.json \
		tests/bench/.npmrc "$work/npm/"
	(cd "$work/npm" && npm ci --silent)
	touch "$work/npm/.done"
fi

# Unpacked, not installed: Debian would start a service on port 80 and again
# at every boot.
nginx=$(command -v nginx || command -v /usr/sbin/nginx ||
	echo "$work/nginx/usr/sbin/nginx")
if [ ! -x "$nginx" ]; then
	mkdir -p "$work/nginx"
	(cd "$work/nginx" && rm -f nginx_*.deb &&
		apt-get -qq -o APT::Sandbox::User=root download nginx &&
		dpkg -x nginx_*.deb .)
fi

BENCH_NGINX=$nginx
BENCH_WORK=$work
export BENCH_NGINX BENCH_WORK
exec timeout -k 5 700 node tests/bench/bench.mjs "$@"
