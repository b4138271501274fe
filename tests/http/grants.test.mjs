// Terms, the register of grants, and the standing approval of the open route.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Visitor, day } from './visitor.mjs';
import { SIGNATORY, USE, accept, answer, applicant, apply, begin, grantOf, organisation, person, problem, uscc,
	words } from './licence.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const visitor = new Visitor();

async function granted(org = organisation(), use = USE) {
	const { page } = await apply(await applicant(), org, use);
	const number = grantOf(page);
	assert.ok(number);
	return number;
}

test('every text of the terms has the SHA-256 that is shown, byte for byte', async () => {
	for (const version of ['open-1.0', 'open-1.1', 'reviewed-1.0', 'reviewed-1.1']) {
		for (const lang of ['en', 'zh', 'ja']) {
			const page = await visitor.get(`/${lang}/terms/${version}`);
			const text = await visitor.get(`/${lang}/terms/${version}/text`);
			assert.equal(text.headers.get('content-type'), 'text/plain; charset=utf-8');
			assert.equal(text.text, await readFile(`conf/terms/${version}.${lang}.txt`, 'utf8'));
			assert.ok(page.text.includes(sha256(text.text)));
			for (const line of text.text.split('\n').filter(Boolean))
				assert.ok(page.text.includes(line.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('\'', '&#39;')), line);
		}
	}
	assert.equal((await visitor.get('/en/terms/open-0.1')).status, 404);
});

test('the API gives a grant with licensee, terms, scope, territories, start and state', async () => {
	const org = organisation({ country: 'CN', identifier: uscc(), name: '试制暖炉有限公司' });
	const number = await granted(org);
	const res = await visitor.get(`/api/v1/grants/${number}`);
	assert.equal(res.status, 200);
	const grant = JSON.parse(res.text);
	assert.deepEqual(Object.keys(grant), ['number', 'licensee', 'terms', 'scope', 'territories', 'start', 'state',
		'partly', 'publication', 'granted', 'versions', 'events', 'recordals']);
	assert.equal(grant.number, number);
	assert.deepEqual(grant.licensee.name, { zh: org.name });
	assert.deepEqual(grant.licensee.identifiers, [{ scheme: 'uscc', value: org.identifier }]);
	assert.equal(grant.licensee.id, `uscc-${org.identifier.toLowerCase()}`);
	assert.equal(grant.terms.version, 'open-1.1');
	assert.equal(grant.terms.route, 'open');
	for (const lang of ['en', 'zh', 'ja'])
		assert.equal(grant.terms.sha256[lang], sha256(await readFile(`conf/terms/open-1.1.${lang}.txt`)));
	assert.deepEqual(grant.scope, { field_of_use: USE.field, purpose: USE.purpose });
	assert.deepEqual(grant.territories, USE.territories);
	assert.equal(grant.start, new Date().toISOString().slice(0, 10));
	assert.equal(grant.state, 'active');
	assert.deepEqual(grant.versions, [{ version: 1, basis: 'pool-changing', patents: [], fields: [USE.field],
		acts: ['make', 'have-made', 'use', 'sell', 'offer', 'import', 'keep'], territories: USE.territories,
		scope: 'scope-1.0', from: grant.start, until: null, past_from: null }]);
	const etag = res.headers.get('etag');
	assert.equal((await visitor.fetch(`/api/v1/grants/${number}`, { headers: { 'if-none-match': etag } })).status, 304);
	assert.equal((await visitor.get(`/api/v1/grants/${number.toLowerCase()}`)).status, 200, 'numbers are normalised');
	assert.equal((await visitor.get(`/api/v1/grants/${number}?x=1`)).status, 400);
	for (const none of ['CNP-2026-999999', 'CNP-26-1', 'x'])
		assert.equal((await visitor.get(`/api/v1/grants/${none}`)).status, 404);
});

test('the register shows a grant in three languages and no person', async () => {
	const number = await granted(organisation(), { ...USE, territories: ['*', 'CN'] });
	for (const lang of ['en', 'zh', 'ja']) {
		const page = await visitor.get(`/${lang}/grants/${number}`);
		assert.equal(page.status, 200);
		assert.ok(page.text.includes(USE.purpose));
		assert.ok(!page.text.includes(SIGNATORY.signatory));
		assert.doesNotMatch(page.text, /@example\.org/);
		const certificate = await visitor.get(`/${lang}/grants/${number}/certificate`);
		assert.ok(certificate.text.includes('cp-cert'));
		assert.ok(!certificate.text.includes(SIGNATORY.signatory));
	}
	assert.match((await visitor.get(`/en/grants/${number}`)).text, /Worldwide/);
	assert.equal((await visitor.get(`/en/grants/${number.toLowerCase()}`)).to, `/en/grants/${number}`);
	assert.equal((await visitor.get('/en/grants/CNP-2026-999999')).status, 404);
});

test('the register is searched by name and number, and pages through', async () => {
	const org = organisation();
	const number = await granted(org);
	assert.match((await visitor.get(`/en/grants?q=${encodeURIComponent(org.name.toUpperCase())}`)).text, new RegExp(number));
	assert.match((await visitor.get(`/en/grants?q=${number.toLowerCase()}`)).text, new RegExp(number));
	const none = await visitor.get('/en/grants?q=100%25_no_such_name');
	assert.match(none.text, /No grant is found/);
	const behind = await visitor.get(`/en/grants?after=${number}`);
	assert.ok(!behind.text.includes(`/grants/${number}"`));
	assert.equal((await visitor.get('/en/grants?after=nonsense')).status, 200);
});

test('numbers of grants follow one another without gaps', async () => {
	const numbers = [];
	for (let i = 0; i < 3; i++)
		numbers.push(Number((await granted()).slice(-6)));
	assert.deepEqual(numbers, [numbers[0], numbers[0] + 1, numbers[0] + 2]);
});

// --- standing approval: these tests close the route and open it again -------

const STANDING = '/en/desk/standing';

function rules(text) {
	return text.split('<section class="cp-card"').slice(1).map((card) => ({
		id: /id="rule-(\d+)"/.exec(card)[1],
		sha256: /name="sha256" value="([0-9a-f]{64})"/.exec(card)?.[1],
		state: /govuk-tag[^>]*>([^<]*)</.exec(card)[1],
		approve: /\/approve"/.test(card),
		used: Number(/\((\d+) used/.exec(card)?.[1] ?? 0),
		card,
	}));
}

async function withdrawAll(who) {
	for (const rule of rules((await who.get(STANDING)).text))
		if (rule.state === 'In force' || rule.state === 'Waits for approval')
			assert.equal((await who.post(`${STANDING}/${rule.id}/withdraw`, {}, { from: STANDING })).status, 303);
}

async function propose(who, perDay) {
	const res = await who.post(STANDING, { version: 'open-1.1', per_day: String(perDay), expires_on: day(30) });
	assert.equal(res.status, 303, problem(res.text));
	return rules((await who.get(STANDING)).text)[0];
}

const approve = (who, rule) => who.post(`${STANDING}/${rule.id}/approve`, { sha256: rule.sha256 }, { from: STANDING });

async function open(perDay = 5000) {
	const one = await person('secretariat');
	const two = await person('secretariat2');
	await withdrawAll(one);
	const rule = await propose(one, perDay);
	await approve(one, rule);
	await approve(two, rule);
	return rule;
}

test('a rule needs two different people of the secretariat, and withdrawal closes the route at once', async (t) => {
	t.after(() => open());
	const one = await person('secretariat');
	const two = await person('secretariat2');
	const admin = await person('admin');
	await withdrawAll(one);
	assert.match((await visitor.get('/en/apply')).text, /the secretariat looks at every application/);
	const closed = await apply(await applicant());
	assert.equal(grantOf(closed.page), undefined);
	assert.match(closed.page.text, /Granting without a person is closed/);
	const rule = await propose(one, 5000);
	assert.equal(rule.state, 'Waits for approval');
	assert.equal((await approve(one, rule)).status, 303);
	const [after] = rules((await one.get(STANDING)).text);
	assert.equal(after.approve, false);
	assert.match(after.card, /A second person of the secretariat has to approve it/);
	const csrf = /name="csrf" value="([0-9a-f]{64})"/.exec((await one.get(STANDING)).text)[1];
	const twice = await one.post(`${STANDING}/${rule.id}/approve`, { sha256: rule.sha256 }, { csrf });
	assert.equal(twice.status, 409);
	const token = await admin.token(STANDING, `${STANDING}/${rule.id}/withdraw`);
	const stranger = await admin.post(`${STANDING}/${rule.id}/approve`, { sha256: rule.sha256 }, { csrf: token });
	assert.equal(stranger.status, 409, 'an administrator is not of the secretariat');
	const other = await two.post(`${STANDING}/${rule.id}/approve`, { sha256: '0'.repeat(64) }, { from: STANDING });
	assert.equal(other.status, 409);
	assert.equal(grantOf((await apply(await applicant())).page), undefined, 'one approval opens nothing');
	assert.equal((await approve(two, rule)).status, 303);
	assert.ok(grantOf((await apply(await applicant())).page));
	await two.post(`${STANDING}/${rule.id}/withdraw`, {}, { from: STANDING });
	assert.equal(grantOf((await apply(await applicant())).page), undefined);
});

test('however many submit at once, no more are granted than the day allows', async (t) => {
	t.after(() => open());
	const LEFT = 4, PEOPLE = 12;
	const one = await person('secretariat');
	const { used } = rules((await one.get(STANDING)).text).find((r) => r.state === 'In force');
	await open(used + LEFT);
	const ready = [];
	for (let i = 0; i < PEOPLE; i++) {
		const who = await applicant();
		const draft = await begin(who);
		await answer(who, draft);
		ready.push({ who, draft, fields: { accept: 'yes', ...await words(who, draft) }, csrf: await who.token(`${draft}/terms`) });
	}
	const pages = await Promise.all(ready.map(async ({ who, draft, fields, csrf }) =>
		who.get((await who.post(`${draft}/terms`, fields, { csrf })).to)));
	assert.equal(pages.filter(grantOf).length, LEFT);
	for (const page of pages.filter((p) => !grantOf(p)))
		assert.match(page.text, /As many licences as may be granted in one day/);
	const late = await applicant();
	const draft = await begin(late);
	await answer(late, draft);
	assert.equal(grantOf(await late.get((await accept(late, draft)).to)), undefined);
});

test('a rule that is out of bounds is refused with the bounds', async () => {
	const one = await person('secretariat');
	const res = await one.post(STANDING, { version: 'open-1.1', per_day: '0', expires_on: day(500) });
	assert.equal(res.status, 422);
	assert.match(problem(res.text), /from 1 to 10000/);
	assert.match(problem(res.text), /not more than a year/);
	const reviewed = await one.post(STANDING, { version: 'reviewed-1.1', per_day: '5', expires_on: day(5) });
	assert.equal(reviewed.status, 422);
	const member = await person('member');
	assert.equal((await member.get(STANDING)).status, 403);
	assert.equal((await member.get('/en/desk/adversaries')).status, 403);
});
