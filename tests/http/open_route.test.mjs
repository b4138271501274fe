// The open route: from nothing to a grant, without a person; and what keeps
// the machine from granting.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Visitor, address } from './visitor.mjs';
import { PASSWORD, SIGNATORY, USE, accept, answer, applicant, apply, begin, grantOf, lei, organisation, person,
	problem, step, uscc, words } from './licence.mjs';

test('a visitor without an account gets a licence in five pages', async () => {
	const visitor = new Visitor();
	const draft = await begin(visitor, 'open', { patent: 'EP1000000A1' });
	assert.match((await visitor.get(draft)).to, /\/organisation$/);
	await answer(visitor, draft);
	assert.match((await accept(visitor, draft)).to, /\/account$/);
	const done = await step(visitor, draft, 'account', { email: address(), password: PASSWORD });
	assert.equal(done.status, 303, problem(done.text));
	const page = await visitor.get(done.to);
	const number = grantOf(page);
	assert.ok(number, 'the tracker shows the grant');
	const certificate = await visitor.get(`/en/grants/${number}/certificate`);
	assert.equal(certificate.status, 200);
	assert.ok(await visitor.signedIn());
});

test('the five pages ask for twelve answers and no file', async () => {
	const visitor = new Visitor();
	const draft = await begin(visitor);
	const asked = new Set();
	const look = async (slug) => {
		const { text } = await visitor.get(`${draft}/${slug}`);
		const main = text.slice(text.indexOf('<main'));
		for (const [control] of main.matchAll(/<(?:input|select|textarea)[^>]*>/g)) {
			if (/type="hidden"/.test(control))
				continue;
			assert.doesNotMatch(control, /type="file"/);
			asked.add(/name="([^"]*)"/.exec(control)[1]);
		}
	};
	await look('organisation');
	await step(visitor, draft, 'organisation', organisation());
	await look('signatory');
	await step(visitor, draft, 'signatory', SIGNATORY);
	await look('use');
	await step(visitor, draft, 'use', USE);
	await look('terms');
	await accept(visitor, draft);
	await look('account');
	assert.equal(asked.size, 12, [...asked].join(' '));
});

test('a page is shown when it was answered or is the next one', async () => {
	const visitor = new Visitor();
	const draft = await begin(visitor);
	for (const slug of ['use', 'terms', 'account'])
		assert.match((await visitor.get(`${draft}/${slug}`)).to, /\/organisation$/);
	assert.equal((await visitor.get(`${draft}/evidence`)).status, 303);
	assert.equal((await visitor.get(`${draft}/nothing`)).status, 404);
	await step(visitor, draft, 'organisation', organisation());
	assert.match((await visitor.get(draft)).to, /\/signatory$/);
	assert.equal((await visitor.get(`${draft}/organisation`)).status, 200);
	assert.match((await visitor.get(`${draft}/terms`)).to, /\/signatory$/);
});

test('a wrong check digit is named with the one expected', async () => {
	const visitor = new Visitor();
	const draft = await begin(visitor);
	const good = lei();
	const bad = good.slice(0, 18) + (good.endsWith('37') ? '38' : '37');
	const res = await step(visitor, draft, 'organisation', organisation({ identifier: bad }));
	assert.equal(res.status, 422);
	assert.match(problem(res.text), new RegExp(`LEI.*&quot;37|38&quot;.*&quot;${good.slice(18)}&quot;`));
	const short = await step(visitor, draft, 'organisation', organisation({ country: 'CN', identifier: uscc().slice(1) }));
	assert.equal(short.status, 422);
	assert.match(problem(short.text), /18 characters/);
	const japan = await step(visitor, draft, 'organisation', organisation({ country: 'JP', identifier: '2835678256246' }));
	assert.match(problem(japan.text), /Corporate number.*&quot;2&quot;.*&quot;5&quot;/);
	assert.match(japan.text, /value="2835678256246"/, 'what was typed is kept');
});

test('the name of an organisation that is known is filled in and confirmed', async () => {
	const first = await applicant();
	const org = organisation();
	const { page } = await apply(first, org);
	assert.ok(grantOf(page));
	const second = new Visitor();
	const draft = await begin(second);
	const other = await step(second, draft, 'organisation', { ...org, name: 'Another name' });
	assert.equal(other.status, 422);
	assert.ok(problem(other.text).includes(`registered here for ${org.name}`));
	assert.ok(other.text.includes(`value="${org.name}"`));
	const empty = await step(second, draft, 'organisation', { ...org, name: '' });
	assert.equal(empty.status, 303);
	assert.ok((await second.get(`${draft}/organisation`)).text.includes(`value="${org.name}"`));
});

test('every field says what is missing, and the answers stay', async () => {
	const visitor = new Visitor();
	const draft = await begin(visitor);
	const org = await step(visitor, draft, 'organisation', { country: '', identifier: '', name: '' });
	assert.equal(org.status, 422);
	for (const field of ['country', 'identifier', 'name'])
		assert.match(org.text, new RegExp(`<a href="#${field}">`));
	assert.match(org.text, /<title>Error:/);
	await step(visitor, draft, 'organisation', organisation());
	await step(visitor, draft, 'signatory', SIGNATORY);
	const use = await step(visitor, draft, 'use', { field: 'buildings', purpose: 'x'.repeat(501), territories: [] });
	assert.match(problem(use.text), /Purpose: shorten this to 500/);
	assert.match(problem(use.text), /Choose at least one territory/);
	assert.match(use.text, /value="buildings" selected/);
});

test('only the words in force can be accepted, and only by a tick', async () => {
	const visitor = new Visitor();
	const draft = await begin(visitor);
	await answer(visitor, draft);
	const shown = await words(visitor, draft);
	const without = await step(visitor, draft, 'terms', shown);
	assert.equal(without.status, 422);
	assert.match(problem(without.text), /Tick the box/);
	const forged = await step(visitor, draft, 'terms', { accept: 'yes', ...shown, terms_sha256: '0'.repeat(64) });
	assert.equal(forged.status, 422);
	assert.match(problem(forged.text), /no longer those in force/);
});

test('who changes an answer accepts the terms again', async () => {
	const visitor = new Visitor();
	const draft = await begin(visitor);
	await answer(visitor, draft);
	assert.match((await accept(visitor, draft)).to, /\/account$/);
	await step(visitor, draft, 'signatory', { ...SIGNATORY, position: 'Treasurer' });
	assert.match((await visitor.get(draft)).to, /\/terms$/);
});

test('an account that exists is signed in by its password and nothing else', async () => {
	const owner = await applicant();
	const visitor = new Visitor();
	const draft = await begin(visitor);
	await answer(visitor, draft);
	await accept(visitor, draft);
	const wrong = await step(visitor, draft, 'account', { email: owner.email, password: 'another one entirely' });
	assert.equal(wrong.status, 422);
	const right = await step(visitor, draft, 'account', { email: owner.email, password: PASSWORD });
	assert.ok(grantOf(await visitor.get(right.to)));
});

test('the same form sent twice at once leads to the same grant', async () => {
	const visitor = await applicant();
	const draft = await begin(visitor);
	await answer(visitor, draft);
	const shown = await words(visitor, draft);
	const csrf = await visitor.token(`${draft}/terms`);
	const both = await Promise.all([1, 2, 3].map(() =>
		visitor.post(`${draft}/terms`, { accept: 'yes', ...shown }, { csrf })));
	const numbers = new Set();
	for (const res of both) {
		assert.equal(res.status, 303);
		numbers.add(grantOf(await visitor.get(res.to)));
	}
	assert.equal(numbers.size, 1);
});

test('two clicks on the last page make one account and one grant', async () => {
	const visitor = new Visitor();
	const draft = await begin(visitor);
	await answer(visitor, draft);
	await accept(visitor, draft);
	const email = address();
	const csrf = await visitor.token(`${draft}/account`);
	const both = await Promise.all([1, 2].map(() =>
		visitor.post(`${draft}/account`, { email, password: PASSWORD }, { csrf })));
	assert.deepEqual(both.map((res) => res.status), [303, 303], both.map((res) => problem(res.text)).join());
	assert.equal(both[0].to, both[1].to);
	assert.ok(grantOf(await visitor.get(both[0].to)));
});

test('a second licence of the same organisation under the same terms goes to a person', async () => {
	const org = organisation();
	const visitor = await applicant();
	assert.ok(grantOf((await apply(visitor, org)).page));
	const again = await apply(visitor, org);
	assert.equal(grantOf(again.page), undefined);
	assert.match(again.page.text, /already holds a licence under these terms/);
});

test('of one organisation that applies many times at once one is granted', async () => {
	const org = organisation();
	const people = await Promise.all(Array.from({ length: 6 }, async () => {
		const visitor = await applicant();
		const draft = await begin(visitor);
		await answer(visitor, draft, org);
		return { visitor, draft, shown: await words(visitor, draft), csrf: await visitor.token(`${draft}/terms`) };
	}));
	const pages = await Promise.all(people.map(async ({ visitor, draft, shown, csrf }) =>
		visitor.get((await visitor.post(`${draft}/terms`, { accept: 'yes', ...shown }, { csrf })).to)));
	assert.equal(pages.filter(grantOf).length, 1);
});

test('a field that is not listed and a number that cannot be checked go to a person', async () => {
	const visitor = await applicant();
	const field = await apply(visitor, organisation(), { ...USE, field: 'other' });
	assert.match(field.page.text, /not on the list, so a person/);
	const number = await apply(visitor, organisation({ country: 'NO', identifier: '923 609 016' }));
	assert.match(number.page.text, /A person of the secretariat needs to look at your details/);
});

test('an adversary of a member goes to a person and is not told why', async () => {
	const secretariat = await person('secretariat');
	const org = organisation();
	const added = await secretariat.post('/en/desk/adversaries', {
		name: org.name, scheme: 'lei', value: org.identifier, reason: 'Asserts a patent in a regional court', since: '2026-01-01', until: '',
	});
	assert.equal(added.status, 303, problem(added.text));
	const visitor = await applicant();
	const { page, path } = await apply(visitor, org);
	assert.equal(grantOf(page), undefined);
	assert.match(page.text, /A person of the secretariat needs to look at your details/);
	assert.doesNotMatch(page.text, /adversar|asserts|court/i);
	const seen = await secretariat.get(path.replace('/applications/', '/desk/applications/'));
	assert.match(seen.text, /listed as asserting patents against a member/);
});

test('a draft belongs to the browser that began it, then to its account', async () => {
	const visitor = new Visitor();
	const draft = await begin(visitor);
	const stranger = new Visitor();
	assert.equal((await stranger.get(`${draft}/organisation`)).status, 404);
	const other = await applicant();
	assert.equal((await other.get(`${draft}/organisation`)).status, 404);
	const csrf = await other.token('/en/apply');
	assert.equal((await other.post(`${draft}/organisation`, organisation(), { csrf })).status, 404);
	assert.match((await visitor.get('/en/apply')).text, new RegExp(draft));
});

test('a draft can be dropped', async () => {
	const visitor = new Visitor();
	const draft = await begin(visitor);
	const id = draft.split('/').pop();
	const res = await visitor.post(`/en/applications/${id}/withdraw`, {}, { from: '/en/apply' });
	assert.equal(res.to, '/en/apply');
	assert.doesNotMatch((await visitor.get('/en/apply')).text, new RegExp(id));
	assert.equal((await visitor.get(`${draft}/organisation`)).to, '/en/apply');
});

test('people of the alliance cannot apply', async () => {
	const member = await person('member');
	assert.match((await member.get('/en/apply')).text, /This account cannot apply/);
	const csrf = /name="csrf" value="([0-9a-f]{64})"/.exec((await member.get('/en')).text)[1];
	assert.equal((await member.post('/en/apply', { route: 'open' }, { csrf })).status, 403);
});
