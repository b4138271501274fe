// The query language: what each field and operator finds, on invented records.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importRecords, makeMembers } from './corpus.mjs';

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
		['pa=grovelund', 'ab'], ['pa="Grovelund Machines"', 'ab'], ['pa=machine', 'ab'], ['pa="Machines Grovelund"', ''], ['pa=grov*', 'ab'], ['pa="Grovelund Ltd"', ''],
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
