#!/bin/sh
# lint.sh: gcc -fanalyzer over all sources, cppcheck, shellcheck.
set -eu
cd "$(dirname "$0")/.."
flags="-D_GNU_SOURCE -DCANOPY_VERSION=\"lint\" -DCANOPY_SCHEMA=1 -Iapp -Ibuild/gen -isystem /usr/include/kore
	-isystem /usr/include/libxml2 -isystem /usr/include/postgresql $(cat /usr/share/kore/features)"
# shellcheck disable=SC2086
find app -name '*.c' | xargs -P 2 -n 1 gcc -std=gnu17 -O1 -fanalyzer -Wall -Wextra -Werror -Wno-format-zero-length \
	-Wno-analyzer-malloc-leak -Wno-analyzer-use-of-uninitialized-value $flags -c -o /dev/null
cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr -Iapp -Ibuild/gen \
	--enable=warning,portability --suppress=missingInclude --suppress=nullPointerOutOfMemory \
	--suppress=unknownMacro --suppress=varFuncNullUB -j 2 $(ls -d app/*/ | grep -v tools) app/main.c app/routes.c
shellcheck -x conf/dev/*.sh tests/*.sh tests/arch/*.sh .ci/run
echo "lint: clean"
