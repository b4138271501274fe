// What would become of the licences: withdrawal, sale and exit, before they
// are done.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Visitor, day } from './visitor.mjs';
import { take } from '../import/canopy.mjs';
import { USE, applicant, apply, grantOf, organisation, person } from './licence.mjs';

const visitor = new Visitor();
const [desk, member] = [await person('secretariat'), await person('member')];
const ask = async (fields, who = desk) => {
	const res = await who.get(`/api/v1/preview?${new URLSearchParams(fields)}`);
	return { status: res.status, ...JSON.parse(res.text) };
};

// a patent in force that a grant of ours covers, by its country
const number = grantOf((await apply(await applicant(), organisation(), { ...USE, territories: ['*'] })).page);
const { items } = await visitor.json('/api/v1/patents?limit=100&member=yunjiaowan&member=brackenmoor&member=kasumigano');
async function inForce(office) {
	for (const p of items.filter((i) => i.office === office || i.number.startsWith(office))) {
		const found = await ask({ what: 'withdrawal', patents: p.number, on: day(30) });
		const line = found.items?.find((l) => l.grant === number);
		if (line?.before === 'LICENSED')
			return p.number;
	}
	return undefined;
}
const [us, jp, cn] = [await inForce('US'), await inForce('JP'), await inForce('CN')];

test('grants given before a withdrawal survive it, grants given after do not have the patent', async () => {
	assert.ok(us && jp && cn, 'the demonstration pool has patents in force');
	for (const patent of [us, jp, cn]) {
		const found = await ask({ what: 'withdrawal', patents: patent, on: day(30) });
		assert.equal(found.status, 200);
		assert.equal(found.complete, true);
		const old = found.items.find((l) => l.grant === number && l.patent === patent);
		assert.deepEqual([old.before, old.after, old.code], ['LICENSED', 'LICENSED', 'survives']);
		const fresh = found.items.find((l) => l.grant === null && l.patent === patent);
		assert.deepEqual([fresh.before, fresh.after, fresh.code], ['LICENSED', 'NOT_LICENSED', 'left_pool']);
		assert.equal(found.items[0].before !== found.items[0].after, true, 'what changes stands first');
	}
});

test('a sale is judged by the law of each territory, and by whether the buyer is bound', async () => {
	const sale = (patent, bound) => ask({ what: 'sale', patents: patent, on: day(30), buyer: 'Kestrel Meadow Holdings', bound });
	const line = async (patent, bound) => (await sale(patent, bound)).items.find((l) => l.grant === number && l.patent === patent);
	for (const patent of [us, jp, cn]) {
		const bound = await line(patent, 'yes');
		assert.deepEqual([bound.after, bound.code], ['LICENSED', 'buyer_bound']);
	}
	assert.equal((await line(us, 'no')).code, 'law_binds');
	assert.equal((await line(jp, 'no')).code, 'law_binds');
	const china = await line(cn, 'no');
	assert.deepEqual([china.after, china.code], ['UNCERTAIN', 'transfer_disputed']);
	const fresh = (await sale(us, 'no')).items.find((l) => l.grant === null);
	assert.deepEqual([fresh.after, fresh.code], ['NOT_LICENSED', 'no_mandate'], 'the seller can license no longer');
});

test('an exit takes every patent of the member', async () => {
	const found = await ask({ what: 'exit', member: 'yunjiaowan', on: day(200) });
	assert.equal(found.status, 200);
	assert.ok(found.patents > 1);
	for (const l of found.items.filter((i) => i.grant === number && i.before === 'LICENSED'))
		assert.equal(l.code, 'survives');
});

test('a large alliance is looked at part by part, until every patent and grant was', async () => {
	const version = { basis: 'pool-changing', fields: ['microgrid'], territories: ['*'], from: '1996-01-01' };
	await take('organisations', { id: 'preview-elm', name: { en: 'Preview Elm' } }, { id: 'preview-ash', name: { en: 'Preview Ash' } });
	await take('members', { organisation: 'preview-elm', since: '2020-01-01' });
	await take('patents', ...Array.from({ length: 55 }, (_, i) => ({ number: `CN${199700100 + i}B`, filed: '2019-01-01', granted: '2021-01-01', status: 'granted', status_as_of: '2026-10-01', pool: { member: 'preview-elm', since: '2021-01-01' } })));
	await take('grants', ...Array.from({ length: 210 }, (_, i) => ({ number: `CNP-1996-${String(i + 1).padStart(6, '0')}`, licensee: 'preview-ash', terms: 'open-1.0', granted: '2021-06-01', purpose: 'Preview', versions: [{ ...version, from: '2021-06-01' }] })));
	const [patents, grants] = [new Set(), new Set()];
	let next, parts = 0, found;
	do {
		found = await ask({ what: 'exit', member: 'preview-elm', on: day(200), ...(next ? { cursor: next } : {}) });
		assert.equal(found.status, 200);
		found.items.forEach((l) => { patents.add(l.patent); grants.add(l.grant); });
		next = found.next;
		parts += 1;
	} while (next && parts < 50);
	assert.equal(patents.size, 55);
	assert.ok(grants.size > 210);
	assert.equal(parts, 2 * Math.ceil(found.grants / 200));
	const page = await desk.get(`/en/desk/preview?what=exit&member=preview-elm&on=${day(200)}`);
	const [, more] = /href="([^"]*)"[^>]*>Look at the next part/.exec(page.text);
	assert.match((await desk.get(more.replaceAll('&amp;', '&'))).text, /Patents looked at: 5 of 55/);
	assert.equal((await ask({ what: 'exit', member: 'preview-elm', on: day(200), cursor: 'x' })).errors[0].pointer, '/query/cursor');
});

test('nothing is stored', async () => {
	const before = await ask({ what: 'withdrawal', patents: us, on: day(30) });
	await ask({ what: 'sale', patents: us, on: day(30), buyer: 'Kestrel Meadow Holdings', bound: 'no' });
	assert.deepEqual(await ask({ what: 'withdrawal', patents: us, on: day(30) }), before);
});

test('the secretariat sees all patents, a member its own, nobody else anything', async () => {
	assert.equal((await ask({ what: 'withdrawal', patents: us, on: day(30) }, visitor)).status, 401);
	assert.equal((await ask({ what: 'withdrawal', patents: us, on: day(30) }, await applicant())).status, 403);
	assert.equal((await visitor.get('/en/portal/preview')).status, 303);
	const mine = await ask({ what: 'exit', on: day(200) }, member);
	assert.equal(mine.status, 200);
	const own = new Set(mine.items.map((l) => l.patent));
	for (const patent of [us, jp, cn])
		assert.equal((await ask({ what: 'withdrawal', patents: patent, on: day(30) }, member)).status,
			own.has(patent) ? 200 : 400, patent);
	// its member is its own, whatever it asks for
	const other = (await visitor.json('/api/v1/members')).items.at(-1).id;
	const tried = await ask({ what: 'exit', member: other, on: day(200) }, member);
	assert.ok(tried.status === 400 || tried.patents === mine.patents);
});

test('wrong questions are refused at the field, in the API and on the page', async () => {
	for (const [fields, pointer] of [
		[{ what: 'gift', patents: us, on: day(1) }, '/query/what'],
		[{ what: 'sale', patents: us, on: day(1) }, '/query/buyer'],
		[{ what: 'withdrawal', patents: '', on: day(1) }, '/query/patents'],
		[{ what: 'withdrawal', patents: 'words', on: day(1) }, '/query/patents'],
		[{ what: 'withdrawal', patents: 'CN999999999A', on: day(1) }, '/query/patents'],
		[{ what: 'withdrawal', patents: us, on: '2026-02-30' }, '/query/on'],
		[{ what: 'exit', on: day(1) }, '/query/member'],
	]) {
		const found = await ask(fields);
		assert.equal(found.status, 400, JSON.stringify(fields));
		assert.equal(found.errors[0].pointer, pointer);
		assert.equal((await desk.get(`/en/desk/preview?${new URLSearchParams(fields)}`)).status, 422);
	}
	assert.equal((await ask({ what: 'exit', on: day(1), x: '1' })).status, 400);
});

test('the page shows the same in three languages', async () => {
	for (const lang of ['en', 'zh', 'ja']) {
		const { status, text } = await desk.get(`/${lang}/desk/preview?what=withdrawal&patents=${us}&on=${day(30)}`);
		assert.equal(status, 200);
		assert.ok(text.includes(number));
		assert.match(text, /data-state="changed"/);
	}
});
