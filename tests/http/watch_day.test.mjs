// What the passing of days alone brings to the watch on licences. The clock
// of a test cannot be moved: the day of the last look is set back instead.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importRecords, makeMembers } from './corpus.mjs';
import * as database from './database.mjs';
import { applicant, apply, grantOf } from './licence.mjs';
import { canopy } from './visitor.mjs';

const psql = (sql) => database.psql(`SET search_path = canopy; ${sql}`);
const day = (days, years = 0) => {
	const d = new Date();
	d.setUTCFullYear(d.getUTCFullYear() + years, d.getUTCMonth(), d.getUTCDate() + days);
	return d.toISOString().slice(0, 10);
};
const words = (iso) => `${Number(iso.slice(8))} ${new Date(iso).toLocaleString('en', { month: 'long', timeZone: 'UTC' })} ${iso.slice(0, 4)}`;
const run = async () => {
	const { code, err } = await canopy(['watch', 'run']);
	assert.equal(code, 0, err);
};

let next = 0;
// A patent of the pool, granted, that nothing will happen to for years.
function patent(office, more = {}) {
	next += 1;
	const number = `${office}9522${String(next).padStart(office === 'EP' ? 3 : 5, '0')}B${office === 'EP' ? 1 : ''}`;
	const record = { number, title: { en: `Dayling ${next}` }, filed: day(0, -8), published: day(0, -6), granted: day(0, -5),
		status: 'granted', status_as_of: day(-30), pool: { member: 'watch-day', since: day(0, -2) }, ...more };
	importRecords('patents', [record]);
	return number;
}

// Somebody who watches a licence of these patents alone.
async function watcher(patents) {
	const v = await applicant();
	const grant = grantOf((await apply(v)).page);
	assert.ok(grant);
	const version = { basis: 'fixed', patents, fields: ['buildings'], territories: ['CN', 'EP'], from: day(0) };
	importRecords('grants', [{ number: grant, versions: [version] }]);
	await v.post('/en/saved', { licences: 'on' });
	const account = psql(`SELECT id FROM account WHERE email = '${v.email}'`);
	return { v, grant, account, version,
		entries: () => JSON.parse(psql(`SELECT coalesce(jsonb_agg(detail || jsonb_build_object('kind', kind) ORDER BY id), '[]')
			FROM inbox_entry WHERE account_id = ${account}`)),
		back: (days) => psql(`UPDATE grant_watch SET looked_to_day = '${day(-days)}' WHERE account_id = ${account}`) };
}

makeMembers(['watch-day']);

test('a term that is over by the rules is told once, on the first look after the day', async () => {
	const over = patent('CN', { filed: day(-3, -20), granted: day(0, -17) });
	const other = patent('CN', { filed: day(-12, -20), granted: day(0, -17) });
	const w = await watcher([over, other, patent('CN')]);
	await run();
	assert.deepEqual(await w.entries(), [], 'what was over before is not news');
	w.back(9);
	await Promise.all([run(), run()]);
	const [entry, ...more] = w.entries();
	assert.deepEqual(more, []);
	assert.deepEqual([entry.kind, entry.by, entry.number, entry.grants], ['status', 'day', over, [w.grant]]);
	assert.deepEqual(entry.changes, [{ what: 'term', on: day(-3), places: ['CN'] }]);
	await run();
	assert.equal(w.entries().length, 1, 'nothing is told twice');
	for (const [lang, text] of [['en', `The term of protection is over \\(China\\), ${words(day(-3))}`],
		['zh', '保护期限已届满 \\(中国\\)'], ['ja', '存続期間が満了 \\(中国\\)']]) {
		const page = (await w.v.get(`/${lang}/inbox`)).text;
		assert.match(page, new RegExp(text));
		assert.ok(page.includes(`href="/${lang}/patents/${over}"`));
		assert.ok(page.includes(`href="/${lang}/grants/${w.grant}"`));
	}
});

test('an adjusted term ends later, and is told then', async () => {
	const n = patent('CN', { filed: day(-40, -20), granted: day(0, -17) });
	importRecords('events', [{ patent: n, office: 'CN', code: 'X-PTA', effect: 'adjusted', impact: '+', date: day(-400), detail: { days: 36 } }]);
	const w = await watcher([n]);
	w.back(9);
	await run();
	assert.deepEqual(w.entries().map((x) => x.changes), [[{ what: 'term', on: day(-4), places: ['CN'] }]]);
});

test('an event that was recorded before its day is told when it is recorded and on its day', async () => {
	const n = patent('EP');
	const w = await watcher([n]);
	importRecords('events', [{ patent: n, office: 'EP', code: 'PG25', territory: 'DE', date: day(-20), effective: day(-2) },
		{ patent: n, office: 'EP', code: 'PG25', territory: 'FR', date: day(-20), effective: day(200) }]);
	await run();
	const told = w.entries();
	assert.equal(told.length, 1);
	assert.deepEqual([told[0].by, told[0].changes.length], [undefined, 2]);
	w.back(5);
	await run();
	await run();
	const [, entry, ...more] = w.entries();
	assert.deepEqual(more, []);
	assert.equal(entry.by, 'day');
	assert.deepEqual(entry.changes, [{ what: 'event', effect: 'lapsed', territory: 'DE', on: day(-2) }]);
});

test('what is recorded on its day or after it is told by the record alone', async () => {
	const n = patent('EP');
	const w = await watcher([n]);
	w.back(5);
	importRecords('events', [{ patent: n, office: 'EP', code: 'PG25', territory: 'DE', date: day(-2) }]);
	await run();
	await run();
	const entries = w.entries();
	assert.equal(entries.length, 1);
	assert.equal(entries[0].by, undefined);
});

test('a lapse that can no longer be undone is told', async () => {
	const n = patent('CN');
	importRecords('events', [{ patent: n, office: 'CN', code: 'CF01', effect: 'lapsed', impact: '-', date: day(-300), detail: { until: day(-4) } }]);
	const w = await watcher([n]);
	w.back(9);
	await run();
	await run();
	assert.deepEqual(w.entries().map((x) => x.changes), [[{ what: 'restoration', on: day(-4), places: ['CN'] }]]);
});

test('the end of a time in the pool is told when it is set and when it comes', async () => {
	const n = patent('CN');
	const w = await watcher([n]);
	importRecords('patents', [{ number: n, title: { en: 'Dayling, leaving' }, filed: day(0, -8), granted: day(0, -5), status: 'granted', status_as_of: day(-30),
		pool: { member: 'watch-day', since: day(0, -2), until: day(-1) } }]);
	await run();
	w.back(3);
	await run();
	await run();
	assert.deepEqual(w.entries().map((x) => [x.by, ...x.changes]), [[undefined, { what: 'pool', on: day(-1) }],
		['day', { what: 'left', on: day(-1) }]]);
	assert.match((await w.v.get('/en/inbox')).text, new RegExp(`Is no longer in the pool, ${words(day(-1))}`));
});

test('turns of a licence are told, each once: a suspension on its day, the last day, the age of its evidence', async () => {
	const w = await watcher([patent('CN')]);
	await run();
	assert.deepEqual(w.entries(), []);
	const later = { kind: 'suspended', on: day(30), scope: 'all', effect: 'all-acts' };
	importRecords('grants', [{ number: w.grant, events: [later] }]);
	await run();
	assert.deepEqual(w.entries(), [], 'its day has not come');
	// The day comes.
	psql(`UPDATE grant_event SET valid_from = '${day(0)}' WHERE number = '${w.grant}'`);
	await Promise.all([run(), run()]);
	await run();
	assert.deepEqual(w.entries().map((x) => [x.kind, x.number, x.changes]),
		[['grant', w.grant, [{ what: 'suspended', part: false, on: day(0) }]]]);
	psql(`INSERT INTO application_document (id, application_id, filename, media_type, sha256, size, bytes, valid_until)
		SELECT substr(md5('${w.grant}'), 1, 16), application_id, 'report.pdf', 'application/pdf', repeat('0', 64), 1, 'x', '${day(-1)}'
		FROM licence_grant WHERE number = '${w.grant}'`);
	await run();
	await run();
	assert.deepEqual(w.entries().slice(1).map((x) => x.changes), [[{ what: 'evidence', part: false, on: day(-1) }]]);
	psql(`UPDATE grant_version SET effective_from = '${day(-9)}', end_on = '${day(0)}' WHERE number = '${w.grant}'`);
	await run();
	await run();
	assert.deepEqual(w.entries().slice(2).map((x) => x.changes), [[{ what: 'ended', part: false, on: day(0) }]]);
	const inbox = (await w.v.get('/ja/inbox')).text;
	assert.ok(inbox.includes(`href="/ja/grants/${w.grant}"`));
	for (const text of ['このライセンスに変更がありました。', '根拠となる証拠書類の最終日'])
		assert.ok(inbox.includes(text), text);
});

test('the end of an answer that could be relied on is told', async () => {
	const n = patent('CN');
	const w = await watcher([n]);
	const give = (k, until, notice) => psql(`INSERT INTO coverage_answer (id, organisation_id, question, answer, reasons, known_at, reliance_days, until, notice_on)
		SELECT substr(md5('${w.grant} ${k}'), 1, 16), licensee_id, '{"patent": "${n}", "territory": "CN"}', 'LICENSED', '[]', now(), 7, ${until}, ${notice}
		FROM licence_grant WHERE number = '${w.grant}'`);
	give(1, `'${day(-2)}'`, 'NULL');
	give(2, 'NULL', `'${day(-8)}'`);
	give(3, `'${day(40)}'`, 'NULL');
	give(4, 'NULL', 'NULL');
	w.back(6);
	await run();
	await run();
	assert.deepEqual(w.entries().map((x) => [x.kind, x.patent, x.on]), [['answer', n, day(-2)], ['answer', n, day(-1)]]);
	const inbox = (await w.v.get('/zh/inbox')).text;
	assert.ok(inbox.includes(`href="/zh/coverage/answers/${w.entries()[0].id}"`));
	assert.match(inbox, /请重新查询/);
});
