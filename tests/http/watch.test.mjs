// Saved searches, watches and the inbox; the report of a search.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importRecords, makeMembers } from './corpus.mjs';
import { applicant, apply, grantOf, problem } from './licence.mjs';
import { Visitor, canopy } from './visitor.mjs';

const number = (i) => `EP9520${String(i).padStart(3, '0')}A1`;
const record = (i, more = {}) => ({
	number: number(i), title: { en: `Watchling ${i}` }, published: '2021-06-07', status: 'granted', status_as_of: '2025-01-01',
	pool: { member: 'watch-one', since: '2022-01-01' }, ...more,
});
const today = new Date().toISOString().slice(0, 10);

// What `canopy watch run` says, as numbers.
async function run() {
	const { code, out, err } = await canopy(['watch', 'run']);
	assert.equal(code, 0, err);
	const [searches, hits, licensees, changes, lists] = out.match(/\d+/g).map(Number);
	return { searches, hits, licensees, changes, lists };
}
const save = (v, name, question, watch = 'yes') =>
	v.post('/en/saved/new', { name, watch, question }, { from: `/en/saved/new?${question}` });
const unread = async (v) => Number(/Inbox \((\d+)\)/.exec((await v.get('/en/help')).text)?.[1] ?? 0);

test('records are there', () => {
	makeMembers(['watch-one']);
	importRecords('patents', [0, 1, 2].map((i) => record(i)));
});

test('who has not signed in is led to where they can, and comes back', async () => {
	const v = new Visitor();
	const r = await v.get('/en/saved/new?q=watchling&office=EP');
	assert.equal(r.status, 303);
	assert.equal(r.to, '/en/signin?next=%2Fen%2Fsaved%2Fnew%3Fq%3Dwatchling%26office%3DEP');
	assert.equal((await v.get('/en/inbox')).status, 303);
	assert.equal((await v.get('/en/saved')).status, 303);
});

test('a search is saved with its question and found again', async () => {
	const v = await applicant();
	const page = await v.get('/en/saved/new?q=watchling+OR+other&office=EP&office=CN');
	assert.equal(page.status, 200);
	const question = /name="question" value="([^"]*)"/.exec(page.text)[1].replaceAll('&amp;', '&');
	assert.equal(question, 'q=watchling%20OR%20other&office=EP&office=CN');
	const empty = await v.post('/en/saved/new', { name: '', watch: 'yes', question });
	assert.equal(empty.status, 422);
	assert.match(problem(empty.text), /name/);
	assert.equal((await save(v, 'My <search>', question)).to, '/en/saved');
	const list = (await v.get('/en/saved')).text;
	assert.match(list, /My &lt;search&gt;/);
	assert.ok(list.includes('href="/en/patents?q=watchling%20OR%20other&amp;office=EP&amp;office=CN"'));
	assert.doesNotMatch((await (await applicant()).get('/en/saved')).text, /My &lt;search&gt;/, 'nobody else sees it');
});

test('a set of the history is refused: it is nothing when the browser is closed', async () => {
	const v = await applicant();
	for (const q of ['#1', 'watchling AND #1', 'NOT (#2)', '＃１']) {
		const question = `q=${encodeURIComponent(q)}`;
		assert.equal((await v.get(`/en/saved/new?${question}`)).to, `/en/patents?${question}`, 'the search marks the place');
		const sent = await v.post('/en/saved/new', { name: 'Sets', watch: 'yes', question }, { from: '/en/saved/new?q=watchling' });
		assert.equal(sent.status, 422, q);
		assert.match(problem(sent.text), /There is no set with this number/);
		assert.match(sent.text, /name="name" type="text" value="Sets"/);
		assert.ok(sent.text.includes(`name="question" value="${question}"`));
	}
	const ja = await v.post('/ja/saved/new', { name: 'Sets', watch: 'yes', question: 'q=%231' }, { from: '/ja/saved/new?q=watchling' });
	assert.match(problem(ja.text), /検索履歴にこの番号の集合はありません。/);
	assert.match((await v.get('/en/saved')).text, /No search is saved yet/);
	// In quotes it is text.
	assert.equal((await save(v, 'Text', 'q=%22%231%22')).to, '/en/saved');
});

test('a saved search that can no longer be read says so', async () => {
	const v = await applicant();
	assert.equal((await save(v, 'Begins', 'q=qvex*')).to, '/en/saved');
	assert.doesNotMatch((await v.get('/en/saved')).text, /This search cannot be read/);
	const words = Array.from({ length: 1100 }, (_, i) => `qvexu${i}x`).join(' ');
	importRecords('patents', [record(90, { title: { en: 'Many' }, abstract: { en: words } })]);
	const { text } = await v.get('/en/saved');
	assert.match(text, /Begins<\/a><\/th><td>.*?This search cannot be read/);
	const id = /name="id" value="([^"]+)"/.exec(text)[1];
	const look = await v.post('/en/saved', { id, do: 'look' });
	assert.equal(look.status, 400);
	assert.match(look.text, /This saved search can no longer be read\. Delete it/);
	await v.post('/en/saved', { id, do: 'delete' });
	assert.match((await v.get('/en/saved')).text, /No search is saved yet/);
});

test('two saved searches of a person have two names', async () => {
	const v = await applicant();
	assert.equal((await save(v, 'One', 'q=watchling')).to, '/en/saved');
	const again = await save(v, 'One', 'q=other&office=EP');
	assert.equal(again.status, 422);
	assert.match(problem(again.text), /You have a saved search of this name/);
	assert.match(again.text, /value="One"/);
	assert.match(again.text, /name="question" value="q=other&amp;office=EP"/);
	assert.match(again.text, /Read as: <span[^>]*>other</);
	assert.equal((await save(v, 'Two', 'q=other&office=EP')).to, '/en/saved');
	assert.equal((await save(await applicant(), 'One', 'q=watchling')).to, '/en/saved', 'of somebody else');
});

test('a form that is sent twice saves one search', async () => {
	const v = await applicant();
	const { text } = await v.get('/en/saved/new?q=watchling');
	const [csrf, once] = ['csrf', 'once'].map((name) => new RegExp(`name="${name}" value="(\\w+)"`).exec(text)[1]);
	const send = () => v.post('/en/saved/new', { name: 'Twin', watch: 'no', question: 'q=watchling', once }, { csrf });
	assert.equal((await send()).to, '/en/saved');
	assert.equal((await send()).to, '/en/saved', 'and leads to the same place');
	assert.equal((await v.get('/en/saved')).text.split('>Twin<').length, 2);
});

test('a watch finds new hits once, and only what is new', async () => {
	const v = await applicant();
	await save(v, 'Watchlings', 'q=watchling');
	await save(v, 'Only saved', 'q=watchling', 'no');
	await run();
	assert.equal(await unread(v), 0, 'what was there when saving is not new');
	importRecords('patents', [10, 11].map((i) => record(i)));
	await run();
	assert.equal(await unread(v), 1);
	const inbox = (await v.get('/en/inbox')).text;
	assert.match(inbox, /2 new patents are found/);
	assert.ok(inbox.includes(number(10)) && inbox.includes(number(11)) && !inbox.includes(number(1)));
	await run();
	assert.equal(await unread(v), 1, 'nothing is found twice');
	// A record that changes so that it fits counts as new, too.
	importRecords('patents', [record(20, { title: { en: 'Something else' } })]);
	await run();
	assert.equal(await unread(v), 1);
	importRecords('patents', [record(20)]);
	await run();
	assert.equal(await unread(v), 2);
	await v.post('/en/inbox', { read: 'all' });
	assert.equal(await unread(v), 0);
	// Its time in the pool ends: the same words find it no longer.
	importRecords('patents', [record(20, { pool: { member: 'watch-one', since: '2022-01-01', until: today } })]);
	await run();
	await run();
	assert.equal(await unread(v), 1);
	const [entry] = (await v.get('/en/inbox')).text.split('<li class="cp-hit">').slice(1);
	assert.match(entry, /1 patent is no longer found/);
	assert.doesNotMatch(entry, /new patent/);
	assert.ok(entry.includes(`href="/en/patents/${number(20)}"`));
	await v.post('/en/inbox', { read: 'all' });
	await v.post('/en/inbox', { delete: 'read' });
	assert.match((await v.get('/en/inbox')).text, /cp-empty/);
});

test('a person looks at once, stops watching, deletes', async () => {
	const v = await applicant();
	await save(v, 'Here', 'q=watchling');
	const id = /name="id" value="([0-9a-f]{16})"/.exec((await v.get('/en/saved')).text)[1];
	importRecords('patents', [record(30)]);
	await v.post('/en/saved', { id, do: 'look' });
	assert.equal(await unread(v), 1);
	await v.post('/en/saved', { id, do: 'unwatch' });
	importRecords('patents', [record(31)]);
	await run();
	assert.equal(await unread(v), 1);
	const other = await applicant();
	await save(other, 'Mine', 'q=watchling');
	assert.equal((await other.post('/en/saved', { id, do: 'delete' })).status, 404, 'not somebody else’s');
	assert.equal((await v.post('/en/saved', { id, do: 'nonsense' })).status, 400);
	await v.post('/en/saved', { id, do: 'delete' });
	assert.match((await v.get('/en/saved')).text, /cp-empty/);
});

test('an entry of somebody else’s inbox can be neither read nor deleted', async () => {
	const a = await applicant(), b = await applicant();
	await save(a, 'A', 'q=watchling');
	importRecords('patents', [record(40)]);
	await run();
	const entry = /name="delete" value="(\d+)"/.exec((await a.get('/en/inbox')).text)[1];
	const csrf = await b.token('/en/saved');
	await b.post('/en/inbox', { delete: entry }, { csrf });
	await b.post('/en/inbox', { read: entry }, { csrf });
	assert.equal(await unread(a), 1);
	assert.equal((await a.post('/en/inbox', { read: 'x' })).status, 400);
	// A page that is not there does not say that the inbox is empty.
	for (const before of ['1', '-4', 'x'])
		assert.equal((await a.get(`/en/inbox?before=${before}`)).to, '/en/inbox', before);
	assert.equal((await a.get('/en/inbox?before=99999999999999999999')).status, 200);
});

test('a licensee is told of a change of status, an event and the end in the pool', async () => {
	const v = await applicant();
	const grant = grantOf((await apply(v)).page);
	assert.ok(grant);
	await v.post('/en/saved', { licences: 'on' });
	await run();
	assert.equal(await unread(v), 0);
	importRecords('patents', [record(0, { status: 'lapsed', status_as_of: '2026-01-01' })]);
	importRecords('events', [{ patent: number(1), office: 'EP', code: 'PG25', territory: 'DE', date: '2026-02-02' }]);
	importRecords('patents', [record(2, { pool: { member: 'watch-one', since: '2022-01-01', until: '2031-01-01' } })]);
	await run();
	assert.equal(await unread(v), 3);
	const inbox = (await v.get('/en/inbox')).text;
	for (const i of [0, 1, 2])
		assert.ok(inbox.includes(number(i)));
	assert.ok(inbox.includes(grant));
	assert.match(inbox, /Lapsed/);
	assert.match(inbox, /1 January 2031/);
	await run();
	assert.equal(await unread(v), 3, 'nothing is told twice');
	importRecords('patents', [record(1, { abstract: { en: 'A new abstract changes no right.' } })]);
	await run();
	assert.equal(await unread(v), 3);
	await v.post('/en/saved', { licences: 'off' });
	importRecords('patents', [record(1, { status: 'revoked' })]);
	await run();
	assert.equal(await unread(v), 3);
});

test('who has no licence is told nothing', async () => {
	const v = await applicant();
	await v.post('/en/saved', { licences: 'on' });
	importRecords('patents', [record(1, { status: 'granted' })]);
	await run();
	assert.equal(await unread(v), 0);
});

test('the command explains itself and refuses what it does not know', async () => {
	assert.equal((await canopy(['watch'])).code, 2);
	assert.equal((await canopy(['watch', 'walk'])).code, 2);
	assert.match((await canopy(['help', 'watch'])).out, /canopy watch run/);
});

// ---- the report ---------------------------------------------------------------

const numbers = (text) => [...text.matchAll(/<th scope="row"><a [^>]*>(EP9521\d{3}A1)<\/a>/g)].map((m) => m[1]);
const reported = (i, more = {}) => ({ ...record(i, more), number: `EP9521${String(i).padStart(3, '0')}A1`, title: { en: `Reportling ${i}` } });
const fact = (text, label) => new RegExp(`<dt>${label}</dt><dd[^>]*>(?:<[^>]*>)*([^<]*)`).exec(text)?.[1];

test('a report says what was asked, read and found, and gives the same again', async () => {
	const v = new Visitor();
	importRecords('patents', [0, 1, 2, 3].map((i) => reported(i)));
	const to = (await v.get('/en/search/report?q=reportling&office=EP')).to;
	assert.match(to, new RegExp(`^/en/search/report\\?q=reportling&office=EP&on=${today}&as_known_at=[0-9TZ:.-]*&position=\\d+$`));
	const first = (await v.get(to)).text;
	assert.equal(numbers(first).length, 4);
	assert.equal(fact(first, 'Publications found'), '4');
	assert.match(fact(first, 'Position of the audit trail'), /^\d+$/);
	const sum = fact(first, 'SHA-256 of the numbers in this list');
	assert.match(sum, /^[0-9a-f]{64}$/);
	// One more, one other status, one leaves, one more again.
	importRecords('patents', [reported(4), reported(1, { status: 'lapsed' }),
		reported(2, { pool: { member: 'watch-one', since: '2022-01-01', until: '2025-01-01' } })]);
	const again = (await v.get(to)).text;
	assert.deepEqual(numbers(again), numbers(first));
	assert.equal(fact(again, 'SHA-256 of the numbers in this list'), sum);
	assert.equal(fact(again, 'Publications found'), '4');
	const now = (await v.get((await v.get('/en/search/report?q=reportling&office=EP')).to)).text;
	assert.deepEqual(numbers(now).sort(), ['EP9521000A1', 'EP9521001A1', 'EP9521003A1', 'EP9521004A1']);
	const { createHash } = await import('node:crypto');
	assert.equal(createHash('sha256').update(numbers(first).map((n) => `${n}\n`).join('')).digest('hex'), sum);
});

test('a report of a question that cannot be read is refused', async () => {
	const v = new Visitor();
	assert.equal((await v.get('/en/search/report?q=(')).status, 400);
	assert.equal((await v.get('/en/search/report?q=heat&as_known_at=yesterday')).status, 400);
	assert.equal((await v.get('/en/search/report?q=heat&position=x')).status, 400);
	const told = async (question) => [...(await v.get(`/en/search/report?${question}`)).text.matchAll(/<code translate="no">(\w+)<\/code> ([^<]*)</g)].map((m) => m.slice(1).join(' '));
	assert.deepEqual(await told('q=(&on=2024-13-45&position=x'), ['q at character 1: A bracket is opened but not closed. Add the closing one, or remove it.', 'on must be an existing day as YYYY-MM-DD', 'position must be a whole number']);
	assert.deepEqual(await told(`q=heat&on=${today}&as_known_at=${today}&position=999999999999`), ['position is behind the end of the audit trail']);
});

test('a report of what will be known later is one of what is known', async () => {
	const v = new Visitor();
	const { to } = await v.get(`/en/search/report?q=reportling&on=${today}&as_known_at=2999-01-01&position=1`);
	assert.match(to, new RegExp(`^/en/search/report\\?q=reportling&on=${today}&as_known_at=20[0-4][0-9TZ:.-]*&position=1$`));
	assert.equal((await v.get(to)).status, 200);
});

test('a report of nothing says so', async () => {
	const v = new Visitor();
	const page = async (lang) => (await v.get((await v.get(`/${lang}/search/report?q=nosuchwordatall`)).to)).text;
	assert.match(await page('en'), /Nothing was found\. The report says so for/);
	assert.match(await page('zh'), /未找到任何专利/);
	assert.match(await page('ja'), /該当する特許はありません/);
	assert.doesNotMatch(await page('en'), /<table/);
});
