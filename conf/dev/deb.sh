#!/bin/sh
# Builds the Debian package from what dist.sh has packed.
#
#	deb.sh VERSION SOURCE.tar.gz FOLDER
#
# FOLDER is made anew and then holds the package, its debug symbols, and the
# folder it was built in. Dates are those of the packed sources, so the same
# sources give the same package.
set -eu
version=$1 source=$2 out=$3
rm -rf "$out"
mkdir -p "$out"
tar -xzf "$source" -C "$out"
tree=$out/canopy-$version
cp -r "$tree/conf/debian" "$tree/debian"
date=$(LC_ALL=C date -uR -d "@$(stat -c %Y "$tree/Makefile")")
cat >"$tree/debian/changelog" <<-LOG
	canopy ($version) bookworm; urgency=medium

	  * Version $version.

	 -- $(sed -n 's/^Maintainer: //p' "$tree/debian/control")  $date
LOG
# make's own variables would outrank those of the package.
if ! (cd "$tree" && env -u MAKEFLAGS -u MFLAGS -u MAKEOVERRIDES -u B \
	-u PREFIX -u DESTDIR dpkg-buildpackage -us -uc -b) >"$out/log" 2>&1; then
	tail -n 30 "$out/log" >&2
	echo "deb.sh: the build failed; its log: $out/log" >&2
	exit 1
fi
ls "$out"/*.deb
