// The list without words and filters keeps its counts from request to request
// and still never shows an old one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importRecords, makeMembers } from './corpus.mjs';
import { session } from './database.mjs';

const base = process.env.CANOPY_TEST_URL;

// Without keep-alive each request may meet another worker.
const get = async (path) => (await fetch(base + path, { headers: { connection: 'close' } })).json();

// What all workers answer; fails when they differ.
async function counts(query = '') {
	const answers = [];
	for (let i = 0; i < 8; i++) {
		const { total, facets } = await get(`/api/v1/patents?limit=1${query}`);
		answers.push({ total, status: facets.status, member: facets.member });
	}
	for (const a of answers)
		assert.deepEqual(a, answers[0]);
	return answers[0];
}

const patent = (n, status, pool) => ({ number: `EP978${1000 + n}A1`, title: { en: 'Browsed' }, status, published: '2001-01-01', pool });

test('a change of the pool is counted at once, by every worker', async () => {
	makeMembers(['browse-one']);
	const before = await counts();
	const known = await counts('&pool=any');
	importRecords('patents', [patent(1, 'granted', { member: 'browse-one', since: '2020-01-01' }), patent(2, 'granted', null)]);
	const after = await counts();
	assert.equal(after.total, before.total + 1);
	assert.equal(after.status.granted, before.status.granted + 1);
	assert.equal(after.member['browse-one'], 1);
	assert.equal((await counts('&pool=any')).total, known.total + 2);
	importRecords('patents', [patent(1, 'lapsed', { member: 'browse-one', since: '2020-01-01', until: '2020-02-01' })]);
	const back = await counts();
	assert.equal(back.total, before.total);
	assert.equal(back.member['browse-one'], undefined);
});

test('a change is counted from its commit on', async (t) => {
	importRecords('patents', [patent(3, 'granted', { member: 'browse-one', since: '2020-01-01' })]);
	const before = await counts();
	const writer = session(t);
	await writer.run('BEGIN');
	await writer.run("UPDATE canopy.patent SET status = 'lapsed' WHERE number = 'EP9781003A1'");
	assert.deepEqual(await counts(), before);
	await writer.run('COMMIT');
	assert.equal((await counts()).status.granted, before.status.granted - 1);
});

test('pages of the list follow each other without a gap, undated patents last', async () => {
	importRecords('patents', [5, 6, 7].map((n) => ({ ...patent(n, 'granted', { member: 'browse-one', since: '2020-01-01' }), published: null })));
	for (const scope of ['', '&pool=any']) {
		const seen = [];
		let cursor = '', total;
		do {
			const page = await get(`/api/v1/patents?limit=37${scope}${cursor}`);
			seen.push(...page.items.map((p) => [p.published ?? '', p.number]));
			cursor = page.next === null ? null : `&cursor=${encodeURIComponent(page.next)}`;
			total = page.total;
		} while (cursor !== null);
		assert.equal(seen.length, total);
		const sorted = [...seen].sort((a, b) => (a[0] === b[0] ? (a[1] < b[1] ? -1 : 1) : a[0] > b[0] ? -1 : 1));
		assert.deepEqual(seen, sorted);
		assert.equal(seen.at(-1)[0], '');
	}
});
