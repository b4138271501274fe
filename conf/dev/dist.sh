#!/bin/sh
# Packs the sources together with the built assets, so that they can be built
# without npm.
#
#	dist.sh VERSION ASSETS OUT.tar.gz
#
# The same sources give the same bytes, whatever the folder, the umask, the
# time zone and the order of the file system. Times are SOURCE_DATE_EPOCH or
# the last commit's. In sources that were packed before, all files count, and
# their time stays.
set -eu
cd "$(dirname "$0")/../.."
version=$1 assets=$2 out=$3
name=canopy-$version
tree=${out%/*}/$name

if [ -e .git ]; then
	git ls-files >/dev/null
	time=$(git log -1 --format=%ct)
	files() { git ls-files -z; }
else
	time=$(stat -c %Y Makefile)
	files() {
		find . -mindepth 1 \( -path ./build -o -path ./var \
			-o -path ./debian -o -path ./conf/canopy.env \) -prune \
			-o -type f -printf '%P\0'
	}
fi
time=${SOURCE_DATE_EPOCH:-$time}

rm -rf "$tree"
mkdir -p "$tree/assets/dist"
files >"$tree.list"
tar -c -f "$tree.tar" --null -T "$tree.list"
tar -x -f "$tree.tar" -C "$tree"
for file in app.css app.js mark.svg favicon.svg; do
	cp "$assets/$file" "$tree/assets/dist/$file"
done
# X: what its owner may execute, everybody may.
LC_ALL=C tar -c -C "${out%/*}" --format=gnu --sort=name --mtime="@$time" \
	--owner=0 --group=0 --numeric-owner --mode='u=rwX,go=rX' "$name" |
	gzip -9n >"$out.new"
mv "$out.new" "$out"
rm -rf "$tree" "$tree.list" "$tree.tar"
echo "$out ($(($(stat -c %s "$out") / 1024)) KiB)"
