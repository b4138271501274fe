// Widened searches: other written forms, the terms of the glossary; and the
// glossary itself, read by everybody and changed at the desk.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importRecords, makeMembers } from './corpus.mjs';
import { person, problem } from './licence.mjs';
import { Visitor } from './visitor.mjs';

const visitor = new Visitor();
const A = 'widen-one';
const pool = { member: A, since: '2020-01-01' };

// What each record says of the two concepts, in one language alone.
const records = [
	{ number: 'CN197760010A', title: { zh: '一种数据中心的碳汇核算方法' }, abstract: { zh: '对机房的发电量与氢气进行检测。' }, pool },
	{ number: 'TW197760020A', title: { zh: '數據中心之碳匯核算與冷卻裝置' }, abstract: { zh: '對發電量進行檢測。' }, pool },
	{ number: 'JP1977600301A', title: { ja: 'データセンターの炭素吸収源を計上する方法' }, abstract: { ja: '発電量を検出する。' }, pool },
	{ number: 'EP9776004A1', title: { en: 'Crediting a data center to a carbon sink' }, claims: { en: ['1. A brimblewick for cooling towers.'], zh: ['一种嵩榫结构。'] }, pool },
	{ number: 'EP9776005A1', title: { en: 'Data of a shopping center' }, claims: { en: ['1. Waste of carbon in a sink.'] }, pool },
];
const letters = Object.fromEntries(records.map((p, i) => [p.number, 'ztjeo'[i]]));
const FAMILY = 'ztje';

before(() => {
	makeMembers([A]);
	importRecords('patents', records);
});

after(() => {
	importRecords('patents', records.map(({ number }) => ({ number, pool: null })));
});

const url = (q, more = '') => `/api/v1/patents?limit=100&member=${A}${more}&q=${encodeURIComponent(q)}`;

// The letters of the records that a query finds, in the order of the records.
async function found(q, more = '&widen=true') {
	const res = await visitor.get(url(q, more));
	assert.equal(res.status, 200, `${q}: ${res.text}`);
	const numbers = JSON.parse(res.text).items.map((p) => p.number);
	return records.filter((p) => numbers.includes(p.number)).map((p) => letters[p.number]).join('');
}

test('a term in any language finds all of the family', async () => {
	for (const q of ['碳汇', '炭素吸収源', '"carbon sink"', 'carbon sink', 'データセンター', '"data center"', 'data center', '"data centres"', '数据中心', 'ﾃﾞｰﾀｾﾝﾀｰ'])
		assert.equal((await found(q)).replace('o', ''), FAMILY, q);
	// Words side by side still find what holds them apart.
	assert.equal(await found('data center'), `${FAMILY}o`);
	assert.equal(await found('"data center"'), FAMILY);
	assert.equal(await found('炭素'), 'ztjeo');
});

test('the API means letters unless it is asked to widen', async () => {
	assert.equal(await found('碳汇', ''), 'z');
	assert.equal(await found('碳匯', ''), 't');
	assert.equal(await found('データセンター', '&widen=false'), 'j');
	assert.equal(await found('"data center"', ''), 'e');
	assert.equal(await found('発電', ''), 'j');
});

test('simplified, traditional and Japanese forms find each other', async () => {
	for (const q of ['发电', '發電', '発電', '髮電'])
		assert.equal(await found(q), 'ztj', q);
	assert.equal(await found('检测', '&widen=true&without=detection'), 'zt');
	assert.equal(await found('检出', '&widen=true&without=detection'), 'j');
	assert.equal(await found('检测'), 'ztj');
	assert.equal(await found('冷却装置'), 't');
	assert.equal(await found('发电量'), 'ztj');
});

test('one character, two characters and longer strings are exact', async () => {
	assert.equal(await found('電'), 'ztj');
	assert.equal(await found('榫'), 'e');
	assert.equal(await found('嵩榫'), 'e');
	assert.equal(await found('嵩榫结构'), 'e');
	assert.equal(await found('嵩榫結構'), 'e');
	assert.equal(await found('榫嵩'), '');
	assert.equal(await found('电发'), '');
	assert.equal(await found('發電量進行'), 't');
});

test('a word that only a claim holds is found, and told apart by its field', async () => {
	assert.equal(await found('brimblewick', ''), 'e');
	assert.equal(await found('brimblewick'), 'e');
	assert.equal(await found('cl=brimblewick'), 'e');
	assert.equal(await found('ti=brimblewick'), '');
	assert.equal(await found('cl=嵩榫結構'), 'e');
	assert.equal(await found('ti=碳汇'), FAMILY);
	assert.equal(await found('ab=碳汇'), '');
});

test('terms inside longer questions widen, too', async () => {
	assert.equal(await found('数据中心 碳汇'), FAMILY);
	assert.equal(await found('data center carbon sink'), `${FAMILY}o`);
	assert.equal(await found('数据中心碳汇'), FAMILY);
	assert.equal(await found('数据中心碳汇', ''), '');
	assert.equal(await found('データセンター NOT 发电'), 'e');
	assert.equal(await found('碳汇 AND brimblewick'), 'e');
	assert.equal(await found('数据中心 NEAR/3 碳汇'), 'ztj' + (await found('"data center" NEAR/3 "carbon sink"', '')));
});

test('a concept can be left out', async () => {
	assert.equal(await found('碳汇', '&widen=true&without=carbon-sink'), 'zt');
	assert.equal(await found('碳汇', '&widen=true&without=nothing-known'), FAMILY);
	assert.equal(await found('数据中心 碳汇', '&widen=true&without=carbon-sink'), 'zt');
});

test('a page widens and shows by which terms, each with a way to leave it out', async () => {
	const { text } = await visitor.get(`/en/patents?member=${A}&q=${encodeURIComponent('碳汇')}`);
	for (const number of records.slice(0, 4).map((p) => p.number))
		assert.ok(text.includes(number), number);
	assert.match(text, /碳汇 = <span lang="en">carbon sink<\/span>, <span lang="ja">炭素吸収源<\/span>/);
	assert.match(text, /without=carbon-sink/);
	for (const mark of ['碳汇', '碳匯', '炭素吸収源', 'carbon sink'])
		assert.ok(text.includes(`<mark>${mark}</mark>`), mark);
	const less = await visitor.get(`/en/patents?member=${A}&q=${encodeURIComponent('碳汇')}&without=carbon-sink`);
	assert.ok(!less.text.includes('EP9776004A1'));
	assert.ok(less.text.includes('TW197760020A'));
	assert.match(less.text, /Search other scripts and languages, too/);
	const literal = await visitor.get(`/en/patents?member=${A}&q=${encodeURIComponent('碳汇')}&widen=false`);
	assert.ok(literal.text.includes('CN197760010A'));
	assert.ok(!literal.text.includes('TW197760020A'));
	const none = await visitor.get(`/en/patents?member=${A}&q=brimblewick`);
	assert.ok(!none.text.includes('Also searched:'));
});

test('the demonstration family answers in every language', { skip: process.env.CANOPY_TEST_ACCOUNTS === undefined }, async () => {
	for (const q of ['碳汇', '炭素', 'データセンター', '"data center"', '数据中心', '數據中心', 'carbon sink']) {
		const res = await visitor.get(`/api/v1/patents?widen=true&limit=100&q=${encodeURIComponent(q)}`);
		assert.ok(JSON.parse(res.text).items.some((p) => p.number === 'CN199001001A'), q);
	}
});

test('the glossary is read in three languages and as JSON', async () => {
	for (const lang of ['en', 'zh', 'ja']) {
		const { status, text } = await visitor.get(`/${lang}/glossary`);
		assert.equal(status, 200);
		for (const term of ['carbon sink', '碳汇', '炭素吸収源', 'data centre'])
			assert.ok(text.includes(term), `${lang} ${term}`);
	}
	const all = await visitor.json('/api/v1/glossary');
	assert.ok(all.total >= 300 && all.items.length === all.total);
	const sink = all.items.find((c) => c.slug === 'carbon-sink');
	assert.equal(sink.area, 'carbon-capture');
	assert.deepEqual(Object.keys(sink.terms), ['en', 'zh', 'ja']);
	assert.ok(sink.terms.zh.includes('碳汇') && sink.terms.ja.includes('炭素吸収源'));
	for (const c of all.items)
		assert.ok(c.terms.en.length > 0 && c.terms.zh.length > 0 && c.terms.ja.length > 0, c.slug);
	const some = await visitor.json(`/api/v1/glossary?q=${encodeURIComponent('燃料電池')}`);
	assert.ok(some.total > 0 && some.total < 20 && some.items.some((c) => c.slug === 'fuel-cell'));
	assert.equal((await visitor.get('/api/v1/glossary?page=2')).status, 400);
	assert.match((await visitor.get('/en/glossary?q=zzzzz')).text, /No concept has such a term/);
});

test('the desk adds, changes, withdraws and restores a concept; searches follow', async () => {
	const desk = await person('secretariat');
	const form = { en: 'brimblewick', zh: '嵩榫', ja: 'ブリンブル機構', area: 'industry', version: '' };
	let res = await desk.post('/en/desk/glossary/new', { ...form, zh: '--', ja: '' });
	assert.equal(res.status, 422);
	assert.match(res.text, /neither letter nor digit/);
	assert.match(res.text, /Enter at least one Japanese term/);
	res = await desk.post('/en/desk/glossary/new', form);
	assert.equal(res.status, 303, problem(res.text ?? ''));
	assert.equal(res.to, '/en/desk/glossary?q=brimblewick');
	assert.equal((await desk.post('/en/desk/glossary/new', form)).status, 422);
	assert.equal(await found('ブリンブル機構'), 'e');
	assert.equal(await found('ブリンブル機構', ''), '');

	const path = '/en/desk/glossary/concepts/brimblewick';
	const version = () => desk.get(path).then((r) => /name="version" value="(\d+)"/.exec(r.text)[1]);
	const first = await version();
	const changed = { ...form, ja: 'ブリンブル機構\r\nブリンブル装置', version: first };
	assert.equal((await desk.post(path, changed)).status, 303);
	assert.equal(await found('ブリンブル装置'), 'e');
	res = await desk.post(path, { ...changed, ja: 'ほか' });
	assert.equal(res.status, 422);
	assert.match(res.text, /Somebody else has changed this concept/);

	const late = await desk.token(path, `${path}/withdraw`);
	assert.equal((await desk.post(`${path}/withdraw`, {}, { from: path })).status, 303);
	assert.equal(await found('ブリンブル装置'), '');
	assert.ok(!(await visitor.get('/en/glossary')).text.includes('ブリンブル'));
	assert.match((await desk.get('/en/desk/glossary?q=brimblewick')).text, /Withdrawn/);
	const shown = (await desk.get('/en/desk/glossary?area=industry')).text;
	assert.ok(shown.includes('brimblewick') && !shown.includes('carbon footprint'));
	assert.equal((await desk.post(`${path}/withdraw`, {}, { csrf: late })).status, 409);
	assert.equal((await desk.post(`${path}/restore`, {}, { from: path })).status, 303);
	assert.equal(await found('ブリンブル装置'), 'e');
	assert.equal((await desk.post(`${path}/withdraw`, {}, { from: path })).status, 303);
	const trail = (await desk.get('/en/desk/audit?kind=concept&object=brimblewick')).text;
	for (const label of ['Concept added to the glossary', 'Concept of the glossary changed', 'Concept of the glossary withdrawn', 'Concept of the glossary restored'])
		assert.ok(trail.includes(label), label);
	assert.equal((await desk.get('/en/desk/glossary/concepts/no-such')).status, 404);
	assert.notEqual((await visitor.get('/en/desk/glossary')).status, 200);
});
