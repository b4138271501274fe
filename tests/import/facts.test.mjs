// Facts of every kind through the command: new, changed, same, refused, taken
// back, tried without effect, and in any order.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { canopy, exported, file, load, sql, take } from './canopy.mjs';

const A = 'CN199900101B', B = 'EP9990002B1';
const langs = (t) => ({ en: t, zh: `${t}（中）`, ja: `${t}（日）` });
const version = { basis: 'pool-changing', fields: ['microgrid'], territories: ['CN', 'JP'], from: '2024-01-01' };

// Of each kind: a record, what of it is changed, what makes it wrong (with
// the field that is blamed), and how many rows its table has of it.
const KINDS = {
	organisations: {
		record: { id: 'fact-elm', name: { en: 'Elm' }, identifiers: [{ scheme: 'other', value: '7' }], names: [{ name: { en: 'Old Elm' }, to: '2020-01-01' }], events: [{ kind: 'merged', on: '2024-04-01', into: 'fact-oak' }] },
		change: { names: [{ name: { en: 'Older Elm' }, to: '2020-01-01' }] },
		bad: [[{ id: 'fact-new', name: undefined, names: undefined }, 'name'], [{ id: 'fact-new', name: { en: 'x' }, events: [{ kind: 'merged', on: '2024-04-01', into: 'nobody' }] }, 'events[0].into'],
			[{ id: 'fact-new', name: { en: 'x' }, events: [{ kind: 'merged', on: '2024-04-01' }] }, 'events[0].into'],
			[{ id: 'fact-new', name: { en: 'x' }, names: [{ name: { en: 'a' } }, { name: { en: 'b' }, from: '2020-01-01' }] }, 'names[0].from'],
			[{ id: 'fact-elm', retract: true }, 'id']],
		rows: "SELECT count(*) FROM organisation WHERE id = 'fact-elm'",
		stays: true,
	},
	control: {
		record: { owner: 'fact-oak', owned: 'fact-ash', basis: 'votes', percent: '50.0001', from: '2020-01-01', source_kind: 'verifier', source: 'Report 7' },
		change: { percent: 60, to: '2024-01-01' },
		bad: [[{ owner: 'nobody' }, 'owner'], [{ owned: 'fact-oak' }, 'owned'], [{ source: 'Another', from: '2021-01-01' }, 'from'], [{ source: 'Another', percent: undefined }, 'percent'], [{ preferred: 'yes' }, 'preferred']],
		rows: "SELECT count(*) FROM control_link WHERE owner_id = 'fact-oak'",
	},
	members: {
		record: { organisation: 'fact-oak', role: 'founder', since: '2024-01-01', signed: '2023-12-01' },
		change: { notice: '2025-01-10', until: '2025-07-10' },
		bad: [[{ since: '2023-06-01' }, 'since'], [{ notice: '2023-01-01' }, 'notice'], [{ organisation: 'nobody' }, 'organisation'], [{ role: null }, 'role']],
		rows: "SELECT count(*) FROM member WHERE organisation_id = 'fact-oak' AND since = '2024-01-01'",
	},
	owners: {
		record: { patent: A, territory: 'CN', owner: 'fact-oak', share: 50, from: '2020-01-01', acquired: 'assignment', acquired_from: 'fact-ash', recorded: '2020-02-01', bound: true, as_of: '2024-01-01' },
		change: { share: '33.3333', to: '2023-01-01', knew: false },
		bad: [[{ patent: 'EP1B1' }, 'patent'], [{ owner: undefined }, 'owner'], [{ owner_name: 'x' }, 'owner_name'], [{ territory: 'China' }, 'territory'], [{ from: '2021-01-01' }, 'from'],
			[{ share: 0 }, 'share'], [{ source_kind: 'rumour' }, 'source_kind'], [{ acquired_from: 'nobody' }, 'acquired_from'], [{ to: '2019-01-01' }, 'to']],
		rows: `SELECT count(*) FROM ownership AS o JOIN patent AS p ON p.id = o.patent_id WHERE p.number = '${A}'`,
	},
	events: {
		record: { patent: B, office: 'EP', code: 'PG25-test', effect: 'lapsed', impact: '-', territory: 'GB', date: '2024-05-06', effective: '2024-05-06', detail: { until: '2025-04-30' }, as_of: '2024-06-01' },
		change: { effective: '2024-04-30', impact: '0' },
		bad: [[{ effect: 'gone' }, 'effect'], [{ date: '2024-02-30' }, 'date'], [{ detail: [] }, 'detail'], [{ date: '2024-05-07', category: 'Z' }, 'category']],
		rows: "SELECT count(*) FROM legal_event WHERE code = 'PG25-test'",
	},
	families: {
		record: { scheme: 'docdb', id: '990001', complete_as_of: '2024-01-31', source: 'EPO OPS', members: [{ number: A, filed: '2019-01-01' }, { number: 'US99222333B2', application_number: 'US99/123456' }] },
		change: { members: [{ number: A, filed: '2019-01-01' }, 'JP2019999999A'] },
		bad: [[{ scheme: 'mine' }, 'scheme'], [{ id: undefined }, 'id'], [{ members: [{ number: 'x' }] }, 'members[0].number'], [{ members: [A, A] }, 'members[1]']],
		rows: "SELECT count(*) FROM family WHERE id = '990001'",
	},
	contributions: {
		record: { patent: A, member: 'fact-oak', since: '2024-02-01', until: '2025-01-01', terms: 'open-1.0' },
		change: { notice: '2024-12-01', end_reason: 'withdrawn' },
		bad: [[{ member: 'fact-ash' }, 'member'], [{ member: undefined, since: '2026-01-01', until: undefined }, 'member'], [{ since: '2024-06-01' }, 'since'], [{ until: '2024-01-01' }, 'until'], [{ end_reason: 'sold' }, 'end_reason']],
		rows: `SELECT count(*) FROM contribution AS c JOIN patent AS p ON p.id = c.patent_id WHERE p.number = '${A}'`,
	},
	mandates: {
		record: { id: 'fact-m1', grantor: 'fact-ash', holder: 'fact-oak', capacity: 'agent', patents: [A], acts: ['make', 'use'], from: '2022-01-01' },
		change: { revoked: '2025-01-01', acts: null },
		bad: [[{ holder: 'fact-ash' }, 'holder'], [{ grantor: 'nobody' }, 'grantor'], [{ id: 'fact-m2', capacity: undefined }, 'capacity'], [{ acts: ['fly'] }, 'acts'], [{ patents: ['CN1'] }, 'patents'], [{ id: 'fact-m2', from: undefined }, 'from']],
		rows: "SELECT count(*) FROM mandate WHERE id = 'fact-m1'",
	},
	templates: {
		record: { version: 'open-t1', text: langs('Terms\n1. Grant'), governing: 'en', from: '2020-01-01', parameters: { run_off_days: 90, survival: true } },
		change: { to: '2030-01-01' },
		bad: [[{ text: langs('Other\n1. Grant') }, 'text'], [{ parameters: { run_off_days: 91 } }, 'parameters'], [{ version: 'open-t2', parameters: { run_off: 1 } }, 'parameters.run_off'],
			[{ version: 'fact-1' }, 'version'], [{ version: 'open-t2', text: { en: 'x' } }, 'text.zh'], [{ version: 'open-t2', governing: undefined }, 'governing'], [{ version: 'open-1.0', retract: true }, 'version']],
		rows: "SELECT count(*) FROM terms WHERE version = 'open-t1'",
		stays: true,
	},
	scopes: {
		record: { version: 'scope-t1', effective_from: '2023-03-03', fields: ['microgrid', { field: 'hulls', definition: langs('Hulls') }] },
		bad: [[{ effective_from: '2023-03-04' }, 'effective_from'], [{ version: 'scope-t2', effective_from: '2023-03-05', fields: ['nonsense'] }, 'fields[0].definition'],
			[{ fields: ['microgrid'] }, 'fields[0]'], [{ version: 'scope-t2' }, 'effective_from']],
		rows: "SELECT count(*) FROM scope_field WHERE version = 'scope-t1'",
		count: 2,
		stays: true,
	},
	grants: {
		record: { number: 'CNP-1998-000001', licensee: 'fact-ash', terms: 'open-1.0', granted: '2023-12-15', purpose: 'Test', publication: 'name', versions: [version, { ...version, from: '2025-01-01', fields: ['buildings'], acts: ['use'], scope: 'scope-1.0' }],
			events: [{ kind: 'suspended', on: '2024-06-01', scope: 'licensor', licensor: 'fact-oak' }], recordals: [{ patent: A, territory: 'CN', filed: '2024-01-10', effective: '2024-02-01' }] },
		change: { events: [{ kind: 'suspended', on: '2024-06-01' }, { kind: 'reinstated', on: '2024-06-01' }, { kind: 'terminated', on: '2024-09-01' }] },
		bad: [[{ number: 'CNP-1' }, 'number'], [{ licensee: 'nobody' }, 'licensee'], [{ terms: 'open-99' }, 'terms'], [{ number: 'CNP-1998-000002', versions: undefined }, 'versions'], [{ versions: [] }, 'versions'],
			[{ versions: [{ ...version, basis: 'fixed' }] }, 'versions[0].patents'], [{ versions: [version, version] }, 'versions[1]'], [{ versions: [{ ...version, scope: 'scope-99' }] }, 'versions[0].scope'],
			[{ events: [{ kind: 'suspended', on: '2024-06-01', scope: 'licensor' }] }, 'events[0].licensor'], [{ recordals: [{ patent: 'EP1B1', territory: 'CN' }] }, 'recordals[0].patent'],
			[{ recordals: [{ patent: A, territory: 'CN', filed: '2024-03-01', effective: '2024-02-01' }] }, 'recordals[0].effective'], [{ publication: 'secret' }, 'publication']],
		rows: "SELECT count(*) FROM grant_version WHERE number = 'CNP-1998-000001'",
		count: 2,
	},
	defensive: {
		record: { id: 'fact-d1', claimant: 'fact-ash', target: 'fact-oak', patent: 'JP 7 123 456', forum: 'Court', kind: 'suit', filed: '2025-01-15', notice: '2025-01-30', cure_until: '2025-03-01' },
		change: { outcome: 'cured', outcome_on: '2025-02-20' },
		bad: [[{ outcome: 'cured' }, 'outcome_on'], [{ notice: '2025-01-01' }, 'cure_until'], [{ target: 'nobody' }, 'target'], [{ kind: 'letter' }, 'kind']],
		rows: "SELECT count(*) FROM defensive_event WHERE id = 'fact-d1'",
	},
	rules: {
		record: { table: 'law', id: 'xx-transfer', territory: 'XX', matter: 'transfer', effect: 'binds', source: 'Law 1', verified: '2026-01-31', note: { en: 'x' } },
		change: { effect: 'binds-if-recorded' },
		bad: [[{ table: 'tax' }, 'table'], [{ id: 'xx-other' }, 'from'], [{ effect: 'alone' }, 'effect'], [{ id: 'xx-other', source: undefined }, 'source'], [{ id: 'X' }, 'id']],
		rows: "SELECT count(*) FROM law_rule WHERE territory = 'XX'",
	},
	rulings: {
		record: { id: 'FR-1998-001', use: 'fact-use', field: 'microgrid', within: true, question: { en: 'q' }, facts: { en: 'f' }, answer: { en: 'a' }, by: 'Panel', published: '2024-01-01' },
		change: { until: '2025-01-01' },
		bad: [[{ id: 'FR-1' }, 'id'], [{ id: 'FR-1998-002' }, 'field'], [{ id: 'FR-1998-002', use: undefined }, 'use'], [{ until: '2023-01-01' }, 'until'], [{ version: 1.5 }, 'version']],
		rows: "SELECT count(*) FROM field_ruling WHERE id = 'FR-1998-001'",
		stays: true,
	},
};

before(async () => {
	await take('organisations', { id: 'fact-oak', name: { en: 'Oak' } }, { id: 'fact-ash', name: { en: 'Ash' } });
	await take('members', { organisation: 'fact-oak', since: '2020-01-01', until: '2024-01-01' });
	await take('patents', { number: A, filed: '2019-01-01' }, { number: B, filed: '2019-01-01' });
});

for (const [kind, k] of Object.entries(KINDS)) {
	const count = () => Number(sql(k.rows)[0][0]);
	test(`${kind}: a dry run changes nothing`, async () => {
		const done = await load(kind, file(k.record), '--dry-run');
		assert.deepEqual([done.code, done.counts], [0, [1, 1, 0, 0, 0]], JSON.stringify(done.rejects));
		assert.equal(count(), 0);
	});
	test(`${kind}: a new record is taken, and the same once more`, async () => {
		assert.deepEqual(await take(kind, k.record), [1, 0, 0]);
		assert.equal(count(), k.count ?? 1);
		assert.deepEqual(await take(kind, k.record), [0, 0, 1]);
		assert.deepEqual(await take(kind, k.record, k.record), [0, 0, 2]);
	});
	if (k.change)
		test(`${kind}: a correction changes the record and keeps what it said`, async () => {
			assert.deepEqual(await take(kind, { ...k.record, ...k.change }), [0, 1, 0]);
			assert.deepEqual(await take(kind, { ...k.record, ...k.change }), [0, 0, 1]);
			const back = Object.fromEntries(Object.keys(k.change).map((key) => [key, k.record[key] ?? null]));
			assert.deepEqual(await take(kind, { ...k.record, ...back }), [0, 1, 0]);
		});
	test(`${kind}: what is wrong is refused by its field, with a repair`, async () => {
		for (const [wrong, field] of k.bad) {
			const done = await load(kind, file({ ...k.record, ...wrong }));
			assert.deepEqual([done.code, done.counts], [1, [1, 0, 0, 0, 1]], JSON.stringify(wrong));
			assert.equal(done.rejects[0].field, field, JSON.stringify(done.rejects[0]));
			assert.ok(done.rejects[0].reason.length > 3 && done.rejects[0].repair.length > 3);
		}
		assert.deepEqual((await load(kind, file({ ...k.record, nonsense: 1 }))).rejects[0].field, 'nonsense');
	});
	test(`${kind}: what is taken back is gone, and stays known`, async () => {
		const done = await load(kind, file({ ...k.record, retract: true }));
		if (k.stays) {
			assert.deepEqual(done.counts, [1, 0, 0, 0, 1]);
			return;
		}
		assert.deepEqual([done.code, done.counts], [0, [1, 0, 1, 0, 0]], JSON.stringify(done.rejects));
		assert.equal(count(), 0);
		assert.ok(Number(sql(k.rows.replace(/FROM (\w+)/, 'FROM $1_all'))[0][0]) > 0);
		assert.deepEqual(await take(kind, { ...k.record, retract: true }), [0, 0, 1]);
	});
	test(`${kind}: --help tells every key and its example is taken`, async () => {
		const { out } = await canopy(['import', kind, '--help']);
		for (const key of Object.keys(k.record))
			assert.match(out, new RegExp(`^  ${key} `, 'm'));
		const lines = out.split('\n').filter((l) => l.startsWith('  {"'));
		assert.equal(lines.length, kind === 'rules' ? 5 : 1);
		for (const line of lines) {
			const done = await load(kind, file(JSON.parse(line)), '--dry-run');
			// whom it names is not here; how it is written is right
			for (const r of done.rejects)
				assert.match(r.reason, /unknown|overlaps|also in|member|never changed/, line);
		}
	});
}

test('a grant from a file is found in the register by any spelling of its licensee', async () => {
	await take('organisations', { id: 'fact-fold', name: { zh: '騰訊電機', en: 'Ｆｏｌｄ Works' } });
	await take('grants', { ...KINDS.grants.record, number: 'CNP-1998-000077', licensee: 'fact-fold', publication: 'full' });
	for (const q of ['騰訊', 'FOLD works', 'ｆｏｌｄ', 'cnp-1998-000077'])
		assert.match(await (await fetch(`${process.env.CANOPY_TEST_URL}/en/grants?q=${encodeURIComponent(q)}`)).text(), /CNP-1998-000077/, q);
	const page = await fetch(`${process.env.CANOPY_TEST_URL}/en/grants/CNP-1998-000077`);
	assert.equal(page.status, 200);
	assert.doesNotMatch(await page.text(), /desk\/applications\/"/);
});

test('of two sources that contradict each other both are kept, one is preferred', async () => {
	const o = { patent: B, owner: 'fact-oak', from: '2020-01-01' };
	const press = { patent: B, owner: 'fact-oak', from: '2020-06-01', source_kind: 'press', source: 'Paper' };
	await take('owners', o);
	const done = await load('owners', file(press));
	assert.match(done.rejects[0].reason, /overlaps what is stored from 2020-01-01/);
	assert.deepEqual(await take('owners', { ...press, preferred: false, reason: 'the register is nearer' }), [1, 0, 0]);
	// and the other way round, in one file
	assert.deepEqual(await take('owners', { ...press, preferred: true }, { ...o, preferred: false }), [0, 2, 0]);
	assert.deepEqual(await take('owners', { ...o, preferred: true }, { ...press, preferred: false }), [0, 2, 0]);
});

test('records of one file that contradict each other are all refused', async () => {
	const done = await load('owners', file(
		{ patent: A, owner: 'fact-oak', from: '2010-01-01', to: '2012-01-01', source: 'a' },
		{ patent: A, owner: 'fact-oak', from: '2011-01-01', to: '2013-01-01', source: 'b' },
		{ patent: A, owner: 'fact-oak', from: '2013-01-01', to: '2014-01-01', source: 'c' }));
	assert.deepEqual(done.counts, [3, 1, 0, 0, 2]);
	assert.deepEqual(done.rejects.map((r) => [r.line, /line (\d)/.exec(r.reason)[1]]), [[1, '2'], [2, '1']]);
});

test('of several entries in the pool the last one is the patent\'s', async () => {
	await take('contributions', { patent: B, member: 'fact-oak', since: '2023-01-01' }, { patent: B, member: 'fact-oak', since: '2021-01-01', until: '2022-01-01' });
	const get = async () => (await exported('patents')).find((o) => o.number === B).pool;
	assert.equal((await get()).since, '2023-01-01');
	await take('contributions', { patent: B, since: '2023-01-01', retract: true });
	assert.equal((await get()).since, '2021-01-01');
	const done = await load('patents', file({ number: B, pool: { member: 'fact-oak', since: '2024-01-01' } }, { number: B, pool: { member: 'fact-oak', since: '2021-06-01' } }));
	assert.equal(done.code, 0);
	await take('patents', { number: B, pool: { member: 'fact-oak', since: '2024-01-01' } });
});

test('an export of organisations, members and control is read as the same', async () => {
	await take('organisations', KINDS.organisations.record);
	await take('control', KINDS.control.record, { ...KINDS.control.record, source: 'Paper', percent: 40, preferred: false, reason: 'old', as_of: '2024-01-01' });
	for (const kind of ['organisations', 'members', 'control', 'patents']) {
		const all = await exported(kind);
		assert.deepEqual(await take(kind, ...all), [0, 0, all.length], kind);
	}
});

test('the order of the records of a file does not matter', async () => {
	const many = [];
	for (let i = 0; i < 60; i++) {
		const on = `20${String(10 + (i % 12)).padStart(2, '0')}-01-01`;
		many.push({ patent: i % 2 ? A : B, owner_name: `Owner ${i % 7}`, from: on, to: on.replace('-01-01', '-06-01'), share: 1 + (i % 90) });
	}
	// some contradict each other
	many.push({ ...many[0], from: '2010-02-01', source: 'x' }, { ...many[1], from: '2011-03-01', source: 'y' });
	const state = () => sql("SELECT p.number, o.owner_name, o.share, o.valid_from, o.valid_to, o.source FROM ownership AS o JOIN patent AS p ON p.id = o.patent_id WHERE o.owner_name LIKE 'Owner%' ORDER BY 1, 2, 4, 6");
	const unique = [...new Map(many.map((o) => [JSON.stringify([o.patent, o.owner_name, o.from, o.source]), o])).values()];
	let first, seed = 7;
	for (let round = 0; round < 5; round++) {
		const order = unique.map((o) => [seed = (seed * 16807) % 2147483647, o]).sort((a, b) => a[0] - b[0]).map(([, o]) => o);
		const done = await load('owners', file(...order));
		first ??= [done.counts, state()];
		assert.deepEqual([done.counts, state()], first);
		assert.ok(done.counts[4] >= 4);
		await take('owners', ...unique.map((o) => ({ ...o, retract: true })));
		assert.equal(state().length, 0);
	}
});

test('10,000 records take less than minutes', async () => {
	const path = file(...Array.from({ length: 10000 }, (_, i) => ({ patent: A, office: 'CN', code: `T${i}`, effect: 'none', date: '2020-01-01' })));
	const start = Date.now();
	assert.deepEqual((await load('events', path)).counts, [10000, 10000, 0, 0, 0]);
	assert.ok(Date.now() - start < 100000, `${Date.now() - start} ms`);
	assert.deepEqual((await load('events', path)).counts, [10000, 0, 0, 10000, 0]);
});
