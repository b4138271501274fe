// The named scenarios of tests/oracle through the imports and the API.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { scenarios } from '../oracle/scenarios.mjs';
import { importWorld } from './coverage_world.mjs';

const base = process.env.CANOPY_TEST_URL;
// An answer to rely on is given to who is signed in, not imported; rules of
// control are asked of the registry's own.
const ELSEWHERE = ['reliance'];

async function ask(questions) {
	const answered = await fetch(`${base}/api/v1/coverage`, {
		method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ questions }),
	});
	assert.equal(answered.status, 200, await answered.clone().text());
	return (await answered.json()).items;
}

const decisive = (a) => [...new Set((a.reasons ?? []).filter((r) => r.level === 'decides').map((r) => r.code))].sort().join(' ');

describe('coverage', () => {
	scenarios().forEach(({ id, name, world, cases }, k) => {
		if (ELSEWHERE.includes(id))
			return;
		describe(id, () => {
			let asked;
			before(() => { asked = importWorld(world, k); });

			test(name, async () => {
				const answers = await ask(cases.map((c) => asked.question(c.question)));
				assert.deepEqual(answers.map((a, i) => `${cases[i].says}: ${a.answer} ${decisive(a)}`),
					cases.map((c) => `${c.says}: ${c.answer} ${[...c.codes].sort().join(' ')}`));
				for (const [i, c] of cases.entries())
					for (const code of c.also ?? [])
						assert.ok(answers[i].reasons.some((r) => r.code === code), `${c.says}: ${code}`);
			});

			test(`${name}: each reason has words in every language`, async () => {
				const [answer] = await ask([asked.question(cases[0].question)]);
				for (const reason of answer.reasons)
					for (const lang of ['en', 'zh', 'ja'])
						assert.ok(reason.text[lang]?.length > 0, `${reason.code} ${lang}`);
			});
		});
	});
});
