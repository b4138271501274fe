// The pool in figures: against the facets of the search and a naive scan of
// what the registry exports.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { exportPatents, importRecords, makeMembers } from './corpus.mjs';

const base = process.env.CANOPY_TEST_URL;
const NAMES = ['topic', 'office', 'member', 'contributed', 'published', 'remaining', 'checked'];
const MEMBERS = ['statistics-one', 'statistics-two'];
const today = new Date().toISOString().slice(0, 10);
const ago = (days) => new Date(Date.parse(today) - days * 86400000).toISOString().slice(0, 10);
const json = async (path) => {
	const res = await fetch(base + path);
	assert.equal(res.status, 200, path);
	return res.json();
};
const text = async (path) => {
	const res = await fetch(base + path);
	assert.equal(res.status, 200, path);
	return res.text();
};

// Patents that differ in what is counted, and some that are odd.
const records = [
	...[0, 30, 31, 90, 91, 365, 366, 5000].map((days, i) => ({
		number: `EP9751${String(100 + i)}B1`, filed: `20${10 + i}-0${1 + i}-15`, published: `20${12 + i}-03-01`, granted: '2019-05-05',
		status: 'granted', status_as_of: ago(days), topics: ['transport', 'buildings'].slice(0, i % 3), pool: { member: MEMBERS[i % 2], since: `20${19 + (i % 4)}-01-01` },
	})),
	{ number: 'CN1975200U', filed: '2019-02-28', status: 'granted', pool: { member: MEMBERS[0], since: '2022-06-01' } },
	{ number: 'US19752001B2', filed: '2001-02-28', status: 'granted', status_as_of: ago(10), pool: { member: MEMBERS[0], since: '2022-06-01' } },
	{ number: 'EP9752001B1', status: 'granted', status_as_of: ago(10), pool: { member: MEMBERS[1], since: '2022-06-01' } },
	{ number: 'EP9752002A1', status: 'pending', status_as_of: ago(10), filed: '2020-02-02', pool: { member: MEMBERS[1], since: '2022-06-01', until: '2999-01-01' } },
	{ number: 'EP9752003A1', status: 'granted', filed: '2020-02-02', pool: { member: MEMBERS[1], since: '2022-06-01', until: '2023-01-01' } },
	{ number: 'EP9752004A1', status: 'granted', filed: '2020-02-02', pool: { member: MEMBERS[1], since: '2999-06-01' } },
];

before(() => {
	makeMembers(MEMBERS);
	importRecords('patents', records);
});
after(() => importRecords('patents', records.map(({ number }) => ({ number, pool: null }))));

const pooled = (p) => p.pool !== undefined && p.pool.since <= today && (p.pool.until === undefined || today < p.pool.until);
const asMap = (list) => Object.fromEntries(list.filter((x) => x.patents > 0).map((x) => [x.value, x.patents]));
function tally(list, keys) {
	const out = {};
	for (const p of list)
		for (const k of keys(p))
			out[k] = (out[k] ?? 0) + 1;
	return out;
}
function band(p) {
	if (p.status_as_of === undefined)
		return 'never';
	const days = (Date.parse(today) - Date.parse(p.status_as_of)) / 86400000;
	return days <= 30 ? '30' : days <= 90 ? '90' : days <= 365 ? '365' : 'older';
}

test('each statistic is what a scan of the export counts', async () => {
	const s = await json('/api/v1/statistics');
	const all = exportPatents().filter(pooled);
	assert.equal(s.day, today);
	assert.equal(s.patents, all.length);
	assert.equal(s.in_force, all.filter((p) => p.status === 'granted').length);
	assert.deepEqual(asMap(s.topic), tally(all, (p) => ((p.topics ?? []).length === 0 ? [null] : new Set(p.topics))));
	assert.deepEqual(asMap(s.office), tally(all, (p) => [p.office]));
	assert.deepEqual(asMap(s.member), tally(all, (p) => [p.pool.member]));
	assert.deepEqual(asMap(s.contributed), tally(all, (p) => [p.pool.since.slice(0, 4)]));
	assert.deepEqual(asMap(s.published), tally(all, (p) => [p.published?.slice(0, 4) ?? null]));
	assert.deepEqual(asMap(s.checked), tally(all, (p) => [band(p)]));
});

test('what is also a facet is counted as the facets of the search count them', async () => {
	const s = await json('/api/v1/statistics');
	const { total, facets } = await json('/api/v1/patents?limit=1');
	assert.equal(s.patents, total);
	assert.equal(s.in_force, facets.status.granted);
	for (const name of ['topic', 'office', 'member'])
		assert.deepEqual(asMap(s[name].filter((x) => x.value !== null)), facets[name]);
	assert.deepEqual(asMap(s.published.filter((x) => x.value !== null)), facets.year);
	const { 30: month, 90: quarter, 365: year, older, never } = Object.fromEntries(s.checked.map((x) => [x.value, x.patents]));
	assert.deepEqual(asMap(Object.entries({ 30: month, 90: month + quarter, 365: month + quarter + year, older, never })
		.map(([value, patents]) => ({ value, patents }))), facets.checked);
});

test('the remaining life is that of the rights of each patent', async () => {
	const s = await json('/api/v1/statistics');
	const inForce = exportPatents().filter((p) => pooled(p) && p.status === 'granted');
	assert.equal(s.remaining.reduce((n, x) => n + x.patents, 0), inForce.length);
	const own = {};
	for (const p of inForce) {
		// An office of a region has its rights in states, each of the same term.
		const { rights } = await json(`/api/v1/patents/${p.number}/rights`);
		const last = rights.find((x) => x.last_day)?.last_day;
		// An international application has none of its own, its family has.
		const left = last === undefined || p.office === 'WO' ? 'null' : last < today ? 'over'
			: String(Number(last.slice(0, 4)) - Number(today.slice(0, 4)) - (last.slice(5) < today.slice(5) ? 1 : 0));
		own[left] = (own[left] ?? 0) + 1;
	}
	assert.deepEqual(asMap(s.remaining), own);
});

test('years have no gaps, and what is unknown comes last', async () => {
	const s = await json('/api/v1/statistics');
	for (const name of ['contributed', 'published', 'remaining']) {
		const years = s[name].map((x) => x.value).filter((v) => v !== null && v !== 'over').map(Number);
		assert.deepEqual(years, Array.from(years, (_, i) => years[0] + i), name);
	}
	assert.equal(s.published.at(-1).value, null);
	assert.equal(s.remaining.at(-1).value, null);
	assert.equal(s.remaining.at(-2).value, 'over');
	assert.deepEqual(s.checked.map((x) => x.value), ['30', '90', '365', 'older', 'never']);
});

test('a change is counted at once by every worker', async () => {
	const before = await json('/api/v1/statistics');
	const record = { number: 'EP9753001A1', published: '1991-01-01', pool: { member: MEMBERS[0], since: '2020-01-01' } };
	importRecords('patents', [record]);
	for (let i = 0; i < 8; i++) {
		const now = await json('/api/v1/statistics');
		assert.equal(now.patents, before.patents + 1);
		assert.equal(now.published[0].value <= '1991', true);
	}
	importRecords('patents', [{ number: record.number, pool: null }]);
	for (let i = 0; i < 8; i++)
		assert.deepEqual(await json('/api/v1/statistics'), before);
});

async function readCsv(res) {
	const file = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await res.arrayBuffer());
	assert.equal(file.slice(0, 1), '\ufeff');
	const lines = file.slice(1).split('\r\n');
	assert.equal(lines.pop(), '');
	return lines.map((line) => [...line.matchAll(/"((?:[^"]|"")*)"|([^,]+)/g)].map((m) => (m[1] ?? m[2]).replaceAll('""', '"')));
}

test('each CSV, table and answer of the API has the same figures, in each language', async () => {
	const s = await json('/api/v1/statistics');
	for (const lang of ['en', 'zh', 'ja']) {
		const page = await text(`/${lang}/statistics`);
		for (const name of NAMES) {
			const res = await fetch(`${base}/${lang}/statistics/${name}.csv`);
			assert.equal(res.headers.get('content-type'), 'text/csv; charset=utf-8');
			assert.match(res.headers.get('content-disposition'), new RegExp(`filename="${name}.csv"`));
			const [head, ...rows] = await readCsv(res);
			assert.deepEqual(head, ['value', 'label', 'patents']);
			assert.deepEqual(rows.map((x) => [x[0], Number(x[2])]), s[name].map((x) => [x.value ?? '', x.patents]));
			const figure = page.slice(page.indexOf(`id="${name}"`), page.indexOf('</figure>', page.indexOf(`id="${name}"`)));
			const cells = [...figure.matchAll(/<td class="cp-num">([\d,]+)<\/td>/g)].map((m) => Number(m[1].replaceAll(',', '')));
			assert.deepEqual(cells, s[name].map((x) => x.patents), `${lang} ${name}`);
		}
	}
});

test('drawings say what they are, and have no style of their own', async () => {
	const page = await text('/en/statistics');
	const drawings = [...page.matchAll(/<svg [^>]*>/g)].map((m) => m[0]);
	assert.equal(drawings.length, NAMES.length);
	for (const d of drawings)
		assert.match(d, /^<svg viewBox="0 0 360 \d+" role="img" aria-label="[^"]+"/);
	assert.doesNotMatch(page, /<svg[\s\S]*? style=[\s\S]*?<\/svg>/);
	assert.equal([...page.matchAll(/<details/g)].length, NAMES.length);
});

test('a name that a spreadsheet would run is disarmed', async () => {
	importRecords('organisations', [{ id: MEMBERS[0], name: { en: '=HYPERLINK("https://example.org")' }, kind: 'company' }]);
	const rows = await readCsv(await fetch(`${base}/en/statistics/member.csv`));
	assert.equal(rows.find((x) => x[0] === MEMBERS[0])[1], '\'=HYPERLINK("https://example.org")');
});

test('what is no statistic is not found, and the API takes no parameters', async () => {
	for (const name of ['nothing.csv', 'topic', 'topic.txt', '.csv', 'TOPIC.csv'])
		assert.equal((await fetch(`${base}/en/statistics/${name}`)).status, 404, name);
	const res = await fetch(`${base}/api/v1/statistics?on=2020-01-01`);
	assert.equal(res.status, 400);
	assert.equal((await res.json()).errors[0].pointer, '/query/on');
});
