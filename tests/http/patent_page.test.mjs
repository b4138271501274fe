// The page of a patent and its other forms: what stands on it, what programs
// read, where its addresses lead.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { person } from './licence.mjs';
import { base, canopy } from './visitor.mjs';

const require = createRequire(process.env.CANOPY_TEST_MODULES + 'x.js');
const { Cite } = require('@citation-js/core');
require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-ris');

async function load(kind, ...records) {
	const done = await canopy(['import', kind, '--json', '-'], records.map((r) => `${JSON.stringify(r)}\n`).join(''));
	return JSON.parse(done.out.trim().split('\n').pop());
}

const ask = (path, headers = {}) => fetch(base + path, { redirect: 'manual', headers });
const page = async (number, query = '', lang = 'en') => (await ask(`/${lang}/patents/${number}${query}`)).text();
const text = (html) => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, '\'').replace(/&amp;/g, '&').replace(/\s+/g, ' ');
// From one headline (by id) to the next h2.
const section = (html, id) => html.split(`id="${id}"`)[1].split('<h2')[0];

const HOSTILE = 'LED {driver} \\with 100 % & </script><b> "quotes"\u2028 CO2';
const MEMBER = 'page-alder';
const MAIN = 'CN309420001B';
const records = [
	{ number: MAIN, application_number: 'CN202010942000', family: '94200001',
		title: { en: HOSTILE, zh: '一种驱动器' },
		abstract: { zh: '摘要。', en: 'An abstract\nof two lines.' },
		claims: {
			zh: ['1. 一种驱动器。', '2. 根据权利要求1所述的驱动器。', '3. 根据权利要求1或2所述的驱动器。', '5. 一种系统，包括权利要求1至3中任一项所述的驱动器。'],
			en: ['1. A driver.', '2. The driver of claim 1.', '3. The driver of claim 1 or 2.', '5. A system comprising the driver of any one of claims 1 to 3.'],
		},
		applicants: ['Page Alder Co., Ltd.'], inventors: ['Mori, Aoi', '李明', 'Sand and Gravel, Otto'],
		cpc: ['H05B45/9420', 'H05B47/9421'], ipc: ['H05B45/37'],
		priority: [{ number: 'CN202010942000', date: '2020-01-10' }],
		citations: [{ number: 'US9420002', by: 'examiner', category: 'X' }, { number: 'EP9420003A1' }, { text: 'A book <1999>', by: 'applicant' }],
		filed: '2020-01-10', published: '2021-02-03', granted: '2021-02-03', status: 'granted',
		pool: { member: MEMBER, since: '2022-01-01', terms: 'open-1.0' } },
	{ number: 'CN109420001A', application_number: 'CN202010942000', family: '94200001', title: { en: 'LED driver' }, published: '2020-08-01', cpc: ['H05B45/9420'],
		pool: { member: MEMBER, since: '2022-01-01' } },
	{ number: 'US9420002B2', title: { en: 'Cited lamp' }, published: '2015-01-01', cpc: ['H05B45/9420'] },
	{ number: 'US19420004B2', title: { en: 'Lamp of the same family' }, family: '94200001', published: '2022-01-01' },
	{ number: 'JP9420005B2', title: { ja: '駆動装置' }, abstract: { ja: '要約。', en: 'Abstract.' }, claims: { ja: ['【請求項１】装置。'] }, published: '2020-01-01',
		citations: [{ number: 'CN109420001A' }] },
	// Three that are like the first one, one that is not in the pool.
	{ number: 'EP9420006A1', title: { en: 'LED driver of another maker' }, family: '94200006', cpc: ['H05B45/9420', 'H05B47/9421'], published: '2019-01-01', pool: { member: MEMBER, since: '2022-01-01' } },
	{ number: 'US19420006B2', title: { en: 'LED driver of another maker' }, family: '94200006', cpc: ['H05B45/9420', 'H05B47/9421'], published: '2019-02-01', pool: { member: MEMBER, since: '2022-01-01' } },
	{ number: 'EP9420007A1', title: { en: 'Chimney' }, cpc: ['H05B45/9420'], published: '2019-01-01', pool: { member: MEMBER, since: '2022-01-01' } },
	{ number: 'EP9420008A1', title: { en: 'LED driver' }, cpc: ['H05B45/9420', 'H05B47/9421'], published: '2019-01-01' },
];

before(async () => {
	await load('organisations', { id: MEMBER, name: { en: 'Page Alder' }, jurisdiction: 'CN' });
	await load('members', { organisation: MEMBER, role: 'ordinary', since: '2021-01-01' });
	assert.equal((await load('patents', ...records)).new, records.length);
	await load('families', { scheme: 'docdb', id: '94200001', complete_as_of: '2024-05-06', source: 'Register of the test',
		members: [{ number: MAIN, office: 'CN' }, { number: 'KR102420009B1', office: 'KR' }] });
});

test('independent claims come first, dependent ones lead to those they name', async () => {
	const claims = section(await page(MAIN, '?text=en'), 'claims');
	const order = [...claims.matchAll(/<li class="([^"]*)" id="claim-(\d)"/g)].map(([, mark, n]) => `${n}${mark ? '!' : ''}`);
	assert.deepEqual(order, ['1!', '5!', '2', '3']);
	assert.match(text(claims), /Depends on claim 1 – 2 <\/small>|Depends on claim 1 – 2/);
	assert.match(text(claims), /Refers to claim 1 – 3/);
	assert.match(claims, /<a class="govuk-link" href="#claim-1">claim 1<\/a>/);
	assert.ok(!claims.includes('>1. A driver'), 'the printed number is not repeated');
});

test('languages of texts are links that work without a script', async () => {
	const en = await page(MAIN);
	assert.match(en, new RegExp(`href="/en/patents/${MAIN}\\?text=zh#texts"`));
	assert.match(en, /aria-current="true">English</);
	assert.match(section(en, 'texts'), /<p class="cp-abstract" lang="en">/);
	const zh = await page(MAIN, '?text=zh');
	assert.match(section(zh, 'texts'), /<p class="cp-abstract" lang="zh-Hans">摘要。/);
	assert.match(section(zh, 'claims'), /<span lang="zh-Hans">根据权利要求1所述的驱动器。/);
	assert.match(await page(MAIN, '?text=xx'), /aria-current="true">English</, 'a language that there is not');
	assert.match(section(await page(MAIN, '', 'zh'), 'texts'), /lang="zh-Hans">摘要。/, 'the language of the page is the first choice');
	assert.match(await page(MAIN, '?text=zh&on=2024-01-01'), /\?text=en&amp;on=2024-01-01#texts/);
});

test('a translation says so, the office\'s own text does not', async () => {
	assert.match(text(section(await page(MAIN, '?text=en'), 'texts')), /Translation The office publishes in Chinese; only that text counts\./);
	assert.doesNotMatch(section(await page(MAIN, '?text=zh'), 'texts'), /Translation/);
	const jp = await page('JP9420005B2', '?text=en');
	assert.match(text(section(jp, 'texts')), /The office publishes in Japanese/);
	assert.match(section(jp, 'claims'), /<strong class="govuk-tag govuk-tag--grey">Japanese<\/strong>[^]*<span lang="ja">装置。/, 'claims there are in Japanese alone');
	assert.doesNotMatch(section(jp, 'claims'), /Translation/);
});

test('the family shows what is pooled, what is not, and how far it is known', async () => {
	const html = section(await page(MAIN), 'family');
	const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].slice(1).map(([, row]) => text(row).trim());
	assert.deepEqual(rows.map((r) => r.split(' ')[0]), ['CN109420001A', 'US19420004B2', 'KR102420009B1']);
	assert.match(rows[0], /Same application.*In the pool$/);
	assert.match(rows[1], /Same family.*Not in the pool$/);
	assert.match(rows[2], /Not in the registry/);
	assert.doesNotMatch(html, /href="\/en\/patents\/KR102420009B1"/);
	assert.match(text(html), /94200001 : complete as of 6 May 2024, according to Register of the test\./);
	assert.match(text(section(await page('EP9420007A1'), 'family')), /Whether this list is complete is not known/);
	assert.match(text(html), /3 other publications are known\. 2 of the family, this one included, are in the pool\./);
});

test('classes lead to a search', async () => {
	const html = section(await page(MAIN), 'data');
	for (const path of ['/en/patents?cpc=H05B45%2F9420', '/en/patents?q=ipc%3DH05B45%2F37']) {
		assert.ok(html.includes(`href="${path}"`), path);
		assert.equal((await ask(path)).status, 200);
	}
	assert.match(await (await ask('/en/patents?cpc=H05B45%2F9420')).text(), new RegExp(MAIN));
});

test('citations are shown both ways and go in and out', async () => {
	const html = section(await page(MAIN), 'citations');
	assert.match(html, /href="\/en\/patents\/US9420002B2"[^>]*>US9420002<\/a>\s*<span lang="en">Cited lamp/);
	assert.match(text(html), /EP9420003A1/);
	assert.match(html, /A book &lt;1999&gt;/);
	assert.match(text(html), /Examiner X/);
	assert.match(section(await page('US9420002B2'), 'citations').split('cite this one')[1], new RegExp(`patents/${MAIN}`));
	assert.match(section(await page(MAIN), 'citations').split('cite this one')[1], /JP9420005B2/, 'another publication of the application is cited');
	const { citations } = await (await ask(`/api/v1/patents/${MAIN}`)).json();
	assert.deepEqual(citations, records[0].citations);
	assert.equal((await load('patents', { number: MAIN, citations })).same, 1);
	assert.equal((await load('patents', { number: MAIN, citations: [{ text: 'x', by: 'nobody' }] })).rejected, 1);
});

test('the history in the pool has every stay; proposals are for those concerned', async () => {
	await load('contributions', { patent: 'EP9420007A1', member: MEMBER, since: '2022-01-01', until: '2023-01-01', end_reason: 'withdrawn', notice: '2022-10-01' });
	const html = text(section(await page('EP9420007A1'), 'pool'));
	assert.match(html, /Page Alder 1 January 2022 1 January 2023.*The member withdrew it/);
	assert.match(text(section(await page('EP9420008A1'), 'pool')), /never been in the pool/);
	const number = 'US19060001B2';
	assert.doesNotMatch(section(await page(number), 'pool'), /Proposed|Proposals/);
	const officer = await person('secretariat');
	assert.match(text(section((await officer.get(`/en/patents/${number}`)).text, 'pool')), /Proposals .*Proposed/);
	const member = await person('member');
	assert.match(text(section((await member.get(`/en/patents/${number}`)).text, 'pool')), /Proposals .*Proposed/);
});

test('a pooled patent offers a licence, its terms and who grants it', async () => {
	const html = await page(MAIN);
	assert.match(html, new RegExp(`href="/en/apply\\?patent=${MAIN}"`));
	assert.match(html, /href="\/en\/terms\/open-1\.0"/);
	assert.match(text(html), /Licensors No owner of record is known/);
	const demo = await page('CN199001001A');
	assert.match(text(demo), /Licensors Yunjiaowan Data Centre Operations.* by a mandate to the contributor/);
	assert.doesNotMatch(await page('EP9420008A1'), /Licensors|Get a licence<\/a>\s*<p/);
});

test('files to cite are read by a program that is not ours', async () => {
	for (const suffix of ['bib', 'ris', 'csl.json']) {
		const res = await ask(`/en/patents/${MAIN}.${suffix}`);
		assert.equal(res.status, 200);
		assert.match(res.headers.get('content-disposition'), new RegExp(`attachment; filename="${MAIN}\\.${suffix}"`));
		const { data } = new Cite(await res.text());
		assert.equal(data.length, 1, suffix);
		const [c] = data;
		assert.equal(c.type, 'patent', suffix);
		assert.equal(c.number, MAIN);
		assert.equal(c.title.replace(/<\/?span[^>]*>/g, ''), 'LED {driver} \\with 100 % & </script><b> "quotes" CO2', suffix);
		assert.deepEqual(c.issued['date-parts'], [[2021, 2, 3]]);
		assert.equal(c.URL, `${new URL(base).origin}/id/patent/${MAIN}`);
		const [first, second, third] = c.author;
		assert.deepEqual([first.family, first.given], ['Mori', 'Aoi'], suffix);
		assert.equal(second.literal ?? second.family, '李明');
		assert.equal(third.literal ?? [third.family, third.given].filter(Boolean).join(', '), 'Sand and Gravel, Otto', suffix);
		assert.match(c.abstract, /^An abstract of two lines\.$/);
	}
	assert.match(await (await ask(`/zh/patents/${MAIN}.ris`)).text(), /TI {2}- 一种驱动器\r\n/, 'in the language of the address');
	assert.match((await ask(`/en/patents/${MAIN}.bib`)).headers.get('content-type'), /^application\/x-bibtex; charset=utf-8$/);
	assert.equal((await ask(`/en/patents/${MAIN}.pdf`)).status, 404);
	assert.equal((await ask('/en/patents/EP9429999A1.bib')).status, 404);
});

test('each patent of the demonstration can be cited in three languages', async () => {
	const lines = readFileSync('conf/demo/publications.jsonl', 'utf8').trim().split('\n');
	for (const line of lines.filter((_, i) => i % 12 === 0)) {
		const { number } = JSON.parse(line);
		for (const lang of ['en', 'zh', 'ja']) {
			const titles = [];
			for (const suffix of ['bib', 'ris', 'csl.json']) {
				const [c] = new Cite(await (await ask(`/${lang}/patents/${number}.${suffix}`)).text()).data;
				assert.equal(c.number, number);
				titles.push(c.title.replace(/<[^>]+>/g, ''));
			}
			assert.deepEqual(titles, Array(3).fill(titles[2]), number);
		}
	}
});

test('the permanent address leads to the form that is asked for', async () => {
	const to = async (path, accept) => {
		const res = await ask(`/id/patent/${path}`, accept === undefined ? {} : { accept });
		assert.equal(res.status, 303, path);
		return res.headers.get('location');
	};
	assert.match(await to(MAIN), new RegExp(`^/(en|zh|ja)/patents/${MAIN}$`));
	assert.match(await to('CN309420001'), new RegExp(`/patents/${MAIN}$`), 'without kind');
	assert.match(await to('CN%20309420001%20B'), new RegExp(`/patents/${MAIN}$`), 'in another spelling');
	assert.match(await to('CN309420001.bib'), new RegExp(`/patents/${MAIN}\\.bib$`));
	assert.match(await to(`${MAIN}.ris`), /\.ris$/);
	assert.equal(await to(`${MAIN}.json`), `/api/v1/patents/${MAIN}`);
	for (const [accept, end] of [
		['application/json', /^\/api\/v1\/patents\/CN309420001B$/],
		['application/ld+json', /\.jsonld$/],
		['application/x-bibtex', /\.bib$/],
		['application/x-research-info-systems', /\.ris$/],
		['application/vnd.citationstyles.csl+json', /\.csl\.json$/],
		['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', /B$/],
		['application/json;q=0.2, application/x-bibtex;q=0.9, text/html;q=0.5', /\.bib$/],
		['application/*', /^\/api\//],
		['text/html;q=0, */*', /^\/api\//],
		['image/png', /B$/],
		['', /B$/],
	])
		assert.match(await to(MAIN, accept), end, accept);
	assert.match((await ask(`/id/patent/${MAIN}`)).headers.get('vary'), /Accept\b/);
	assert.equal((await ask('/id/patent/EP9429999A1')).status, 404);
	assert.equal((await ask('/id/patent/.bib')).status, 404);
});

test('linked data says what it is, and nothing in it ends the block', async () => {
	const html = await page(MAIN);
	const block = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html);
	const ld = JSON.parse(block[1]);
	assert.equal(ld['@type'], 'CreativeWork');
	assert.equal(ld.name, HOSTILE);
	assert.equal(ld['@id'], `${new URL(base).origin}/id/patent/${MAIN}`);
	assert.deepEqual(ld.identifier.map((i) => [i['@type'], i.value]), [['PropertyValue', MAIN], ['PropertyValue', 'CN202010942000'], ['PropertyValue', '94200001']]);
	assert.equal(new URL(ld.license).pathname, '/en/terms/open-1.0');
	assert.equal((await ask(new URL(ld.license).pathname)).status, 200);
	assert.equal(ld.maintainer.name, 'Page Alder');
	assert.deepEqual(ld.creator.map((c) => c.name), records[0].inventors);
	assert.deepEqual(ld.sameAs.map((a) => new URL(a).host), ['worldwide.espacenet.com', 'patents.google.com']);
	const res = await ask(`/en/patents/${MAIN}.jsonld`);
	assert.equal(res.headers.get('content-type'), 'application/ld+json');
	assert.deepEqual(await res.json(), ld);
	assert.equal((await (await ask('/en/patents/EP9420008A1.jsonld')).json()).license, undefined, 'not in the pool');
});

test('the head of the page names it for reference managers', async () => {
	const head = (await page(MAIN)).split('</head>')[0];
	const meta = (name) => [...head.matchAll(/<meta name="([^"]*)" content="([^"]*)">/g)].filter(([, n]) => n === name).map(([, , c]) => c);
	assert.deepEqual(meta('citation_author'), records[0].inventors);
	assert.deepEqual(meta('citation_publication_date'), ['2021/02/03']);
	assert.deepEqual(meta('citation_patent_number'), [MAIN]);
	assert.deepEqual(meta('citation_patent_country'), ['CN']);
	assert.deepEqual(meta('DC.date'), ['2021-02-03']);
	assert.equal(meta('DC.title').length, 1);
	const forms = [...head.matchAll(/<link rel="alternate" type="([^"]*)" title="[^"]*" href="([^"]*)">/g)];
	assert.equal(forms.length, 5);
	for (const [, type, href] of forms) {
		const res = await ask(href);
		assert.equal(res.status, 200, href);
		assert.equal(res.headers.get('content-type').split(';')[0], type);
	}
});

test('similar patents are of the pool, one of a family, in a fixed order', async () => {
	const found = async (number) => [...section(await page(number), 'similar').matchAll(/href="\/en\/patents\/([^"]+)"/g)].map(([, n]) => n);
	const first = await found(MAIN);
	assert.equal(first[0], 'EP9420006A1', 'shares both symbols and the title');
	assert.ok(!first.includes('US19420006B2'), 'one of a family');
	assert.ok(!first.includes('EP9420008A1'), 'not in the pool');
	assert.ok(!first.includes('CN109420001A'), 'not of its own application');
	assert.deepEqual(await found(MAIN), first);
	const then = await page(MAIN, `?as_known_at=${new Date().toISOString()}`);
	assert.match(then, /id="family"/);
	assert.doesNotMatch(then, /#similar|id="similar"/, 'nothing that the registry knew');
	assert.match(text(section(await page(MAIN), 'similar')), /Shares H05B 47\/9421, H05B 45\/9420|Shares H05B 45\/9420, H05B 47\/9421/);
	assert.deepEqual((await found('EP9420008A1')).filter((n) => n.includes('942')).sort().slice(0, 2), ['CN109420001A', 'EP9420006A1'], 'the nearest one of each family');
});

test('numbers that offices have given lead there, invented ones do not', async () => {
	const html = await page(MAIN);
	assert.match(html, /<a class="govuk-link" href="https:\/\/worldwide\.espacenet\.com\/patent\/search\?q=pn%3DCN309420001B" rel="noopener external"/);
	assert.match(await page(MAIN, '', 'ja'), /"https:\/\/patents\.google\.com\/patent\/CN309420001B\/ja"/);
	assert.match(await page('JP9420005B2'), /"https:\/\/www\.j-platpat\.inpit\.go\.jp\/c1801\/PU\/JP-9420005\/15\/en"/);
	assert.match(await page('US9420002B2'), /"https:\/\/ppubs\.uspto\.gov\/pubwebapp\/external\.html\?q=9420002\.pn\."/);
	assert.equal([...html.matchAll(/(?:src|action)="https?:\/\/([^/"]+)/g)].length, 0, 'the page itself asks nothing of them');
	assert.doesNotMatch(await page('CN199001001A'), /espacenet|patents\.google/, 'of the demonstration');
	assert.equal((await (await ask('/en/patents/CN199001001A.jsonld')).json()).sameAs, undefined);
});
