#!/bin/sh
# lint.sh: gcc -fanalyzer over all sources, cppcheck, shellcheck. Needs the
# generated headers in build/gen.
set -eu
cd "$(dirname "$0")/.."
find app -name '*.c' -print0 | xargs -0 -P 2 -I{} gcc -std=gnu17 -O1 -fanalyzer \
	-Wall -Wextra -Werror -Wno-format-zero-length \
	-Wno-analyzer-malloc-leak -Wno-analyzer-use-of-uninitialized-value \
	-D_GNU_SOURCE '-DCANOPY_VERSION="lint"' -DCANOPY_SCHEMA=1 -Iapp -Ibuild/gen \
	-isystem /usr/include/kore -isystem /usr/include/libxml2 \
	-isystem /usr/include/postgresql -DKORE_USE_PGSQL -DKORE_USE_TASKS \
	-c {} -o /dev/null
# It does not see that the tools' die() does not return, so they are left out.
cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr -Iapp -Ibuild/gen \
	--enable=warning,portability --suppress=missingInclude \
	--suppress=nullPointerOutOfMemory --suppress=unknownMacro \
	--suppress=varFuncNullUB -i app/tools -j 2 app
shellcheck -x conf/dev/*.sh tests/*.sh tests/arch/*.sh tests/fuzz/*.sh tests/san/*.sh conf/debian/*.p* .ci/run
sh tests/tidy.sh
echo "lint: clean"
