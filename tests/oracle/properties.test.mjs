// What holds in every world: each property asks the engine about random
// worlds and about the same worlds with something changed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from './chance.mjs';
import { addDays } from './day.mjs';
import { askEngine } from './engine.mjs';
import { randomWorld } from './random.mjs';

const WORLDS = 200;
const PER_WORLD = 4;
const ACTS = ['make', 'have-made', 'use', 'sell', 'offer', 'import', 'keep'];
const ORGS = ['a', 'b', 'c', 'd', 'e', 'f'];

const copy = (value) => JSON.parse(JSON.stringify(value));

// Asks for each question alone, since a change may depend on it: change(world,
// question, chance) alters a copy of the world, or returns false to pass.
function pairs(seed, change) {
	const before = [];
	const after = [];
	for (let n = 0; n < WORLDS; n++) {
		const { world, questions } = randomWorld(seed * 100000 + n, PER_WORLD);
		const r = chance(n);
		for (const question of questions) {
			const changed = copy(world);
			if (change(changed, question, r) === false)
				continue;
			before.push({ world, questions: [question] });
			after.push({ world: changed, questions: [question] });
		}
	}
	const [old, now] = [askEngine(before).flat(), askEngine(after).flat()];
	assert.ok(before.length > WORLDS / 2, `only ${before.length} questions`);
	return before.map((b, i) => ({ world: after[i].world, question: b.questions[0], old: old[i], now: now[i] }));
}

const show = ({ world, question, old, now }) => JSON.stringify({ old, now, world, question });

// Who was covered, or needed nothing, still is.
function keepsCoverage(list) {
	const good = (a) => a.answer === 'LICENSED' || a.answer === 'NOT_NEEDED';
	assert.ok(list.filter((p) => p.old.answer === 'LICENSED').length > 20, 'too few are licensed');
	for (const p of list)
		assert.ok(!good(p.old) || good(p.now), show(p));
}

function changesNothing(list) {
	const short = (a) => `${a.answer} ${[...a.codes].sort()}`;
	for (const p of list)
		assert.equal(short(p.now), short(p.old), show(p));
}

test('extending a grant never removes coverage', () => {
	keepsCoverage(pairs(11, (world, question, r) => {
		for (const v of world.grants.flatMap((g) => g.versions)) {
			if (r.maybe(0.5))
				v.territories = [...v.territories, question.territory];
			if (r.maybe(0.5))
				v.acts = ACTS;
			if (r.maybe(0.5))
				v.fields = [...new Set([...v.fields, 'data-centre', 'buildings', question.use ?? 'buildings'])];
			if (r.maybe(0.5))
				delete v.until;
			if (v.patents !== undefined && r.maybe(0.5))
				v.patents = world.patents.map((p) => p.number);
		}
	}));
});

test('a further grant never removes coverage', () => {
	keepsCoverage(pairs(12, (world, _question, r) => {
		const more = copy(r.pick(world.grants) ?? null);
		if (more === null)
			return false;
		world.grants.push({ ...more, number: 'CNP-2021-7000', licensee: r.pick(ORGS), events: [] });
		return true;
	}));
});

test('a further mandate never removes coverage', () => {
	keepsCoverage(pairs(13, (world, question, r) => {
		world.mandates.push({ id: 'm-more', grantor: r.pick(ORGS), holder: 'a', capacity: 'agent', from: addDays(question.on, -r.pick([0, 1, 700])) });
		return world.mandates.at(-1).grantor !== 'a';
	}));
});

test('a further link of control never removes coverage', () => {
	keepsCoverage(pairs(14, (world, _question, r) => {
		const [owner, owned] = [r.pick(ORGS), r.pick(ORGS)];
		const there = world.control.some((l) => l.owner === owner && l.owned === owned);
		world.control.push({ owner, owned, basis: 'votes', percent: r.pick([10, 30, 60]) });
		return owner !== owned && !there;
	}));
});

test('a recordal never removes coverage', () => {
	keepsCoverage(pairs(15, (world, question) => {
		for (const g of world.grants)
			g.recordals = world.patents.map((p) => ({ patent: p.number, territory: question.territory, filed: '2015-01-01', effective: '2015-01-01' }));
	}));
});

test('an answer to rely on never removes coverage', () => {
	keepsCoverage(pairs(16, (world, question) => {
		world.answers.push({ id: '00000000000000ff', organisation: question.org, question, answer: 'LICENSED', given: question.on, reliance_days: 1 });
	}));
});

// Rows that name the organisation as owner or contributor of the file.
function hasPart(world, number, org) {
	const p = world.patents.find((q) => q.number === number);
	const file = world.patents.filter((q) => q === p ||
		(p?.application_number !== undefined && q.office === p.office && q.application_number === p.application_number));
	const named = file.map((q) => q.number);
	return world.owners.some((o) => o.owner === org && named.includes(o.patent)) ||
		world.contributions.some((c) => c.member === org && named.includes(c.patent));
}

test('a suspension by one licensor never changes an answer for the rights of others', () => {
	const list = pairs(17, (world, question, r) => {
		const licensor = r.pick(ORGS);
		const international = world.patents.find((p) => p.number === question.patent)?.office === 'WO';
		for (const g of world.grants)
			g.events.push({ kind: 'suspended', on: '2016-01-01', scope: 'licensor', licensor, effect: 'all-acts' });
		return !international && !hasPart(world, question.patent, licensor);
	});
	assert.ok(list.filter((p) => p.old.answer === 'LICENSED').length > 20, 'too few are licensed');
	changesNothing(list);
});

test('a suspension for rights of one application never changes an answer for another', () => {
	changesNothing(pairs(18, (world, question, r) => {
		const asked = world.patents.find((p) => p.number === question.patent);
		const other = r.pick(world.patents);
		const apart = asked !== undefined && asked.office !== 'WO' && asked !== other && asked.office !== other.office;
		for (const g of world.grants)
			g.events.push({ kind: 'suspended', on: '2016-01-01', scope: 'rights', rights: [other.number], effect: 'all-acts' });
		return apart;
	}));
});

test('what ends a grant tomorrow changes nothing today', () => {
	changesNothing(pairs(19, (world, question, r) => {
		for (const g of world.grants)
			g.events.push({ kind: r.pick(['suspended', 'terminated', 'surrendered', 'ended']), on: addDays(question.on, 1), scope: 'all', effect: 'all-acts' });
	}));
});

test('an event of one state changes nothing in another', () => {
	changesNothing(pairs(20, (world, question, r) => {
		const p = world.patents.find((q) => q.number === question.patent);
		world.events.push({
			patent: question.patent, office: 'EP', code: 'X-more', effect: r.pick(['lapsed', 'surrendered', 'expired', 'revoked', 'designated']),
			impact: '-', date: addDays(question.on, -1), territory: 'GB', detail: {},
		});
		return p?.office === 'EP' && question.territory !== 'GB';
	}));
});

test('the order of the facts does not matter', () => {
	changesNothing(pairs(21, (world, _question, r) => {
		const mix = (list) => list.map((row) => [r.next(), row]).sort((x, y) => x[0] - y[0]).map(([, row]) => row);
		for (const [kind, rows] of Object.entries(world))
			world[kind] = Array.isArray(rows) ? mix(rows) : Object.fromEntries(Object.entries(rows).map(([k, list]) => [k, mix(list)]));
		for (const g of world.grants)
			Object.assign(g, { versions: mix(g.versions), events: mix(g.events), recordals: mix(g.recordals) });
	}));
});
