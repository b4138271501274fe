// The named scenarios of tests/oracle through the imports and the API.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { scenarios } from '../oracle/scenarios.mjs';
import { importWorlds } from './coverage_world.mjs';

const base = process.env.CANOPY_TEST_URL;
// An answer to rely on is given to who is signed in, not imported.
const ELSEWHERE = ['reliance'];

async function ask(questions) {
	const answered = await fetch(`${base}/api/v1/coverage`, {
		method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ questions }),
	});
	assert.equal(answered.status, 200, await answered.clone().text());
	return (await answered.json()).items;
}

async function get(path, query) {
	const answered = await fetch(`${base}${path}?${new URLSearchParams(query)}`);
	assert.equal(answered.status, 200, await answered.clone().text());
	return answered.json();
}

const decisive = (a) => [...new Set((a.reasons ?? []).filter((r) => r.level === 'decides').map((r) => r.code))].sort().join(' ');

const all = scenarios().filter((s) => !ELSEWHERE.includes(s.id)).map((s, k) => ({ ...s, k }));

describe('coverage', () => {
	let ways;
	before(() => { ways = importWorlds(all); });

	all.forEach(({ id, name, cases, k }) => {
		describe(id, () => {
			let asked;
			before(() => { asked = ways[k]; });

			test(name, async () => {
				const answers = await ask(cases.map((c) => asked.question(c.question)));
				assert.deepEqual(answers.map((a, i) => `${cases[i].says}: ${a.answer} ${decisive(a)}`),
					cases.map((c) => `${c.says}: ${c.answer} ${[...c.codes].sort().join(' ')}`));
				for (const [i, c] of cases.entries())
					for (const code of c.also ?? [])
						assert.ok(answers[i].reasons.some((r) => r.code === code), `${c.says}: ${code}`);
			});

			test(`${name}: the line of days says the same on each day`, async () => {
				for (const c of cases) {
					const { on, ...question } = asked.question(c.question);
					const { items } = await get('/api/v1/coverage/intervals', question);
					const there = items.filter((x) => (x.from ?? '') <= on && (x.to === null || x.to === undefined || on < x.to));
					assert.equal(there.length, 1, `${c.says}: ${JSON.stringify(items.map((x) => [x.from, x.to]))}`);
					assert.equal(`${there[0].answer} ${decisive(there[0])}`, `${c.answer} ${[...c.codes].sort().join(' ')}`, c.says);
				}
			});

			test(`${name}: each reason has words in three languages`, async () => {
				const [en, zh, ja] = await Promise.all(['en', 'zh', 'ja'].map((lang) =>
					get('/api/v1/coverage', { ...asked.question(cases[0].question), lang })));
				assert.ok(en.reasons.length > 0);
				en.reasons.forEach((reason, i) => {
					assert.ok(reason.text !== '' && zh.reasons[i].text !== reason.text && ja.reasons[i].text !== reason.text, reason.code);
				});
			});
		});
	});
});
