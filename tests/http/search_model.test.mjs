// The search against a second one (search_model.mjs): random publications,
// changed at random, and random questions, each answered twice. By default
// two hundred; tests/README.md says how to ask ten thousand.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '../import/canopy.mjs';
import { chance, exportPatents, importRecords } from './corpus.mjs';
import { Model } from './search_model.mjs';
import { ask, change, FORMS, MEMBERS, record, STEMS, TOPICS } from './search_questions.mjs';

const base = process.env.CANOPY_TEST_URL;
const QUESTIONS = Number(process.env.ORACLE_QUESTIONS ?? 200);
const ROUNDS = Number(process.env.ORACLE_ROUNDS ?? 3);
const SEED = Number(process.env.ORACLE_SEED ?? 1);
const RECORDS = Number(process.env.ORACLE_RECORDS ?? 150);
const STOP = process.env.ORACLE_ALL === undefined; // at the first difference

const model = new Model(STEMS, FORMS);
const r = chance(SEED);
const pools = new Map();
let glossary = [];
let records = [];

before(async () => {
	importRecords('organisations', [...MEMBERS].map(([id, [en, other]]) => ({ id, name: { en, ...(other ? { zh: other } : {}) }, kind: 'company' })));
	importRecords('members', [...MEMBERS.keys()].map((organisation) => ({ organisation, role: 'ordinary', since: '2018-01-01', until: '2018-01-02' })));
	model.topics = TOPICS;
	model.members = MEMBERS;
	const { items } = await (await fetch(`${base}/api/v1/glossary`)).json();
	glossary = items.flatMap((c) => [...c.terms.zh, ...c.terms.ja]);
	assert.ok(glossary.length > 100);
});

// Other tests count the pool: what was put in is taken out again.
after(() => importRecords('patents', records.map(({ number }) => ({ number, pool: null }))));

// What other tests pooled more than once: an export tells the last entry only.
function entries() {
	const all = new Map(pools);
	for (const [number, member, since, until, earlier] of sql(`SELECT p.number, c.member_id, c.since, c.until, c.earlier
		FROM contribution AS c JOIN patent AS p ON p.id = c.patent_id ORDER BY p.number, c.since`)) {
		if (pools.has(number))
			continue;
		const entry = { member, since, ...(until ? { until } : {}) };
		const of = all.get(number) ?? { earlier: [], last: null };
		all.set(number, earlier === 't' ? { ...of, earlier: [...of.earlier, entry] } : { ...of, last: entry });
	}
	return all;
}

// Records to be changed, each once: of one file the last line counts.
const some = (n) => [...new Set(Array.from({ length: n }, () => r.pick(records)))];

async function answerOf(q, limit = 100) {
	const items = [];
	let first;
	for (let cursor = null; ;) {
		const p = new URLSearchParams(q.params);
		p.append('limit', String(limit));
		if (cursor !== null)
			p.append('cursor', cursor);
		const res = await fetch(`${base}/api/v1/patents?${p}`);
		const body = await res.json();
		assert.equal(res.status, 200, JSON.stringify(body));
		first ??= body;
		assert.deepEqual([body.total, body.families, body.facets], [first.total, first.families, first.facets], 'a later page counts differently');
		items.push(...body.items.map((x) => x.number));
		cursor = body.next;
		if (cursor === null)
			return { ...first, items };
	}
}

async function compare(q, reached) {
	const want = model.answer(q);
	const got = await answerOf(q);
	assert.equal(got.total, want.total, 'total');
	assert.equal(got.families, want.families, 'families');
	assert.deepEqual(got.facets, want.facets, 'facets');
	if (q.order !== undefined)
		assert.deepEqual(got.items, want.hits, 'order');
	else if (!q.families)
		assert.deepEqual([...got.items].sort(), [...want.hits].sort(), 'hits');
	else
		assert.equal(got.items.length, want.hits.length, 'hits');
	count(q, want.total > 0, reached);
}

// How often each operator was asked, and how often there was a hit.
function count(q, hit, reached) {
	const names = new Set([q.tree === null ? 'browse' : 'words', ...Object.keys(q.chosen).map((f) => `filter ${f}`)]);
	for (const [name, on] of Object.entries({ families: q.families, widen: q.widen, on: q.on, any: q.known, open: q.open.length > 0 }))
		if (on)
			names.add(name);
	const walk = (t) => {
		names.add(['text', 'number', 'days', 'class', 'near'].includes(t.kind) ? `${t.kind} ${t.field}${t.more === undefined ? '' : t.more < 0 ? ' *' : ' ?'}` : t.kind);
		[t.a, t.b].filter(Boolean).forEach(walk);
	};
	if (q.tree !== null)
		walk(q.tree);
	for (const n of names) {
		const c = (reached[n] ??= [0, 0]);
		c[0]++;
		c[1] += hit ? 1 : 0;
	}
}

test(`${QUESTIONS} random questions in ${ROUNDS} rounds are answered as by a naive scan`, async (t) => {
	const reached = {};
	let differ = 0;
	let hits = 0;
	for (let round = 0; round < ROUNDS; round++) {
		const fresh = Array.from({ length: Math.ceil(RECORDS / ROUNDS) }, (_, i) => record(r, records.length + i, pools));
		const changed = round === 0 ? [] : some(Math.ceil(RECORDS / 4)).map((p) => change(r, p, pools));
		importRecords('patents', [...fresh, ...changed]);
		for (const p of [...fresh, ...changed])
			[p.title, p.abstract].flatMap((x) => Object.values(x ?? {})).forEach((x) => model.note(x));
		records = [...records, ...fresh];
		const all = exportPatents();
		model.load(all, entries());
		const own = all.filter((p) => records.some((x) => x.number === p.number));
		const questions = Array.from({ length: Math.ceil(QUESTIONS / ROUNDS) }, () => ask(r, own, (text) => !model.holds(text, glossary)));
		const one = async (q, i) => {
			try {
				await compare(q, reached);
			} catch (e) {
				e.message = `round ${round}, question ${i}: ${decodeURIComponent(q.params.toString().replaceAll('+', ' '))}\n${e.message}`;
				if (STOP)
					throw e;
				t.diagnostic(e.message.slice(0, 900));
				differ++;
			}
		};
		// A few side by side, for the server has two workers.
		for (let i = 0; i < questions.length; i += 4)
			await Promise.all(questions.slice(i, i + 4).map((q, k) => one(q, i + k)));
	}
	hits = Object.values(reached).reduce((n, [, h]) => n + h, 0);
	for (const [name, [asked, hit]] of Object.entries(reached).sort())
		t.diagnostic(`${name}: asked ${asked}, with hits ${hit}`);
	assert.equal(differ, 0);
	assert.ok(hits > QUESTIONS, 'too few questions have hits: the test proves too little');
});

test('pages of any size hold the same patents in the same order', async () => {
	const own = model.patents.filter((p) => pools.has(p.number));
	for (let i = 0; i < 5; i++) {
		const q = ask(r, own, () => false);
		const whole = await answerOf(q);
		for (const limit of [1, 7, 33])
			if (whole.total <= 60 || limit > 1)
				assert.deepEqual((await answerOf(q, limit)).items, whole.items, `${limit}: ${decodeURIComponent(q.params.toString())}`);
	}
});

test('a word in the title outranks the same word in a claim', async () => {
	const pool = { member: 'model-one', since: '2020-01-01' };
	const some = [
		{ number: 'EP9698001A1', title: { en: 'Something else' }, claims: { en: ['A wrembolt.'] }, pool },
		{ number: 'EP9698002A1', title: { en: 'A wrembolt' }, claims: { en: ['Something else.'] }, pool },
		{ number: 'EP9698003A1', abstract: { en: 'A wrembolt' }, pool },
	];
	records.push(...some);
	importRecords('patents', some);
	const { items } = await answerOf({ params: new URLSearchParams({ q: 'wrembolt' }) });
	assert.deepEqual(items, ['EP9698002A1', 'EP9698003A1', 'EP9698001A1']);
});
