// What a list of hits shows: every facet, families, the pool of another day,
// pages by number, ways out of an empty page, needs. Counts are compared with
// a naive scan of what the API says of each patent.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importRecords, makeMembers } from './corpus.mjs';
import { person } from './licence.mjs';
import { Visitor, base } from './visitor.mjs';

const ME = 'results-one';
const OTHER = 'results-two';
const today = new Date().toISOString().slice(0, 10);
const ago = (days) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
const AGES = [5, 45, 200, 900, null];

// 90 publications: 30 families of three offices; the word is in all of them.
const records = Array.from({ length: 30 }, (_, f) => ['EP', 'US', 'CN'].map((office, k) => {
	const n = 3 * f + k;
	const number = { EP: `EP9520${100 + f}A1`, US: `US1952${100 + f}B2`, CN: `CN1952${100 + f}A` }[office];
	const langs = [['en'], ['en', 'zh'], ['ja']][n % 3];
	return {
		number, family: f % 5 === 0 ? null : `F-results-${f}`,
		application_number: f % 5 === 0 ? `results-${n}` : null,
		title: Object.fromEntries(langs.map((l) => [l, `Grizmotron ${n}`])),
		cpc: [['H05K7/20', 'H05K7/14'], ['H05K10/00', 'Y02D10/00'], ['F25B1/00'], []][n % 4],
		topics: [['buildings'], ['transport', 'buildings'], []][n % 3],
		status: ['granted', 'pending', 'lapsed', null][n % 4],
		status_as_of: AGES[n % 5] === null ? null : ago(AGES[n % 5]),
		published: n % 10 === 9 ? null : `${2015 + (n % 6)}-03-${String(10 + (n % 15))}`,
		filed: `${2010 + (n % 4)}-01-15`,
		pool: k === 2 && f % 3 === 0 ? null
			: { member: n % 4 === 0 ? OTHER : ME, since: f % 2 === 0 ? '2021-01-01' : '2023-01-01', ...(f % 6 === 1 ? { until: '2024-01-01' } : {}) },
	};
})).flat();

before(() => {
	makeMembers([ME, OTHER]);
	importRecords('patents', records);
});
after(() => importRecords('patents', records.map(({ number }) => ({ number, pool: null }))));

const api = async (query) => {
	const res = await fetch(`${base}/api/v1/patents?${query}`);
	return { status: res.status, ...(await res.json()) };
};
const page = async (query, lang = 'en') => (await fetch(`${base}/${lang}/patents?${query}`)).text();
const plain = (html) => html.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
const pooled = (p, day = today) => p.pool !== null && p.pool.since <= day && (p.pool.until === undefined || day < p.pool.until);
const family = (p) => p.family ?? p.application_number;
const families = (list) => new Set(list.map(family)).size;

// All that the API gives out for a question, page by page.
async function all(query, limit = 7) {
	const out = [];
	for (let cursor = ''; cursor !== null;) {
		const body = await api(`${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`);
		assert.equal(body.status, 200, `${query}: ${JSON.stringify(body.errors)}`);
		out.push(...body.items.map((p) => p.number));
		cursor = body.next;
	}
	return out;
}

const values = {
	office: (p) => [p.number.slice(0, 2)],
	status: (p) => (p.status === null ? [] : [p.status]),
	topic: (p) => p.topics,
	member: (p) => [p.pool?.member].filter(Boolean),
	cpc: (p) => [...new Set(p.cpc.map((c) => c[0]))],
	year: (p) => (p.published === null ? [] : [p.published.slice(0, 4)]),
	language: (p) => Object.keys(p.title),
	checked: (p) => {
		if (p.status_as_of === null)
			return ['never'];
		const age = (Date.parse(today) - Date.parse(p.status_as_of)) / 86_400_000;
		return age > 365 ? ['older'] : ['30', '90', '365'].filter((d) => age <= Number(d));
	},
};
const count = (list, f, unit) => {
	const groups = {};
	for (const p of list)
		for (const v of values[f](p))
			(groups[v] ??= []).push(p);
	return Object.fromEntries(Object.entries(groups).map(([v, l]) => [v, unit(l)]));
};

test('every facet counts what a naive scan counts, of publications and of families', async () => {
	const list = records.filter((p) => pooled(p));
	for (const [group, unit] of [['publication', (l) => l.length], ['family', families]]) {
		const got = await api(`q=grizmotron&group=${group}`);
		assert.equal(got.total, list.length);
		assert.equal(got.families, families(list));
		for (const f of Object.keys(values))
			assert.deepEqual(got.facets[f], count(list, f, unit), `${group}: ${f}`);
	}
});

test('within a facet any value fits, across facets all, and a facet ignores itself', async () => {
	const chosen = { office: ['EP', 'US'], year: ['2016', '2018', '2019'], checked: ['90', 'never'] };
	const query = `q=grizmotron&${Object.entries(chosen).flatMap(([f, vs]) => vs.map((v) => `${f}=${v}`)).join('&')}`;
	const fits = (p, but) => pooled(p) && Object.entries(chosen).every(([f, vs]) => f === but || values[f](p).some((v) => vs.includes(v)));
	const got = await api(query);
	assert.equal(got.total, records.filter((p) => fits(p)).length);
	for (const f of Object.keys(values))
		assert.deepEqual(got.facets[f], count(records.filter((p) => fits(p, f)), f, (l) => l.length), f);
});

test('the tree of the classification opens branch by branch', async () => {
	const { facets } = await api('q=grizmotron&open=H05K7/');
	const n = (begin) => records.filter((p) => pooled(p) && p.cpc.some((c) => c.startsWith(begin))).length;
	for (const node of ['F', 'H', 'Y', 'H05', 'H05K', 'H05K7/', 'H05K10/', 'H05K7/14', 'H05K7/20'])
		assert.equal(facets.cpc[node], n(node), node);
	assert.equal(Object.keys(facets.cpc).length, 9);
	assert.equal((await api('q=grizmotron&cpc=H05K7/')).total, n('H05K7/'));
	assert.equal((await api('open=H0')).errors[0].pointer, '/query/open');
	const html = plain(await page('q=grizmotron&open=H05'));
	assert.match(html, /data-depth="2"><label[^>]*><input type="checkbox" name="cpc" value="H05K">/);
	assert.match(html, /href="\/en\/patents\?q=grizmotron&open=H05K#facet-cpc" rel="nofollow"><span class="govuk-visually-hidden">Open H05K</);
	assert.match(html, /href="\/en\/patents\?q=grizmotron&open=H#facet-cpc" rel="nofollow"><span class="govuk-visually-hidden">Close H05</);
});

test('on= lists and counts what was in the pool on that day', async () => {
	for (const day of ['2020-12-31', '2021-01-01', '2022-06-30', '2023-12-31', '2024-01-01']) {
		const list = records.filter((p) => pooled(p, day));
		const got = await api(`q=grizmotron&on=${day}`);
		assert.equal(got.total, list.length, day);
		assert.equal(got.families, families(list), day);
		for (const f of Object.keys(values))
			assert.deepEqual(got.facets[f], count(list, f, (l) => l.length), `${day}: ${f}`);
		assert.deepEqual((await all(`q=grizmotron&on=${day}`)).sort(), list.map((p) => p.number).sort());
		assert.equal((await api(`member=${ME}&on=${day}`)).total, list.filter((p) => p.pool.member === ME).length);
	}
	assert.equal((await api('q=grizmotron&on=2023-02-29')).errors[0].pointer, '/query/on');
	assert.match(await page('q=grizmotron&on=2022-06-30'), /In the pool on 30 June 2022/);
	assert.match(await page('on=2022-06-30'), /Patents in the pool on 30 June 2022/);
});

test('a family is shown once, by its best publication, and pages hold each once', async () => {
	const list = records.filter((p) => pooled(p));
	for (const sort of ['published', 'filed', 'pooled', 'relevance']) {
		const shown = await all(`q=grizmotron&group=family&sort=${sort}`);
		const of = new Map(records.map((p) => [p.number, p]));
		assert.equal(new Set(shown.map((n) => family(of.get(n)))).size, shown.length, sort);
		assert.equal(shown.length, families(list), sort);
		const key = { published: (p) => p.published, filed: (p) => p.filed, pooled: (p) => p.pool.since }[sort];
		if (key === undefined)
			continue;
		const order = [...list].sort((a, b) => (key(a) ?? '') === (key(b) ?? '') ? (a.number < b.number ? -1 : 1) : (key(a) ?? '') > (key(b) ?? '') ? -1 : 1);
		assert.deepEqual(shown, order.filter((p, i) => order.findIndex((q) => family(q) === family(p)) === i).map((p) => p.number), sort);
	}
	for (const [q, pointer] of [['group=none', '/query/group'], ['year=20', '/query/year'], ['language=english', '/query/language'], ['checked=7', '/query/checked']])
		assert.equal((await api(q)).errors[0].pointer, pointer);
});

test('pages by number cover everything exactly once, up to the last one', async () => {
	const count = (await api('q=grizmotron')).families;
	const last = Math.ceil(count / 20);
	assert.ok(last > 1);
	const of = new Map(records.map((p) => [p.number, p]));
	const seen = [];
	for (let n = 1; n <= last; n++) {
		const html = plain(await page(`q=grizmotron&page=${n}`));
		seen.push(...[...html.matchAll(/<h2 class="cp-hit__title"><a class="govuk-link" href="\/en\/patents\/([A-Z0-9]+)"/g)].map((m) => m[1]));
		assert.match(html, new RegExp(`aria-label="Page ${n}" aria-current="page"`));
		assert.equal(/rel="next"/.test(html), n < last);
		assert.equal(/rel="prev"/.test(html), n > 1);
	}
	assert.equal(seen.length, count);
	assert.equal(new Set(seen.map((n) => family(of.get(n)))).size, count);
	const beyond = plain(await page('q=grizmotron&page=4000'));
	assert.match(beyond, new RegExp(`aria-label="Page ${last}" aria-current="page"`));
	assert.match(beyond, /There is no page 4,000\. This is the last one\./);
	assert.doesNotMatch(plain(await page(`q=grizmotron&page=${last}`)), /There is no page/);
	const each = plain(await page('q=grizmotron&group=publication'));
	assert.match(each, /One entry for each family/);
	assert.match(each, /href="\/en\/patents\?q=grizmotron&group=publication&page=2" rel="next"/);
});

test('a page tells which filters it read past', async () => {
	const told = async (question) => [...(await page(question)).matchAll(/<code translate="no">(\w+)<\/code> ([^<]*)<\/li>/g)].map((m) => `${m[1]} ${m[2].replaceAll('&quot;', '"')}`);
	assert.deepEqual(await told('q=grizmotron&office=EP&year=2016&cpc=H05K7&on=2024-01-01'), []);
	assert.deepEqual(await told('q=grizmotron&on=2024-13-45'), ['on must be an existing day as YYYY-MM-DD']);
	assert.deepEqual(await told('symbol=hello+there'), ['cpc "hello there": is not the beginning of a CPC symbol such as H05K7/20']);
	assert.deepEqual(await told('year=20x4&office=QQ'), ['office "QQ": is not an office code of WIPO ST.3', 'year "20x4": is no year such as 2024']);
});

test('the hit of a family shows its other publications in the pool, with rights by territory and their day', async () => {
	const p = records.find((r) => r.family !== null && pooled(r) && records.filter((o) => o.family === r.family && pooled(o)).length === 3);
	const html = plain(await page(`q=${p.number}`));
	const hit = html.slice(html.indexOf('<li class="cp-hit">'), html.indexOf('</ol>'));
	for (const o of records.filter((r) => r.family === p.family))
		assert.match(hit, new RegExp(`href="/en/patents/${o.number}"`));
	assert.match(hit, /<td>\s*US United States/);
	assert.match(hit, /<time class="cp-nb" datetime="\d{4}-\d\d-\d\d">/);
	assert.match(html, /One patent in one family/);
});

test('a walk through all hits, as downloads make it, goes on behind a thousand and misses none', async () => {
	const many = Array.from({ length: 1105 }, (_, n) => ({
		number: `EP9530${1000 + n}A1`, title: { en: 'Walkmotron' }, family: n % 2 === 0 ? `F-walk-${n >> 2}` : null,
		published: n % 50 === 0 ? null : `20${10 + (n % 7)}-01-${10 + (n % 13)}`, pool: { member: ME, since: n % 3 === 0 ? '2021-01-01' : '2023-01-01' },
	}));
	importRecords('patents', many);
	try {
		for (const query of ['q=walkmotron', 'q=walkmotron&sort=filed', 'q=walkmotron&sort=pooled', `member=${ME}&sort=published`, 'q=walkmotron&on=2022-01-01', '']) {
			const file = await (await fetch(`${base}/en/search/export/patents.jsonl?${query}`)).text();
			assert.deepEqual(file.trimEnd().split('\n').map((line) => JSON.parse(line).number), await all(query, 100), query);
		}
		const got = await api('q=walkmotron&limit=1');
		assert.equal(got.total, 1105);
		assert.equal(got.families, new Set(many.map((p) => p.family ?? p.number)).size);
	} finally {
		importRecords('patents', many.map(({ number }) => ({ number, pool: null })));
	}
});

test('no hits: each way out says how many there would be', async () => {
	const html = plain(await page('q=grizmotron&office=JP&year=2016'));
	const list = records.filter((p) => pooled(p) && p.published?.startsWith('2016'));
	assert.match(html, new RegExp(`href="/en/patents\\?q=grizmotron&year=2016">Without the filter Patent office</a> \\(${families(list)} families\\)`));
	assert.match(html, new RegExp(`href="/en/patents\\?q=grizmotron">Without all filters</a> \\(${families(records.filter((p) => pooled(p)))} families\\)`));
	assert.match(html, /href="\/en\/needs\?text=grizmotron"/);
});

test('all of the question stands in the address: chips drop one choice each', async () => {
	const html = plain(await page('q=grizmotron&office=EP&office=US&checked=90&language=en&on=2023-06-01&group=publication&sort=pooled'));
	const rest = (but) => ['q=grizmotron', 'office=EP', 'office=US', 'language=en', 'checked=90', 'on=2023-06-01', 'group=publication', 'sort=pooled'].filter((x) => x !== but).join('&');
	for (const but of ['office=EP', 'office=US', 'language=en', 'checked=90', 'on=2023-06-01'])
		assert.ok(html.includes(`class="cp-chip" href="/en/patents?${rest(but)}"`), but);
	assert.match(html, /<option value="pooled" selected>/);
});

test('a need is told by anybody, listed for the secretariat, closed and audited', async () => {
	const visitor = new Visitor();
	const { text: form } = await visitor.get('/en/needs?text=grizmotron%20for%20kilns');
	assert.match(form, /<textarea[^>]*>grizmotron for kilns<\/textarea>/);
	assert.equal((await visitor.post('/en/needs', { text: ' ' })).status, 422);
	assert.equal((await visitor.post('/en/needs', { text: 'x', topic: 'none' })).status, 422);
	const body = `A grizmotron for kilns <${process.pid}>`;
	const told = await visitor.post('/ja/needs', { text: body, topic: 'buildings', contact: 'kiln@example.org' });
	assert.equal(told.to, '/ja/needs?told=yes');
	assert.equal((await visitor.get('/en/desk/needs')).status, 303);

	const desk = await person('secretariat');
	const { text: listed } = await desk.get('/en/desk/needs');
	const card = listed.split('<section').find((s) => s.includes(`A grizmotron for kilns &lt;${process.pid}&gt;`));
	assert.match(card, /kiln@example.org/);
	assert.match(card, /lang="ja"/);
	const id = /id="need-(\d+)"/.exec(card)[1];
	const closed = await desk.post(`/en/desk/needs/${id}/close`, {}, { from: '/en/desk/needs' });
	assert.equal(closed.to, '/en/desk/needs');
	assert.doesNotMatch((await desk.get('/en/desk/needs')).text, new RegExp(`id="need-${id}"`));
	const { text: trail } = await desk.get(`/en/desk/audit?kind=need&object=${id}`);
	assert.match(trail, /Need told/);
	assert.match(trail, /Need closed/);
});
