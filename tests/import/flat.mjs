// How fast a large file goes in, and in how much memory. By hand:
//
//	python3 …/gen_corpus.py --rows 200000 --seed 42 --out corpus.tsv
//	node tests/import/convert.mjs corpus corpus.tsv >corpus.jsonl
//	sh conf/dev/testenv.sh node tests/import/flat.mjs corpus.jsonl
//
// Imports the file twice and writes a line for each. Fails when the memory
// rose by more than 64 MB over that of an import of nothing, or when the
// second import changed anything.
import { file, load } from './canopy.mjs';

const idle = (await load('patents', file('{}'))).peak;

let worst = 0;
for (const which of ['first', 'second']) {
	const start = Date.now();
	const { counts: [read, added, changed, same, rejected], peak } = await load('patents', process.argv[2]);
	const seconds = (Date.now() - start) / 1000;
	console.log(`${which}: ${read} read, ${added} new, ${changed} changed, ${same} same, ${rejected} rejected in ${seconds.toFixed(1)} s, ${Math.round(read / seconds)} rows/s, at most ${peak.toFixed(1)} MB, ${(peak - idle).toFixed(1)} MB above the start`);
	worst = Math.max(worst, peak - idle);
	if (which === 'second' && added + changed > 0)
		worst = Infinity;
}
process.exit(worst <= 64 ? 0 : 1);
