// A member's newest patents: which, in which order, and who is no member.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importRecords, makeMembers } from './corpus.mjs';

const base = process.env.CANOPY_TEST_URL;
const get = (path) => fetch(base + path, { redirect: 'manual' });
const numbers = (page) => [...page.matchAll(/<tr><th scope="row"><a [^>]*>([^<]+)<\/a>/g)].map((m) => m[1]);

const patent = (n, published, pool) => ({
	number: `EP977${1000 + n}A1`, title: { en: `Newest <${n}> "of" all` }, published,
	...(pool && { pool: { member: 'newest-one', ...pool } }),
});

test('the twenty newest patents of a member that are pooled today come first to last', async () => {
	makeMembers(['newest-one', 'newest-none']);
	importRecords('patents', [
		...Array.from({ length: 22 }, (_, i) => patent(i, `2020-01-${String(i + 1).padStart(2, '0')}`, { since: '2021-01-01' })),
		patent(30, '2023-01-01', { since: '2999-01-01' }),
		patent(31, '2023-01-01', { since: '2021-01-01', until: '2022-01-01' }),
		patent(32, '2023-01-01', null),
	]);
	const r = await get('/en/members/newest-one/patents');
	assert.equal(r.status, 200);
	const page = await r.text();
	assert.deepEqual(numbers(page), Array.from({ length: 20 }, (_, i) => `EP977${1021 - i}A1`));
	assert.match(page, /Newest &lt;21&gt; &quot;of&quot; all/);
	assert.match(page, /22 January 2020/);
});

test('a day of publication that is learnt later moves the patent', async () => {
	importRecords('patents', [patent(0, '2024-05-05', { since: '2021-01-01' })]);
	assert.equal(numbers(await (await get('/en/members/newest-one/patents')).text())[0], 'EP9771000A1');
});

test('a member without patents is told so, in each language', async () => {
	for (const lang of ['en', 'zh', 'ja']) {
		const r = await get(`/${lang}/members/newest-none/patents`);
		assert.equal(r.status, 200);
		assert.match(await r.text(), /cp-empty/);
	}
});

test('an organisation that is no member has no such page', async () => {
	assert.equal((await get('/en/members/no-such-member/patents')).status, 404);
});
