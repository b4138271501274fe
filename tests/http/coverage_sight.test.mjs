// What answers tell of grants that are not published whole: app/coverage/sight.h.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { importWorld } from './coverage_world.mjs';
import { importRecords } from './corpus.mjs';
import { newPerson } from './licence.mjs';
import { Visitor } from './visitor.mjs';

const PATENT = 'CN107654321B';
const PENDING = 'CN107654322A';
const DAY = '2026-03-15';

// Miel's patent is pooled. Shown publishes its grant, named its name, silent
// only the number; nobody has none. Each has a daughter.
const LEVELS = { shown: 'full', named: 'name', silent: 'number', over: 'name' };
const grant = (licensee, j) => ({
	number: `CNP-2024-000${j}`, licensee, terms: 't-1', granted: '2024-01-01',
	versions: [{ basis: 'pool-changing', fields: ['microgrid'], territories: ['CN'], from: '2024-01-01' }],
	events: licensee === 'over' ? [{ kind: 'terminated', on: '2025-01-01', scope: 'all', effect: 'all-acts' }] : [], recordals: [],
});
const licensees = Object.keys(LEVELS);
const WORLD = {
	organisations: ['miel', 'nobody', ...licensees, ...licensees.map((l) => `${l}-child`)].map((id) => ({ id, name: `${id} (invented)` })),
	control: licensees.map((l) => ({ owner: l, owned: `${l}-child`, basis: 'votes', percent: 60 })),
	members: [{ organisation: 'miel', role: 'founder', since: '2022-08-02' }],
	patents: [{ number: PATENT, office: 'CN', kind: 'B', filed: '2016-08-10', published: '2018-02-16', granted: '2019-05-14',
		status: 'granted', status_source: 'CNIPA', status_as_of: '2026-03-01' },
	{ number: PENDING, office: 'CN', kind: 'A', filed: '2023-08-10', published: '2025-02-16', status: 'pending', status_source: 'CNIPA', status_as_of: '2026-03-01' }],
	owners: [{ patent: PATENT, owner: 'miel' }],
	events: [], families: [], mandates: [], rulings: [],
	contributions: [PATENT, PENDING].map((patent) => ({ patent, member: 'miel', since: '2022-08-02', terms: 't-1' })),
	templates: [{ version: 't-1', route: 'open', parameters: { reliance_days: 30 } }],
	grants: licensees.map(grant),
};

const decides = (a) => `${a.answer} ${a.reasons.filter((r) => r.level === 'decides').map((r) => r.code).join(' ')}`;

const person = (organisation, role = 'member') => newPerson(role, ...(organisation ? ['--organisation', organisation] : []));

describe('what is not published', () => {
	const anybody = new Visitor();
	let as;
	const numberOf = (licensee) => as.grant(WORLD.grants.find((g) => g.licensee === licensee).number);
	const query = (org, more = {}) => new URLSearchParams({
		org: as.org(org), patent: as.patent(PATENT), use: 'microgrid', territory: 'CN', on: DAY, ...more });
	const one = async (who, org, more) => who.json(`/api/v1/coverage?${query(org, more)}`);
	const published = (silent) => importRecords('grants', WORLD.grants.map((g) => ({
		number: as.grant(g.number), publication: g.licensee === 'silent' ? silent : LEVELS[g.licensee] })));

	before(() => {
		as = importWorld(WORLD, 93).as;
		published('number');
	});
	// Answers to outsiders are open while there is such a grant.
	after(() => published('full'));

	test('outsiders: licensed by what is published, open by a name, and nobody is called unlicensed', async () => {
		const expected = { shown: 'LICENSED licensee', 'shown-child': 'LICENSED affiliate',
			named: 'UNCERTAIN not_published', 'named-child': 'UNCERTAIN not_published',
			silent: 'UNCERTAIN unnamed_grants', 'silent-child': 'UNCERTAIN unnamed_grants', nobody: 'UNCERTAIN unnamed_grants',
			over: 'UNCERTAIN unnamed_grants' };
		for (const [org, answer] of Object.entries(expected)) {
			assert.equal(decides(await one(anybody, org)), answer, org);
			const sent = await anybody.fetch('/api/v1/coverage', { method: 'POST', body: JSON.stringify({ questions: [Object.fromEntries(query(org))] }) });
			assert.equal(decides(JSON.parse(sent.text).items[0]), answer, `${org}, one of many`);
		}
		const over = await one(anybody, 'over');
		assert.ok(over.reasons.some((r) => r.code === 'terminated'), 'its end is public');
	});

	test('who has a grant under a number cannot be told from who has none, by anything asked', async () => {
		const like = (text, org) => text.replaceAll(as.org(org), 'ORG').replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, 'AT').replaceAll('%3A', ':').replaceAll(`${org} (invented)`, 'NAME')
			.replaceAll(/name="csrf" value="\w+"/g, '').replaceAll(/nonce-[\w+/=]+/g, '');
		const sheet = /sheet\/[0-9a-f]+/.exec((await anybody.post('/en/coverage/sheet', { numbers: as.patent(PATENT), org: '', use: 'microgrid', on: DAY, territories: 'CN' })).to)[0];
		const paths = (org) => [`/api/v1/coverage?${query(org)}`, `/api/v1/coverage?${query(org, { use: 'data-centre' })}`,
			`/api/v1/coverage?${query(org, { patent: as.patent(PENDING) })}`,
			`/api/v1/coverage/intervals?${query(org)}`, `/en/coverage?${query(org)}`, `/en/coverage/over-time?${query(org)}`,
			`/en/coverage?${new URLSearchParams({ org: as.org(org), patent: as.patent(PATENT), on: DAY })}`,
			`/en/coverage/${sheet}?${query(org)}&format=csv`];
		const [mine, none] = [paths('silent'), paths('nobody')];
		for (let i = 0; i < mine.length; i++) {
			const [a, b] = [await anybody.get(mine[i]), await anybody.get(none[i])];
			assert.equal(a.status, 200, mine[i]);
			assert.ok(!a.text.includes(numberOf('silent')), mine[i]);
			assert.equal(like(a.text, 'silent'), like(b.text, 'nobody'), mine[i]);
		}
	});

	test('a name tells nothing of what is covered', async () => {
		for (const use of ['microgrid', 'data-centre'])
			for (const territory of ['CN', 'JP']) {
				const a = await one(anybody, 'named', { use, territory });
				assert.ok(!a.reasons.some((r) => /field|act|territory_not|pooled|direct/.test(r.code)), `${use} ${territory}`);
				assert.equal(decides(a), territory === 'CN' ? 'UNCERTAIN not_published' : 'NOT_NEEDED not_in_territory');
			}
		const held = (await one(anybody, 'named')).reasons[0];
		assert.match(held.text, /sign in/);
		assert.deepEqual(held.records, [{ kind: 'grants', id: numberOf('named') }]);
		assert.equal(decides(await one(anybody, 'named', { patent: as.patent(PENDING) })), 'NOT_NEEDED not_yet', 'and a patent that is pending needs no licence');
	});

	test('the licensee, its group about itself, the licensor and the secretariat are told', async () => {
		for (const [who, role] of [['silent'], ['miel'], [undefined, 'secretariat']]) {
			const visitor = await person(who && as.org(who), role);
			assert.equal(decides(await one(visitor, 'silent')), 'LICENSED licensee', who ?? role);
			assert.equal(decides(await one(visitor, 'silent-child')), 'LICENSED affiliate', who ?? role);
			const res = await visitor.get(`/api/v1/coverage?${query('silent')}`);
			assert.match(res.headers.get('cache-control'), /no-store/);
			assert.match((await visitor.get(`/en/coverage?${query('silent')}`)).text, new RegExp(numberOf('silent')));
		}
		const child = await person(as.org('silent-child'));
		assert.equal(decides(await one(child, 'silent-child')), 'LICENSED affiliate');
		assert.equal(decides(await one(child, 'silent')), 'UNCERTAIN unnamed_grants');
		assert.equal(decides(await one(child, 'nobody')), 'UNCERTAIN unnamed_grants');
		const nobody = await person(as.org('nobody'));
		assert.equal(decides(await one(nobody, 'nobody')), 'NOT_LICENSED no_grant');
		assert.equal(decides(await one(nobody, 'named')), 'UNCERTAIN not_published');
	});

	test('what if shows no grant of a licensee without a name', async () => {
		const deal = `what-if?${new URLSearchParams({ deal: 'sells', other: as.org('silent-child'), percent: 0, on: DAY })}`;
		const secretary = await person(undefined, 'secretariat');
		for (const [who, shown] of [[anybody, false], [secretary, true]])
			for (const path of [`/api/v1/organisations/${as.org('silent')}/${deal}`, `/en/organisations/${as.org('silent')}/${deal}`]) {
				const { status, text } = await who.get(path);
				assert.equal(status, 200, text.slice(0, 300));
				assert.equal(text.includes(numberOf('silent')), shown, path);
			}
	});

	test('without such grants an answer is definite again, with the level of today at all times', async () => {
		const { as_known_at: then } = await one(anybody, 'silent');
		published('full');
		assert.equal(decides(await one(anybody, 'nobody')), 'NOT_LICENSED no_grant');
		assert.equal(decides(await one(anybody, 'silent')), 'LICENSED licensee');
		assert.equal(decides(await one(anybody, 'silent', { as_known_at: then })), 'LICENSED licensee');
		published('number');
		assert.equal(decides(await one(anybody, 'silent', { as_known_at: then })), 'UNCERTAIN unnamed_grants');
	});
});
