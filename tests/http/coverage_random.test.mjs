// Random worlds through the imports, with the registry's own rules: its
// answers against those of the oracle of tests/oracle.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { answer } from '../oracle/coverage.mjs';
import { randomWorld } from '../oracle/random.mjs';
import { importWorlds } from './coverage_world.mjs';
import { psql } from './database.mjs';

const base = process.env.CANOPY_TEST_URL;
const WORLDS = Number(process.env.ORACLE_WORLDS ?? 40);
const FIRST = 200;	// the tests beside this one have numbers below it
const QUESTIONS = 20;

const sql = (statement) => JSON.parse(psql(`SELECT json_agg(x) FROM (${statement}) AS x`));

const rules = {};
let scopes;

before(() => {
	rules.territory = sql('SELECT *, valid_from AS from, valid_to AS to FROM canopy.territory_rule');
	rules.term = sql('SELECT * FROM canopy.term_rule');
	rules.freshness = sql('SELECT * FROM canopy.freshness_rule');
	rules.law = sql('SELECT *, valid_from AS from, valid_to AS to FROM canopy.law_rule');
	scopes = sql(`SELECT s.version, s.effective_from, array_agg(f.field) AS fields
		FROM canopy.scope_version AS s JOIN canopy.scope_field AS f USING (version) GROUP BY s.version`);
});

// A world that the registry can hold: its scopes and rules are those that are
// there, and answers are given, not imported.
function fitted(seed) {
	const { world, questions } = randomWorld(seed, QUESTIONS);
	if (world.patents.some((p) => p.office === 'XX'))
		return null;
	// only members contribute, under some terms
	for (const c of world.contributions) {
		c.terms = world.templates[0].version;
		if (!world.members.some((m) => m.organisation === c.member))
			world.members.push({ organisation: c.member, role: 'ordinary', since: '2010-01-01' });
	}
	for (const v of world.grants.flatMap((g) => g.versions))
		delete v.scope;
	const taken = (q) => q.patent !== 'CN999999999A' && (q.capacity === undefined || (q.for !== undefined && q.for !== q.org));
	return { world: { ...world, scopes, rules, answers: [] }, questions: questions.filter(taken) };
}

test('the registry answers questions on random worlds as the oracle does', async () => {
	const worlds = [];
	for (let seed = 900001; worlds.length < WORLDS; seed++) {
		const it = fitted(seed);
		if (it !== null)
			worlds.push({ ...it, seed, k: FIRST + worlds.length });
	}
	const asked = importWorlds(worlds);
	const seen = new Set();
	for (const [n, { world, questions, seed }] of worlds.entries()) {
		const answered = await fetch(`${base}/api/v1/coverage`, {
			method: 'POST', headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ questions: questions.map(asked[n].question) }),
		});
		assert.equal(answered.status, 200, await answered.clone().text());
		const { items } = await answered.json();
		questions.forEach((q, i) => {
			const slow = answer(world, q);
			const codes = [...new Set((items[i].reasons ?? []).filter((r) => r.level === 'decides').map((r) => r.code))].sort();
			seen.add(slow.answer);
			assert.equal(`${items[i].answer} ${codes}`, `${slow.answer} ${slow.codes}`, JSON.stringify({ seed, q, item: items[i] }));
		});
	}
	assert.equal(seen.size, 4, 'every answer is reached');
});
