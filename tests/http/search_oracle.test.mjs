// The search against a naive scan of everything the registry exports, written
// from the contract alone: 200 random questions, each answered twice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chance, exportPatents, importRecords, makeMembers, publications, stems } from './corpus.mjs';

const base = process.env.CANOPY_TEST_URL;
const QUESTIONS = Number(process.env.ORACLE_QUESTIONS ?? 200);
const MEMBERS = ['oracle-one', 'oracle-two', 'oracle-three'];
const today = new Date().toISOString().slice(0, 10);
let corpus;
let all;
let of;

// ---- the naive scan -------------------------------------------------------

const fold = (s) => s.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\p{Cf}/gu, '');
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〆ー゙゚゛゜]/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;
const stem = (word) => stems.get(word) ?? word;

// Runs of CJK characters and words, each with its kind.
function pieces(text) {
	const out = [];
	let kind = 0;
	for (const c of fold(text)) {
		const now = CJK.test(c) ? 1 : WORD.test(c) ? 2 : 0;
		if (now !== 0 && now === kind)
			out.at(-1).text += c;
		else if (now !== 0)
			out.push({ cjk: now === 1, text: c });
		kind = now;
	}
	return out;
}

const index = (text) => pieces(text).map((p) => (p.cjk ? p : { cjk: false, text: stem(p.text) }));

function holds(field, term) {
	const last = term.length - 1;
	const fits = (p, k) => {
		const q = term[k];
		if (p === undefined || p.cjk !== q.cjk)
			return false;
		if (!q.cjk || (k > 0 && k < last))
			return p.text === q.text;
		return last === 0 ? p.text.includes(q.text) : k === 0 ? p.text.endsWith(q.text) : p.text.startsWith(q.text);
	};
	return field.some((_, at) => term.every((__, k) => fits(field[at + k], k)));
}

const pooled = (p) => p.pool !== undefined && p.pool.since <= today && (p.pool.until === undefined || today < p.pool.until);

function prepare(p) {
	const texts = [...Object.values(p.title ?? {}), ...Object.values(p.abstract ?? {}), ...Object.values(p.claims ?? {}).flat()];
	return { ...p, fields: texts.map(index), pooled: pooled(p) };
}

function matches(p, q) {
	switch (q.kind) {
	case 'term':
		return p.fields.some((f) => holds(f, q.pieces));
	case 'not':
		return !matches(p, q.a);
	case 'and':
		return matches(p, q.a) && matches(p, q.b);
	default:
		return matches(p, q.a) || matches(p, q.b);
	}
}

const age = (day) => (Date.parse(today) - Date.parse(day)) / 86_400_000;

// Each facet's values of a publication.
const facets = {
	office: (p) => [p.office],
	status: (p) => (p.status === undefined ? [] : [p.status]),
	topic: (p) => p.topics ?? [],
	member: (p) => (p.pool === undefined ? [] : [p.pool.member]),
	cpc: (p) => [...new Set((p.cpc ?? []).map((c) => c[0]))],
	year: (p) => (p.published === undefined ? [] : [p.published.slice(0, 4)]),
	language: (p) => [...new Set([p.title, p.abstract, p.claims].flatMap((t) => Object.keys(t ?? {})))],
	checked: (p) => (p.status_as_of === undefined ? ['never'] : age(p.status_as_of) > 365 ? ['older']
		: ['30', '90', '365'].filter((days) => age(p.status_as_of) <= Number(days))),
};
const family = (p) => (p.family !== undefined ? `family ${p.family}` : p.application_number !== undefined
	? `application ${p.office} ${p.application_number}` : `number ${p.number.slice(0, -p.kind.length)}`);
const families = (list) => new Set(list.map(family)).size;

const fits = {
	...Object.fromEntries(Object.keys(facets).map((f) => [f, (p, chosen) => facets[f](p).some((v) => chosen.includes(v))])),
	cpc: (p, chosen) => (p.cpc ?? []).some((c) => chosen.some((x) => c.startsWith(x))),
};
const passes = (p, chosen, but) =>
	Object.keys(facets).every((f) => f === but || chosen[f] === undefined || fits[f](p, chosen[f]));

function answer(question) {
	const found = all.filter((p) => (question.known || p.pooled) && (question.tree === null || matches(p, question.tree)));
	const counts = {};
	for (const f of Object.keys(facets)) {
		const groups = {};
		for (const p of found.filter((x) => passes(x, question.chosen, f)))
			for (const v of facets[f](p))
				(groups[v] ??= []).push(p);
		counts[f] = Object.fromEntries(Object.entries(groups).map(([v, list]) => [v, question.families ? families(list) : list.length]));
	}
	return { found: found.filter((p) => passes(p, question.chosen)), counts };
}

// ---- random questions -----------------------------------------------------

const wide = (s) => s.replace(/[a-z0-9]/g, (c) => String.fromCodePoint(c.codePointAt(0) + 0xfee0));

function term(r) {
	const kind = r.next();
	const field = pieces(r.pick(corpus.flatMap((p) => [...Object.values(p.title), ...Object.values(p.claims).flat()])));
	const run = field.filter((p) => p.cjk).map((p) => [...p.text]);
	let typed;
	if (kind < 0.35 || run.length === 0) {
		typed = r.pick([...stems.keys()]);
		typed = r.next() < 0.15 ? typed.toUpperCase() : r.next() < 0.1 ? wide(typed) : typed;
	} else if (kind < 0.75) {
		const signs = r.pick(run);
		const from = r.below(signs.length);
		typed = signs.slice(from, from + 1 + r.below(4)).join('');
	} else {
		const from = r.below(field.length);
		typed = `"${field.slice(from, from + 1 + r.below(3)).map((p) => p.text).join(' ')}"`;
	}
	return { kind: 'term', typed, pieces: index(typed.replaceAll('"', '')) };
}

function tree(r, depth) {
	const kind = r.next();
	if (depth === 0 || kind < 0.35)
		return term(r);
	if (kind < 0.5)
		return { kind: 'not', a: tree(r, depth - 1) };
	return { kind: kind < 0.75 ? 'and' : 'or', a: tree(r, depth - 1), b: tree(r, depth - 1) };
}

// Brackets only where the precedence asks for them, and sometimes anyway.
function print(r, q, strength = 0) {
	const own = { or: 1, and: 2, not: 3, term: 4 }[q.kind];
	const text = {
		term: () => q.typed,
		not: () => `${r.next() < 0.2 && q.a.kind === 'term' ? '-' : 'NOT '}${print(r, q.a, 3)}`,
		and: () => `${print(r, q.a, 2)}${r.next() < 0.5 ? ' AND ' : ' '}${print(r, q.b, 3)}`,
		or: () => `${print(r, q.a, 1)} OR ${print(r, q.b, 2)}`,
	}[q.kind]();
	return own < strength || r.next() < 0.1 ? `(${text})` : text;
}

const VALUES = {
	office: ['EP', 'US', 'CN', 'DE', 'JP'],
	status: ['pending', 'granted', 'expired', 'lapsed', 'withdrawn', 'revoked'],
	topic: ['data-centre', 'buildings', 'transport', 'fuel-cells', 'microgrid', 'refrigeration'],
	member: MEMBERS,
	cpc: ['H', 'H05', 'H05K7', 'H05K7/2', 'Y02', 'G06F1/20'],
	year: ['2018', '2019', '2020'],
	language: ['en', 'zh', 'ja'],
	checked: ['30', '90', '365', 'older', 'never'],
};

function ask(r) {
	const q = { tree: r.next() < 0.1 ? null : tree(r, 3), chosen: {}, known: r.next() < 0.4 };
	const params = new URLSearchParams();
	if (q.tree !== null)
		params.append('q', print(r, q.tree));
	for (const f of Object.keys(VALUES))
		if (r.next() < 0.15)
			q.chosen[f] = [...new Set(r.some(VALUES[f], 1 + r.below(2)))];
	for (const f of Object.keys(q.chosen))
		for (const v of q.chosen[f])
			params.append(f, v);
	if (q.known)
		params.append('pool', 'any');
	q.families = r.next() < 0.4;
	if (q.families)
		params.append('group', 'family');
	q.sort = r.pick([undefined, 'relevance', 'published', 'filed']);
	if (q.sort !== undefined)
		params.append('sort', q.sort);
	q.params = params;
	return q;
}

// ---- the comparison -------------------------------------------------------

async function pages(params, limit) {
	const items = [];
	let first;
	for (let cursor = null; ;) {
		const p = new URLSearchParams(params);
		p.append('limit', String(limit));
		if (cursor !== null)
			p.append('cursor', cursor);
		const res = await fetch(`${base}/api/v1/patents?${p}`);
		const body = await res.json();
		assert.equal(res.status, 200, `${p}: ${JSON.stringify(body)}`);
		first ??= body;
		assert.deepEqual([body.total, body.families, body.facets], [first.total, first.families, first.facets], `${p}: a later page counts differently`);
		items.push(...body.items);
		cursor = body.next;
		if (cursor === null)
			return { ...first, items };
		assert.equal(body.items.length, limit);
	}
}

const byDay = (key) => (a, b) => {
	const x = a[key] ?? '';
	const y = b[key] ?? '';
	return x !== y ? (x < y ? 1 : -1) : a.number < b.number ? -1 : 1;
};

before(() => {
	makeMembers(MEMBERS);
	corpus = publications(400, MEMBERS);
	importRecords('patents', corpus);
	all = exportPatents().map(prepare);
	of = new Map(all.map((p) => [p.number, p]));
});

// Other tests count the pool: what was put in is taken out again.
after(() => {
	importRecords('patents', corpus.map(({ number }) => ({ number, pool: null })));
});

test(`${QUESTIONS} random questions get the total, facets and patents of a naive scan`, async () => {
	const r = chance(20261121);
	let hits = 0;
	for (let i = 0; i < QUESTIONS; i++) {
		const q = ask(r);
		const want = answer(q);
		const got = await pages(q.params, 100);
		const what = `question ${i}: ${decodeURIComponent(q.params.toString())}`;
		assert.equal(got.total, want.found.length, what);
		assert.equal(got.families, families(want.found), what);
		assert.deepEqual(got.facets, want.counts, what);
		const shown = got.items.map((p) => p.number);
		const dated = q.sort === 'published' || q.sort === 'filed' || q.tree === null && q.sort === undefined;
		if (dated)
			want.found.sort(byDay(q.sort ?? 'published'));
		// Of each family the first one in order is shown.
		const first = new Map();
		for (const p of want.found)
			if (!first.has(family(p)))
				first.set(family(p), p.number);
		const expected = q.families ? [...first.values()] : want.found.map((p) => p.number);
		if (dated)
			assert.deepEqual(shown, expected, what);
		else if (!q.families)
			assert.deepEqual(shown.sort(), expected.sort(), what);
		else
			assert.deepEqual(shown.map((n) => family(of.get(n))).sort(), [...first.keys()].sort(), what);
		hits += got.total > 0 ? 1 : 0;
	}
	assert.ok(hits > QUESTIONS / 2, `only ${hits} questions have hits: the test proves too little`);
});

test('pages of any size hold the same patents in the same order', async () => {
	const r = chance(3);
	for (let i = 0; i < 10; i++) {
		const q = ask(r);
		const whole = await pages(q.params, 100);
		for (const limit of [1, 7, 33]) {
			if (whole.total > 60 && limit === 1)
				continue;
			const parts = await pages(q.params, limit);
			assert.deepEqual(parts.items, whole.items);
		}
	}
});

test('a word in the title outranks the same word in a claim', async () => {
	const one = { number: 'EP9898001A1', title: { en: 'Something else' }, claims: { en: ['A wrembolt.'] }, pool: { member: MEMBERS[0], since: '2020-01-01' } };
	const two = { number: 'EP9898002A1', title: { en: 'A wrembolt' }, claims: { en: ['Something else.'] }, pool: { member: MEMBERS[0], since: '2020-01-01' } };
	const three = { number: 'EP9898003A1', abstract: { en: 'A wrembolt' }, pool: { member: MEMBERS[0], since: '2020-01-01' } };
	corpus.push(one, two, three);
	importRecords('patents', [one, two, three]);
	const { items } = await pages(new URLSearchParams({ q: 'wrembolt' }), 10);
	assert.deepEqual(items.map((p) => p.number), [two.number, three.number, one.number]);
});
