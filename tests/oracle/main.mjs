// node tests/oracle/main.mjs [--worlds 10000] [--seed 1] [--most 1]: random
// worlds to the oracle and to the engine, 10 questions each. Prints counts by
// answer and code; at a disagreement the smallest world that shows it.
import { parseArgs } from 'node:util';
import { agree, compare, EVERY_CODE } from './compare.mjs';
import { answer } from './coverage.mjs';
import { askOne } from './engine.mjs';
import { shrink } from './shrink.mjs';

const { values } = parseArgs({ options: {
	worlds: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' }, most: { type: 'string', default: '1' },
} });

const began = Date.now();
const { asked, worlds, counts, disagreements } = compare({
	questions: 10 * Number(values.worlds), seed: Number(values.seed), most: Number(values.most),
});

for (const key of [...counts.keys()].sort())
	console.log(`${String(counts.get(key)).padStart(8)}  ${key}`);
const missing = EVERY_CODE.filter((key) => !counts.has(key));
console.log(`${asked} questions in ${worlds} worlds, ${counts.size} answers and codes, ${(Date.now() - began) / 1000} s`);
if (missing.length > 0)
	console.log(`never reached: ${missing.join(', ')}`);

const seen = new Set();
for (const { world, question, slow, quick } of disagreements) {
	const kind = `${slow.answer} ${slow.codes} | ${quick.answer} ${quick.codes}`;
	if (seen.has(kind))
		continue;
	seen.add(kind);
	// of the same kind: else another disagreement may be found on the way
	const differs = (c) => {
		const [a, b] = [answer(c.world, c.question), askOne(c.world, c.question)];
		return !agree(a, b) && a.answer === slow.answer && b.answer === quick.answer;
	};
	const small = shrink({ world, question }, differs);
	console.log(`oracle ${JSON.stringify(answer(small.world, small.question))}`);
	console.log(`engine ${JSON.stringify(askOne(small.world, small.question))}`);
	console.log(JSON.stringify(small));
}
console.log(`${disagreements.length} disagreements`);
process.exitCode = disagreements.length > 0 || (missing.length > 0 && asked >= 5000) ? 1 : 0;
