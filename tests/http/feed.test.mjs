// Feeds of a search, read by parsers that are not ours; the sitemap.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { importRecords, makeMembers } from './corpus.mjs';

const require = createRequire(process.env.CANOPY_TEST_MODULES + 'x.js');
const { parseAtomFeed, parseJsonFeed } = require('feedsmith');
const RssParser = require('rss-parser');
const base = process.env.CANOPY_TEST_URL;
const { origin } = new URL(base);
const get = (path, headers) => fetch(base + path, { headers, redirect: 'manual' });

const COUNT = 63;
const number = (i) => `EP9540${String(i).padStart(3, '0')}A1`;

test('records are there', () => {
	makeMembers(['feed-one']);
	importRecords('patents', Array.from({ length: COUNT }, (_, i) => ({
		number: number(i),
		title: i === 1 ? { ja: 'フィードリング <1> & "他"' } : { en: `Feedling no. ${i} <b>&amp;` },
		abstract: { en: `All of feedling ${i} & more.` },
		applicants: ['Feedling <AG>'], cpc: ['H05K7/20836'], published: '2021-06-07', status: 'granted',
		pool: { member: 'feed-one', since: `2022-01-${String(1 + (i % 28)).padStart(2, '0')}` },
	})));
});

test('Atom is well-formed, has all that RFC 4287 asks for, and pages through every hit', async () => {
	let path = '/en/search.atom?q=feedling';
	const ids = [], days = [];
	while (path) {
		const res = await get(path);
		assert.equal(res.status, 200);
		assert.equal(res.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
		const xml = await res.text();
		const lint = spawnSync('xmllint', ['--noout', '-'], { input: xml, encoding: 'utf8' });
		assert.equal(lint.error ? 0 : lint.status, 0, lint.stderr);
		const feed = parseAtomFeed(xml);
		assert.equal(feed.id, origin + path);
		assert.ok(feed.title && feed.authors.length > 0);
		assert.ok(!Number.isNaN(Date.parse(feed.updated)));
		assert.equal(feed.links.find((l) => l.rel === 'self').href, origin + path);
		assert.equal(feed.links.find((l) => l.rel === 'alternate').href, `${origin}/en/patents?q=feedling`);
		for (const e of feed.entries) {
			assert.ok(e.id.startsWith(`${origin}/id/patent/EP9540`));
			assert.ok(e.title && !Number.isNaN(Date.parse(e.updated)));
			assert.equal(e.links.filter((l) => l.rel === 'alternate').length, 1);
			assert.deepEqual(e.authors.map((a) => a.name), ['Feedling <AG>']);
			ids.push(e.id);
			days.push(e.published);
		}
		const next = feed.links.find((l) => l.rel === 'next')?.href;
		path = next && next.slice(origin.length);
	}
	assert.equal(ids.length, COUNT);
	assert.equal(new Set(ids).size, ids.length);
	assert.deepEqual(days, [...days].sort().reverse(), 'those that came into the pool last come first');
});

test('another parser reads the same entries', async () => {
	const feed = await new RssParser().parseString(await (await get('/en/search.atom?q=feedling')).text());
	assert.equal(feed.items.length, 50);
	assert.match(feed.items[0].title, /^Feedling no\. \d+ <b>&amp;$/);
	assert.ok(feed.items[0].link.startsWith(`${origin}/en/patents/EP9540`));
});

test('the title of an entry stands in its own language', async () => {
	const xml = await (await get(`/en/search.atom?q=${encodeURIComponent('フィードリング')}`)).text();
	assert.match(xml, /<title xml:lang="ja">フィードリング &lt;1&gt; &amp; &quot;他&quot;<\/title>/);
});

test('JSON Feed has its required members and leads on', async () => {
	const res = await get('/zh/search.json?q=feedling');
	assert.equal(res.headers.get('content-type'), 'application/feed+json; charset=utf-8');
	const text = await res.text();
	const raw = JSON.parse(text);
	assert.equal(raw.version, 'https://jsonfeed.org/version/1.1');
	assert.equal(typeof raw.title, 'string');
	assert.equal(raw.feed_url, `${origin}/zh/search.json?q=feedling`);
	assert.equal(raw.language, 'zh-Hans');
	for (const item of raw.items) {
		assert.equal(typeof item.id, 'string');
		assert.equal(typeof item.content_text, 'string');
		assert.ok(!Number.isNaN(Date.parse(item.date_published)) && !Number.isNaN(Date.parse(item.date_modified)));
	}
	assert.equal(new Set(raw.items.map((i) => i.id)).size, 50);
	const rest = await (await fetch(raw.next_url)).json();
	assert.equal(rest.items.length, COUNT - 50);
	assert.equal(rest.next_url, undefined);
	assert.equal(parseJsonFeed(text).items.length, 50);
});

test('a feed that has not changed is not sent again', async () => {
	const first = await get('/en/search.atom?q=feedling');
	const etag = first.headers.get('etag');
	assert.ok(etag);
	assert.equal((await get('/en/search.atom?q=feedling', { 'if-none-match': etag })).status, 304);
});

test('the page of results names its feeds', async () => {
	const page = await (await get('/en/patents?q=feedling&office=EP')).text();
	assert.ok(page.includes(`<link rel="alternate" type="application/atom+xml" href="${origin}/en/search.atom?q=feedling&amp;office=EP"`));
	assert.ok(page.includes(`<link rel="alternate" type="application/feed+json" href="${origin}/en/search.json?q=feedling&amp;office=EP"`));
});

test('a question that cannot be read, or a cursor that is none, is refused', async () => {
	assert.equal((await get('/en/search.atom?q=(')).status, 400);
	const cursor = await get('/en/search.json?cursor=nonsense');
	assert.equal(cursor.status, 400);
	assert.match(await cursor.text(), /<code translate="no">cursor<\/code> is none of this feed\./);
	assert.match(await (await get('/zh/search.atom?q=(')).text(), /<code translate="no">q<\/code> 第 1 个字符处：括号/);
});

test('the sitemap leads to every page of a patent in three languages', async () => {
	const index = await (await get('/sitemap.xml')).text();
	const files = [...index.matchAll(/<loc>([^<]*)<\/loc>/g)].map((m) => m[1]);
	assert.ok(files.includes(`${origin}/sitemaps/pages.xml`));
	const found = new Set();
	for (const file of files) {
		const xml = await (await get(file.slice(origin.length))).text();
		const lint = spawnSync('xmllint', ['--noout', '-'], { input: xml, encoding: 'utf8' });
		assert.equal(lint.error ? 0 : lint.status, 0, lint.stderr);
		const entries = xml.split('<url>').slice(1);
		assert.ok(entries.length > 0 && entries.length <= 50000 && xml.length < 50e6);
		for (const entry of entries) {
			found.add(/<loc>([^<]*)<\/loc>/.exec(entry)[1]);
			assert.deepEqual([...entry.matchAll(/hreflang="([^"]*)"/g)].map((m) => m[1]).sort(), ['en', 'ja', 'zh-Hans']);
		}
	}
	for (const lang of ['en', 'zh', 'ja'])
		for (const i of [0, 1, COUNT - 1])
			assert.ok(found.has(`${origin}/${lang}/patents/${number(i)}`));
	for (const page of [...found].filter((f) => !f.includes('/patents/')))
		assert.equal((await get(page.slice(origin.length))).status, 200, page);
	assert.equal((await get('/sitemaps/patents-999.xml')).status, 404);
	assert.equal((await get('/sitemaps/else.xml')).status, 404);
});

test('robots.txt points at the sitemap', async () => {
	const text = await (await get('/robots.txt')).text();
	assert.ok(text.includes(`Sitemap: ${origin}/sitemap.xml`));
});
