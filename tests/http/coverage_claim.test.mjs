// On the open route anybody may say to apply for an organisation, and the
// machine grants. What that opens is the grant itself: app/coverage/sight.h.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importWorld } from './coverage_world.mjs';
import { importRecords } from './corpus.mjs';
import { USE, accept, answer, applicant, apply, begin, grantOf, lei, newPerson, organisation, step } from './licence.mjs';
import { Visitor } from './visitor.mjs';

const PATENT = 'CN107654321B';
const TODAY = new Date().toISOString().slice(0, 10);

// Miel contributed the patent; Silent has a licence of which the register
// publishes the number.
const WORLD = {
	organisations: [{ id: 'miel', name: 'Miel (invented)' }, { id: 'silent', name: 'Silent (invented)' }],
	control: [], events: [], families: [], mandates: [], rulings: [],
	members: [{ organisation: 'miel', role: 'founder', since: '2022-08-02' }],
	patents: [{ number: PATENT, office: 'CN', kind: 'B', filed: '2016-08-10', published: '2018-02-16', granted: '2019-05-14',
		status: 'granted', status_source: 'CNIPA', status_as_of: TODAY }],
	owners: [{ patent: PATENT, owner: 'miel' }],
	contributions: [{ patent: PATENT, member: 'miel', since: '2022-08-02', terms: 't-1' }],
	templates: [{ version: 't-1', route: 'open', parameters: { reliance_days: 30 } }],
	grants: [{ number: 'CNP-2024-0001', licensee: 'silent', terms: 't-1', granted: '2024-01-01',
		versions: [{ basis: 'pool-changing', fields: ['microgrid'], territories: ['CN'], from: '2024-01-01' }], events: [], recordals: [] }],
};

const hidden = [];
const publish = (publication) => importRecords('grants', hidden.map((number) => ({ number, publication })));
const decides = (a) => `${a.answer} ${a.reasons.filter((r) => r.level === 'decides').map((r) => r.code).join(' ')}`;
let as, known, claimant;

const query = (org, use) => new URLSearchParams({ org, patent: as.patent(PATENT), use, territory: 'CN', on: TODAY });
const ask = (who, org, use = 'microgrid') => who.json(`/api/v1/coverage?${query(org, use)}`);
const claim = (id) => ({ country: 'DE', ...known[id] });

before(async () => {
	as = importWorld(WORLD, 95).as;
	known = Object.fromEntries(WORLD.organisations.map(({ id, name }) => [id, { identifier: lei(), name }]));
	importRecords('organisations', Object.entries(known).map(([id, o]) => ({ id: as.org(id), identifiers: [{ scheme: 'lei', value: o.identifier }] })));
	hidden.push(as.grant('CNP-2024-0001'));
	publish('number');
	claimant = await applicant();
	assert.match(grantOf((await apply(claimant, claim('silent'))).page), /^CNP-/, 'the machine granted');
});
// Answers to outsiders are open while there is such a grant.
after(() => publish('full'));

test('who claims to be a licensee sees none of its earlier grants', async () => {
	assert.equal(decides(await ask(claimant, as.org('silent'))), 'UNCERTAIN unnamed_grants');
	assert.equal(decides(await ask(claimant, as.org('silent'), USE.field)), 'LICENSED licensee', 'the own grant is there');
	const deal = new URLSearchParams({ deal: 'buys', other: as.org('miel'), percent: 60, on: TODAY });
	const { text } = await claimant.get(`/api/v1/organisations/${as.org('silent')}/what-if?${deal}`);
	assert.ok(!text.includes(hidden[0]), text);
});

test('who claims to be a member sees no licensee of its patents', async () => {
	const stranger = await applicant();
	assert.match(grantOf((await apply(stranger, claim('miel'))).page), /^CNP-/);
	assert.equal(decides(await ask(stranger, as.org('silent'))), 'UNCERTAIN unnamed_grants');
});

test('who claims to be a licensee reads no answer that was given to it', async () => {
	const own = await newPerson('member', '--organisation', as.org('silent'));
	const given = await ask(own, as.org('silent'));
	assert.equal(decides(given), 'LICENSED licensee');
	assert.equal((await own.get(`/api/v1/coverage/answers/${given.id}`)).status, 200);
	assert.equal((await claimant.get(`/api/v1/coverage/answers/${given.id}`)).status, 404);
	assert.equal((await claimant.get(`/en/coverage/answers/${given.id}`)).status, 404);
	assert.ok(!(await claimant.get('/en/coverage')).text.includes(given.id));
});

// A new organisation whose grant is published by its number.
async function licensed() {
	const visitor = await applicant();
	const org = organisation();
	const draft = await begin(visitor);
	await answer(visitor, draft, org);
	assert.equal((await step(visitor, draft, 'publication', { publication: 'number' })).status, 303);
	hidden.push(grantOf(await visitor.get((await accept(visitor, draft)).to)));
	assert.match(hidden.at(-1), /^CNP-/);
	return { visitor, org };
}

test('that an organisation has a licence is not told to who claims to be it', async () => {
	const { visitor, org } = await licensed();
	const held = /already holds a licence under these terms/;
	assert.match((await apply(visitor, org)).page.text, held, 'its own people are told');
	const { page } = await apply(await applicant(), org);
	assert.doesNotMatch(page.text, held);
	assert.match(page.text, /A person of the secretariat needs to look at your details/);
});

test('who applied sees the own grant, whatever of it is published', async () => {
	const { visitor, org } = await licensed();
	const told = await ask(visitor, org.identifier, USE.field);
	assert.equal(decides(told), 'LICENSED licensee');
	assert.equal((await visitor.get(`/api/v1/coverage/answers/${told.id}`)).status, 200, 'and may rely on the answer');
	assert.equal(decides(await ask(new Visitor(), org.identifier, USE.field)), 'UNCERTAIN unnamed_grants');
});
