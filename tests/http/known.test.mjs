// Objects as they were known at an instant, and what was recorded about them.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { load, file, sql, take } from '../import/canopy.mjs';

const BASE = process.env.CANOPY_TEST_URL;
const get = async (path) => {
	const res = await fetch(BASE + path, { redirect: 'manual' });
	const text = await res.text();
	return { status: res.status, known: res.headers.get('canopy-as-known-at'), text, json: text.startsWith('{') ? JSON.parse(text) : null };
};
const clock = () => sql(`SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') FROM fact_clock`)[0][0];
const at = {};
const N = 'CN199900555B', GRANT = 'CNP-1997-000001';
const version = { basis: 'pool-changing', fields: ['microgrid'], territories: ['CN'], from: '1997-01-01' };

before(async () => {
	at.before = clock();
	await take('organisations', { id: 'known-elm', name: { en: 'Elm' }, identifiers: [{ scheme: 'other', value: 'k1' }] }, { id: 'known-ash', name: { en: 'Ash' } });
	await take('members', { organisation: 'known-elm', since: '2020-01-01' });
	await take('patents', { number: N, filed: '2019-01-01', status: 'granted', pool: { member: 'known-elm', since: '2021-01-01' } });
	await take('owners', { patent: N, owner: 'known-elm', from: '2019-01-01', source: 'CNIPA register', source_kind: 'office-register' });
	await take('grants', { number: GRANT, licensee: 'known-ash', terms: 'open-1.0', granted: '1997-01-01', purpose: 'First purpose', versions: [version] });
	at.first = clock();
	await take('organisations', { id: 'known-elm', name: { en: 'Elm and Sons' }, identifiers: null });
	await take('members', { organisation: 'known-elm', since: '2020-01-01', until: '2024-01-01' });
	await take('patents', { number: N, status: 'revoked', pool: { member: 'known-elm', since: '2021-01-01', until: '2023-01-01' } });
	await take('owners', { patent: N, owner: 'known-elm', from: '2019-01-01', source: 'CNIPA register', source_kind: 'office-register', share: 50 });
	await take('grants', { number: GRANT, purpose: 'Second purpose', events: [{ kind: 'terminated', on: '1998-01-01' }] });
	at.second = clock();
	await take('owners', { patent: N, owner: 'known-elm', from: '2019-01-01', source: 'CNIPA register', source_kind: 'office-register', retract: true });
	at.third = clock();
});

test('a patent is what was known then, word for word', async () => {
	const now = await get(`/api/v1/patents/${N}`);
	assert.deepEqual([now.json.status, now.json.pool.until, now.known], ['revoked', '2023-01-01', null]);
	const then = await get(`/api/v1/patents/${N}?as_known_at=${at.first}`);
	assert.deepEqual([then.json.status, then.json.pool.until, then.known], ['granted', undefined, at.first]);
	assert.equal((await get(`/api/v1/patents/${N}?as_known_at=${at.third}`)).text, now.text);
	assert.equal((await get(`/api/v1/patents/${N}?as_known_at=2999-01-01`)).text, now.text);
	assert.equal((await get(`/api/v1/patents/${N}?as_known_at=${at.before}`)).status, 404);
});

test('an organisation is what was known then, with its identifiers', async () => {
	assert.equal((await get('/api/v1/organisations/known-elm')).json.name.en, 'Elm and Sons');
	const then = (await get(`/api/v1/organisations/known-elm?as_known_at=${at.first}`)).json;
	assert.deepEqual([then.name.en, then.identifiers], ['Elm', [{ scheme: 'other', value: 'k1' }]]);
	assert.equal((await get(`/api/v1/organisations/known-elm?as_known_at=${at.before}`)).status, 404);
});

test('members of a day, as known at an instant', async () => {
	const members = async (query) => (await get(`/api/v1/members?limit=100&${query}`)).json.items.map((m) => m.id).includes('known-elm');
	assert.equal(await members(''), false);
	assert.equal(await members('on=2023-12-31'), true);
	assert.equal(await members('on=2024-01-01'), false);
	assert.equal(await members(`on=2024-01-01&as_known_at=${at.first}`), true);
	assert.equal(await members(`on=2024-01-01&as_known_at=${at.before}`), false);
	assert.equal((await get(`/api/v1/members/known-elm?as_known_at=${at.first}`)).json.until, null);
	assert.equal((await get('/api/v1/members/known-elm?on=2022-01-01')).json.pooled, 1);
	assert.equal((await get('/api/v1/members/known-elm?on=2020-06-01')).json.pooled, 0);
});

test('a grant is what was known then, its state too', async () => {
	const now = (await get(`/api/v1/grants/${GRANT}`)).json;
	const then = (await get(`/api/v1/grants/${GRANT}?as_known_at=${at.first}`)).json;
	assert.equal(now.state, 'terminated');
	assert.equal(then.state, 'active');
	assert.match(JSON.stringify(now), /Second purpose/);
	assert.match(JSON.stringify(then), /First purpose/);
	assert.equal((await get(`/api/v1/grants/${GRANT}?as_known_at=${at.before}`)).status, 404);
});

test('a grant and an organisation are asked for as of a day', async () => {
	const state = async (on) => (await get(`/api/v1/grants/${GRANT}?on=${on}`)).json.state;
	assert.deepEqual([await state('1996-12-31'), await state('1997-06-30'), await state('2999-01-01')], ['not-yet', 'active', 'terminated']);
	assert.equal((await get(`/api/v1/grants/${GRANT}?on=1997-06-30`)).json.on, '1997-06-30');
	assert.match((await get(`/en/grants/${GRANT}?on=1997-06-30`)).text, /are those of 30 June 1997/);
	await take('organisations', { id: 'known-elm', name: { en: 'Elm and Sons' }, names: [{ name: { en: 'Sapling' }, to: '2010-01-01' }] });
	const name = async (on) => (await get(`/api/v1/organisations/known-elm?on=${on}`)).json.name.en;
	assert.deepEqual([await name('2009-12-31'), await name('2010-01-01')], ['Sapling', 'Elm and Sons']);
	assert.match((await get('/en/organisations/known-elm?on=2009-12-31')).text, /<h1[^>]*>[^]*?Sapling/);
	for (const path of [`grants/${GRANT}`, 'organisations/known-elm'])
		assert.equal((await get(`/api/v1/${path}?on=2024-02-30`)).json.errors[0].pointer, '/query/on');
});
test('what is public no longer is not shown by asking for the past', async () => {
	await take('grants', { number: GRANT, publication: 'number' });
	const then = await get(`/api/v1/grants/${GRANT}?as_known_at=${at.first}`);
	assert.doesNotMatch(then.text, /known-ash|First purpose/);
	const page = await get(`/en/grants/${GRANT}?as_known_at=${at.first}`);
	assert.doesNotMatch(page.text, /Ash|First purpose/);
	const history = await get(`/api/v1/grants/${GRANT}/history`);
	assert.doesNotMatch(history.text, /known-ash|purpose/);
	assert.deepEqual([...new Set(history.json.items.map((i) => i.kind))], ['grant_event']);
	await take('grants', { number: GRANT, publication: 'full' });
});

test('an instant that is none is refused by name', async () => {
	for (const path of [`patents/${N}`, 'organisations/known-elm', 'members', 'members/known-elm', `grants/${GRANT}`]) {
		const res = await get(`/api/v1/${path}?as_known_at=yesterday`);
		assert.deepEqual([res.status, res.json.errors[0].pointer], [400, '/query/as_known_at'], path);
	}
	assert.equal((await get('/api/v1/members?on=2024-02-30')).json.errors[0].pointer, '/query/on');
	for (const path of [`patents/${N}`, `grants/${GRANT}`, 'members'])
		assert.equal((await get(`/en/${path}?as_known_at=yesterday`)).status, 400, path);
	assert.equal((await get('/en/organisations/known-elm?as_known_at=yesterday')).status, 200);
});

test('pages say that they show the past, and lead back', async () => {
	for (const [path, then, now] of [[`patents/${N}`, 'Granted', 'Revoked'], ['organisations/known-elm', 'Elm<', 'Elm and Sons'], ['members/known-elm', 'Elm<', 'Elm and Sons'], [`grants/${GRANT}`, 'First purpose', 'Second purpose']]) {
		const past = (await get(`/en/${path}?as_known_at=${at.first}`)).text;
		assert.match(past, /As known on [^<]* UTC/, path);
		assert.ok(past.includes(`href="/en/${path}">Show what is known now`), path);
		assert.ok(past.includes(then), path);
		assert.ok(!past.includes(now), path);
		const today = (await get(`/en/${path}`)).text;
		assert.doesNotMatch(today, /As known on [^<]* UTC/);
		assert.ok(today.includes(now), path);
	}
});

test('the history tells when what was recorded, by whom, and what it said before', async () => {
	const { json } = await get(`/api/v1/patents/${N}/history`);
	const owner = json.items.filter((i) => i.kind === 'ownership');
	assert.deepEqual(owner.map((i) => [i.what, i.source, i.at > at.first]), [
		['retracted', 'CNIPA register', true], ['corrected', 'CNIPA register', true], ['recorded', 'CNIPA register', false]]);
	assert.deepEqual(owner[1].before, { share: null });
	assert.equal(owner[1].fact.share, 50);
	const status = json.items.find((i) => i.kind === 'patent' && i.what === 'corrected');
	assert.equal(status.before.status, 'granted');
	assert.equal(status.fact.status, 'revoked');
	for (const path of ['organisations/known-elm', 'members/known-elm', `grants/${GRANT}`]) {
		const { items } = (await get(`/api/v1/${path}/history`)).json;
		assert.ok(items.length >= 2, path);
		assert.ok(items.every((i, k) => k === 0 || i.at <= items[k - 1].at), path);
		const page = await get(`/ja/${path}/history`);
		assert.equal(page.status, 200);
		assert.ok(page.text.replaceAll('%3A', ':').includes(`as_known_at=${items[0].at}`), path);
	}
	assert.match((await get('/en/organisations/known-elm/history')).text, /<del>.*Elm/);
	assert.equal((await get('/api/v1/patents/CN1A/history')).status, 404);
	assert.equal((await get(`/api/v1/patents/${N}/history?x=1`)).status, 400);
});

test('the past never changes', async () => {
	const paths = [`patents/${N}`, 'organisations/known-elm', 'members/known-elm', `grants/${GRANT}`];
	const look = () => Promise.all(paths.map(async (p) => (await get(`/api/v1/${p}?as_known_at=${at.second}`)).text));
	const first = await look();
	await take('patents', { number: N, status: 'lapsed', title: { en: 'New' } });
	await take('organisations', { id: 'known-elm', name: { en: 'Other' } });
	assert.equal((await load('members', file({ organisation: 'known-elm', since: '2020-01-01', retract: true }))).code, 0);
	await take('grants', { number: GRANT, events: [] });
	assert.deepEqual(await look(), first);
});
