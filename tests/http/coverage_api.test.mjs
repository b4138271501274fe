// The API of coverage, the command, and answers to rely on.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { importWorld } from './coverage_world.mjs';
import { importRecords } from './corpus.mjs';
import { newPerson } from './licence.mjs';
import { Visitor, base, canopy, day } from './visitor.mjs';

const PATENT = 'CN107654321B';
const DAYS = 30;

// Mirelle's patent, pooled; Tandem's licence with reliance, Umber's without,
// Vessel's until the day after tomorrow.
const WORLD = {
	organisations: ['mirelle', 'tandem', 'umber', 'vessel', 'child'].map((id) => ({ id, name: `${id} (invented)` })),
	control: [{ owner: 'tandem', owned: 'child', basis: 'votes', percent: 60 }],
	members: [{ organisation: 'mirelle', role: 'founder', since: '2022-08-02' }],
	patents: [{ number: PATENT, office: 'CN', kind: 'B', filed: '2016-08-10', published: '2018-02-16', granted: '2019-05-14',
		status: 'granted', status_source: 'CNIPA', status_as_of: day(-5) }],
	owners: [{ patent: PATENT, owner: 'mirelle' }],
	events: [], families: [], mandates: [], rulings: [],
	contributions: [{ patent: PATENT, member: 'mirelle', since: '2022-08-02', terms: 't-1' }],
	templates: [{ version: 't-1', route: 'open', parameters: { reliance_days: DAYS } }, { version: 't-2', route: 'open', parameters: {} }],
	grants: [['CNP-2024-0001', 'tandem', 't-1'], ['CNP-2024-0002', 'umber', 't-2'], ['CNP-2024-0003', 'vessel', 't-1']].map(([number, licensee, terms]) => ({
		number, licensee, terms, granted: '2024-01-01',
		versions: [{ basis: 'pool-changing', fields: ['microgrid'], territories: ['*'], from: '2024-01-01', ...(licensee === 'vessel' && { until: day(2) }) }],
		events: [], recordals: [],
	})),
};

const get = async (path, query = {}, who = new Visitor()) => {
	const { status, text, headers } = await who.get(`/api/v1/coverage${path}?${new URLSearchParams(query)}`);
	return { status, headers, body: JSON.parse(text) };
};
const decides = (a) => a.reasons.filter((r) => r.level === 'decides').map((r) => r.code).join(' ');

const member = (organisation) => newPerson('member', '--organisation', organisation);

describe('coverage in the API', () => {
	let as, question;
	before(() => {
		const asked = importWorld(WORLD, 91);
		as = asked.as;
		question = (org, more = {}) => ({ org: as.org(org), patent: as.patent(PATENT), use: 'microgrid', territory: 'CN', ...more });
	});

	test('an answer has its reasons with records, its rights and the sentence that it is no legal advice', async () => {
		const { status, body } = await get('', question('child'));
		assert.equal(status, 200);
		assert.equal(`${body.answer} ${decides(body)}`, 'LICENSED affiliate');
		assert.deepEqual(body.reasons[0].records.map((r) => r.kind), ['grants', 'control']);
		assert.equal(body.rights[0].state, 'in-force');
		assert.equal(body.rights[0].last_day, '2036-08-09');
		assert.match(body.notice, /not legal advice/);
		assert.equal(body.id, undefined);
	});

	test('the permalink gives the same answer after facts have changed', async () => {
		const { body } = await get('', question('tandem', { on: '2024-06-01' }));
		const link = new URL(body.permalink);
		importRecords('grants', [{ number: as.grant('CNP-2024-0002'), versions: [{ basis: 'pool-changing', fields: ['microgrid'], territories: ['JP'], from: '2024-01-01' }] }]);
		assert.equal((await get('', question('umber', { on: '2024-06-01' }))).body.answer, 'NOT_LICENSED');
		assert.deepEqual((await get('', Object.fromEntries(link.searchParams))).body, body);
		const past = await get('', question('umber', { on: '2024-06-01', as_known_at: body.as_known_at }));
		assert.equal(past.body.answer, 'LICENSED');
	});

	test('bad input is a problem that names each field and the repair', async () => {
		const { status, headers, body } = await get('', { org: 'nobody-here', patent: 'banana', territory: 'Germany', on: '2024-02-30', act: 'lick' });
		assert.equal(status, 400);
		assert.equal(headers.get('content-type'), 'application/problem+json');
		assert.deepEqual(body.errors.map((e) => e.pointer).sort(), ['/query/act', '/query/on', '/query/org', '/query/patent', '/query/territory']);
		assert.ok(body.errors.every((e) => e.detail.length > 20));
		assert.equal((await get('', { ...question('tandem'), colour: 'red' })).body.errors[0].pointer, '/query/colour');
		assert.equal((await get('', { ...question('tandem'), capacity: 'supplier' })).body.errors[0].pointer, '/query/for');
	});

	test('a patent that the registry does not know is uncertain, not free', async () => {
		const { body } = await get('', question('tandem', { patent: 'CN999999999B' }));
		assert.equal(`${body.answer} ${decides(body)}`, 'UNCERTAIN unknown_patent');
	});

	test('many questions are answered in order, a faulty one in its place', async () => {
		const questions = Array.from({ length: 1000 }, (_, i) => (i === 7 ? { org: 'nobody-here', patent: PATENT, territory: 'CN' } : question(i % 2 ? 'tandem' : 'mirelle')));
		const sent = await fetch(`${base}/api/v1/coverage`, { method: 'POST', body: JSON.stringify({ questions }) });
		const { items } = await sent.json();
		assert.equal(sent.status, 200);
		assert.equal(items.length, 1000);
		assert.equal(items[7].status, 400);
		assert.equal(items[7].errors[0].pointer, '/questions/7/org');
		assert.ok(items.every((a, i) => i === 7 || a.answer === (i % 2 ? 'LICENSED' : 'NOT_NEEDED')));
	});

	test('a body that cannot be read is refused as a whole', async () => {
		for (const [body, pointer] of [['{', ''], ['{"questions":[]}', '/questions'], ['{"questions":[{"org":5}]}', '/questions/0/org'],
			['{"questions":[{}],"lang":"zh"}', '/lang'],
			[JSON.stringify({ questions: Array(1001).fill({}) }), '/questions']]) {
			const sent = await fetch(`${base}/api/v1/coverage`, { method: 'POST', body });
			assert.equal(sent.status, 400, body.slice(0, 40));
			assert.equal((await sent.json()).errors[0].pointer, pointer);
		}
	});

	test('the line of days is whole and cut where the answer changes', async () => {
		const { body } = await get('/intervals', question('vessel'));
		assert.equal(body.items[0].from, null);
		body.items.slice(1).forEach((x, i) => assert.equal(x.from, body.items[i].to));
		assert.deepEqual(body.items.map((x) => `${x.from} ${x.answer} ${decides(x)}`), ['null NOT_NEEDED not_filed_yet', '2016-08-10 NOT_NEEDED not_yet',
			'2019-05-14 NOT_LICENSED not_started', '2024-01-01 LICENSED licensee', `${day(2)} NOT_LICENSED ended`, '2036-08-10 NOT_NEEDED expired']);
	});

	test('the command answers lines in order and says which it cannot', async () => {
		const lines = [question('tandem'), { patent: PATENT }, question('mirelle')].map((q) => JSON.stringify(q));
		const { code, out } = await canopy(['coverage', '--lang', 'zh'], `${lines.join('\n')}\nno json\n`);
		const answers = out.trim().split('\n').map((l) => JSON.parse(l));
		assert.equal(code, 1);
		assert.deepEqual(answers.map((a) => a.answer ?? 'error'), ['LICENSED', 'error', 'NOT_NEEDED', 'error']);
		assert.match(answers[0].notice, /法律意见/);
		assert.deepEqual(answers[1].errors.map((e) => e.pointer), ['org', 'territory']);
		for (const [wrong, named] of [[['--lang', 'fr'], '--lang fr'], [['--lang'], '--lang'], [['--as-known-at', 'yesterday'], '--as-known-at yesterday'], [['--colour', 'red'], '--colour']]) {
			const said = await canopy(['coverage', ...wrong]);
			assert.equal(said.code, 2);
			assert.ok(said.err.includes(named), said.err);
		}
	});
});

describe('reliance', () => {
	let as, question, tandem;
	const correct = () => importRecords('grants', [{ number: as.grant('CNP-2024-0001'), events: [{ kind: 'terminated', on: '2024-02-01' }] }]);
	before(async () => {
		const asked = importWorld(WORLD, 92);
		as = asked.as;
		question = (org, more = {}) => ({ org: as.org(org), patent: as.patent(PATENT), use: 'microgrid', territory: 'CN', ...more });
		tandem = await member(as.org('tandem'));
	});
	let first;

	test('an answer to a member of the organisation has an id, the same each time, and only where the terms promise it', async () => {
		first = (await get('', question('tandem'), tandem)).body;
		assert.match(first.id, /^[0-9a-f]{16}$/);
		assert.equal(first.reliance_days, DAYS);
		assert.equal((await get('', question('tandem'), tandem)).body.id, first.id);
		assert.equal((await get('', question('tandem'))).body.id, undefined);
		assert.equal((await get('', question('umber'), await member(as.org('umber')))).body.id, undefined);
		assert.equal((await get('', question('mirelle'), tandem)).body.id, undefined);
	});

	test('only answers about today or later, from what is known now, are to be relied on', async () => {
		assert.equal((await get('', question('tandem', { on: day(-1) }), tandem)).body.id, undefined);
		assert.equal((await get('', question('tandem', { as_known_at: first.as_known_at }), tandem)).body.id, undefined);
		assert.match((await get('', question('tandem', { on: day(1), act: 'sell' }), tandem)).body.id, /^[0-9a-f]{16}$/);
	});

	test('its organisation can read it, others cannot', async () => {
		const { status, body } = await get(`/answers/${first.id}`, {}, tandem);
		assert.equal(status, 200);
		assert.equal(body.answer, 'LICENSED');
		assert.equal(body.notice_on, null);
		assert.equal(body.question.patent, as.patent(PATENT));
		assert.equal((await get(`/answers/${first.id}`)).status, 401);
		assert.equal((await get(`/answers/${first.id}`, {}, await member(as.org('umber')))).status, 404);
	});

	test('an answer does not reach beyond the day on which the licence was to end anyway', async () => {
		const vessel = await member(as.org('vessel'));
		const { body } = await get('', question('vessel'), vessel);
		assert.equal(body.reliance_until, day(2));
		assert.equal((await get('', question('vessel', { on: day(3) }))).body.answer, 'NOT_LICENSED');
	});

	test('a correction leaves the one who was told licensed, and nobody and nothing else', async () => {
		correct();
		const { body } = await get('', question('tandem'));
		assert.equal(`${body.answer} ${decides(body)}`, 'LICENSED reliance');
		assert.equal(body.reasons.find((r) => r.code === 'reliance').records[0].id, first.id);
		for (const other of [{ act: 'make' }, { territory: 'JP' }, { use: undefined }, { on: day(-1) }]) {
			const q = Object.fromEntries(Object.entries(question('tandem', other)).filter(([, v]) => v !== undefined));
			assert.notEqual(decides((await get('', q)).body), 'reliance', JSON.stringify(other));
		}
		assert.equal((await get('', question('child'))).body.answer, 'NOT_LICENSED');
		assert.equal((await get('', question('tandem', { as_known_at: first.as_known_at }))).body.answer, 'LICENSED');
	});

	test('notice is given once, and the answer stands until as many days after it as the terms say', async () => {
		const { out, code } = await canopy(['coverage', 'recheck']);
		assert.equal(code, 0);
		assert.match(out, /^[1-9]\d* answers asked again, notice of [1-9]/);
		assert.match((await canopy(['coverage', 'recheck'])).out, /notice of 0$/m);
		assert.equal((await get(`/answers/${first.id}`, {}, tandem)).body.notice_on, day(0));
		assert.equal((await get('', question('tandem', { on: day(DAYS - 1) }))).body.answer, 'LICENSED');
		const after = (await get('', question('tandem', { on: day(DAYS) }))).body;
		assert.equal(`${after.answer} ${decides(after)}`, 'NOT_LICENSED terminated');
	});
});
