// The desk of grants: measures by two people, amendments, recordals,
// assertions, surrender, and how much the register publishes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importRecords } from './corpus.mjs';
import { Visitor, day } from './visitor.mjs';
import { USE, accept, answer, applicant, apply, begin, grantOf, organisation, person, problem, step } from './licence.mjs';

const visitor = new Visitor();
const [first, second] = [await person('secretariat'), await person('secretariat2')];
const api = async (number, who = visitor) => who.json(`/api/v1/grants/${number}`);

async function granted(use = USE, org = organisation()) {
	const who = await applicant();
	const { page } = await apply(who, org, use);
	const number = grantOf(page);
	assert.ok(number);
	return { who, number, org };
}

const EVENT = { kind: 'suspended', on: day(0), scope: 'all', effect: 'all-acts', reason: 'Clause 7.2: used for something else.' };

async function propose(number, fields, what = 'measure', who = first) {
	const res = await who.post(`/en/desk/grants/${number}/${what}`, fields);
	assert.equal(res.status, 303, problem(res.text));
	return res.to;
}

async function carryOut(path, who = second) {
	const { text } = await who.get(path);
	const sha256 = /name="sha256" value="([0-9a-f]{64})"/.exec(text)?.[1];
	return who.post(`${path}/carry-out`, { sha256 }, { from: path });
}

test('a measure is proposed by one person and carried out by another', async () => {
	const { number } = await granted();
	const path = await propose(number, EVENT);
	assert.equal((await api(number)).state, 'active', 'a proposal changes nothing');
	assert.match((await first.get(path)).text, /Another person has to carry it\s+out/);
	const sha256 = /([0-9a-f]{64})<\/dd>/.exec((await first.get(path)).text)[1];
	const csrf = await first.token(path, `${path}/reject`);
	assert.equal((await first.post(`${path}/carry-out`, { sha256 }, { csrf })).status, 409, 'not by the same person');
	const again = await first.post(`/en/desk/grants/${number}/measure`, EVENT);
	assert.equal(again.status, 422);
	assert.match(problem(again.text), /Another proposal/);
	assert.equal((await second.post(`${path}/carry-out`, { sha256: '0'.repeat(64) }, { from: path })).status, 409);
	assert.equal((await carryOut(path)).status, 303);
	const grant = await api(number);
	assert.equal(grant.state, 'suspended');
	assert.deepEqual(grant.events, [{ kind: 'suspended', on: day(0), scope: 'all', licensor: null, rights: [],
		effect: 'all-acts', endure: true }]);
	assert.match((await visitor.get(`/en/grants/${number}`)).text, /Suspended/);
	assert.ok(!(await visitor.get(`/en/grants/${number}`)).text.includes(EVENT.reason), 'reasons are not published');
	// lifted at once, by one person, on a later day than it began
	const back = await first.post(`/en/desk/grants/${number}/measure`, { ...EVENT, kind: 'reinstated', on: day(1) });
	assert.equal(back.status, 303, problem(back.text));
	assert.equal((await api(number)).state, 'suspended', 'until the day has come');
	const none = await first.post(`/en/desk/grants/${number}/measure`, { ...EVENT, kind: 'reinstated', on: day(2) });
	assert.match(problem(none.text), /Nothing of this scope is suspended/);
});

test('a measure against the patents of one licensor leaves the rest of the grant alone', async () => {
	const { number } = await granted();
	const member = /<select[^>]*id="licensor".*?<option value="([a-z0-9-]+)"/s.exec((await first.get(`/en/desk/grants/${number}/measure`)).text.replace('value=""', ''))[1];
	await carryOut(await propose(number, { ...EVENT, kind: 'terminated', scope: 'licensor', licensor: member, strict: 'yes' }));
	const grant = await api(number);
	assert.equal(grant.state, 'active');
	assert.equal(grant.partly, true);
	assert.equal(grant.events[0].licensor, member);
	assert.equal(grant.events[0].endure, false);
	for (const lang of ['en', 'zh', 'ja'])
		assert.equal((await visitor.get(`/${lang}/grants/${number}/certificate`)).status, 200);
});

test('wrong measures are refused at the field', async () => {
	const { number } = await granted();
	for (const [fields, words] of [
		[{ kind: 'rescinded' }, /terms of this grant do not permit rescission/],
		[{ on: day(-3) }, /begins later|lies in the past/],
		[{ on: day(-3), retroactive: 'yes' }, /begins later/],
		[{ scope: 'licensor' }, /Enter the licensor/],
		[{ scope: 'rights' }, /Enter the numbers/],
		[{ scope: 'rights', rights: 'no number' }, /Each line must be a patent number/],
		[{ scope: 'rights', rights: 'CN999999999A' }, /Not all of these numbers/],
		[{ reason: '' }, /Give the reasons/],
		[{ on: '2026-02-30' }, /./],
	]) {
		const res = await first.post(`/en/desk/grants/${number}/measure`, { ...EVENT, ...fields });
		assert.equal(res.status, 422, JSON.stringify(fields));
		assert.match(problem(res.text), words);
	}
	assert.equal((await api(number)).events.length, 0);
	assert.equal((await visitor.get('/en/desk/grants')).status, 303, 'the desk is for the secretariat');
});

test('what is over stays over', async () => {
	const { number } = await granted();
	await carryOut(await propose(number, { ...EVENT, kind: 'terminated' }));
	assert.equal((await api(number)).state, 'terminated');
	const res = await first.post(`/en/desk/grants/${number}/measure`, EVENT);
	assert.match(problem(res.text), /The grant is over/);
});

test('an amendment is a new version, shown beside the one before', async () => {
	const { number } = await granted();
	const form = { on: day(10), basis: 'pool-changing', fields: ['buildings', 'transport'], acts: ['use', 'sell'],
		territories: 'CN ep jp', scope: 'scope-1.0', reason: 'Asked for by letter.' };
	const path = await propose(number, form, 'amend');
	const { text } = await second.get(path);
	assert.match(text, /<del>Buildings<\/del>/);
	assert.match(text, /<ins>Buildings, Transport<\/ins>/);
	assert.equal((await carryOut(path)).status, 303);
	const { versions } = await api(number);
	assert.equal(versions.length, 2);
	assert.deepEqual(versions[1].fields, ['buildings', 'transport']);
	assert.deepEqual(versions[1].acts, ['use', 'sell']);
	assert.deepEqual(versions[1].territories, ['CN', 'EP', 'JP']);
	assert.equal(versions[1].from, day(10));
	for (const [fields, words] of [
		[{ on: day(10) }, /begins after the version/],
		[{ on: day(20), basis: 'fixed' }, /fixed list needs/],
		[{ on: day(20), territories: 'XX' }, /two-letter codes/],
		[{ on: day(20), until: day(19) }, /end before/],
		[{ on: day(20), past_from: day(-9) }, /release no past use/],
	]) {
		const res = await first.post(`/en/desk/grants/${number}/amend`, { ...form, ...fields });
		assert.equal(res.status, 422, JSON.stringify(fields));
		assert.match(problem(res.text), words);
	}
});

test('a rejected proposal changes nothing and frees the way', async () => {
	const { number } = await granted();
	const path = await propose(number, EVENT);
	assert.equal((await first.post(`${path}/reject`, { note: 'Typed for the wrong grant.' }, { from: path })).status, 303);
	assert.match((await second.get(path)).text, /Rejected.*wrong grant/s);
	assert.equal((await api(number)).state, 'active');
	await propose(number, { ...EVENT, kind: 'ended', on: day(30) });
});

test('a recordal is put on record and completed later', async () => {
	const { number } = await granted();
	const [patent] = (await visitor.json('/api/v1/patents?limit=1')).items;
	const put = (fields) => first.post(`/en/desk/grants/${number}/recordal`, { patent: patent.number, territory: 'CN', ...fields });
	assert.equal((await put({ filed_on: '2026-10-01' })).status, 303);
	assert.equal((await put({ filed_on: '2026-10-01', effective_on: '2026-11-01', record: 'X2026980001234' })).status, 303);
	assert.deepEqual((await api(number)).recordals, [{ patent: patent.number, territory: 'CN', office: 'CN',
		filed: '2026-10-01', effective: '2026-11-01', number: 'X2026980001234' }]);
	assert.match(problem((await put({ filed_on: '2026-10-01', effective_on: '2026-09-01' })).text), /day of its filing or later/);
	assert.match(problem((await put({ patent: 'CN999999999A', filed_on: '2026-10-01' })).text), /no publication/);
});

test('an assertion is noticed, can be cured in time, and leads to a proposal where it is not', async () => {
	const { number, org } = await granted();
	const form = await first.get('/en/desk/assertions');
	const target = /<select[^>]*id="target".*?<option value="([a-z0-9-]+)"/s.exec(form.text)[1];
	const assertion = { claimant: org.identifier, target, kind: 'suit', filed_on: day(0), patent: 'DE 10 2020 1', forum: 'Regional court' };
	const res = await first.post('/en/desk/assertions', assertion);
	assert.equal(res.status, 303, problem(res.text));
	assert.match((await first.get(res.to)).text, new RegExp(number), 'the grant of the claimant is concerned');
	const early = await first.post(`${res.to}/close`, { outcome: 'suspended', outcome_on: day(0) }, { from: res.to });
	assert.match(problem(early.text), /Give notice first/);
	assert.equal((await first.post(`${res.to}/notice`, { on: day(0) }, { from: res.to })).status, 303);
	const page = (await first.get(res.to)).text;
	const link = /href="([^"]*measure\?[^"]*)"/.exec(page)[1].replaceAll('&amp;', '&');
	const query = new URLSearchParams(link.split('?')[1]);
	assert.equal(query.get('on'), day(31), 'the day after thirty days to withdraw');
	assert.equal(query.get('scope'), 'licensor');
	assert.equal(query.get('licensor'), target);
	const soon = await first.post(`${res.to}/close`, { outcome: 'suspended', outcome_on: day(30) }, { from: res.to });
	assert.match(problem(soon.text), /can still be withdrawn/);
	assert.match((await first.get(link)).text, new RegExp(`value="${target}" selected`));
	await carryOut(await propose(number, { ...Object.fromEntries(query), reason: 'Not withdrawn.' }));
	const grant = await api(number);
	assert.equal(grant.events[0].endure, false);
	assert.equal(grant.state, 'active');
	assert.equal((await first.post(`${res.to}/close`, { outcome: 'cured', outcome_on: day(5) }, { from: res.to })).status, 303);
	const twice = await first.post(`${res.to}/close`, { outcome: 'cured', outcome_on: day(5) }, { csrf: await first.token('/en/desk/assertions') });
	assert.match(problem(twice.text), /closed already/);
	assert.match(problem((await first.post('/en/desk/assertions', { ...assertion, claimant: 'nobody' })).text), /No organisation is known/);
});

test('the licensee gives its own licence back, and nobody else does', async () => {
	const { who, number } = await granted();
	const path = `/en/grants/${number}/surrender`;
	assert.equal((await visitor.get(path)).status, 404);
	assert.equal((await (await applicant()).get(path)).status, 404);
	assert.match(problem((await who.post(path, { on: day(0) })).text), /Tick the box/);
	assert.match(problem((await who.post(path, { on: day(-1), sure: 'yes' })).text), /today or a later day/);
	assert.equal((await who.post(path, { on: day(0), sure: 'yes' })).status, 303);
	assert.equal((await api(number)).state, 'surrendered');
});

test('the register publishes no more of a grant than the licensee chose', async (t) => {
	for (const [level, keys] of [['name', ['number', 'licensee', 'state', 'partly', 'publication']],
		['number', ['number', 'state', 'partly', 'publication']]]) {
		const org = organisation({ name: `Shy ${level} Works ${process.pid}` });
		const who = await applicant();
		const draft = await begin(who);
		assert.equal((await who.get(`${draft}/publication`)).status, 303, 'not before the use is described');
		await answer(who, draft, org);
		assert.match((await who.get(`${draft}/terms`)).text, new RegExp(`${draft}/publication`));
		assert.equal((await step(who, draft, 'publication', { publication: 'secret' })).status, 422);
		assert.equal((await step(who, draft, 'publication', { publication: level })).status, 303);
		const number = grantOf(await who.get((await accept(who, draft)).to));
		// While there is such a grant no answer on coverage is sure.
		t.after(() => importRecords('grants', [{ number, publication: 'full' }]));
		assert.deepEqual(Object.keys(await api(number)), keys);
		for (const path of [`/en/grants/${number}`, `/en/grants/${number}/certificate`, '/en/grants']) {
			const { text } = await visitor.get(path);
			assert.equal(text.includes(org.name), level === 'name', path);
			if (path !== '/en/grants')
				assert.ok(!text.includes(USE.purpose), path);
		}
		const found = (await visitor.get(`/en/grants?q=${encodeURIComponent(org.name)}`)).text;
		assert.equal(found.includes(number), level === 'name');
		assert.ok((await visitor.get(`/en/grants?q=${number}`)).text.includes(number));
		const id = (await api(number, who)).licensee.id;
		assert.equal((await visitor.get(`/en/grants?licensee=${id}`)).text.includes(number), level === 'name');
		assert.equal((await visitor.get(`/en/organisations/${id}`)).text.includes(number), false);
		// the licensee and the secretariat see it all
		for (const eyes of [who, first]) {
			assert.equal((await api(number, eyes)).scope.purpose, USE.purpose);
			assert.ok((await eyes.get(`/en/grants/${number}`)).text.includes(USE.purpose));
		}
	}
});
