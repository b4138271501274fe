// The query language: what each field and operator finds, on invented records.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importRecords, makeMembers } from './corpus.mjs';
import { setCookies } from './visitor.mjs';

const base = process.env.CANOPY_TEST_URL;
const LANGS = ['en', 'zh', 'ja'];
const A = 'tongue-alpha';
const B = 'tongue-beta';
const since = '2020-02-01';

// Letters name the records in the tests.
const records = {
	a: { number: 'EP9750001A1', title: { en: 'Snarvel prumping of plorks' }, abstract: { en: 'The drelk beside a quonk snarvels the plork.' },
		claims: { en: ['1. A snarvel, a drelk and one more quonk.'] },
		applicants: ['Grovelund Machines Ltd'], owners: ['Tessavik Holding'], inventors: ['Ottla Brandvik', 'Ruo Mingzhi'],
		cpc: ['H05K7/20836', 'Y02E10/56'], ipc: ['H05K7/20'], topics: ['data-centre'], application_number: 'EP97500011',
		priority: [{ number: 'CN201897500012', date: '2018-05-17' }],
		filed: '2019-01-02', published: '2022-03-04', status: 'pending', pool: { member: A, since } },
	b: { number: 'EP9750001B1', title: { en: 'Snarvels' }, applicants: ['Grovelund Machines Ltd'], cpc: ['H05K71/02', 'Y02E10/10'], topics: ['data-centre', 'buildings'],
		application_number: 'EP97500011', filed: '2019-01-02', published: '2024-05-17', granted: '2024-05-17', status: 'granted', pool: { member: A, since } },
	c: { number: 'CN1975002A', title: { zh: '一种鸿阀液冷控制方法' }, abstract: { zh: '鸿阀与冷媒回路相连，涡旋在后。' }, applicants: ['華鸿机电有限公司'], inventors: ['欧阳测之'],
		cpc: ['F25B1/00', 'Y02B30/70'], ipc: ['F25B1/00'], topics: ['refrigeration'], application_number: 'CN201919750028',
		filed: '2019-06-30', published: '2020-12-31', status: 'granted', pool: { member: B, since } },
	d: { number: 'US1975003B2', title: { en: 'Drelk generation', ja: '鸿阀' }, abstract: { en: 'Drelks generate a long and winding path of snarvel and then the quonk.' },
		applicants: ['Other Plork Inc'], cpc: ['Y02E10/50'], filed: '2021-01-01', published: '2023-07-01', status: 'revoked', pool: { member: B, since } },
	e: { number: 'CN1975004A', title: { en: 'Snarvel that left' }, published: '2017-01-01', status: 'lapsed', pool: { member: B, since, until: '2024-01-01' } },
	f: { number: 'CN1975005A', title: { en: 'Snarvel known' }, published: '2017-01-02', status: 'expired' },
};

before(() => {
	makeMembers([A, B]);
	importRecords('patents', Object.values(records));
});

// Other tests count the pool: what was put in is taken out again.
after(() => {
	importRecords('patents', Object.values(records).map(({ number }) => ({ number, pool: null })));
});

async function get(path, headers = {}) {
	const res = await fetch(base + path, { headers, redirect: 'manual' });
	return { status: res.status, headers: res.headers, text: await res.text(), to: res.headers.get('location')?.replace(base, '') };
}
const url = (q, more = '') => `/api/v1/patents?limit=100${more}&q=${encodeURIComponent(q)}`;

// The letters of the records that a query finds among ours.
async function found(q, more = '') {
	const res = await get(url(q, more));
	assert.equal(res.status, 200, `${q}: ${res.text}`);
	const numbers = JSON.parse(res.text).items.map((i) => i.number);
	return Object.keys(records).filter((k) => numbers.includes(records[k].number)).join('');
}

// One line a question: what it finds in the pool.
const table = {
	'fields of text': [
		['snarvel', 'abd'], ['ti=snarvel', 'ab'], ['ab=snarvel', 'ad'], ['cl=snarvel', 'a'], ['ta=snarvel', 'abd'], ['txt=snarvel', 'abd'],
		['ti:drelk', 'd'], ['TI=drelk', 'd'], ['ti = drelk', 'd'], ['cl=plork', ''], ['ti=鸿阀', 'cd'], ['ab=鸿阀', 'c'], ['ab=鸿', 'c'], ['cl=鸿', ''],
	],
	'phrases and brackets in a field': [
		['ti="prumping of plorks"', 'a'], ['ab="prumping of plorks"', ''], ['ti=(snarvel NOT plork)', 'b'], ['ti=(drelk OR plork)', 'ad'],
		['ab=(drelk plork)', 'a'], ['ti=snarvel ab=drelk', 'a'], ['ti=snarvel OR ab=冷媒', 'abc'], ['snarvel NOT cl=quonk', 'bd'], ['ab=冷媒回路', 'c'],
	],
	'words that are cut off': [
		['snarv*', 'abd'], ['ti=snarv*', 'ab'], ['prumpin*', 'a'], ['generat*', 'd'], ['generati*', 'd'], ['plor?', 'a'], ['plork?', 'a'], ['plor*', 'a'], ['plo??', 'a'], ['plo?', ''],
		['cl=drel*', 'a'], ['cl=plor*', ''], ['"of plorks" drel*', 'a'], ['ab=(winding-pat*)', 'd'], ['鸿*', 'cd'],
	],
	'words near each other': [
		['drelk NEAR/1 beside', 'a'], ['beside NEAR/1 drelk', 'a'], ['drelk NEAR/2 quonk', ''], ['drelk NEAR/3 quonk', 'a'], ['ti=(drelk NEAR/3 quonk)', ''], ['ab=(drelk NEAR/3 quonk)', 'a'],
		['cl=(drelk NEAR/4 quonk)', 'a'], ['snarvel NEAR/3 quonk', 'a'], ['snarvel NEAR/4 quonk', 'ad'], ['(drelk OR then) NEAR/3 quonk', 'ad'], ['"winding path" NEAR/2 snarvel', 'd'],
		['drel* NEAR/3 quonk', 'a'], ['鸿阀 NEAR/2 冷媒', 'c'], ['鸿阀 NEAR/1 冷媒', ''], ['冷媒 NEAR/2 鸿阀', 'c'], ['回路 NEAR/3 涡旋', 'c'], ['回路 NEAR/2 涡旋', ''], ['plork NEAR/9 plork', ''],
		['drelk NEAR/3 quonk OR ti=鸿阀', 'acd'],
	],
	names: [
		['pa=grovelund', 'ab'], ['pa="Grovelund Machines"', 'ab'], ['pa=machine', 'ab'], ['pa="Machines Grovelund"', ''], ['pa=grov*', 'ab'], ['pa=(grovelund-mach*)', 'ab'], ['in=(grovelund-mach*)', ''], ['in=grov*', ''], ['pa="Grovelund Ltd"', ''],
		['pa=tessavik', 'a'], ['in=brandvik', 'a'], ['pa=brandvik', ''], ['in=grovelund', ''], ['in=brandv*', 'a'], ['pa=华鸿', 'c'], ['pa=華鴻', 'c'], ['in=测之', 'c'], ['in="Ruo Mingzhi"', 'a'], ['in="Brandvik Ruo"', ''],
	],
	numbers: [
		['pn=EP9750001', 'ab'], ['pn=EP9750001B1', 'b'], ['pn=EP9750001B', 'b'], ['pn="EP 9 750 001 A1"', 'a'], ['pn=EP97500*', 'ab'], ['ap=EP97500011', 'ab'], ['ap=CN2019197*', 'c'],
		['pr=CN201897500012', 'a'], ['pr=CN2018975*', 'a'], ['pn=EP97500011', ''],
	],
	days: [
		['pd=2022 snarvel', 'a'], ['pd=2022-03 snarvel', 'a'], ['pd=2022-03-04 snarvel', 'a'], ['pd=20220304 snarvel', 'a'], ['pd>=2022-03-04 snarvel', 'abd'], ['pd>2022-03-04 snarvel', 'bd'],
		['pd<2024-05-17 snarvel', 'ad'], ['pd<=2024-05-17 snarvel', 'abd'], ['pd=2022..2023 snarvel', 'ad'], ['pd=2023.. snarvel', 'bd'], ['ad=..2019 snarvel', 'ab'], ['ad=2021 snarvel', 'd'],
		['pr=2018-05 snarvel', 'a'], ['pr<2018-05-17 snarvel', ''],
	],
	symbols: [
		['cpc=H05K7 snarvel', 'a'], ['cpc=H05K7* snarvel', 'ab'], ['cpc=H05K snarvel', 'ab'], ['cpc=H05K7/20 snarvel', 'a'], ['cpc="H05K 7/20" snarvel', 'a'], ['cpc=H05K 7/20 snarvel', 'a'],
		['ipc=H05K7/20 snarvel', 'a'], ['ipc=H05K7/20836 snarvel', ''], ['cpc=Y02 snarvel', 'abd'], ['cpc=Y02E10/10..Y02E10/50 snarvel', 'bd'], ['cpc=Y02E10/11..Y02E10/56 snarvel', 'ad'],
		['cpc=(Y02E10/10 OR Y02E10/50) snarvel', 'bd'], ['cpc=F..G 鸿阀', 'c'], ['cpc=Y02E10/5* snarvel', 'ad'],
	],
	'words of lists': [
		['topic=data-centre snarvel', 'ab'], ['topic="Data centres" snarvel', 'ab'], ['topic=建築物の省エネ snarvel', 'b'], ['member=tongue-alpha snarvel', 'ab'], ['member="TONGUE-BETA (inv" snarvel', 'd'],
		['status=granted snarvel', 'b'], ['status=revoked snarvel', 'd'], ['office=ep snarvel', 'ab'], ['office=(US OR CN) (snarvel OR 鸿阀)', 'cd'], ['lang=ja 鸿阀', 'd'], ['lang=zh 鸿阀', 'c'],
		['pool=yes snarvel', 'abd'], ['pool=no snarvel', 'ef'], ['pool=earlier snarvel', 'e'], ['snarvel NOT pool=yes', 'ef'],
	],
};
for (const [name, lines] of Object.entries(table))
	test(`${name} find exactly what they say`, async () => {
		for (const [q, letters] of lines)
			assert.equal(await found(q), letters, q);
	});

test('fields look among all known patents when the address says so', async () => {
	assert.equal(await found('ti=snarvel', '&pool=any'), 'abef');
	assert.equal(await found('pd=2017 ti=snarvel', '&pool=any'), 'ef');
	assert.equal(await found('NOT ab=snarvel ti=snarvel', '&pool=any'), 'bef');
});

test('without text the newest come first', async () => {
	const { items } = JSON.parse((await get(url('pa=grovelund'))).text);
	assert.deepEqual(items.map((i) => i.number), ['EP9750001B1', 'EP9750001A1']);
});

const unescape = (s) => s.replace(/&(lt|gt|quot|amp|#39);/g, (_, n) => ({ lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" })[n]);
const page = (q, lang = 'en') => get(`/${lang}/patents?q=${encodeURIComponent(q)}`);
// What stands behind "Read as", and where its link leads.
function reading(text) {
	const [, line] = /<p class="cp-parse">(.*?)<\/p>/s.exec(text) ?? [];
	assert.ok(line, 'no reading');
	const link = /href="([^"]+)"/.exec(line)?.[1];
	return { read: unescape(/<span class="cp-no" translate="no">(.*?)<\/span>/s.exec(line)[1]), words: link && unescape(link) };
}

test('a fault has its place and a repair, in the API and on the page', async () => {
	const faults = [
		['鸿阀 title=plork', 3, 6, '鸿阀 ti=plork'],
		['snarvel AND', 8, 3, 'snarvel'],
		['(snarvel', 0, 1, '(snarvel)'],
		['snarvel "plork', 8, 6, 'snarvel "plork"'],
		['*plork', 0, 1, 'plork'],
		['snarvel NEAR plork', 8, 4, 'snarvel NEAR/5 plork'],
		['ti=snarvel NEAR/3 plork', 0, 23, 'ti=(snarvel NEAR/3 plork)'],
		['pd=2024..2022', 0, 13, 'pd=2022..2024'],
		['status=active snarvel', 0, 13, 'status=granted snarvel'],
		['office>CN', 0, 9, 'office=CN'],
		['#7', 0, 2, undefined],
	];
	for (const [q, offset, length, repair] of faults) {
		const res = await get(url(q));
		assert.equal(res.status, 400, q);
		assert.equal(res.headers.get('content-type'), 'application/problem+json');
		const [error] = JSON.parse(res.text).errors;
		assert.deepEqual({ ...error, detail: undefined }, { pointer: '/query/q', offset, length, detail: undefined, ...(repair && { repair }) }, q);
		for (const lang of LANGS) {
			const { status, text } = await page(q, lang);
			assert.equal(status, 200, q);
			const mark = unescape(/<mark>(.*?)<\/mark>/.exec(text)[1]);
			assert.equal(mark, [...q].slice(offset, offset + length).join(''), q);
			if (repair)
				assert.ok(text.includes(`href="/${lang}/patents?q=${encodeURIComponent(repair).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}"`), `${q}: no link to ${repair}`);
		}
	}
});

test('the box says how plain text was read, and how to search for the words instead', async () => {
	const readings = [
		['EP 9750001 B1', 'pn=EP9750001', 'txt=(EP AND 9750001 AND B1)'],
		['ep9750001', 'pn=EP9750001', 'txt=ep9750001'],
		['2022-03', 'pd=2022-03', 'txt=2022-03'],
		['H05K 7/20', 'cpc=H05K7/20 OR ipc=H05K7/20', 'txt=(H05K AND 7/20)'],
		['Grovelund Machines Ltd', 'pa="Grovelund Machines Ltd"', 'txt=(Grovelund AND Machines AND Ltd)'],
		['ottla brandvik', 'in="ottla brandvik"', 'txt=(ottla AND brandvik)'],
		['华鸿机电有限公司', 'pa="华鸿机电有限公司"', 'txt=华鸿机电有限公司'],
		['grovelund machines', 'grovelund AND machines', undefined],
		['"2022-03"', '"2022-03"', undefined],
		['snarvel 2022', 'snarvel AND 2022', undefined],
	];
	for (const [typed, read, words] of readings) {
		const { text } = await page(typed);
		const seen = reading(text);
		assert.equal(seen.read, read, typed);
		assert.equal(seen.words && new URL(seen.words, base).searchParams.get('q'), words, typed);
		if (words !== undefined)
			assert.equal(reading((await get(seen.words)).text).read, words);
	}
	// The number asked for comes first, whatever its day.
	const { text } = await page('EP9750001A1');
	assert.ok(text.indexOf('/en/patents/EP9750001A1') > 0);
	// In the API the same text is words.
	assert.equal(await found('2022-03'), '');
	assert.equal(await found('Grovelund Machines Ltd'), '');
});

test('the link for programs asks what the page has read', async () => {
	const { text } = await page('2022-03-04');
	const api = unescape(/href="(\/api\/v1\/patents\?[^"]*)"/.exec(text)[1]);
	assert.equal(new URL(api, base).searchParams.get('q'), 'pd=2022-03-04');
});

test('a word that nobody has written leads to one that somebody has', async () => {
	for (const [q, proposed] of [['snarvle', 'snarvel'], ['snarvvel', 'snarvel'], ['ti=snavrel plorks', 'ti=snarvel plorks'], ['"drulk"', '"drelk"'], ['pa=grovelumd', 'pa=grovelund']]) {
		const { text } = await page(q);
		const all = [...text.matchAll(/<a class="govuk-link" href="([^"]+)" translate="no">/g)].map((m) => new URL(unescape(m[1]), base).searchParams.get('q'));
		assert.ok(all.includes(proposed), `${q}: ${all}`);
	}
	for (const q of ['snarvel', 'xqzzvyw', '鸿法'])
		assert.ok(!(await page(q)).text.includes('Did you mean'), q);
});

test('what is said about a query is written as its language is', async () => {
	for (const [lang, day, near] of [['en', '(as a day of publication).', /\((?:one patent|\d+ patents)\)/], ['zh', '（作为公开日期）。', /（\d+ 件专利）/], ['ja', '（公開日として）。', /（特許\d+件）/]]) {
		assert.ok((await page('2022-03-04', lang)).text.includes(day), lang);
		assert.match((await page('snarvle', lang)).text, near);
		const { text } = await get(`/${lang}/search/help`);
		assert.ok(text.includes(`<th scope="col">${{ en: 'Field or operator', zh: '字段或运算符', ja: 'フィールド・演算子' }[lang]}</th>`), lang);
	}
});

test('a word that stands for too many others is refused with its place', async () => {
	const words = Array.from({ length: 1100 }, (_, i) => `vexu${i}x`).join(' ');
	importRecords('patents', [{ number: 'CN1975006A', title: { en: 'Many' }, abstract: { en: words } }]);
	const res = await get(url('snarvel vex*'));
	assert.equal(res.status, 400);
	const [error] = JSON.parse(res.text).errors;
	assert.deepEqual([error.offset, error.length], [8, 4]);
	assert.match(error.detail, /1,000/);
	assert.match((await page('vex*')).text, /<mark>vex\*<\/mark>/);
	assert.equal((await get(url('vexu10* snarvel'))).status, 200);
});

test('every example of the help finds something, in three languages', async () => {
	let links = 0;
	for (const lang of LANGS) {
		const { status, text } = await get(`/${lang}/search/help`);
		assert.equal(status, 200);
		const examples = [...text.matchAll(/href="(\/[a-z]+\/patents\?q=[^"]+)"/g)].map((m) => unescape(m[1]));
		assert.ok(examples.length > 40);
		for (const path of examples) {
			const res = await get(path);
			assert.equal(res.status, 200, path);
			assert.ok(!res.text.includes('id="parse"'), `${path} cannot be read`);
			assert.ok(res.text.includes('class="cp-hit"'), `${path} finds nothing`);
			links++;
		}
	}
	console.log(`# ${links} examples followed`);
});

test('the help has an example of every field and operator', async () => {
	const { text } = await get('/en/search/help');
	const names = [...text.matchAll(/<code translate="no">([^<]+)<\/code>/g)].map((m) => unescape(m[1]));
	for (const name of ['ti', 'ab', 'cl', 'ta', 'txt', 'pa', 'in', 'pn', 'ap', 'pr', 'pd', 'ad', 'cpc', 'ipc', 'topic', 'member', 'status', 'office', 'lang', 'pool',
		'AND', 'OR', 'NOT', '( )', '" "', 'NEAR/n', '*', '?', '..'])
		assert.ok(names.includes(name), name);
});

// ---- history ---------------------------------------------------------------

class Browser {
	cookies = new Map();

	async ask(path, body) {
		const headers = { cookie: [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; '), ...(body && { origin: base }) };
		const res = await fetch(base + path, { method: body ? 'POST' : 'GET', headers, redirect: 'manual', body: body && new URLSearchParams(body) });
		const cookies = setCookies(res);
		for (const line of cookies) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
			if (/Max-Age=0/.test(line))
				this.cookies.delete(name);
			else
				this.cookies.set(name, value);
		}
		return { status: res.status, text: await res.text(), to: res.headers.get('location')?.replace(base, ''), cookies };
	}

	async press(what) {
		const { text } = await this.ask('/en/search/history');
		const csrf = Object.fromEntries([...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]]));
		return this.ask('/en/search/history', { ...csrf, what });
	}

	async sets() {
		const { text } = await this.ask('/en/search/history');
		return [...text.matchAll(/>#(\d+)<\/th><td[^>]*><a[^>]*>(.*?)<\/a><\/td><td class="cp-num">(\d+)</g)].map((m) => [Number(m[1]), unescape(m[2]), Number(m[3])]);
	}
}

const query = (q) => `/en/patents?q=${encodeURIComponent(q)}`;

test('searches are kept only when the visitor asks for it, and are combined by number', async () => {
	const b = new Browser();
	await b.ask(query('snarvel'));
	assert.deepEqual([...b.cookies.keys()].filter((k) => k.includes('history')), []);
	assert.match((await b.ask('/en/search/history')).text, /Keep my searches/);
	assert.equal((await b.press('start')).to, '/en/search/history');
	for (const q of ['snarvel', 'ti=鸿阀', 'snarvel', '2022-03', '(not closed', 'snarvel'])
		await b.ask(query(q));
	assert.deepEqual(await b.sets(), [[1, 'snarvel', 3], [2, 'ti=鸿阀', 2], [3, 'pd=2022-03', (await b.sets())[2][2]]]);
	// The address that is reached stands for itself and can be handed on.
	const { status, to } = await b.ask(`/en/patents?office=EP&q=${encodeURIComponent('#1 AND #3 OR "#9"')}`);
	assert.equal(status, 303);
	assert.deepEqual([...new URL(to, base).searchParams], [['office', 'EP'], ['q', '(snarvel) AND (pd=2022-03) OR "#9"']]);
	assert.equal((await b.ask(to)).status, 200);
	assert.equal((await b.ask(query('＃１ NOT ＃3'))).to.split('?q=')[1], encodeURIComponent('(snarvel) NOT (pd=2022-03)').replaceAll('(', '%28').replaceAll(')', '%29'));
	const half = await b.ask(query('#1 AND #99'));
	assert.match((await b.ask(half.to)).text, /<mark>#99<\/mark>/);
	// Numbers are never used again.
	await b.press('clear');
	await b.ask(query('drelk'));
	assert.deepEqual(await b.sets(), [[5, 'drelk', 2]]);
	assert.match((await b.ask(query('#1'))).text, /<mark>#1<\/mark>/);
	await b.press('stop');
	assert.deepEqual([...b.cookies.keys()].filter((k) => k.includes('history')), []);
});

test('a long history drops its oldest sets, and a forged cookie is none', async () => {
	const b = new Browser();
	await b.press('start');
	for (let i = 0; i < 25; i++)
		await b.ask(query(`snarvel ${'鸿'.repeat(20)}${i}`));
	const sets = await b.sets();
	assert.ok(sets.length >= 10 && sets.length <= 20, String(sets.length));
	assert.equal(sets.at(-1)[0], 25);
	for (const [name, value] of b.cookies)
		assert.ok(value.length <= 2000, name);
	for (const value of ['1', 'x.y', '1.%%%', '999999999999.aGVhdA', '1._w', `1.${'QUFB'.repeat(900)}`, '-3.aGVhdA']) {
		const res = await get('/en/search/history', { cookie: `canopy_history=${value}` });
		assert.equal(res.status, 200, value);
		assert.equal((await get(query('#1'), { cookie: `canopy_history=${value}` })).status < 400, true, value);
	}
});

test('the history needs its token', async () => {
	const res = await fetch(`${base}/en/search/history`, { method: 'POST', body: new URLSearchParams({ what: 'start' }), redirect: 'manual' });
	assert.equal(res.status, 403);
});
