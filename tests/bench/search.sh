#!/bin/sh
# search.sh ROWS|check: relevance, then the processor time of result pages beside
# Lucene's; inside testenv.sh, which says where the server is. The corpus, its
# questions and the peer's program come from $SHARED, which is no part of this
# repository; "check" says whether they are there.
set -eu
cd "$(dirname "$0")/../.."
rows=$1
work=$PWD/build/bench-search
mkdir -p "$work"
shared=${SHARED:-../shared}
case $shared in /*) ;; *) shared=$PWD/$shared ;; esac
tools=$shared/tools/search
for file in "$tools/gen_corpus.py" "$tools/gen_queries.py" "$tools/Bench.java" \
	"$shared/data/patents/zh/green.jsonl" \
	"$shared/data/patents/uspto/search/y02.jsonl"; do
	[ -r "$file" ] || {
		echo "bench-search: $file is missing." >&2
		echo "The corpus, the records and the peer's program are not part" \
			"of the repository: say where they are by" \
			"make bench-search SHARED=FOLDER (default ../shared)." >&2
		exit 1
	}
done
[ "$rows" != check ] || exit 0

corpus=$work/corpus-$rows.tsv
[ -s "$corpus" ] || {
	echo "bench-search: making a corpus of $rows publications"
	python3 -B "$tools/gen_corpus.py" --rows "$rows" --out "$corpus.new"
	mv "$corpus.new" "$corpus"
}
queries=$work/queries-$rows.tsv
[ -s "$queries" ] || {
	python3 -B "$tools/gen_queries.py" --corpus "$corpus" \
		--out "$work/queries-$rows.json" --tsv "$queries.new" >/dev/null
	mv "$queries.new" "$queries"
}

jars=$(find /usr/share/java -name 'lucene-*-8.7.0.jar' | tr '\n' ':')
mkdir -p "$work/classes"
javac -nowarn -cp "$jars" -d "$work/classes" "$tools/Bench.java"
index=$work/lucene-$rows
[ -d "$index" ] || {
	echo "bench-search: Lucene indexes"
	java -Xmx1g -cp "$work/classes:$jars" Bench index "$corpus" "$index.new"
	mv "$index.new" "$index"
}

BENCH_WORK=$work
BENCH_ROWS=$rows
BENCH_SHARED=$shared
BENCH_JAVA_PATH=$work/classes:$jars
export BENCH_WORK BENCH_ROWS BENCH_SHARED BENCH_JAVA_PATH
node tests/relevance/main.mjs
exec node tests/bench/search.mjs
