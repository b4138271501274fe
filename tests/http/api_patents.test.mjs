// The read API of patents and its pages, clause by clause.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { exportPatents, importRecords, makeMembers } from './corpus.mjs';

const base = process.env.CANOPY_TEST_URL;
const A = 'clause-alpha';
const B = 'clause-beta';
const since = '2020-02-01';

const records = [
	{ number: 'EP9700001A1', title: { en: 'A flurgwin of the shape', zh: '液流鸿阀装置' }, abstract: { en: 'The quolvex drives it.' },
		claims: { en: ['1. A flurgwin comprising a quolvex.', '2. The flurgwin of claim 1, wherein it spins.'] },
		applicants: ['Fictive One'], owners: ['Fictive Two'], cpc: ['H02J3/38', 'Y02E10/56'], topics: ['microgrid'], family: 'F-clause-1',
		application_number: 'EP97000011', filed: '2018-01-02', published: '2019-03-04', status: 'pending', pool: { member: A, since } },
	{ number: 'EP9700001B1', title: { en: 'A flurgwin of the shape' }, applicants: ['Fictive One'], topics: ['microgrid', 'buildings'], family: 'F-clause-1',
		application_number: 'EP97000011', filed: '2018-01-02', published: '2021-03-04', granted: '2021-03-04', status: 'granted',
		status_source: 'Invented register', status_as_of: '2026-01-05', pool: { member: A, since } },
	{ number: 'US1970002B2', title: { en: 'Flurgwin, revoked' }, published: '2021-03-04', status: 'revoked', topics: ['buildings'], pool: { member: B, since } },
	{ number: 'CN1970003A', title: { zh: '一种鸿阀的控制方法', en: 'Flurgwin control' }, published: null, filed: '2020-01-01', topics: [], pool: { member: B, since } },
	{ number: 'CN1970004A', title: { en: 'Flurgwin that left' }, published: '2017-01-01', status: 'lapsed', topics: ['buildings'], pool: { member: B, since, until: '2024-01-01' } },
	{ number: 'CN1970005A', title: { en: 'Flurgwin to come' }, published: '2017-01-01', topics: ['buildings'], pool: { member: B, since: '2999-01-01' } },
	{ number: 'CN1970006A', title: { en: 'Flurgwin known' }, published: '2017-01-01', topics: ['buildings'], family: 'F-clause-1' },
	{ number: 'WO1970123456A1', title: { en: 'Ostrich widget' }, application_number: 'PCT/CN1970/123456', pool: { member: A, since } },
	{ number: 'JP1970007A', title: { ja: '鸿阀', en: 'Thing beside' }, abstract: { en: 'It ends with mulgrat' }, claims: { en: ['Snevor begins it.'] },
		published: '2016-01-01', status: 'expired', topics: ['buildings'], pool: { member: A, since } },
];

before(() => {
	makeMembers([A, B]);
	importRecords('patents', records);
});

// Other tests count the pool: what was put in is taken out again.
after(() => {
	importRecords('patents', records.map(({ number }) => ({ number, pool: null })));
});

async function get(path, headers = {}) {
	const res = await fetch(base + path, { headers, redirect: 'manual' });
	const text = await res.text();
	return { status: res.status, headers: res.headers, text, to: res.headers.get('location')?.replace(base, ''), json: () => JSON.parse(text) };
}

const list = async (query) => {
	const res = await get(`/api/v1/patents?${query}`);
	assert.equal(res.status, 200, `${query}: ${res.text}`);
	return res.json();
};
const numbers = async (query) => (await list(query)).items.map((p) => p.number);
const sorted = async (query) => (await numbers(query)).sort();

async function refused(query, pointer, detail) {
	const res = await get(`/api/v1/patents?${query}`);
	assert.equal(res.status, 400, query);
	assert.equal(res.headers.get('content-type'), 'application/problem+json');
	const body = res.json();
	assert.equal(body.status, 400);
	const error = body.errors.find((e) => e.pointer === pointer);
	assert.ok(error, `${query}: no ${pointer} in ${JSON.stringify(body.errors)}`);
	if (detail !== undefined)
		assert.match(error.detail, detail);
}

test('an answer has total, facets, items and next, and an item its eleven keys', async () => {
	const body = await list('q=flurgwin');
	assert.deepEqual(Object.keys(body), ['total', 'families', 'facets', 'items', 'next']);
	assert.deepEqual(Object.keys(body.facets), ['office', 'status', 'topic', 'member', 'cpc', 'year', 'language', 'checked']);
	assert.equal(body.next, null);
	for (const item of body.items)
		assert.deepEqual(Object.keys(item), ['number', 'kind', 'office', 'title', 'applicants', 'owners', 'published', 'granted', 'status', 'topics', 'pool']);
	assert.deepEqual(body.items.find((p) => p.number === 'EP9700001A1'), {
		number: 'EP9700001A1', kind: 'A1', office: 'EP', title: records[0].title, applicants: ['Fictive One'], owners: ['Fictive Two'],
		published: '2019-03-04', granted: null, status: 'pending', topics: ['microgrid'], pool: { member: A, since },
	});
	const cn = body.items.find((p) => p.number === 'CN1970003A');
	assert.deepEqual([cn.published, cn.granted, cn.status, cn.owners, cn.topics], [null, null, null, [], []]);
});

test('only what is pooled today is found, whatever its legal status', async () => {
	assert.deepEqual(await sorted('q=flurgwin'), ['CN1970003A', 'EP9700001A1', 'EP9700001B1', 'US1970002B2']);
});

test('pool=any adds known ones; those never pooled have no pool', async () => {
	const body = await list('q=flurgwin&pool=any');
	assert.equal(body.total, 7);
	const pool = (number) => body.items.find((p) => p.number === number).pool;
	assert.deepEqual(pool('CN1970004A'), { member: B, since, until: '2024-01-01' });
	assert.deepEqual(pool('CN1970005A'), { member: B, since: '2999-01-01' });
	assert.equal(pool('CN1970006A'), null);
});

test('facets count by ST.3 code, status word, topic slug and organisation id', async () => {
	const { total, facets } = await list('q=flurgwin');
	assert.equal(total, 4);
	const { office, status, topic, member } = facets;
	assert.deepEqual({ office, status, topic, member }, {
		office: { EP: 2, CN: 1, US: 1 },
		status: { granted: 1, pending: 1, revoked: 1 },
		topic: { buildings: 2, microgrid: 2 },
		member: { [A]: 2, [B]: 2 },
	});
});

test('a facet ignores its own filter and obeys the others', async () => {
	const { total, facets } = await list(`q=flurgwin&office=EP&status=granted`);
	assert.equal(total, 1);
	assert.deepEqual(facets.office, { EP: 1 });
	assert.deepEqual(facets.status, { granted: 1, pending: 1 });
	assert.deepEqual(facets.topic, { buildings: 1, microgrid: 1 });
	assert.deepEqual(facets.member, { [A]: 1 });
});

test('a repeated parameter is OR, different ones are AND', async () => {
	assert.deepEqual(await sorted('q=flurgwin&office=EP&office=US'), ['EP9700001A1', 'EP9700001B1', 'US1970002B2']);
	assert.deepEqual(await sorted('q=flurgwin&office=EP&office=US&topic=buildings'), ['EP9700001B1', 'US1970002B2']);
	assert.deepEqual(await sorted(`q=flurgwin&member=${A}&member=${B}&status=revoked&status=granted`), ['EP9700001B1', 'US1970002B2']);
	assert.deepEqual(await sorted('q=flurgwin&cpc=H02J&office=EP'), ['EP9700001A1']);
	assert.deepEqual(await sorted('q=flurgwin&cpc=Y02E10/5&cpc=F25B'), ['EP9700001A1']);
	assert.deepEqual(await sorted('q=quolvex&q=mulgrat'), ['EP9700001A1', 'JP1970007A']);
});

test('without words the newest publication comes first, ties by number, no date last', async () => {
	const mine = new Set(records.map((p) => p.number));
	assert.deepEqual((await numbers(`member=${A}&member=${B}`)).filter((n) => mine.has(n)),
		['EP9700001B1', 'US1970002B2', 'EP9700001A1', 'JP1970007A', 'CN1970003A', 'WO1970123456A1']);
	assert.deepEqual(await numbers('q=flurgwin&sort=filed'), ['CN1970003A', 'EP9700001A1', 'EP9700001B1', 'US1970002B2']);
	assert.deepEqual(await numbers('q=flurgwin&sort=published'), ['EP9700001B1', 'US1970002B2', 'EP9700001A1', 'CN1970003A']);
});

test('with words the order is that of relevance, and the same every time', async () => {
	const first = await numbers('q=flurgwin+OR+quolvex');
	assert.equal(first[0], 'EP9700001A1');
	assert.deepEqual(await numbers('q=flurgwin+OR+quolvex&sort=relevance'), first);
});

test('an empty q is no query, as is an empty filter', async () => {
	const all = await list('limit=5');
	for (const query of ['q=&limit=5', 'q=%20&limit=5', 'q=&office=&status=&topic=&member=&cpc=&pool=&sort=&cursor=&limit=5'])
		assert.deepEqual(await list(query), all, query);
});

test('twenty items unless limit says otherwise, from 1 to 100', async () => {
	const { total } = await list('pool=any');
	assert.equal((await numbers('pool=any')).length, Math.min(20, total));
	assert.equal((await numbers('pool=any&limit=1')).length, 1);
	assert.equal((await numbers('pool=any&limit=100')).length, Math.min(100, total));
	for (const bad of ['0', '101', '-1', '1.5', 'x', '1e2', '99999999999999999999', '%2B5'])
		await refused(`limit=${bad}`, '/query/limit');
});

test('the cursor leads through all pages once', async () => {
	const seen = [];
	for (let cursor = ''; cursor !== null;) {
		const body = await list(`q=flurgwin&pool=any&limit=3${cursor && `&cursor=${cursor}`}`);
		assert.equal(body.total, 7);
		seen.push(...body.items.map((p) => p.number));
		cursor = body.next;
		if (cursor !== null)
			assert.match(cursor, /^[A-Za-z0-9_-]+$/);
	}
	assert.deepEqual(seen, await numbers('q=flurgwin&pool=any'));
});

test('a cursor that is none, or of another order, is refused', async () => {
	const { next } = await list('q=flurgwin&limit=1');
	await refused(`q=flurgwin&sort=published&cursor=${next}`, '/query/cursor');
	for (const bad of ['x', '!!', 'AAAA', `${next}A`, next.slice(0, -1), 'cC4xLkE%3D'])
		await refused(`q=flurgwin&cursor=${bad}`, '/query/cursor');
});

test('what is not understood is refused by name', async () => {
	await refused('colour=red', '/query/colour');
	await refused('Q=heat', '/query/Q');
	await refused('office=XX', '/query/office');
	await refused('office=cn', '/query/office');
	await refused('office=CN&office=China', '/query/office');
	await refused('status=alive', '/query/status');
	await refused('topic=teleportation', '/query/topic');
	await refused('member=nobody', '/query/member');
	await refused('cpc=heat', '/query/cpc');
	await refused('cpc=H05%25', '/query/cpc');
	await refused('pool=all', '/query/pool');
	await refused('sort=title', '/query/sort');
	for (const name of ['limit', 'cursor', 'sort', 'pool'])
		await refused(`${name}=any&${name}=any`, `/query/${name}`);
	await refused('sort=title&limit=0', '/query/limit');
	await refused('sort=title&limit=0', '/query/sort');
});

test('a bad query names its place', async () => {
	await refused('q=heat+(pump', '/query/q', /character 6\b/);
	await refused('q=heat)', '/query/q', /character 5\b/);
	await refused('q=%22heat+pump', '/query/q', /character 1\b/);
	await refused('q=%E5%86%B7%E5%8D%B4+AND', '/query/q', /character 4\b/);
	await refused('q=%3F%3F', '/query/q');
	await refused(`q=${'a+'.repeat(60)}`, '/query/q', /50/);
	await refused(`q=${'a'.repeat(1001)}`, '/query/q', /1,000/);
	await refused(`q=${'('.repeat(30)}a${')'.repeat(30)}`, '/query/q', /20/);
	await refused(`${'q=a&'.repeat(60)}`, '/query/q', /50/);
});

test('a query that is no UTF-8 or not well encoded is a 400', async () => {
	for (const q of ['%FF', '%', '%zz', '%00'])
		assert.equal((await get(`/api/v1/patents?q=${q}`)).status, 400);
});

test('words, phrases and strings match within one field', async () => {
	assert.deepEqual(await numbers('q=%22mulgrat+snevor%22'), [], 'a phrase does not cross from abstract to claim');
	assert.deepEqual(await numbers('q=mulgrat+snevor'), ['JP1970007A'], 'words may stand in different fields');
	assert.deepEqual(await sorted(`q=${encodeURIComponent('鸿阀')}`), ['CN1970003A', 'EP9700001A1', 'JP1970007A']);
	assert.deepEqual(await sorted(`q=${encodeURIComponent('鸿阀的')}`), ['CN1970003A']);
	assert.deepEqual(await sorted('q=%22flurgwin+of+the+shape%22'), ['EP9700001A1', 'EP9700001B1'], 'no word is too common');
	assert.deepEqual(await numbers('q=%22flurgwin+the+shape%22'), []);
	assert.deepEqual(await sorted('q=FLURGWINS+-quolvex+NOT+revoked'), ['CN1970003A', 'EP9700001B1']);
	assert.deepEqual(await sorted('q=flurgwin+and+the'), [], 'an operator in small letters is a word');
});

test('a number finds its publications first, in every spelling', async () => {
	assert.deepEqual(await numbers('q=EP9700001B1'), ['EP9700001B1', 'EP9700001A1']);
	assert.deepEqual(await numbers('q=ep+9700001+a1'), ['EP9700001A1', 'EP9700001B1']);
	assert.deepEqual(await sorted('q=EP9700001'), ['EP9700001A1', 'EP9700001B1']);
	assert.deepEqual(await sorted('q=%22EP+9700001%22'), ['EP9700001A1', 'EP9700001B1']);
	assert.deepEqual(await numbers('q=CN1970006A'), [], 'not pooled');
	assert.deepEqual(await numbers('q=CN1970006A&pool=any'), ['CN1970006A']);
	assert.deepEqual(await sorted('q=EP9700001&q=US1970002'), ['EP9700001A1', 'EP9700001B1', 'US1970002B2']);
	assert.deepEqual(await sorted('q=EP9700001&status=granted'), ['EP9700001B1']);
});

test('a patent is the very object that an export writes', async () => {
	const exported = exportPatents();
	for (const { number } of records) {
		const res = await get(`/api/v1/patents/${number}`);
		assert.equal(res.status, 200);
		assert.equal(res.headers.get('content-type'), 'application/json');
		assert.deepEqual(res.json(), exported.find((p) => p.number === number));
	}
});

test('numbers are normalised before the look-up; without kind the latest publication', async () => {
	const number = async (typed) => (await get(`/api/v1/patents/${encodeURIComponent(typed)}`)).json().number;
	assert.equal(await number('ep 9700001 a1'), 'EP9700001A1');
	assert.equal(await number('ＥＰ9,700,001Ｂ1'), 'EP9700001B1');
	assert.equal(await number('EP9700001'), 'EP9700001B1');
	assert.equal(await number('cn-1970003-a'), 'CN1970003A');
	assert.equal(await number('WO 1970/123456 A1'), 'WO1970123456A1');
	assert.equal(await number('PCT/CN1970/123456'), 'WO1970123456A1');
	assert.equal((await get('/en/patents/WO1970%2F123456')).to, '/en/patents/WO1970123456A1');
});

test('unknown and malformed numbers are 404', async () => {
	for (const typed of ['EP9799999A1', 'EP9700001C9', 'EP9799999', 'nonsense', '12', 'EP', '%20', 'a'.repeat(500), "'", '%F0%9F%90%BC']) {
		const res = await get(`/api/v1/patents/${typed}`);
		assert.equal(res.status, 404, typed);
		assert.equal(res.headers.get('content-type'), 'application/problem+json');
		assert.equal((await get(`/en/patents/${typed}`)).status, 404, typed);
		assert.equal((await get(`/id/patent/${typed}`)).status, 404, typed);
	}
	assert.equal((await get('/api/v1/patents/EP9700001A1?x=1')).status, 400);
});

test('answers carry a strong ETag and repeat as 304', async () => {
	for (const path of ['/api/v1/patents?q=flurgwin', '/api/v1/patents/EP9700001A1']) {
		const first = await get(path);
		const etag = first.headers.get('etag');
		assert.match(etag, /^"[^"]+"$/);
		const again = await get(path, { 'if-none-match': etag });
		assert.equal(again.status, 304);
		assert.equal(again.text, '');
		assert.equal((await get(path, { 'if-none-match': '"other"' })).status, 200);
		const head = await fetch(base + path, { method: 'HEAD' });
		assert.equal(head.status, 200);
		assert.equal(head.headers.get('etag'), etag);
		assert.equal((await fetch(base + path, { method: 'POST' })).status, 405);
	}
});

test('the page of results works in three languages and keeps the question', async () => {
	for (const lang of ['en', 'zh', 'ja']) {
		const { status, text } = await get(`/${lang}/patents?q=flurgwin&office=EP&sort=filed`);
		assert.equal(status, 200);
		assert.match(text, new RegExp(`href="/${lang}/patents/EP9700001A1"`));
		assert.doesNotMatch(text, /US1970002B2/);
		assert.match(text, /<mark>[Ff]lurgwin<\/mark>/);
		assert.match(text, /name="office" value="EP" checked/);
		assert.match(text, /<option value="filed" selected>/);
		assert.match(text, new RegExp(`class="cp-chip" href="/${lang}/patents\\?q=flurgwin&amp;sort=filed"`));
	}
});

test('a title in another language than the page says so', async () => {
	const { text } = await get(`/en/patents?q=${encodeURIComponent('鸿阀')}`);
	assert.match(text, /lang="zh-Hans">液流<mark>鸿阀<\/mark>装置|lang="zh-Hans">一种<mark>鸿阀<\/mark>的控制方法/);
});

test('a bad query is a page with the place marked and what to do', async () => {
	const { status, text } = await get('/en/patents?q=heat+(%3Cb%3E');
	assert.equal(status, 200);
	assert.match(text, /heat <mark>\(<\/mark>&lt;b&gt;/);
	assert.match(text, /bracket is opened but not closed/);
	assert.doesNotMatch(text, /<b>/);
});

test('no hits: the page offers what would help', async () => {
	const { status, text } = await get('/en/patents?q=flurgwin&office=JP&status=revoked');
	assert.equal(status, 200);
	assert.match(text, /No patent fits all of this/);
	assert.match(text, /href="\/en\/patents\?q=flurgwin&amp;status=revoked">Without the filter Patent office<\/a> \(one family\)/);
	const left = await get('/en/patents?q=flurgwin&status=lapsed');
	assert.match(left.text, /href="\/en\/patents\?q=flurgwin&amp;status=lapsed&amp;pool=any">Also among known patents outside the pool<\/a> \(one family\)/);
});

test('a page reads past what the API refuses', async () => {
	for (const query of ['utm=1', 'limit=0', 'cursor=x', 'sort=title', 'office=XX', 'topic=none', 'pool=all', 'cpc=%25'])
		assert.equal((await get(`/zh/patents?${query}`)).status, 200, query);
});

test('the next page is a link that keeps the question', async () => {
	const { text } = await get('/en/patents?pool=any&q=the');
	const next = /href="(\/en\/patents\?q=the&amp;pool=any&amp;page=2)" rel="next"/.exec(text)?.[1];
	if ((await list('pool=any&q=the')).families <= 20)
		return assert.equal(next, undefined);
	const second = await get(next.replaceAll('&amp;', '&'));
	assert.equal(second.status, 200);
	assert.match(second.text, /href="\/en\/patents\?q=the&amp;pool=any" rel="prev"/);
});

test('the page of a patent has one address', async () => {
	assert.equal((await get('/en/patents/ep9700001a1')).to, '/en/patents/EP9700001A1');
	assert.equal((await get('/zh/patents/EP9700001')).to, '/zh/patents/EP9700001B1');
	assert.equal((await get('/zh/patents/EP9700001')).status, 303);
});

test('the permanent link leads to the page in the language of the visitor', async () => {
	const to = async (headers) => {
		const res = await get('/id/patent/EP9700001A1', headers);
		assert.equal(res.status, 303);
		return res.to;
	};
	assert.equal(await to({ 'accept-language': 'ja,en;q=0.5' }), '/ja/patents/EP9700001A1');
	assert.equal(await to({ 'accept-language': 'ja', cookie: 'canopy_lang=zh' }), '/zh/patents/EP9700001A1');
	assert.equal(await to({ 'accept-language': 'fr' }), '/en/patents/EP9700001A1');
});

test('a pooled patent shows all of its record and the way to a licence', async () => {
	for (const lang of ['en', 'zh', 'ja']) {
		const { status, text } = await get(`/${lang}/patents/EP9700001A1`);
		assert.equal(status, 200);
		for (const part of ['液流鸿阀装置', 'A flurgwin of the shape', 'quolvex', 'H02J 3/38', 'Fictive One', 'Fictive Two', 'F-clause-1',
			'/id/patent/EP9700001A1', '/api/v1/patents/EP9700001A1', `/${lang}/apply?patent=EP9700001A1`, `/${lang}/members/${A}`,
			`/${lang}/patents/EP9700001B1`, `/${lang}/patents/CN1970006A`, `/${lang}/patents?topic=microgrid`])
			assert.ok(text.includes(part), `${lang}: ${part}`);
		assert.ok(text.indexOf('comprising a quolvex') < text.indexOf('wherein it spins'));
	}
	const { text } = await get('/en/patents/EP9700001B1');
	assert.match(text, /as of 5 January 2026/);
	assert.match(text, /Invented register/);
	assert.match(text, /In the pool since 1 February 2020/);
});

test('a patent outside the pool says so and offers no licence', async () => {
	for (const [number, words] of [['CN1970006A', /Known, but not in the pool/], ['CN1970004A', /left it on 1 January 2024/], ['CN1970005A', /Not yet in the pool/]]) {
		const { status, text } = await get(`/en/patents/${number}`);
		assert.equal(status, 200);
		assert.match(text, words);
		assert.doesNotMatch(text, /apply\?patent=/);
	}
});

test('the trail of a patent shows roles and no names', async () => {
	const { text } = await get('/en/patents/EP9700001A1');
	assert.match(text, /cp-audit__who">The registry</);
	assert.match(text, /Patent recorded/);
});

test('the front address leads by cookie, then by the browser', async () => {
	assert.equal((await get('/', { 'accept-language': 'zh-CN,zh;q=0.9' })).to, '/zh');
	assert.equal((await get('/', { 'accept-language': 'zh-CN', cookie: 'canopy_lang=ja' })).to, '/ja');
	assert.equal((await get('/', { 'accept-language': 'de' })).to, '/en');
});

test('a cookie is set only when the language was changed', async () => {
	assert.match((await get('/zh', { 'accept-language': 'ja' })).headers.get('set-cookie') ?? '', /^canopy_lang=zh; Path=\/; HttpOnly; SameSite=Lax; Max-Age=/);
	assert.equal((await get('/ja', { 'accept-language': 'ja' })).headers.get('set-cookie'), null);
	assert.equal((await get('/zh', { 'accept-language': 'ja', cookie: 'canopy_lang=zh' })).headers.get('set-cookie'), null);
});

test('front page, help, privacy and accessibility stand in three languages', async () => {
	for (const lang of ['en', 'zh', 'ja'])
		for (const page of ['', '/help', '/privacy', '/accessibility'])
			assert.equal((await get(`/${lang}${page}`)).status, 200);
});

test('the help names every address for programs, and /api/v1 leads there', async () => {
	const text = (await get('/en/help')).text.replace(/<[^>]*>/g, ' ');
	const patterns = [...readFileSync(new URL('../../app/routes.c', import.meta.url), 'utf8').matchAll(/"(\/api\/v1\/[^"]+)"/g)].map((m) => m[1]);
	assert.ok(patterns.length > 25);
	for (const pattern of patterns)
		assert.match(text, new RegExp(`\\s${pattern.replace(/:[a-z]+/g, '[A-Za-z0-9.-]+')}[?\\s]`), pattern);
	const res = await fetch(`${base}/api/v1`, { redirect: 'manual', headers: { 'accept-language': 'ja' } });
	assert.equal(res.headers.get('location'), '/ja/help#machines');
});

test('every example of the help can be read', async () => {
	const { text } = await get('/en/help');
	const links = [...text.matchAll(/href="(\/en\/patents\?q=[^"]+)"/g)].map((m) => m[1]);
	assert.ok(links.length >= 9);
	for (const link of links) {
		const res = await get(link.replaceAll('&amp;', '&'));
		assert.equal(res.status, 200);
		assert.doesNotMatch(res.text, /cannot be read/, link);
	}
});

test('the front page counts what the search finds', async () => {
	const { total, facets } = await list('limit=1');
	const { text } = await get('/en');
	assert.ok(text.includes(`<dt>Patents in the pool</dt><dd>${total.toLocaleString('en')} `));
	for (const [slug, n] of Object.entries(facets.topic))
		assert.match(text, new RegExp(`topic=${slug}"[^>]*>[^<]*</a><span>${n.toLocaleString('en')}<`));
});
