// What holds for every question in the registry: an answer of the past is
// given again for ever, and the order in which facts came does not matter.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scenarios } from '../oracle/scenarios.mjs';
import { importRecords } from './corpus.mjs';
import { importWorld, naming, questioned, records } from './coverage_world.mjs';

const base = process.env.CANOPY_TEST_URL;

async function post(body) {
	const answered = await fetch(`${base}/api/v1/coverage`, {
		method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
	});
	assert.equal(answered.status, 200, await answered.clone().text());
	return answered.text();
}

const scenario = (id) => scenarios().find((s) => s.id === id);

// Asks now, and once more with the instant of the answer: {known, text}.
async function note(questions) {
	const known = JSON.parse(await post({ questions })).as_known_at;
	return { known, questions, text: await post({ questions, as_known_at: known }) };
}

async function standsAsNoted(notes) {
	for (const { known, questions, text } of notes)
		assert.equal(await post({ questions, as_known_at: known }), text, known);
}

// Only those who and what are known already can be asked about.
const askable = (questions, orgs, patents) =>
	questions.filter((q) => orgs.has(q.org) && (q.for === undefined || orgs.has(q.for)) && patents.has(q.patent));

for (const [i, id] of ['sale-in-six-territories', 'defensive-suspension', 'control-graph', 'unitary-patent', 'member-leaves', 'field-rulings'].entries()) {
	test(`every answer given while facts came in is given again, byte by byte (${id})`, async () => {
		const { world, cases } = scenario(id);
		const as = naming(world, 100 + i);
		const all = cases.map((c) => questioned(world, as)(c.question));
		const orgs = new Set();
		const patents = new Set();
		const notes = [];
		for (const [kind, rows] of records(world, as)) {
			if (rows.length === 0)
				continue;
			importRecords(kind, rows);
			if (kind === 'organisations')
				rows.forEach((o) => orgs.add(o.id));
			if (kind === 'patents')
				rows.forEach((p) => patents.add(p.number));
			const questions = askable(all, orgs, patents);
			if (questions.length > 0)
				notes.push(await note(questions));
		}
		assert.ok(new Set(notes.map((n) => n.text.replaceAll(n.known, ''))).size > 2, 'the facts change the answers');
		await standsAsNoted(notes);
	});
}

test('a correction changes today\'s answer, not the one of yesterday', async () => {
	const { world } = scenario('revocation');
	const { as } = importWorld({ ...world, events: [] }, 110);
	const patent = as.patent('CN107654321B');
	const questions = [{ org: as.org('tandem'), patent, territory: 'CN', on: '2024-06-01' }];
	const answerOf = (n) => JSON.parse(n.text).items[0].answer;
	const notes = [await note(questions)];
	const correct = async (kind, ...rows) => {
		importRecords(kind, rows);
		notes.push(await note(questions));
	};
	await correct('owners', { patent, owner: as.org('mirelle'), retract: true }, { patent, owner: as.org('umber') });
	await correct('mandates', { id: as.id('umber-mandate'), grantor: as.org('umber'), holder: as.org('mirelle'), capacity: 'agent', from: '2022-08-01' });
	await correct('grants', { number: as.grant('CNP-2024-0101'), events: [{ kind: 'suspended', on: '2024-05-01', scope: 'all', effect: 'all-acts' }] });
	await correct('events', { patent, office: 'CN', code: 'IW01', effect: 'revoked', impact: '-', date: '2025-02-01' });
	assert.deepEqual(notes.map(answerOf), ['LICENSED', 'NOT_LICENSED', 'LICENSED', 'NOT_LICENSED', 'NOT_NEEDED']);
	await standsAsNoted(notes);
});

// An order of the kinds that is as good as that of the imports.
const OTHER_WAY = ['patents', 'templates', 'members', 'rulings', 'families', 'mandates', 'events', 'owners', 'contributions', 'grants', 'control'];

for (const [i, id] of ['sale-and-the-buyer', 'co-owners', 'lapse-and-restoration', 'installations-endure', 'affiliate-owns', 'control-graph'].entries()) {
	test(`the order of the imports and of their lines does not matter (${id})`, async () => {
		const { world, cases } = scenario(id);
		const straight = importWorld(world, 120 + i);
		const as = naming(world, 130 + i);
		const rows = records(world, as);
		for (const [kind, list] of [...rows.filter(([kind]) => !OTHER_WAY.includes(kind)),
			...OTHER_WAY.map((kind) => rows.find((r) => r[0] === kind))])
			if (list.length > 0)
				importRecords(kind, [...list].reverse());
		const short = (text) => JSON.parse(text).items.map((a) => `${a.answer} ${a.reasons.map((r) => `${r.level} ${r.code}`).sort().join(', ')}`);
		const first = await post({ questions: cases.map((c) => straight.question(c.question)) });
		const second = await post({ questions: cases.map((c) => questioned(world, as)(c.question)) });
		assert.deepEqual(short(second), short(first));
	});
}
