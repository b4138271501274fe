// Rights by territory: files of OPS and facts of imports become answers of
// the API and the page; what the secretariat enters by hand counts, too.
import { before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { person } from './licence.mjs';
import { base, canopy, Visitor } from './visitor.mjs';

const folder = mkdtempSync(join(tmpdir(), 'canopy-rights-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

async function load(kind, ...lines) {
	const path = join(folder, `${kind}-${Math.random()}`);
	writeFileSync(path, lines.map((l) => (typeof l === 'string' ? l : `${JSON.stringify(l)}\n`)).join(''));
	const done = await canopy(['import', kind, '--json', path]);
	return { code: done.code, ...JSON.parse(done.out.trim().split('\n').pop()) };
}

async function api(path) {
	const res = await fetch(`${base}/api/v1/patents/${path}`);
	return { status: res.status, body: await res.json() };
}

const rights = async (number, query = '') => (await api(`${number}/rights${query}`)).body.rights;
const one = async (number, query) => {
	const list = await rights(number, query);
	assert.equal(list.length, 1, JSON.stringify(list));
	return list[0];
};
const page = async (path) => (await fetch(base + path)).text();

// A member of a family with its legal events, as OPS writes it.
const id = (tag, country, number, kind, day) => `<${tag}><document-id document-id-type="docdb"><country>${country}</country><doc-number>${number}</doc-number><kind>${kind}</kind><date>${day}</date></document-id></${tag}>`;
const legal = (code, day, fields = {}) => `<ops:legal code="${code.padEnd(4)}" desc="WORDS OF ${code}" infl=" "><ops:L001EP>EP</ops:L001EP><ops:L007EP>${day}</ops:L007EP><ops:L008EP>${code}</ops:L008EP><ops:L018EP>2026-05-02</ops:L018EP><ops:L500EP>${Object.entries(fields).map(([k, v]) => `<ops:L${k}EP>${v}</ops:L${k}EP>`).join('')}</ops:L500EP></ops:legal>`;
const ops = (...members) => `<ops:world-patent-data xmlns="http://www.epo.org/exchange" xmlns:ops="http://ops.epo.org"><ops:patent-family legal="true" total-result-count="${members.length}">${members.join('')}</ops:patent-family></ops:world-patent-data>`;
const member = (kind, day, events) => `<ops:family-member family-id="990077">${id('publication-reference', 'EP', '9700091', kind, day)}${id('application-reference', 'EP', '15970001', 'A', '20150430')}${events}</ops:family-member>`;
const events = [
	legal('AK', '2016-11-02', { 506: 'A1', 507: 'DE FR GB IT PL' }),
	legal('GRAA', '2019-10-04', { 510: 'ORIGINAL CODE: 0009210' }),
	legal('AK', '2019-11-27', { 506: 'B1', 507: 'DE FR GB IT PL' }),
	legal('REG', '2019-12-19', { 501: 'DE', 502: 'R096' }),
	legal('PG25', '2020-05-29', { 501: 'IT', 510: 'LAPSE BECAUSE OF FAILURE TO SUBMIT A TRANSLATION', 525: '20191127' }),
	legal('PG25', '2024-12-31', { 501: 'FR', 510: 'LAPSE BECAUSE OF NON-PAYMENT OF DUE FEES', 525: '20240430' }),
	legal('PGFP', '2026-04-09', { 501: 'DE', 518: '20260401', 520: '12' }),
	legal('XZ99', '2026-04-10'),
].join('');
const file = ops(member('A1', '20161102', events), member('B1', '20191127', events));

before(async () => {
	assert.equal((await load('patents', file)).new, 2);
});

test('legal events of OPS are taken once, whatever their code', async () => {
	assert.deepEqual(await load('events', file).then((d) => [d.read, d.new, d.same, d.rejected]), [16, 16, 0, 0]);
	assert.deepEqual(await load('events', file).then((d) => [d.read, d.new, d.same, d.rejected]), [16, 0, 16, 0]);
	const { body } = await api('EP9700091B1/rights');
	const unknown = body.events.find((e) => e.code === 'XZ99');
	assert.equal(unknown.effect, 'none');
	assert.equal(unknown.source, 'EPO OPS (INPADOC)');
	assert.equal(unknown.as_of, '2026-05-02');
	assert.equal(body.events.find((e) => e.code === 'GRAA').effect, 'none');
	assert.equal(body.events.find((e) => e.territory === 'DE' && e.office === 'DE').code, 'R096');
});

test('a family of OPS is taken whole, or refused with the reason', async () => {
	assert.equal((await load('families', file)).new, 1);
	assert.equal((await load('families', file)).same, 1);
	const half = await load('families', file.replace('total-result-count="2"', 'total-result-count="3"'));
	assert.equal(half.rejected, 1);
	assert.match(readFileSync(half.rejects, 'utf8'), /has 2 of the 3 members/);
});

test('a European patent is answered state by state', async () => {
	const de = await one('EP9700091B1', '?territory=DE&on=2026-05-03');
	assert.deepEqual([de.right, de.state, de.last_day, de.stale], ['EP15970001/DE', 'in-force', '2035-04-30', false]);
	assert.deepEqual(de.reasons.map((r) => r.record.id).filter((i) => /^ep-/.test(i)), ['ep-de', 'ep-invention']);
	const it = await one('EP9700091B1', '?territory=IT&on=2026-05-03');
	assert.deepEqual([it.state, it.reason, it.since], ['ceased', 'lapsed', '2019-11-27']);
	const fr = await one('EP9700091B1', '?territory=FR&on=2024-05-01');
	assert.deepEqual([fr.state, fr.restorable_until], ['lapsed-restorable', '2025-10-30']);
	assert.equal((await one('EP9700091B1', '?territory=FR&on=2024-04-29')).state, 'in-force');
	assert.equal((await one('EP9700091B1', '?territory=PL&on=2026-05-03')).state, 'no-record');
	assert.equal((await one('EP9700091B1', '?territory=PL&on=2018-01-01')).state, 'pending');
	assert.deepEqual(await one('EP9700091B1', '?territory=SE&on=2018-01-01').then((r) => [r.state, r.reason]), ['none', 'not_designated']);
	const hk = await one('EP9700091B1', '?territory=HK');
	assert.deepEqual([hk.state, hk.reason], ['none', 'not_in_territory']);
});

test('coverage sees the same rights', async () => {
	await load('organisations', { id: 'nishikaze', name: { en: 'Nishikaze' } });
	const ask = async (territory) => (await (await fetch(`${base}/api/v1/coverage?org=nishikaze&patent=EP9700091B1&territory=${territory}&on=2018-01-01`)).json());
	const se = await ask('SE');
	assert.deepEqual([se.answer, se.reasons[0].code], ['NOT_NEEDED', 'not_designated']);
});

test('an earlier knowledge is answered as it was', async () => {
	const { body } = await api('EP9700091B1/rights?territory=DE&on=2026-05-03');
	assert.match(body.as_known_at, /^\d{4}-\d\d-\d\dT.*Z$/);
	await load('events', { patent: 'EP9700091B1', office: 'DE', code: 'REVOKED', territory: 'DE', date: '2026-05-01', source: 'court' });
	assert.equal((await one('EP9700091B1', '?territory=DE&on=2026-05-03')).state, 'void');
	assert.equal((await one('EP9700091B1', `?territory=DE&on=2026-05-03&as_known_at=${body.as_known_at}`)).state, 'in-force');
	await load('events', { retract: true, patent: 'EP9700091B1', office: 'DE', code: 'REVOKED', territory: 'DE', date: '2026-05-01', detail: {} });
	assert.equal((await one('EP9700091B1', '?territory=DE&on=2026-05-03')).state, 'in-force');
	assert.equal((await api('EP9700091B1/rights?as_known_at=2001-01-01')).status, 404);
});

test('bad questions are refused by name', async () => {
	const { status, body } = await api('EP9700091B1/rights?territory=xx&on=2026-02-30&as_known_at=now&more=1');
	assert.equal(status, 400);
	assert.deepEqual(body.errors.map((e) => e.pointer).sort(), ['/query/as_known_at', '/query/more', '/query/on', '/query/territory']);
	assert.equal((await api('EP9999999B1/rights')).status, 404);
	assert.equal((await fetch(`${base}/en/patents/EP9700091B1?on=yesterday`)).status, 400);
});

test('the page shows the rights and what the codes mean, in three languages', async () => {
	const en = await page('/en/patents/EP9700091B1?on=2026-05-03');
	assert.match(en, /Rights by territory/);
	assert.match(en, /Never took effect in a state: no translation or fee after grant/);
	assert.match(en, /WORDS OF XZ99/);
	assert.match(en, /paid until 30 April 2027/);
	assert.match(await page('/zh/patents/EP9700091B1'), /已在一国缴纳年费/);
	assert.match(await page('/ja/patents/EP9700091B1'), /一国での年金納付/);
	assert.equal((await fetch(`${base}/en/patents/EP9700091B1?as_known_at=2001-01-01`)).status, 404);
	// what both publications repeat is told once
	assert.equal(en.split('EP GRAA').length, 2);
});

test('a Chinese design has fifteen years from 2021-06-01 on, and does not reach Hong Kong', async () => {
	await load('patents',
		{ number: 'CN306970001S', kind: 'S', office: 'CN', filed: '2021-05-31', granted: '2021-12-01', status: 'granted', status_as_of: '2026-01-02' },
		{ number: 'CN306970002S', kind: 'S', office: 'CN', filed: '2021-06-01', granted: '2021-12-01', status: 'granted', status_as_of: '2026-01-02' });
	assert.equal((await one('CN306970001S')).last_day, '2031-05-30');
	assert.equal((await one('CN306970002S')).last_day, '2036-05-31');
	assert.equal((await one('CN306970002S', '?territory=HK')).reason, 'not_in_territory');
});

test('kinds of claims are shown', async () => {
	await load('patents', { number: 'CN306970003B', kind: 'B', office: 'CN', claim_kinds: ['method', 'apparatus'] });
	assert.match(await page('/en/patents/CN306970003B'), /Kinds of claims<\/dt><dd>Method, Apparatus/);
});

// A form with a file, as a browser sends it.
async function send(who, path, fields, file) {
	const body = new FormData();
	for (const [name, value] of Object.entries({ csrf: await who.token(path), ...fields }))
		body.append(name, value);
	if (file !== undefined)
		body.append('document', new Blob([file.bytes]), file.name);
	return who.fetch(path, { method: 'POST', body });
}

let officer;
before(async () => {
	officer = await person('secretariat');
	await load('patents', { number: 'JP7970001B2', kind: 'B2', office: 'JP', filed: '2015-01-05', granted: '2017-03-01' });
});
const pdf = { name: 'extract.pdf', bytes: '%PDF-1.4\nan extract of the register\n%%EOF\n' };
const proof = { source_kind: 'office-register', source: 'Register of the JPO', as_of: '2026-05-01' };

test('an event entered by hand counts, with its document and an audit event', async () => {
	const path = '/en/desk/patents/JP7970001B2/events/new';
	const before = await one('JP7970001B2', '?on=2026-05-02');
	assert.equal(before.state, 'in-force');
	const done = await send(officer, path, { ...proof, effect: 'lapsed', date: '2025-03-01', office: 'jp', until: '2025-09-01' }, pdf);
	assert.equal(done.status, 303);
	assert.equal(done.to, '/en/patents/JP7970001B2#events');
	const after = await one('JP7970001B2', '?on=2026-05-02');
	assert.deepEqual([after.state, after.reason, after.since], ['ceased', 'lapsed', '2025-03-01']);
	const { text } = await officer.get('/en/patents/JP7970001B2');
	const [document] = /\/en\/desk\/documents\/[0-9a-f]{64}/.exec(text);
	const got = await officer.get(document);
	assert.equal(got.status, 200);
	assert.equal(got.text, pdf.bytes);
	assert.match(got.headers.get('content-disposition'), /^attachment; filename\*=UTF-8''extract\.pdf/);
	assert.match(text, /Legal event entered by hand/);
	assert.equal((await new Visitor().get(document)).status, 303);
	const again = await send(officer, path, { ...proof, effect: 'lapsed', date: '2025-03-01', office: 'JP', until: '2025-09-01' }, pdf);
	assert.equal(again.status, 422);
	assert.match(again.text, /This event is on record already/);
});

test('a form for an event says what is missing', async () => {
	const path = '/en/desk/patents/JP7970001B2/events/new';
	const bad = await send(officer, path, { ...proof, effect: 'adjusted', date: '2999-01-01', office: 'zz', territory: '1', until: '2030-01-01' }, { name: 'x.exe', bytes: Buffer.from([77, 90, 0, 1, 255]) });
	assert.equal(bad.status, 422);
	for (const words of [/not in the future/, /two letters of ST.3/, /by how many days/, /Only a lapse or a cut term/, /x\.exe.* is not a PDF/])
		assert.match(bad.text, words);
	const empty = await send(officer, path, { office: '', as_of: '', source_kind: '' });
	for (const words of [/Choose what happened/, /Enter the day of the event/, /Choose the document that proves it/])
		assert.match(empty.text, words);
	assert.equal((await new Visitor().get(path)).status, 303);
	assert.equal((await officer.get('/en/desk/patents/JP1B2/events/new')).status, 404);
});

test('a sale entered by hand ends what the seller owned', async () => {
	await load('organisations', { id: 'nishikaze', name: { en: 'Nishikaze' } }, { id: 'toumori', name: { en: 'Toumori' } });
	await load('owners', { patent: 'JP7970001B2', owner: 'nishikaze', from: '2017-03-01' });
	const path = '/en/desk/patents/JP7970001B2/owners/new';
	const sale = { ...proof, owner: 'toumori', from: '2023-04-01', ends: 'yes', acquired: 'assignment', seller: 'nishikaze', recorded: '2023-05-10', bound: 'false', share: '100' };
	assert.equal((await send(officer, path, { ...sale, owner: 'nobody-there' }, pdf)).status, 422);
	assert.equal((await send(officer, path, { ...sale, name: 'Both', share: '101', to: '2020-01-01' }, pdf)).status, 422);
	assert.equal((await send(officer, path, { ...sale, share: '0.00001' }, pdf)).status, 422, 'not rounded to nothing');
	const done = await send(officer, path, sale, pdf);
	assert.equal(done.status, 303, done.text);
	const { body } = await api('JP7970001B2/rights');
	assert.deepEqual(body.owners.map((o) => [o.owner, o.from, o.to, o.bound]),
		[['toumori', '2023-04-01', null, false], ['nishikaze', '2017-03-01', '2023-04-01', null]]);
	const twice = await send(officer, path, { ...sale, ends: '' }, pdf);
	assert.equal(twice.status, 422);
	assert.match(twice.text, /on record for some of that time already/);
	assert.match(await page('/en/patents/JP7970001B2'), /Toumori.*Assignment/s);
});

test('an entry that was wrong is taken back, with all that it changed', async () => {
	const path = '/en/desk/patents/JP7970001B2/entries';
	const { text } = await officer.get(path);
	const entries = [...text.matchAll(/name="entry" type="radio" value="((event|owner)-\d+)"/g)].map((m) => m[1]);
	assert.deepEqual(entries.map((e) => e.split('-')[0]), ['owner', 'event']);
	const back = async (entry, reason) => officer.post(path, { entry, reason }, { csrf: await officer.token(path) });
	const empty = await back('', '');
	assert.equal(empty.status, 422);
	assert.match(empty.text, /Choose the entry that was wrong[^]*Say what was wrong/);
	assert.equal((await back('owner-1', 'Another patent.')).status, 422);
	assert.equal((await back(entries[0], 'The sale was called off.')).status, 303);
	const { body } = await api('JP7970001B2/rights');
	assert.deepEqual(body.owners.map((o) => [o.owner, o.from, o.to]), [['nishikaze', '2017-03-01', null]]);
	assert.equal((await back(entries[1], 'Of another patent.')).status, 303);
	assert.equal((await one('JP7970001B2', '?on=2026-05-02')).state, 'in-force');
	const shown = (await officer.get('/en/patents/JP7970001B2')).text;
	assert.match(shown, /Owner taken back/);
	assert.match((await officer.get(path)).text, /Nothing about this patent was entered by hand/);
	assert.equal((await new Visitor().get(path)).status, 303);
});
