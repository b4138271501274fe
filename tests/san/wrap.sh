#!/bin/sh
# wrap.sh FROM TO [LIBRARY...]: makes the folder TO, in which the programs of
# the build FROM can be run as from a build of its own, with libraries
# preloaded into the server. "noseccomp" is ours: no sandbox.
set -eu
cd "$(dirname "$0")/../.."
from=$PWD/$1 to=$PWD/$2
shift 2
if [ ! -x "$from/canopy" ] || [ ! -e "$from/canopy.so" ]; then
	echo "wrap.sh: there is no build in $from" >&2
	exit 2
fi
mkdir -p "$to/real"
preload=
for library in "$@"; do
	case $library in
	noseccomp)
		${CC:-gcc} -shared -fPIC -o "$to/noseccomp.so" \
			tests/san/noseccomp.c
		preload="$preload $to/noseccomp.so"
		;;
	*) preload="$preload $(gcc -print-file-name="$library")" ;;
	esac
done
ln -f "$from/canopy" "$from/canopy.so" "$to/real"
ln -f "$from/canopy.so" "$to"
# Kore itself knows nothing of sanitizers: they have to be there before it.
cat >"$to/canopy" <<-END
	#!/bin/sh
	if [ "\${1:-}" = serve ]; then
		export LD_PRELOAD="${preload# }"
	fi
	exec "$to/real/canopy" "\$@"
END
chmod +x "$to/canopy"
