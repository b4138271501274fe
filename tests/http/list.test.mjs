// My list: with and without an account, and what can be done with it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { importRecords, makeMembers } from './corpus.mjs';
import { PASSWORD, SIGNATORY, USE, accept, begin, grantOf, organisation, problem, step } from './licence.mjs';
import { Visitor, address } from './visitor.mjs';

const require = createRequire(process.env.CANOPY_TEST_MODULES + 'x.js');
const { parse } = require('csv-parse/sync');

const number = (i) => `EP9530${String(i).padStart(3, '0')}A1`;
const onList = (text) => [...text.matchAll(/<th scope="row"><a [^>]*>(EP9530\d{3}A1)<\/a>/g)].map((m) => m[1]);
const listed = async (visitor) => onList((await visitor.get('/en/list')).text);

test('records are there', () => {
	makeMembers(['list-one']);
	importRecords('patents', Array.from({ length: 6 }, (_, i) => ({
		number: number(i), title: { en: `Listling ${i}` }, published: '2021-06-07',
		...(i < 5 && { pool: { member: 'list-one', since: '2022-01-01' } }),
	})));
});

test('a visitor without an account gathers patents from hits and pages, and takes them off again', async () => {
	const v = new Visitor();
	assert.match((await v.get('/en/list')).text, /cp-empty/);
	const hits = '/en/patents?q=listling';
	assert.match((await v.get(hits)).text, new RegExp(`form="mylist" name="add" value="${number(0)}"`));
	const added = await v.post('/en/list', { add: number(0), back: hits }, { from: hits });
	assert.equal(added.status, 303);
	assert.equal(added.to, hits);
	assert.match((await v.get(hits)).text, new RegExp(`form="mylist" name="remove" value="${number(0)}"`));
	await v.post('/en/list', { add: [number(1), number(5)] }, { from: `/en/patents/${number(1)}` });
	assert.deepEqual((await listed(v)).sort(), [number(0), number(1), number(5)]);
	await v.post('/en/list', { remove: number(1) });
	assert.deepEqual((await listed(v)).sort(), [number(0), number(5)]);
	await v.post('/en/list', { clear: 'yes' });
	assert.deepEqual(await listed(v), []);
	assert.deepEqual(await listed(new Visitor()), [], 'nobody else sees it');
});

test('who has opened no form yet gets a link to one, and a page that caches may keep', async () => {
	const v = new Visitor(), hits = '/en/patents?q=listling';
	const first = await v.get(hits);
	assert.equal(first.headers.get('set-cookie'), null);
	assert.ok(first.headers.get('etag'));
	assert.doesNotMatch(first.text, /mylist/);
	const add = /href="(\/en\/list\/add\?number=[^"]*)"/.exec(first.text)[1].replaceAll('&amp;', '&');
	const page = await v.get(add);
	assert.equal(page.status, 200);
	const one = /name="add" value="([^"]*)"/.exec(page.text)[1];
	const back = /name="back" value="([^"]*)"/.exec(page.text)[1].replaceAll('&amp;', '&');
	assert.equal(back, hits);
	assert.equal((await v.post('/en/list', { add: one, back }, { from: add })).to, hits);
	assert.deepEqual(await listed(v), [one]);
	for (const bad of ['', '?number=', '?number=nonsense', '?number=EP9530999A1'])
		assert.equal((await v.get(`/en/list/add${bad}`)).status, 404);
});

test('numbers are read in any spelling; one that is unknown is named', async () => {
	const v = new Visitor();
	await v.post('/en/list', { numbers: `EP 9530000 A1\n  "ep9530001"; ${number(2)},${number(2)}\n` });
	assert.deepEqual((await listed(v)).sort(), [number(0), number(1), number(2)]);
	const bad = await v.post('/en/list', { numbers: `${number(3)}\nEP9530999A1` });
	assert.equal(bad.status, 422);
	assert.match(problem(bad.text), /EP9530999A1/);
	assert.equal((await v.post('/en/list', { numbers: ' ' })).status, 422);
	const many = await v.post('/en/list', { numbers: Array.from({ length: 1001 }, () => number(3)).join('\n') });
	assert.match(problem(many.text), /1,000/);
	assert.equal((await listed(v)).length, 3);
});

test('a list that would be too long stays as it is, and says so', async () => {
	const many = Array.from({ length: 1001 }, (_, i) => `EP95${31000 + i}A1`);
	importRecords('patents', many.map((number) => ({ number })));
	const v = new Visitor();
	assert.equal((await v.post('/en/list', { numbers: many.slice(0, 999).join('\n') })).status, 303);
	const two = many.slice(999).join(' ; ');
	const typed = await v.post('/en/list', { numbers: two });
	assert.equal(typed.status, 422);
	assert.match(problem(typed.text), /Take some off the list first/);
	assert.ok(typed.text.includes(`>${two}</textarea>`), 'what was typed is kept');
	const pressed = await v.post('/ja/list', { add: many.slice(999) });
	assert.equal(pressed.status, 422);
	assert.match(problem(pressed.text), /先にリストから/);
	assert.match((await v.get('/en/list')).text, /999 patents/);
	assert.equal((await v.post('/en/list', { add: [many[999], many[0]] })).status, 303, 'the last place, and one that is there');
	assert.match((await v.get('/en/list')).text, /1,000 patents/);
	assert.equal((await v.post('/en/list', { add: many[1000] })).status, 422);
});

test('who has signed in reads that the list is kept with the account', async () => {
	const v = new Visitor(), add = `/en/list/add?number=${number(0)}`;
	assert.match((await v.get(add)).text, /for 30 days in this browser/);
	await v.signUp(address('adder'), PASSWORD);
	const { text } = await v.get(add);
	assert.match(text, /kept with your account\. Nobody else/);
	assert.doesNotMatch(text, /30 days/);
});

test('a list leads nowhere but to our own pages', async () => {
	const v = new Visitor();
	for (const back of ['//evil.example/', 'https://evil.example/', '/\\evil.example'])
		assert.equal((await v.post('/en/list', { add: number(0), back })).to, '/en/list');
});

test('without the token of the form nothing is put there', async () => {
	const v = new Visitor();
	assert.equal((await v.post('/en/list', { add: number(0) }, { csrf: 'f'.repeat(64) })).status, 403);
});

test('signing in joins the list with that of the account', async () => {
	const email = address('list'), first = new Visitor();
	await first.signUp(email, PASSWORD);
	await first.post('/en/list', { add: number(0) });
	const second = new Visitor();
	await second.post('/en/list', { add: [number(1), number(0)] });
	await second.signIn(email, PASSWORD);
	assert.deepEqual((await listed(second)).sort(), [number(0), number(1)]);
	assert.deepEqual((await listed(first)).sort(), [number(0), number(1)]);
});

test('the list is downloaded as a search is', async () => {
	const v = new Visitor();
	await v.post('/en/list', { add: [number(0), number(5)] });
	const rows = parse((await v.get('/en/list/export/patents.csv')).text, { columns: true });
	assert.deepEqual(rows.map((r) => r.number).sort(), [number(0), number(5)]);
	assert.equal((await v.get('/en/list/export/patents.doc')).status, 404);
	assert.equal(parse((await new Visitor().get('/en/list/export/patents.csv')).text, { columns: true }).length, 0);
});

test('the list goes to the sheet as it is', async () => {
	const v = new Visitor();
	await v.post('/en/list', { add: [number(0), number(5)] });
	const page = (await v.get('/en/list')).text;
	const numbers = /name="numbers" value="([^"]*)"/.exec(page)[1];
	const sheet = await v.post('/en/coverage/sheet', { numbers, territory: 'CN JP US', org: '' }, { from: '/en/list' });
	assert.equal(sheet.status, 303);
	assert.match((await v.get(sheet.to)).text, /EP9530005A1/);
});

async function applyForList(v, adds) {
	await v.post('/en/list', { add: adds });
	const start = await v.get('/en/apply?list=yes');
	assert.match(start.text, /name="list" value="yes"/);
	const csrf = await v.token('/en/apply?list=yes', '/en/apply');
	const made = await v.post('/en/apply', { route: 'open', patent: '', list: 'yes' }, { csrf });
	assert.equal(made.status, 303);
	return made.to;
}

test('an application for the list becomes a licence for exactly these patents', async () => {
	const v = new Visitor();
	await v.signUp(address('fixed'), PASSWORD);
	const draft = await applyForList(v, [number(0), number(2), number(5)]);
	await step(v, draft, 'organisation', organisation());
	await step(v, draft, 'signatory', SIGNATORY);
	const page = (await v.get(`${draft}/use`)).text;
	const patents = /<textarea[^>]*name="patents"[^>]*>([^<]*)</.exec(page)[1];
	assert.deepEqual(patents.trim().split('\n').sort(), [number(0), number(2)], 'what is not in the pool is left out');
	const bad = await step(v, draft, 'use', { ...USE, patents: `${patents}\n${number(5)}` });
	assert.equal(bad.status, 422);
	assert.match(problem(bad.text), /EP9530005A1/);
	const saved = await step(v, draft, 'use', { ...USE, patents });
	assert.equal(saved.status, 303, problem(saved.text));
	assert.match((await v.get(`${draft}/terms`)).text, /EP9530000A1, EP9530002A1|EP9530002A1, EP9530000A1/);
	const done = await accept(v, draft);
	assert.equal(done.status, 303, problem(done.text));
	const grant = grantOf(await v.get(done.to));
	assert.ok(grant);
	const record = await v.json(`/api/v1/grants/${grant}`);
	assert.equal(record.versions[0].basis, 'fixed');
	assert.deepEqual([...record.versions[0].patents].sort(), [number(0), number(2)]);
});

test('without a list a licence covers the pool as it changes', async () => {
	const v = new Visitor();
	await v.signUp(address('pool'), PASSWORD);
	const draft = await begin(v);
	await step(v, draft, 'organisation', organisation());
	await step(v, draft, 'signatory', SIGNATORY);
	assert.doesNotMatch((await v.get(`${draft}/use`)).text, /name="patents"/);
	await step(v, draft, 'use', USE);
	const grant = grantOf(await v.get((await accept(v, draft)).to));
	const record = await v.json(`/api/v1/grants/${grant}`);
	assert.equal(record.versions[0].basis, 'pool-changing');
});
