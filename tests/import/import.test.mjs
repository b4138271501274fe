// Import and export: every clause of what comes in, on a registry of its own.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { canopy, exported, file, folder, load, patent, raw, sql, take } from './canopy.mjs';
import { converted } from './convert.mjs';

const DATA = '../shared/data/patents';
const skip = existsSync(DATA) ? false : `${DATA} is absent`;

const LEI = '5493000IBP32UQZ0KL24';
const OTHER_LEI = '213800WSGIIZCXF1P572';

before(async () => {
	await take('organisations',
		{ id: 'alder', name: { en: 'Alder Devices (invented)' }, kind: 'company' },
		{ id: 'birch', name: { ja: '樺電機（架空）' }, kind: 'company' },
		{ id: 'cedar', name: { zh: '雪松科技（虚构）' }, kind: 'company' });
	await take('members',
		{ organisation: 'alder', role: 'founder', since: '2020-01-01' },
		{ organisation: 'birch', role: 'ordinary', since: '2019-01-01', until: '2019-06-01' });
});

// --- patents: what a record says --------------------------------------------
const FULL = {
	number: 'EP9000001A1',
	kind: 'A1',
	office: 'EP',
	application_number: 'EP09000001',
	family: '900001',
	title: { de: 'Wärmepumpe', en: 'Heat pump', ol: 'Pompe', und: '?', zh: '热泵' },
	abstract: { en: 'A "pump" with a \\ and a\ttab,\nin two lines.' },
	claims: { en: ['1. A pump.', '2. A pump as in claim 1.'], ja: ['１．ポンプ。'] },
	applicants: ['Alder, "A"', '{}'],
	owners: ['NULL', 'Birch'],
	inventors: ['Mori Aoi', '森 葵'],
	cpc: ['F25B30/02', 'Y02B30/52'],
	ipc: ['F25B30/00'],
	filed: '2009-01-02',
	priority: [{ number: 'JP2008-000001', date: '2008-01-03' }, { number: 'x' }],
	published: '2010-02-03',
	granted: '2012-03-04',
	status: 'granted',
	status_source: 'EP register',
	status_as_of: '2024-05-06',
	topics: ['refrigeration', 'transport'],
	pool: { member: 'alder', since: '2020-01-01', until: '2999-01-01', terms: 'open-1.0' },
	claim_kinds: ['method', 'use'],
	extra: { note: null, list: [1, 0.1, 'x', { deep: [true] }], 数: 1e21 },
};

test('everything of a record comes back as it was', async () => {
	assert.deepEqual(await take('patents', FULL), [1, 0, 0]);
	const back = await patent(FULL.number);
	assert.deepEqual(back, FULL);
	assert.deepEqual(Object.keys(back), Object.keys(FULL));
	assert.deepEqual(await take('patents', FULL), [0, 0, 1]);
	assert.deepEqual(await take('patents', back), [0, 0, 1]);
});

test('the API answers exactly the object of the export', async () => {
	await take('patents', FULL);
	const line = (await canopy(['export', 'patents'])).out.split('\n').find((l) => l.includes('EP9000001A1'));
	const res = await fetch(`${process.env.CANOPY_TEST_URL}/api/v1/patents/EP9000001A1`);
	assert.equal(res.status, 200);
	assert.equal((await res.text()).trim(), line);
});

test('only the number is required', async () => {
	assert.deepEqual(await take('patents', { number: 'EP9000002A1' }), [1, 0, 0]);
	assert.deepEqual(await patent('EP9000002A1'), { number: 'EP9000002A1', kind: 'A1', office: 'EP' });
});

test('a key that is absent leaves the stored value', async () => {
	await take('patents', { ...FULL, number: 'EP9000003A1' });
	assert.deepEqual(await take('patents', { number: 'EP9000003A1' }), [0, 0, 1]);
	assert.deepEqual(await take('patents', { number: 'EP9000003A1', family: '7' }), [0, 1, 0]);
	assert.deepEqual(await patent('EP9000003A1'), { ...FULL, number: 'EP9000003A1', family: '7' });
});

test('null clears each key but number, kind and office', async () => {
	const number = 'EP9000004A1';
	await take('patents', { ...FULL, number });
	for (const key of Object.keys(FULL).filter((k) => !['number', 'kind', 'office', 'topics'].includes(k))) {
		assert.deepEqual(await take('patents', { number, [key]: null }), [0, 1, 0], key);
		assert.equal((await patent(number))[key], undefined, key);
		assert.deepEqual(await take('patents', { number, [key]: null }), [0, 0, 1], key);
	}
	assert.deepEqual(await take('patents', { number, kind: null, office: null }), [0, 0, 1]);
});

test('empty lists and objects are the same as null', async () => {
	const number = 'EP9000005A1';
	await take('patents', { ...FULL, number });
	assert.deepEqual(await take('patents', { number, title: {}, owners: [], priority: [], extra: {} }), [0, 1, 0]);
	const o = await patent(number);
	assert.deepEqual([o.title, o.owners, o.priority, o.extra], [undefined, undefined, undefined, undefined]);
});

test('of records with one number the last counts, the earlier ones are same', async () => {
	const number = 'EP9000006A1';
	const path = file({ number, family: '1', filed: '2001-01-01' }, { number: 'EP 9 000 006 A1', family: '2' }, { number, family: '3' });
	assert.deepEqual((await load('patents', path)).counts, [3, 1, 0, 2, 0]);
	assert.deepEqual(await patent(number), { number, kind: 'A1', office: 'EP', family: '3' });
	assert.deepEqual((await load('patents', path)).counts, [3, 0, 0, 3, 0]);
	assert.deepEqual((await load('patents', file({ number, family: '4' }, { number, family: '3' }))).counts, [2, 0, 0, 2, 0]);
	assert.deepEqual((await load('patents', file({ number, family: '5' }, { number, status: 'alive' }))).counts, [2, 0, 1, 0, 1]);
	assert.equal((await patent(number)).family, '5');
});

test('numbers are read in every usual spelling', async () => {
	const spellings = [
		['US2021999456A1', 'US20210999456A1'],
		['US 2021/0999457 A1', 'US20210999457A1'],
		['ＣＮ１９９０００００１Ａ', 'CN199000001A'],
		['USRE38999E1', 'USRE38999E1'],
		['USD999999S1', 'USD999999S1'],
		['USPP99999P3', 'USPP99999P3'],
		['特開2021-999999', 'JP2021999999A'],
		['WO 21/999999 A1', 'WO2021999999A1'],
		['EP1234567890123456789012345A1', 'EP1234567890123456789012345A1'],
	];
	assert.deepEqual(await take('patents', ...spellings.map(([number]) => ({ number }))), [spellings.length, 0, 0]);
	assert.deepEqual(await take('patents', ...spellings.map(([, number]) => ({ number }))), [0, 0, spellings.length]);
});

test('two kinds of one number are two publications', async () => {
	assert.deepEqual(await take('patents', { number: 'EP9000007A1' }, { number: 'EP9000007B1' }, { number: 'EP9000007', kind: 'B2' }), [3, 0, 0]);
});

const REFUSED = [
	[{ number: 'EP9000008' }, 'number', /no kind/],
	[{ number: '9000008A1' }, 'number', /not a publication number/],
	[{ number: 'XX9000008A1' }, 'number', /not a publication number/],
	[{ number: 'EPA1' }, 'number', /not a publication number/],
	[{ number: 'CN202010123456.2' }, 'number', /number of an application/],
	[{ kind: 'A1' }, 'number', /missing/],
	[{ number: 'EP9000008A1', kind: 'B1' }, 'kind', /not that of the number, "A1"/],
	[{ number: 'EP9000008A1', office: 'US' }, 'office', /not that of the number, "EP"/],
	[{ number: 'EP9000008A1', colour: 'red' }, 'colour', /unknown key/],
	[{ number: 'EP9000008A1', Title: {} }, 'Title', /unknown key/],
	[{ number: 'EP9000008A1', family: 77 }, 'family', /not a string/],
	[{ number: 'EP9000008A1', title: 'Pump' }, 'title', /not an object by language/],
	[{ number: 'EP9000008A1', claims: { en: 'A pump' } }, 'claims.en', /not a list/],
	[{ number: 'EP9000008A1', applicants: 'Alder' }, 'applicants', /not an array/],
	[{ number: 'EP9000008A1', published: '2021-02-29' }, 'published', /not a day/],
	[{ number: 'EP9000008A1', filed: '20210228' }, 'filed', /not a day/],
	[{ number: 'EP9000008A1', status: 'active' }, 'status', /none of the words/],
	[{ number: 'EP9000008A1', topics: ['transport', 'coal'] }, 'topics', /not a topic/],
	[{ number: 'EP9000008A1', priority: [{ number: 'x', day: 1 }] }, 'priority.day', /unknown key/],
	[{ number: 'EP9000008A1', pool: { member: 'alder', since: '2020-01-01', till: '2021-01-01' } }, 'pool.till', /unknown key/],
	[{ number: 'EP9000008A1', pool: { member: 'alder' } }, 'pool.since', /missing/],
	[{ number: 'EP9000008A1', pool: { since: '2020-01-01' } }, 'pool.member', /missing/],
	[{ number: 'EP9000008A1', pool: { member: 'alder', since: '2020-01-01', until: '2020-01-01' } }, 'pool.until', /not after/],
	[{ number: 'EP9000008A1', pool: { member: 'cedar', since: '2020-01-01' } }, 'pool.member', /no organisation that is or was a member/],
	[{ number: 'EP9000008A1', pool: { member: 'nobody', since: '2020-01-01' } }, 'pool.member', /no organisation that is or was a member/],
	[{ number: 'EP9000008A1', extra: 'x' }, 'extra', /not an object/],
	['{"number":"EP9000008A1"', '', /not JSON/],
	['{"number":"EP9000008A1","family":"1","family":"2"}', '', /not JSON/],
	['["EP9000008A1"]', '', /not an object/],
	[Buffer.from('{"number":"EP9000008A1","family":"\xff"}', 'latin1'), '', /not JSON/],
	['{"number":"EP9000008A1","family":"\\u0000"}', '', /not JSON/],
	[`{"number":"EP9000008A1","extra":${'['.repeat(40)}${']'.repeat(40)}}`, '', /nested deeper/],
];

test('what is wrong with a record is told by line, field, value and reason; the rest is taken', async () => {
	const path = file({ number: 'EP9000009A1' }, ...REFUSED.map(([o]) => o), { number: 'EP9000009B1' });
	const done = await load('patents', path);
	assert.equal(done.code, 1);
	assert.deepEqual(done.counts, [REFUSED.length + 2, 2, 0, 0, REFUSED.length]);
	// In the order of the lines, but for those that the database refuses.
	const rejects = done.rejects.sort((a, b) => a.line - b.line);
	REFUSED.forEach(([record, field, reason], i) => {
		const r = rejects[i];
		assert.equal(r.line, i + 2, JSON.stringify(r));
		assert.equal(r.file, path);
		assert.equal(r.field, field, JSON.stringify(record));
		assert.match(r.reason, reason);
		assert.ok(r.repair.length > 5);
		if (field && !field.includes('.') && record[field] !== undefined && field !== 'topics')
			assert.deepEqual(r.value, record[field]);
	});
	assert.equal(await patent('EP9000008A1'), undefined);
});

test('blank lines, CRLF and a byte order mark do not matter', async () => {
	const path = raw('crlf.jsonl', '\ufeff\r\n{"number":"EP9000010A1"}\r\n\r\n  \n{"number":"EP9000010B1"}');
	assert.deepEqual((await load('patents', path)).counts, [2, 2, 0, 0, 0]);
});

test('a line of more than 32 MB is refused, the next one taken', async () => {
	const path = raw('long.jsonl', `{"number":"EP9000011A1","family":"${'x'.repeat(33 << 20)}"}\n{"number":"EP9000011B1"}\n`);
	const done = await load('patents', path);
	assert.deepEqual(done.counts, [2, 1, 0, 0, 1]);
	assert.match(done.rejects[0].reason, /32 MB/);
	assert.ok(done.peak < 200, `${done.peak} MB`);
});

// --- topics ------------------------------------------------------------------
test('topics are derived from cpc until they are given, and again after null', async () => {
	const number = 'EP9000020A1';
	const topics = async () => (await patent(number)).topics;
	await take('patents', { number, cpc: ['F25B30/02', 'h02j 3/38'] });
	assert.deepEqual(await topics(), ['microgrid', 'refrigeration']);
	// an export read again changes nothing, and keeps deriving
	assert.deepEqual(await take('patents', await patent(number)), [0, 0, 1]);
	await take('patents', { number, cpc: ['B60L53/10'] });
	assert.deepEqual(await topics(), ['transport']);
	await take('patents', { number, topics: ['buildings', 'fuel-cells'] });
	assert.deepEqual(await topics(), ['buildings', 'fuel-cells']);
	await take('patents', { number, cpc: ['H02J3/38'] });
	assert.deepEqual(await topics(), ['buildings', 'fuel-cells']);
	assert.deepEqual(await take('patents', { number, topics: null }), [0, 1, 0]);
	assert.deepEqual(await topics(), ['microgrid']);
	await take('patents', { number, topics: [] });
	assert.deepEqual(await topics(), []);
	assert.deepEqual(await take('patents', await patent(number)), [0, 0, 1]);
	await take('patents', { number, topics: null, cpc: null });
	assert.equal(await topics(), undefined);
});

test('the rules of topics can be edited', async () => {
	const number = 'EP9000021A1';
	await take('patents', { number, cpc: ['B63H21/17'] });
	assert.equal((await patent(number)).topics, undefined);
	sql("INSERT INTO topic_rule VALUES ('B63H', 'transport')");
	try {
		assert.deepEqual(await take('patents', { number, cpc: ['B63H21/17'] }), [0, 1, 0]);
		assert.deepEqual((await patent(number)).topics, ['transport']);
	} finally {
		sql("DELETE FROM topic_rule WHERE prefix = 'B63H'");
	}
});

// --- the pool ------------------------------------------------------------------
const pooled = (number) => sql(`SELECT 1 FROM pooled AS q JOIN patent AS p ON p.id = q.patent_id WHERE p.number = '${number}'`).length === 1;
const contributions = (number) => sql(`SELECT c.member_id, c.since, coalesce(c.until::text, ''), c.superseded_at IS NULL FROM contribution_all AS c JOIN patent AS p ON p.id = c.patent_id WHERE p.number = '${number}' ORDER BY c.id, c.recorded_at`).map((r) => r.join(' '));

test('pooled is since today or before, until later than today, whatever the status', async () => {
	const number = 'EP9000030A1';
	const day = (n) => new Date(Date.now() + n * 86400000).toISOString().slice(0, 10);
	const cases = [
		[{ member: 'alder', since: day(0) }, true],
		[{ member: 'alder', since: day(1) }, false],
		[{ member: 'alder', since: day(-9), until: day(0) }, false],
		[{ member: 'alder', since: day(-9), until: day(1) }, true],
		[{ member: 'birch', since: day(-9) }, true],
		[null, false],
	];
	assert.deepEqual(await take('patents', { number, status: 'expired' }), [1, 0, 0]);
	assert.equal(pooled(number), false);
	for (const [pool, expected] of cases) {
		assert.deepEqual(await take('patents', { number, pool }), [0, 1, 0]);
		assert.equal(pooled(number), expected, JSON.stringify(pool));
		assert.deepEqual(await take('patents', { number, pool }), [0, 0, 1]);
	}
});

test('a changed contribution supersedes the one before, nothing is overwritten', async () => {
	const number = 'EP9000031A1';
	await take('patents', { number, pool: { member: 'alder', since: '2020-01-01' } });
	await take('patents', { number, family: '1' });
	await take('patents', { number, pool: { member: 'alder', since: '2020-01-01', until: '2021-01-01' } });
	await take('patents', { number, pool: { member: 'birch', since: '2022-01-01' } });
	await take('patents', { number, pool: null });
	assert.deepEqual(contributions(number), [
		'alder 2020-01-01  f', 'alder 2020-01-01 2021-01-01 f',
		// it had ended before birch came: an entry of its own that stays
		'alder 2020-01-01 2021-01-01 t', 'birch 2022-01-01  f']);
	assert.equal((await patent(number)).pool, undefined);
});

// --- search and audit ---------------------------------------------------------
const found = async (q) => (await (await fetch(`${process.env.CANOPY_TEST_URL}/api/v1/patents?pool=any&q=${encodeURIComponent(q)}`)).json()).items.map((o) => o.number);

test('texts are found in every language as soon as the import is done, and no longer than they stand', async () => {
	const number = 'EP9000040A1';
	await take('patents', { number, title: { en: 'A flurbing valve' }, abstract: { ja: '弁の熱交換鰻装置' }, claims: { zh: ['一种鱘鳇阀门'] } });
	for (const q of ['flurbing', 'flurb', '熱交換鰻', '鱘鳇'])
		assert.deepEqual(await found(q), [number], q);
	await take('patents', { number, title: { en: 'A wibbling valve' }, claims: null });
	assert.deepEqual(await found('flurbing'), []);
	assert.deepEqual(await found('鱘鳇'), []);
	assert.deepEqual(await found('wibbling'), [number]);
	assert.deepEqual(await found('熱交換鰻'), [number]);
});

test('each change files one event with the hashes of the record before and after', async () => {
	const number = 'EP9000041A1';
	const hashes = [];
	for (const family of ['1', '2', '2', '3']) {
		await take('patents', { number, family });
		const line = (await canopy(['export', 'patents'])).out.split('\n').find((l) => l.includes(number));
		hashes.push(createHash('sha256').update(line).digest('hex'));
	}
	assert.deepEqual(sql(`SELECT action, actor_role, coalesce(before_hash, ''), after_hash FROM audit_event WHERE object_kind = 'patent' AND object_id = '${number}' ORDER BY id`), [
		['patent.imported', 'system', '', hashes[0]],
		['patent.changed', 'system', hashes[0], hashes[1]],
		['patent.changed', 'system', hashes[2], hashes[3]],
	]);
});

test('an import without changes writes no row', async () => {
	const look = () => sql("SELECT 'p', md5(string_agg(ctid::text || xmin::text, ' ' ORDER BY id)) FROM patent UNION ALL SELECT 's', md5(string_agg(ctid::text || xmin::text, ' ' ORDER BY patent_id)) FROM search_document UNION ALL SELECT 'c', md5(string_agg(ctid::text || xmin::text, ' ' ORDER BY id)) FROM contribution UNION ALL SELECT 'o', md5(string_agg(ctid::text || xmin::text, ' ' ORDER BY id)) FROM organisation UNION ALL SELECT 'a', max(id)::text FROM audit_event ORDER BY 1");
	const before = look();
	for (const kind of ['organisations', 'members', 'control', 'patents']) {
		const path = join(folder, `${kind}.export`);
		assert.equal((await canopy(['export', kind, '--output', path])).code, 0);
		const n = readFileSync(path, 'utf8').split('\n').length - 1;
		if (n > 0)
			assert.deepEqual((await load(kind, path)).counts, [n, 0, 0, n, 0], kind);
	}
	assert.deepEqual(look(), before);
});

// --- organisations, members, control ----------------------------------------
test('an organisation comes back as it was, and keys work as in patents', async () => {
	const full = { id: 'dogwood', name: { en: 'Dogwood', ja: 'ドッグウッド' }, aliases: ['D. Ltd'], kind: 'institute', jurisdiction: 'US-DE', identifiers: [{ scheme: 'lei', value: LEI }, { scheme: 'other', value: 'x/1' }], from: '2000-01-01', to: '2999-01-01' };
	const get = async () => (await exported('organisations')).find((o) => o.id === 'dogwood');
	assert.deepEqual(await take('organisations', full), [1, 0, 0]);
	assert.deepEqual(await get(), full);
	assert.deepEqual(await take('organisations', full, { id: 'dogwood' }), [0, 0, 2]);
	assert.deepEqual(await take('organisations', { id: 'dogwood', aliases: null, identifiers: [{ scheme: 'lei', value: LEI.toLowerCase() }], to: null, jurisdiction: null }), [0, 1, 0]);
	assert.deepEqual(await get(), { id: 'dogwood', name: full.name, kind: 'institute', identifiers: [{ scheme: 'lei', value: LEI }], from: '2000-01-01' });
	assert.deepEqual(await take('organisations', { id: 'dogwood', identifiers: null }), [0, 1, 0]);
	assert.deepEqual(await take('organisations', { id: 'elm', name: { zh: '榆树' } }), [1, 0, 0]);
	assert.deepEqual((await exported('organisations')).find((o) => o.id === 'elm'), { id: 'elm', name: { zh: '榆树' }, kind: 'other' });
});

test('bad organisations are refused with the check digit that is expected', async () => {
	const name = { en: 'x' };
	const done = await load('organisations', file(
		{ id: 'fir', name, identifiers: [{ scheme: 'lei', value: `${OTHER_LEI.slice(0, -1)}3` }] },
		{ id: 'fir', name, identifiers: [{ scheme: 'uscc', value: '91110000600037341A' }] },
		{ id: 'fir', name, identifiers: [{ scheme: 'jpcn', value: '2835678256246' }] },
		{ id: 'fir' },
		{ id: 'Fir Ltd', name },
		{ id: 'fir', name, kind: 'club' },
		{ id: 'fir', name: null },
		{ id: 'fir', name, from: '2020-01-02', to: '2020-01-01' },
		{ id: 'alder', from: '2020-01-02', to: '2020-01-02' },
		{ id: 'fir', name, country: 'CN' }));
	assert.deepEqual(done.counts, [10, 0, 0, 0, 10]);
	const by = new Map(done.rejects.map((r) => [r.line, r]));
	assert.match(by.get(1).reason, /72/);
	assert.match(by.get(2).reason, /L/);
	assert.match(by.get(3).reason, /5/);
	assert.deepEqual([...by.values()].sort((a, b) => a.line - b.line).map((r) => r.field),
		[...Array(3).fill('identifiers[0].value'), 'name', 'id', 'kind', 'name', 'to', 'to', 'country']);
});

test('an end before the stored beginning is refused', async () => {
	await take('organisations', { id: 'gum', name: { en: 'Gum' }, from: '2020-01-01' });
	const done = await load('organisations', file({ id: 'gum', to: '2019-01-01' }));
	assert.deepEqual(done.counts, [1, 0, 0, 0, 1]);
	assert.equal(done.rejects[0].field, 'to');
});

test('one identifier belongs to one organisation, but may move within a file', async () => {
	const lei = (value) => [{ scheme: 'lei', value }];
	await take('organisations', { id: 'hazel', name: { en: 'Hazel' }, identifiers: lei(LEI) });
	let done = await load('organisations', file({ id: 'ivy', name: { en: 'Ivy' }, identifiers: lei(LEI) }));
	assert.deepEqual(done.counts, [1, 0, 0, 0, 1]);
	assert.deepEqual([done.rejects[0].field, done.rejects[0].value, done.rejects[0].record], ['identifiers[0].value', LEI, 'ivy']);
	// which of two in one file is right is not for the registry to say
	done = await load('organisations', file(
		{ id: 'ivy', name: { en: 'Ivy' }, identifiers: lei(OTHER_LEI) },
		{ id: 'juniper', name: { en: 'Juniper' }, identifiers: [...lei(OTHER_LEI), { scheme: 'jpcn', value: '4011001098993' }] },
		{ id: 'kapok', name: { en: 'Kapok' }, identifiers: [{ scheme: 'jpcn', value: 'T4011001098993' }] }));
	assert.deepEqual(done.counts, [3, 0, 0, 0, 3]);
	assert.match(done.rejects.find((r) => r.line === 1).reason, /line 2/);
	await take('organisations', { id: 'ivy', name: { en: 'Ivy' }, identifiers: lei(OTHER_LEI) });
	assert.deepEqual(await take('organisations', { id: 'ivy', identifiers: lei(LEI) }, { id: 'hazel', identifiers: lei(OTHER_LEI) }), [0, 2, 0]);
	// "other" may be shared
	assert.deepEqual(await take('organisations', { id: 'ivy', identifiers: [{ scheme: 'other', value: '1' }] }, { id: 'hazel', identifiers: [{ scheme: 'other', value: '1' }] }), [0, 2, 0]);
});

test('members are known by organisation and first day', async () => {
	const m = { organisation: 'cedar', role: 'supporter', since: '2021-01-01', until: '2022-01-01' };
	const get = async () => (await exported('members')).filter((o) => o.organisation === 'cedar');
	assert.deepEqual(await take('members', m, { organisation: 'cedar', since: '2023-01-01' }), [2, 0, 0]);
	assert.deepEqual(await get(), [m, { organisation: 'cedar', role: 'ordinary', since: '2023-01-01' }]);
	assert.deepEqual(await take('members', { ...m, role: undefined, until: undefined }), [0, 0, 1]);
	assert.deepEqual(await take('members', { ...m, until: '2023-01-01' }), [0, 1, 0]);
	assert.deepEqual(await take('members', { ...m, role: 'founder' }, m), [0, 1, 1]);
	const done = await load('members', file({ ...m, organisation: 'nobody' }, { ...m, since: undefined }, { ...m, until: m.since }, { ...m, role: null }));
	assert.deepEqual(done.rejects.map((r) => [r.line, r.field]).sort((a, b) => a[0] - b[0]), [[1, 'organisation'], [2, 'since'], [3, 'until'], [4, 'role']]);
	assert.match(done.rejects.find((r) => r.line === 1).repair, /import organisations/);
	sql("DELETE FROM member WHERE organisation_id = 'cedar'");
});

test('control links are known by both ends, basis and first day', async () => {
	const l = { owner: 'alder', owned: 'birch', basis: 'votes', percent: 50.0001, from: '2020-01-01', to: '2021-01-01' };
	assert.deepEqual(await take('control', l, { ...l, from: undefined, to: l.from, percent: '33.3333' }, { ...l, basis: 'contract', percent: undefined }), [3, 0, 0]);
	const get = async () => (await exported('control')).filter((o) => o.owner === 'alder');
	assert.deepEqual(await get(), [
		{ owner: 'alder', owned: 'birch', basis: 'contract', from: '2020-01-01', to: '2021-01-01' },
		{ owner: 'alder', owned: 'birch', basis: 'votes', percent: 33.3333, to: '2020-01-01' },
		l,
	]);
	assert.deepEqual(await take('control', l, ...await get()), [0, 0, 4]);
	assert.deepEqual(await take('control', { ...l, percent: '50.1000', to: null }), [0, 1, 0]);
	assert.deepEqual(await take('control', { ...l, percent: undefined, to: undefined }), [0, 0, 1]);
	const done = await load('control', file(
		{ ...l, owner: 'nobody' }, { ...l, owned: 'nobody' }, { ...l, owned: 'alder' }, { ...l, percent: 100.5 },
		{ ...l, percent: 1.00001 }, { ...l, percent: null }, { ...l, percent: undefined, from: '2022-01-01', to: undefined },
		{ ...l, basis: 'love' }, { ...l, share: 1 }));
	assert.deepEqual(done.rejects.map((r) => [r.line, r.field]).sort((a, b) => a[0] - b[0]),
		[[1, 'owner'], [2, 'owned'], [3, 'owned'], [4, 'percent'], [5, 'percent'], [6, 'percent'], [7, 'percent'], [8, 'basis'], [9, 'share']]);
});

// --- the command ------------------------------------------------------------
test('standard input is read as -', async () => {
	const done = await canopy(['import', 'patents', '--json', '-'], { input: '{"number":"EP9000050A1"}\n' });
	assert.equal(done.code, 0, done.err);
	assert.equal(JSON.parse(done.out.split('\n')[0]).new, 1);
});

test('people get a line for each file and a total', async () => {
	const done = await canopy(['import', 'patents', file({ number: 'EP9000051A1' }), file({ number: 'EP9000051A1' }, 'x')]);
	assert.equal(done.code, 1);
	assert.match(done.out, /: 1 read, 1 new, 0 changed, 0 same, 0 rejected\n.*: 2 read, 0 new, 0 changed, 1 same, 1 rejected \(see .*\)\ntotal: 3 read, 1 new, 0 changed, 1 same, 1 rejected/);
	assert.equal(done.err, '');
});

test('the reject file has a default place and can be named', async () => {
	const bad = file('x');
	const one = await load('patents', bad);
	const two = await load('patents', bad);
	assert.match(one.path, /\/rejects\/patents-\d{8}T\d{6}Z(-\d+)?\.jsonl$/);
	assert.ok(one.path.startsWith(process.env.CANOPY_VAR));
	assert.notEqual(one.path, two.path);
	const named = join(folder, 'named.jsonl');
	assert.equal((await load('patents', bad, '--rejects', named)).path, named);
	assert.equal((await load('patents', file({ number: 'EP9000051A1' }), '--rejects', named)).path, null);
	assert.equal(readFileSync(named, 'utf8'), '');
	assert.equal((await canopy(['import', 'patents', '--rejects', join(folder, 'no/such'), bad])).code, 4);
});

test('a dry run counts and changes nothing', async () => {
	const path = file({ number: 'EP9000052A1', title: { en: 'Nothing' } }, 'x');
	assert.deepEqual((await load('patents', path, '--dry-run')).counts, [2, 1, 0, 0, 1]);
	assert.equal(await patent('EP9000052A1'), undefined);
	assert.deepEqual((await load('patents', path)).counts, [2, 1, 0, 0, 1]);
});

test('exit codes tell usage, a database that is away and files that cannot be opened', async () => {
	const good = file({ number: 'EP9000053A1' });
	const away = { env: { CANOPY_DATABASE: `host=${folder} dbname=canopy` } };
	for (const args of [['import'], ['import', 'cats', good], ['import', 'patents'], ['import', 'patents', '--format', 'csv', good], ['import', 'patents', '--what', good], ['import', 'patents', '--rejects'], ['import', 'members', '--format', 'ops', good], ['export'], ['export', 'cats'], ['export', 'patents', 'x']])
		assert.equal((await canopy(args)).code, 2, args.join(' '));
	assert.equal((await canopy(['import', 'patents', good], away)).code, 3);
	assert.equal((await canopy(['export', 'patents'], away)).code, 3);
	const done = await canopy(['import', 'patents', '--json', join(folder, 'absent'), good, folder]);
	assert.equal(done.code, 4);
	assert.match(done.err, /absent: No such file/);
	assert.match(done.err, /directory/);
	const lines = done.out.trim().split('\n').map((l) => JSON.parse(l));
	assert.deepEqual(lines.map((l) => l.new), [0, 1, 0, 1]);
	assert.equal((await canopy(['export', 'patents', '--output', join(folder, 'no/such')])).code, 4);
});

test('the help of a kind explains every key', async () => {
	for (const [kind, keys] of Object.entries({ patents: Object.keys(FULL), organisations: ['id', 'name', 'aliases', 'kind', 'jurisdiction', 'identifiers', 'from', 'to', 'names', 'events'], members: ['organisation', 'role', 'since', 'until', 'signed', 'notice'], control: ['owner', 'owned', 'basis', 'percent', 'from', 'to', 'source_kind', 'source', 'as_of', 'preferred', 'reason'] })) {
		const { code, out } = await canopy(['import', kind, '--help']);
		assert.equal(code, 0);
		for (const key of keys)
			assert.match(out, new RegExp(`^  ${key} +\\S`, 'm'), `${kind} ${key}`);
	}
});

test('a file without records is rejected once and says what it is', async () => {
	const cases = [
		['', 'empty'],
		['\n\n', 'empty'],
		[Buffer.from('89504e470d0a1a0a0000', 'hex'), 'PNG'],
		['%PDF-1.7\n', 'PDF'],
		[Buffer.from('1f8b0800', 'hex'), 'gzip'],
		['Method: GetBiblio\nnumber: EP.1.A1\n', 'plain text'],
		['[{"number":"EP1A1"}]\n', 'one object on each line'],
		['<!doctype html><html><p>x</html>', 'HTML'],
		['<?xml version="1.0"?><urlset/>', 'root is urlset'],
		['<fault xmlns="http://ops.epo.org"><code>429</code><message>Fair use</message></fault>', 'error answer of OPS'],
		['<?xml version="1.0"?><us-patent-grant><cut', 'no well-formed XML'],
	];
	for (const [bytes, says] of cases) {
		const done = await load('patents', raw('what', bytes));
		assert.equal(done.code, 1);
		assert.deepEqual(done.counts, [1, 0, 0, 0, 1], says);
		assert.match(done.rejects[0].reason, new RegExp(says));
	}
	assert.deepEqual((await load('members', raw('what', '<exchange-documents/>'))).counts, [1, 0, 0, 0, 1]);
});

test('the memory stays flat however long the file is', async () => {
	const words = ['pump', 'valve', 'rotor', 'stator', 'cooling', 'grid', 'carbon', 'battery', 'membrane', 'controller'];
	const lines = [];
	for (let i = 0; i < 20000; i++) {
		const w = (n) => Array.from({ length: n }, (_, k) => words[(i * 7 + k * k * 3) % 10] + ((i * k) % 97)).join(' ');
		lines.push({ number: `US198${String(i).padStart(5, '0')}B2`, title: { en: w(8), zh: `储能${i}装置` }, abstract: { en: w(80) }, cpc: ['H02J3/38'] });
	}
	const small = await load('patents', file(lines[0]));
	const path = file(...lines);
	const first = await load('patents', path);
	assert.deepEqual(first.counts, [20000, 19999, 0, 1, 0]);
	assert.ok(first.peak - small.peak < 64, `${first.peak} MB after ${small.peak} MB`);
	assert.deepEqual((await load('patents', path)).counts, [20000, 0, 0, 20000, 0]);
});

// --- real files -------------------------------------------------------------
// read, new of files imported one by one into nothing; the rest is rejected.
const REAL = {
	'epo-ops/errors/error_404.xml': [1, 0],
	'epo-ops/errors/error_429.xml': [1, 0],
	'epo-ops/get_abstract/response.xml': [1, 1],
	'epo-ops/get_biblio/response.xml': [1, 1],
	'epo-ops/get_biblio_multiple/response.xml': [3, 3],
	'epo-ops/get_family/response.xml': [5, 5],
	'epo-ops/get_family_with_biblio/response.xml': [5, 5],
	'epo-ops/get_legal/response.xml': [1, 1],
	'epo-ops/get_published_equivalents/response.xml': [1, 0],
	'epo-ops/search/response.xml': [1, 0],
	'epo-ops/search_with_constituent/response.xml': [3, 3],
	'uspto/grant-xml/xml2006/US07272630B2.xml': [1, 1],
	'uspto/grant-xml/xml2014/US08926509.xml': [1, 1],
	'uspto/grant-xml/xml2014/US08927118.xml': [1, 1],
	'uspto/grant-xml/xml2014/US08930553.xml': [1, 1],
	'uspto/grant-xml/xmlApp2004/US20050004437A1.xml': [1, 1],
	'uspto/grant-xml/xmlApp2004/US20050004974A1.xml': [1, 1],
};

const all = (dir) => readdirSync(dir).map((n) => join(dir, n)).flatMap((p) => (statSync(p).isDirectory() ? all(p) : [p]));

test('every file of the offices gives its records, and nothing new the second time', { skip }, async () => {
	for (const path of all(DATA).filter((p) => /\.(xml|txt)$/.test(p))) {
		const [read, good] = REAL[path.slice(DATA.length + 1)] ?? [1, 0];
		const first = await load('patents', path);
		assert.equal(first.counts[0], read, path);
		assert.equal(first.counts[4], read - good, path);
		assert.deepEqual((await load('patents', path)).counts, [read, 0, 0, good, read - good], path);
	}
});

test('publications of one application meet, whichever office told of them', { skip }, async () => {
	await load('patents', [join(DATA, 'epo-ops/get_family/response.xml'), join(DATA, 'epo-ops/get_family_with_biblio/response.xml')]);
	assert.deepEqual((await exported('patents')).filter((o) => o.application_number === 'US13/167395').map((o) => o.number), ['US20120057518A1', 'US9648662B2']);
	assert.equal((await patent('US9648662B2')).family, '43088294');
});

test('full texts have their claims, titles their languages', { skip }, async () => {
	const grant = await patent('US8926509B2');
	assert.equal(grant.claims.en.length, 31);
	assert.match(grant.claims.en[0], /^1\. A system for measuring physiological signals, comprising: \(a\)/);
	assert.equal(grant.granted, '2015-01-06');
	assert.equal(grant.application_number, 'US12/134151');
	assert.deepEqual((await patent('DK3740998T3')).title, { ol: 'ENERGILAGRINGSSYSTEM' });
	assert.deepEqual(Object.keys((await patent('EP2400812A1')).title), ['de', 'en', 'fr']);
});

test('the JSON Lines sets are read through the converter', { skip }, async () => {
	mkdirSync(join(folder, 'sets'));
	for (const [shape, name, count] of [['uspto', 'uspto/search/y02.jsonl', 229], ['uspto', 'uspto/search/all.jsonl', 5932], ['zh', 'zh/green.jsonl', 235]]) {
		const lines = [];
		for await (const line of converted(shape, join(DATA, name)))
			lines.push(line);
		const path = raw('set.jsonl', lines.join(''));
		const first = await load('patents', path);
		assert.equal(first.code, 0, JSON.stringify(first.rejects[0]));
		assert.equal(first.counts[0], count);
		assert.deepEqual((await load('patents', path)).counts, [count, 0, 0, count, 0], name);
	}
});
