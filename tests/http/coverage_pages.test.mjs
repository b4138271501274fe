// "Am I covered? Do I need a licence?" and the sheet, as a reader meets them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Visitor } from './visitor.mjs';
import { applicant, apply, grantOf, organisation, person, problem } from './licence.mjs';

const visitor = new Visitor();
const page = async (path, who = visitor) => who.get(`/en/coverage${path}`);
const PATENT = 'CN199001001A';

async function licensed(use) {
	const who = await applicant();
	const { page: tracker } = await apply(who, organisation(), use);
	const number = grantOf(tracker);
	const grant = await visitor.json(`/api/v1/grants/${number}`);
	return { who, number, org: grant.licensee.id };
}

test('an empty question is a form, in three languages, with the own organisation filled in', async () => {
	for (const lang of ['en', 'zh', 'ja'])
		assert.equal((await visitor.get(`/${lang}/coverage`)).status, 200);
	const own = await page('', await person('member'));
	assert.match(own.text, /name="org"[^>]*value="yunjiaowan"/);
	assert.match((await page(`?patent=${PATENT}`)).text, new RegExp(`name="patent"[^>]*value="${PATENT}"`));
});

test('a licensee sees its answer with reasons, records and an address that gives it again', async () => {
	const { org, number } = await licensed();
	const { status, text } = await page(`?org=${org}&patent=${PATENT}&territory=CN&act=use&use=buildings`);
	assert.equal(status, 200);
	assert.match(text, /govuk-tag--(green|grey)/);
	assert.ok(text.includes(`/en/grants/${number}`), 'the grant is named');
	const link = /href="(\/en\/coverage\?org=[^"]*as_known_at=[^"]*)"/.exec(text)[1].replaceAll('&amp;', '&');
	const again = await visitor.get(link);
	assert.equal(again.status, 200);
	const reasons = (t) => t.slice(t.indexOf('<tbody>'), t.indexOf('</tbody>'));
	assert.equal(reasons(again.text), reasons(text));
});

test('without a territory the rights of the family are a table', async () => {
	const { org } = await licensed();
	const { text } = await page(`?org=${org}&patent=${PATENT}`);
	for (const number of [PATENT, 'US19001001B2'])
		assert.ok(text.includes(`/en/patents/${number}`), number);
	assert.ok((text.match(/<th scope="row">/g) ?? []).length >= 2);
});

test('the answer over time begins and ends with open days', async () => {
	const { org } = await licensed();
	const { status, text } = await page(`/over-time?org=${org}&patent=${PATENT}&territory=CN&act=use`);
	assert.equal(status, 200);
	assert.ok((text.match(/<tr><th scope="row">/g) ?? []).length >= 2);
});

test('every fault of a question is named at its field', async () => {
	const { status, text } = await page('?org=nobody%20here&patent=nonsense&territory=CN&act=steal&on=2026-02-30');
	assert.equal(status, 422);
	for (const name of ['act', 'on'])
		assert.ok(text.includes(`href="#${name}"`), name);
	const later = await page('?org=nobody-here&patent=CN199001001A&territory=CN&capacity=supplier');
	assert.equal(later.status, 422);
	for (const name of ['for'])
		assert.ok(later.text.includes(`href="#${name}"`), name);
});

test('a list of numbers becomes a sheet with an address, and CSV', async () => {
	const { org } = await licensed();
	const numbers = `${PATENT}\ncn 199001001 a; EP9001001A1\n"US 7,654,321 B2", not a number\n=1+1`;
	const sent = await visitor.post('/en/coverage/sheet', { numbers, org, territory: 'cn, US', on: '2026-11-01' });
	assert.equal(sent.status, 303, problem(sent.text ?? ''));
	const { status, text } = await visitor.get(sent.to);
	assert.equal(status, 200);
	const csv = /href="([^"]*format=csv)"/.exec(text)[1].replaceAll('&amp;', '&');
	const file = await visitor.get(csv);
	assert.match(file.headers.get('content-type'), /text\/csv/);
	const rows = file.text.replace(/^\ufeff/, '').trim().split('\r\n');
	assert.equal(rows[0], '"typed","number","state","member","since","until","family_in_pool","CN_right","CN_as_of","CN_coverage","US_right","US_as_of","US_coverage"');
	assert.equal(rows.length, 7);
	assert.match(rows[1], /^"CN199001001A","CN199001001A","pooled","yunjiaowan","2022-08-02"/);
	assert.match(rows[2], /^"cn 199001001 a","CN199001001A","pooled"/);
	assert.match(rows[4], /^"US 7,654,321 B2","","unknown"/);
	assert.match(rows[5], /"no-number"/);
	assert.match(rows[6], /^"'=1\+1"/, 'no formula');
	assert.equal((await visitor.get(csv)).text, file.text, 'the same again');
	const nobody = await visitor.post('/en/coverage/sheet', { numbers: PATENT, org: '', territory: 'CN', on: '' });
	assert.match((await visitor.get(nobody.to)).text, /In force/);
});

test('a sheet without numbers, with too many, or of no text is refused with the reason', async () => {
	for (const [fields, name] of [
		[{ numbers: ' \n ', org: '', territory: 'CN', on: '' }, 'numbers'],
		[{ numbers: Array.from({ length: 1001 }, (_, i) => `EP${1000000 + i}`).join('\n'), org: '', territory: 'CN', on: '' }, 'numbers'],
		[{ numbers: PATENT, org: '', territory: 'CN JP US DE FR GB', on: '' }, 'territory'],
		[{ numbers: PATENT, org: '', territory: 'XX', on: '2026-13-01' }, 'territory'],
	]) {
		const { status, text } = await visitor.post('/en/coverage/sheet', fields);
		assert.equal(status, 422);
		assert.ok(text.includes(`href="#${name}"`), name);
	}
	assert.equal((await page(`/sheet/${'0'.repeat(32)}`)).status, 404);
});

test('a thousand mixed numbers are answered in order', async () => {
	const numbers = Array.from({ length: 1000 }, (_, i) => i % 3 === 0 ? PATENT : i % 3 === 1 ? `EP${1000000 + i}` : `number ${i}`);
	const sent = await visitor.post('/en/coverage/sheet', { numbers: numbers.join('\n'), org: 'yunjiaowan', territory: 'CN', on: '2026-11-01' });
	const file = await visitor.get(`${sent.to}&format=csv`);
	const rows = file.text.trim().split('\r\n').slice(1);
	assert.equal(rows.length, 1000);
	rows.forEach((row, i) => assert.ok(row.includes(`"${numbers[i]}"`), row));
});

test('only who is asked for may read an answer that was kept', async () => {
	assert.equal((await page('/answers/0123456789abcdef')).status, 403);
	assert.equal((await page('/answers/0123456789abcdef', await person('member'))).status, 404);
	assert.equal((await visitor.post('/en/coverage/rely', {}, { csrf: await visitor.token('/en/signin') })).status, 403);
});
