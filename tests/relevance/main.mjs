// How well the search finds what people mean: written topics with judged
// answers (topics.jsonl), literal and widened as pages widen, and records to
// be found again by words of their titles in abstracts and claims. Inside
// bench-search, on real records that are not part of this repository: here
// are numbers only.
import { readFileSync } from 'node:fs';
import { importRecords } from '../http/corpus.mjs';

const OURS = process.env.CANOPY_URL;
const DATA = `${process.env.BENCH_SHARED}/data/patents`;
const FIRST = 20;

const lines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l));
// Some cells hold lists as Python writes them.
const list = (cell) => (Array.isArray(cell) ? cell : [...String(cell ?? '').matchAll(/'([^']+)'/g)].map((m) => m[1]));
const pool = { member: 'relevance-one', since: '2024-01-01' };

const chinese = lines(`${DATA}/zh/green.jsonl`).map((p) => ({ number: p.publicationNumber, title: { zh: p.title }, abstract: { zh: p.abstract }, cpc: list(p.cpc), pool }));
const american = lines(`${DATA}/uspto/search/y02.jsonl`).map((p) => ({
	number: p.guid.replaceAll('-', ''), title: { en: p.title }, ...(p.abstract ? { abstract: { en: p.abstract } } : {}),
	cpc: [...new Set([...list(p.cpcInventive), ...list(p.cpcAdditional)])].filter((s) => /^[A-HY]\d\d[A-Z]\d{1,4}\/\d{2,6}$/.test(s)), published: p.publicationDate, pool,
}));

async function ask(q, widen) {
	const params = new URLSearchParams({ q, limit: '100', sort: 'relevance', ...(widen ? { widen: 'true' } : {}) });
	const res = await fetch(`${OURS}/api/v1/patents?${params}`);
	const body = await res.json();
	if (res.status !== 200)
		throw new Error(`${q}: ${JSON.stringify(body)}`);
	return body.items.map((p) => p.number);
}

// Reciprocal rank of the first answer; share of the answers, at most as many
// as are looked at, among the first hits.
function judge(hits, answers) {
	const first = hits.findIndex((n) => answers.includes(n));
	const found = hits.slice(0, FIRST).filter((n) => answers.includes(n)).length;
	return { rank: first < 0 ? 0 : 1 / (first + 1), recall: found / Math.min(FIRST, answers.length), found: found > 0 };
}

const mean = (list, key) => (list.reduce((n, x) => n + x[key], 0) / list.length).toFixed(3);
const print = (name, list) => console.log(`${name.padEnd(22)} ${String(list.length).padStart(7)} ${mean(list, 'rank').padStart(6)} ${mean(list, 'recall').padStart(10)} ${String(list.filter((x) => !x.found).length).padStart(14)}`);

// Up to three of the longest stretches of a title between its common words.
const COMMON = /一种|一类|基于|面向|用于|适用于|考虑|计及|具备|具有|能够|以及|的|及|和|与|或|在|对|中|其|用|方法|系统|装置|设备|介质|存储|终端|电子|技术|数据/u;
const stretches = (title) => title.split(COMMON).map((s) => s.replace(/[^\p{Script=Han}]/gu, '')).filter((s) => s.length >= 2)
	.sort((a, b) => b.length - a.length).slice(0, 3);

importRecords('organisations', [{ id: pool.member, name: { en: 'Relevance (invented)' }, kind: 'company' }]);
importRecords('members', [{ organisation: pool.member, role: 'ordinary', since: '2024-01-01' }]);
importRecords('patents', [...chinese, ...american]);

const topics = lines('tests/relevance/topics.jsonl');
console.log(`Relevance over ${chinese.length + american.length} records; recall among the first ${FIRST}`);
console.log('                        topics    MRR  recall@20  nothing found');
const found = { literal: [], widened: [] };
for (const topic of topics)
	for (const [way, widen] of [['literal', false], ['widened', true]])
		found[way].push({ ...topic, hits: await ask(topic.q, widen) });
for (const way of Object.keys(found)) {
	const judged = found[way].map((t) => ({ ...t, ...judge(t.hits, t.answers) }));
	for (const lang of ['zh', 'ja', 'en'])
		print(`${way} ${lang}`, judged.filter((t) => t.lang === lang));
	print(`${way}, all`, judged);
	if (process.env.RELEVANCE_SHOW !== undefined)
		for (const t of judged)
			console.log(`  ${way} ${t.id} "${t.q}" ${t.rank.toFixed(2)} ${t.recall.toFixed(2)} of ${t.hits.length}; not judged: ${t.hits.slice(0, FIRST).filter((n) => !t.answers.includes(n)).join(' ')}`);
}
const known = [];
for (const p of chinese) {
	const parts = stretches(p.title.zh);
	if (parts.length > 0)
		known.push(judge(await ask(`ab=(${parts.join(' OR ')}) OR cl=(${parts.join(' OR ')})`, false), [p.number]));
}
print('known item by title', known);
// The bench counts its own publications.
importRecords('patents', [...chinese, ...american].map(({ number }) => ({ number, pool: null })));
