// The group of an organisation, and what a deal would change.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applicant, apply, grantOf } from './licence.mjs';

const base = process.env.CANOPY_TEST_URL;
const get = (path) => fetch(`${base}/api/v1/organisations/${path}`);
const api = async (path) => {
	const answer = await get(path);
	assert.equal(answer.status, 200, path);
	return answer.json();
};
const ids = (answer) => answer.items.map((o) => o.id);

test('half of the votes is control only where the operator says so', async () => {
	for (const id of ['kasumigano', 'hoshinagi']) {
		assert.ok(ids(await api(`${id}/affiliates?operator=ge`)).includes('suginaka-charging'), id);
		assert.ok(!ids(await api(`${id}/affiliates?operator=gt&threshold=50`)).includes('suginaka-charging'), id);
	}
	assert.ok(ids(await api('kasumigano/affiliates?threshold=49.9999')).includes('suginaka-charging'));
});

test('a contract is control only where the rule counts it', async () => {
	assert.ok(!ids(await api('yunjiaowan/affiliates')).includes('xingcuo-network'));
	const vie = await api('yunjiaowan/affiliates?vie=true');
	const found = vie.items.find((o) => o.id === 'xingcuo-network');
	assert.deepEqual(found.links, [{ owner: 'yunjiaowan-datacentres', basis: 'contract' }]);
	assert.equal(vie.vie, true);
});

test('an answer says under which rule and knowledge it was found, and can be had again', async () => {
	const first = await api('yunjiaowan/affiliates?on=2025-06-30');
	assert.equal(first.on, '2025-06-30');
	assert.equal(first.threshold, 50);
	assert.equal(first.operator, 'gt');
	assert.match(first.as_known_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
	assert.deepEqual(await api(`yunjiaowan/affiliates?on=2025-06-30&as_known_at=${first.as_known_at}`), first);
	assert.deepEqual(ids(await api('yunjiaowan/affiliates?as_known_at=2000-01-01')), []);
});

test('every faulty parameter is named', async () => {
	const answer = await get('yunjiaowan/affiliates?on=2025-02-30&threshold=101&operator=eq&vie=1&as_known_at=noon');
	assert.equal(answer.status, 400);
	assert.deepEqual((await answer.json()).errors.map((e) => e.pointer).sort(),
		['/query/as_known_at', '/query/on', '/query/operator', '/query/threshold', '/query/vie']);
});

test('a sale ends coverage under a grant above, a purchase begins it, nothing is stored', async () => {
	const { page } = await apply(await applicant());
	const number = grantOf(page);
	const id = (await (await fetch(`${base}/api/v1/grants/${number}`)).json()).licensee.id;
	const none = await api(`${id}/affiliates`);
	const before = await api(`${id}/what-if?deal=buys&other=yunjiaowan-datacentres&percent=51&seller=yunjiaowan&on=2020-11-01`);
	assert.deepEqual(before.items, [], 'the grant begins later');
	const later = '2999-01-01';
	const { items } = await api(`${id}/what-if?deal=buys&other=yunjiaowan&percent=50.0001&on=${later}`);
	assert.ok(items.some((c) => c.organisation === 'yunjiaowan-datacentres'));
	for (const c of items)
		assert.deepEqual([c.coverage, c.grant, c.licensee], ['begins', number, id]);
	assert.deepEqual((await api(`${id}/what-if?deal=buys&other=yunjiaowan&percent=50&on=${later}`)).items, []);
	assert.deepEqual((await api(`${id}/affiliates`)).items, none.items);
});

test('a deal with faults names each of them, on the page too', async () => {
	const query = '?deal=lends&other=nobody-knows&percent=100.5&seller=yunjiaowan&on=soon';
	const answer = await get(`yunjiaowan/what-if${query}`);
	assert.equal(answer.status, 400);
	assert.deepEqual((await answer.json()).errors.map((e) => e.pointer).sort(),
		['/query/deal', '/query/on', '/query/other', '/query/percent', '/query/seller']);
	const page = await fetch(`${base}/en/organisations/yunjiaowan/what-if${query}`);
	assert.equal(page.status, 422);
	const text = await page.text();
	for (const name of ['deal', 'other', 'percent', 'seller', 'on'])
		assert.ok(text.includes(`href="#${name}"`), name);
});

test('a sale cuts the line of days of an affiliate', async () => {
	const { items } = await api('yunjiaowan/affiliates/over-time');
	const sold = items.filter((o) => o.id === 'shuzhouli').map((o) => [o.from, o.to]);
	assert.deepEqual(sold, [['2020-03-01', '2025-07-01']]);
	const page = await fetch(`${base}/en/organisations/yunjiaowan`);
	assert.match(await page.text(), /Affiliates over time/);
});
