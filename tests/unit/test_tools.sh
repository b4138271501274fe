#!/bin/sh
# The build-time tools: what they make and what they refuse. Prints one line
# "ok NAME" or "not ok NAME" per test; the exit status is 1 when one failed.
# Run from the root after `make`; B is the build directory.
#
# shellcheck disable=SC2016,SC2317 # $1 of SQL; functions run by their names
set -u
: "${B:=build}"
tools=${G:-$B}/tools
here=tests/unit/tools
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
failed=0

ok() {
	printf 'ok %s\n' "$*"
}

not_ok() {
	printf 'not ok %s\n' "$*"
	failed=1
}

# check NAME COMMAND...: the command must succeed, in silence.
check() {
	name=$1
	shift
	if "$@" >"$tmp/said" 2>&1; then
		ok "$name"
	else
		not_ok "$name"
		sed 's/^/# /' "$tmp/said"
	fi
}

# refused NAME MESSAGE COMMAND...: exit status 1, and the message is said.
refused() {
	name=$1 message=$2
	shift 2
	"$@" >"$tmp/said" 2>&1
	status=$?
	if [ $status -eq 1 ] && grep -qF -- "$message" "$tmp/said"; then
		ok "$name"
	else
		not_ok "$name"
		printf '# status %s, expected: %s\n' $status "$message"
		sed 's/^/# /' "$tmp/said"
	fi
}

# cases TOOL FILE: runs the function TOOL_case on each line of a table. Each
# line of the table is one test, with \n for a line break.
cases() {
	tab=$(printf '\t')
	while IFS=$tab read -r message body; do
		case $message in
		'#'* | '') continue ;;
		ok) check "$1 takes: $body" "${1}_case" "$body" ;;
		*) refused "$1 refuses: $body" "$message" "${1}_case" "$body" ;;
		esac
	done <"$2"
}

viewc_case() {
	printf '{%% view v(struct req *r, const char *x, int n) %%}\n%b\n' \
		"$1" >"$tmp/v.html"
	"$tools/viewc" "$tmp/v.html" "$tmp/v.c" &&
		"$tools/viewc" --header "$tmp/views.h" "$tmp/v.html"
}

sqlc_case() {
	printf '%b\n' "$1" >"$tmp/a.sql"
	"$tools/sqlc" "$tmp/a.h" "$tmp/a.c" "$tmp/a.sql"
}

cc() {
	gcc -std=gnu17 -g -O1 -Wall -Wextra -Werror -Wshadow -Wmissing-prototypes \
		-D_GNU_SOURCE -fsanitize=address,undefined \
		-fno-sanitize-recover=undefined -Iapp -I"$tmp" -I"$here" "$@"
}

# --- viewc -------------------------------------------------------------------

cases viewc "$here/view_faults.txt"

refused 'viewc names file and line of a fault' "$tmp/v.html:3: \"Hello\"" \
	viewc_case '<p>\nHello</p>'

printf '{%% view a(struct req *r) %%}\n{%% view a(struct req *r) %%}' \
	>"$tmp/v.html"
refused 'viewc refuses two views of one name' 'another view is called a too' \
	"$tools/viewc" --header "$tmp/views.h" "$tmp/v.html"

printf 'word\n{%% view a(struct req *r) %%}' >"$tmp/v.html"
refused 'viewc refuses text before the first view' 'only comments and includes' \
	"$tools/viewc" "$tmp/v.html" "$tmp/v.c"

compile_case() {
	viewc_case "{% set unused = x[n] %}$1" &&
		cc -Wno-unused-variable -c "$tmp/v.c" -o "$tmp/v.o"
}
refused 'the compiler refuses a type without writer, at the template line' \
	'v.html:3:' compile_case '\n{{ r->params }}'
refused 'the compiler refuses struct html in an attribute' 'struct html' \
	compile_case '<p title="{{ (struct html){ x } }}">'
check 'struct html stands in text' compile_case '{{ (struct html){ x } }}'

for l in zh-Hans ja; do
	check "msgfmt compiles $l" \
		msgfmt --check-format -o "$tmp/$l.mo" "$here/$l.po"
done
check 'poc compiles the catalogues' \
	"$tools/poc" "$tmp/catalogue.c" "$tmp/zh-Hans.mo" "$tmp/ja.mo"

sample() {
	"$tools/viewc" --header "$tmp/views.h" "$here/sample.html" &&
		"$tools/viewc" "$here/sample.html" "$tmp/sample.c" &&
		cc -o "$tmp/sample" "$here/sample.c" "$tmp/sample.c" \
			"$tmp/catalogue.c" app/http/view.c app/base/arena.c \
			app/base/buf.c app/base/lang.c &&
		"$tmp/sample" >"$tmp/sample.out" &&
		diff "$here/sample.expected" "$tmp/sample.out"
}
check 'values are escaped by their position' sample

messages() {
	xgettext -L C --from-code=UTF-8 --add-comments=TRANSLATORS --keyword \
		--keyword=view_put_tr:3 --keyword=view_put_tr_n:2,3 \
		-o "$tmp/x.pot" "$tmp/sample.c" &&
		grep -q '^#: tests/unit/tools/sample.html:23$' "$tmp/x.pot" &&
		grep -q '^#. TRANSLATORS: the sentence of' "$tmp/x.pot" &&
		msgcmp "$here/ja.po" "$tmp/x.pot"
}
check 'xgettext finds the sentences at their lines in the template' messages

same_header() {
	touch -d 2000-01-01 "$tmp/views.h" &&
		"$tools/viewc" --header "$tmp/views.h" "$here/sample.html" &&
		[ -n "$(find "$tmp/views.h" ! -newermt 2001-01-01)" ]
}
check 'a header that stays the same is left alone' same_header

# --- sqlc --------------------------------------------------------------------

cases sqlc "$here/sql_faults.txt"

statements() {
	printf '%s\n' '-- name: b(text)' '-- Words.' "SELECT a, ';--' -- no" \
		'FROM x /* no */ WHERE b = $1;' '-- name: a' 'SELECT 1' \
		>"$tmp/a.sql"
	"$tools/sqlc" "$tmp/sql.h" "$tmp/sql.c" "$tmp/a.sql" || return 1
	cat >"$tmp/main.c" <<-'END'
		#include <stdio.h>
		#include "sql.h"
		int
		main(void)
		{
			for (size_t i = 0; sql_all[i] != NULL; i++)
				printf("%s/%d/%s\n", sql_all[i]->name,
					sql_all[i]->params, sql_all[i]->text);
			return sql_all[1] != &SQL_B;
		}
	END
	printf '%s\n' 'a/0/SELECT 1' "b/1/SELECT a, ';--'" 'FROM x  WHERE b = $1' \
		>"$tmp/expected"
	cc -o "$tmp/sql" "$tmp/main.c" "$tmp/sql.c" && "$tmp/sql" |
		sed 's/ *$//' | diff "$tmp/expected" -
}
check 'statements are sorted, without comments, with their parameters' statements

# --- poc ---------------------------------------------------------------------

# poc_case MESSAGE TRANSLATION: one message in both catalogues.
poc_case() {
	for l in zh-Hans ja; do
		{
			sed '/^$/q' "$here/$l.po"
			printf 'msgid "%s"\nmsgstr "%s"\n' "$1" "$2"
		} >"$tmp/$l.po"
		msgfmt -o "$tmp/$l.mo" "$tmp/$l.po" || return 2
	done
	"$tools/poc" "$tmp/c.c" "$tmp/zh-Hans.mo" "$tmp/ja.mo"
}
check 'poc takes placeholders in another order' \
	poc_case 'Found {n} in {office}' '{office}：{n}'
refused 'poc refuses a missing placeholder' \
	'zh-Hans.mo: "Found {n}": {n} is missing' poc_case 'Found {n}' '找到'
refused 'poc refuses a foreign placeholder' '{m} is no placeholder' \
	poc_case 'Found {n}' '{n} {m}'
refused 'poc refuses fullwidth braces' 'fullwidth braces' \
	poc_case 'Found {n}' '{n} ｛x｝'
refused 'poc refuses other white space at the end' 'white space' \
	poc_case 'Found {n}' '{n} '
refused 'poc names every language at fault' 'ja.mo: "Found {n}"' \
	poc_case 'Found {n}' '找到'

one_sided() {
	poc_case 'Hello' '你好' || return 2
	sed '/^$/q' "$here/ja.po" | msgfmt -o "$tmp/ja.mo" -
	"$tools/poc" "$@" "$tmp/c.c" "$tmp/zh-Hans.mo" "$tmp/ja.mo"
}
refused 'poc refuses a message that one catalogue lacks' \
	'ja.mo: "Hello": is not translated' one_sided
check 'poc --draft leaves it in English' one_sided --draft

# --- embed -------------------------------------------------------------------

assets() {
	mkdir -p "$tmp/files"
	yes 'a { color: red }' | head -200 >"$tmp/files/app.css"
	printf '\000\001"\\?\377\n' >"$tmp/files/bytes.png"
	: >"$tmp/files/none.txt"
	"$tools/embed" "$tmp/assets.c" "$tmp/files/none.txt" \
		"$tmp/files/bytes.png" "$tmp/files/app.css" || return 1
	cp "$tmp/assets.c" "$tmp/assets.first"
	"$tools/embed" "$tmp/assets.c" "$tmp/files/app.css" \
		"$tmp/files/bytes.png" "$tmp/files/none.txt" &&
		cmp "$tmp/assets.first" "$tmp/assets.c" &&
		cc -o "$tmp/assets" "$here/asset_dump.c" "$tmp/assets.c" \
			app/http/asset.c &&
		"$tmp/assets" app.css bytes >"$tmp/out" &&
		cmp "$tmp/out" "$tmp/files/app.css" &&
		"$tmp/assets" app.css gzip | gzip -dc |
			cmp - "$tmp/files/app.css" &&
		"$tmp/assets" bytes.png bytes >"$tmp/out" &&
		cmp "$tmp/out" "$tmp/files/bytes.png" &&
		hash=$(sha256sum "$tmp/files/app.css" | cut -c1-16) &&
		"$tmp/assets" app.css path >"$tmp/out" &&
		grep -qx "/assets/app.$hash.css" "$tmp/out" &&
		"$tmp/assets" app.css etag >"$tmp/out" &&
		grep -qx "\"$hash\" \"$hash-gzip\"" "$tmp/out"
}
check 'assets keep their bytes, compressed and not, and are found' assets
: >"$tmp/files/what.xyz"
refused 'embed refuses an unknown extension' 'has no content type here' \
	"$tools/embed" "$tmp/x.c" "$tmp/files/what.xyz"
refused 'embed refuses two files of one name' 'has the same name' \
	"$tools/embed" --data "$tmp/x.c" "$tmp/files/none.txt" "$tmp/files/none.txt"

data() {
	printf '{"a":"\344\270\255\\n"}\n' >"$tmp/files/a.jsonl"
	"$tools/embed" --data "$tmp/data.c" "$tmp/files/a.jsonl" \
		"$tmp/files/bytes.png" || return 1
	cat >"$tmp/main.c" <<-'END'
		#include <stdio.h>
		#include "base/data_file.h"
		int
		main(void)
		{
			for (const struct data_file *f = data_files;
				f->name != NULL; f++)
				fwrite(f->bytes, 1, f->len, stdout);
			return data_file_count != 2;
		}
	END
	cc -o "$tmp/data" "$tmp/main.c" "$tmp/data.c" && "$tmp/data" >"$tmp/out" &&
		cat "$tmp/files/a.jsonl" "$tmp/files/bytes.png" | cmp - "$tmp/out"
}
check 'data files keep their bytes' data

exit $failed
