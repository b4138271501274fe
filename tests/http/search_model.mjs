// The search, written a second time: a naive scan of everything the registry
// exports, by the rules that app/search/query.h, token.h and search.h state.
// It shares nothing with the program and is slow and plain: where both differ,
// one of them misreads the rules.
//
// Questions come as trees (see search_questions.mjs), so the parser is tried,
// too: what it makes of the printed tree must be the tree.

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〆ー゙゚゛゜]/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;

export const fold = (s) => s.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\p{Cf}/gu, '');

// ---- texts ----------------------------------------------------------------

// A text as what can be counted: a word, or one character of a CJK run. Pieces
// are numbered, so that it is seen where a run ends.
export function units(text) {
	const out = [];
	let kind = 0;
	let piece = 0;
	for (const c of fold(text)) {
		const now = CJK.test(c) ? 1 : WORD.test(c) ? 2 : 0;
		if (now !== kind)
			piece++;
		if (now === 2 && now === kind)
			out.at(-1).text += c;
		else if (now !== 0)
			out.push({ cjk: now === 1, text: c, piece });
		kind = now;
	}
	return out;
}

export class Model {
	// stems: every word that questions may hold, and its stem. forms: strings
	// of Han characters that are written for one another.
	constructor(stems, forms = []) {
		this.stems = stems;
		this.forms = new Map(forms.flatMap((f) => [...f].map((c) => [c, f])));
		this.words = new Set(); // all that were ever written
		this.patents = [];
		this.topics = new Map(); // slug: labels
		this.members = new Map(); // id: names
		this.today = new Date().toISOString().slice(0, 10);
	}

	same(x, y, wide) {
		if (x === y)
			return true;
		const f = wide ? this.forms.get(x) : undefined;
		return f !== undefined && f === this.forms.get(y);
	}

	// Does the text hold one of the terms, whatever forms its characters have?
	holds(text, terms) {
		const bare = (s) => [...fold(s)].filter((c) => CJK.test(c)).map((c) => this.forms.get(c)?.[0] ?? c).join('');
		return terms.some((t) => bare(t) !== '' && bare(text).includes(bare(t)));
	}

	index(text) {
		return units(text).map((u) => (u.cjk ? u : { ...u, text: this.stems.get(u.text) ?? u.text }));
	}

	note(text) {
		for (const u of units(text))
			if (!u.cjk)
				this.words.add(u.text);
	}

	// Takes the registry as it is now. pools: by number {earlier: [entry], last:
	// entry or null} where a patent was pooled more than once.
	load(patents, pools = new Map()) {
		this.patents = patents.map((p) => {
			const fields = {
				ti: Object.values(p.title ?? {}), ab: Object.values(p.abstract ?? {}), cl: Object.values(p.claims ?? {}).flat(),
				pa: [...(p.applicants ?? []), ...(p.owners ?? [])], in: p.inventors ?? [],
			};
			const texts = {};
			for (const [name, list] of Object.entries(fields)) {
				list.forEach((t) => this.note(t));
				texts[name] = list.map((t) => this.index(t));
			}
			const { earlier, last } = pools.get(p.number) ?? { earlier: [], last: p.pool ?? null };
			return { ...p, last, entries: last === null ? earlier : [...earlier, last], texts, base: p.number.slice(0, p.number.length - p.kind.length), family_key: familyOf(p) };
		});
	}

	// ---- words ---------------------------------------------------------

	// Where a term stands in a text: [first, last] of its units.
	places(text, term, wide) {
		const want = this.index(term.text);
		const last = want.length - 1;
		const allowed = term.more === undefined || want[last].cjk ? undefined : this.begun(units(term.text)[last].text, term.more);
		const fits = (u, k) => {
			const w = want[k];
			if (u === undefined || u.cjk !== w.cjk)
				return false;
			if (k === last && allowed !== undefined)
				return allowed.has(u.text);
			return u.cjk ? this.same(u.text, w.text, wide) : u.text === w.text;
		};
		const joint = (i, k) => k === 0 || (text[i].piece === text[i - 1].piece) === (want[k].piece === want[k - 1].piece);
		const out = [];
		for (let at = 0; at + last < text.length; at++)
			if (want.every((_, k) => fits(text[at + k], k) && joint(at + k, k)))
				out.push([at, at + last]);
		return out;
	}

	// Stems of the words that begin so; more: letters that may follow.
	begun(beginning, more) {
		const size = [...beginning].length + more;
		return new Set([...this.words].filter((w) => w.startsWith(beginning) && (more < 0 || [...w].length <= size))
			.map((w) => this.stems.get(w) ?? w));
	}

	textsOf(p, field) {
		const { ti, ab, cl } = p.texts;
		return { ti, ab, cl, ta: [...ti, ...ab], pa: p.texts.pa, in: p.texts.in }[field] ?? [...ti, ...ab, ...cl];
	}

	near(text, q, wide) {
		const all = (terms) => terms.flatMap((t) => this.places(text, t, wide));
		const ones = all(q.ones);
		return ones.length > 0 && all(q.others).some(([c, d]) => ones.some(([a, b]) => (b < c ? c - b : d < a ? a - d : Infinity) <= q.distance));
	}

	// ---- a question ----------------------------------------------------

	matches(p, q, wide) {
		switch (q.kind) {
		case 'and':
			return this.matches(p, q.a, wide) && this.matches(p, q.b, wide);
		case 'or':
			return this.matches(p, q.a, wide) || this.matches(p, q.b, wide);
		case 'not':
			return !this.matches(p, q.a, wide);
		case 'text':
			return this.textsOf(p, q.field).some((t) => this.places(t, q, wide || q.field === 'pa' || q.field === 'in').length > 0);
		case 'near':
			return this.textsOf(p, q.field).some((t) => this.near(t, q, wide));
		case 'number':
			return this.numbers(p, q.field).some((n) => (q.begins ? n.startsWith(q.number) : n === q.number))
				|| (q.field === 'pn' && !q.begins && (p.base === q.number || (q.letter && p.number.startsWith(q.number))));
		case 'days':
			return this.days(p, q.field).some((d) => d >= (q.low ?? '') && d <= (q.high ?? '9999'));
		case 'class':
			return (p[q.field] ?? []).some((s) => (q.begins !== undefined ? s.startsWith(q.begins) : q.low <= place(s) && place(s) <= `${q.high}~`));
		case 'topic':
			return (p.topics ?? []).some((t) => t === q.value.toLowerCase() || (this.topics.get(t) ?? []).some((l) => fold(l) === fold(q.value)));
		case 'member':
			return p.last !== null && (p.last.member === q.value.toLowerCase()
				|| (this.members.get(p.last.member) ?? []).some((n) => fold(n).includes(fold(q.value))));
		case 'status':
			return p.status === q.value;
		case 'office':
			return p.office === q.value;
		case 'lang':
			return languages(p).includes(q.value);
		case 'pool':
			return { yes: this.pooled(p, this.today), no: !this.pooled(p, this.today),
				earlier: !this.pooled(p, this.today) && p.entries.some((x) => x.until !== undefined && x.until <= this.today) }[q.value];
		default:
			throw new Error(q.kind);
		}
	}

	numbers(p, field) {
		return field === 'pn' ? [p.number] : field === 'ap' ? [p.application_number ?? ''] : (p.priority ?? []).map((x) => x.number ?? '');
	}

	days(p, field) {
		const list = field === 'pd' ? [p.published] : field === 'ad' ? [p.filed] : (p.priority ?? []).map((x) => x.date);
		return list.filter((d) => d !== undefined && d !== null);
	}

	entry(p, day) {
		return p.entries.find((x) => x.since <= day && (x.until === undefined || day < x.until));
	}

	pooled(p, day) {
		return this.entry(p, day) !== undefined;
	}

	// The contribution that a question is about: of the pool that of the day;
	// of all that is known the last one, unless a day is named.
	contribution(p, q) {
		return q.known && q.on === undefined ? p.last ?? undefined : this.entry(p, q.on ?? this.today);
	}

	facets(q) {
		return {
			office: (p) => [p.office],
			status: (p) => (p.status === undefined ? [] : [p.status]),
			topic: (p) => [...new Set(p.topics ?? [])],
			member: (p) => [this.contribution(p, q)?.member].filter((m) => m !== undefined),
			cpc: (p) => [...new Set((p.cpc ?? []).flatMap((s) => [s.slice(0, 1), ...nodes(s, q.open ?? [])]))],
			year: (p) => (p.published === undefined ? [] : [p.published.slice(0, 4)]),
			language: languages,
			checked: (p) => this.checked(p),
		};
	}

	checked(p) {
		if (p.status_as_of === undefined)
			return ['never'];
		const age = (Date.parse(this.today) - Date.parse(p.status_as_of)) / 86400000;
		return age > 365 ? ['older'] : ['30', '90', '365'].filter((n) => age <= Number(n));
	}

	// total, families, facets, and the hits in order (by day only).
	answer(asked) {
		// A question that names the pool is about all that is known.
		const q = { ...asked, known: asked.known || (asked.tree !== null && names(asked.tree, 'pool')) };
		const day = q.on ?? this.today;
		const values = this.facets(q);
		const passes = (p, but) => Object.keys(values).every((f) => f === but || q.chosen[f] === undefined
			|| (f === 'cpc' ? (p.cpc ?? []).some((s) => q.chosen.cpc.some((x) => s.startsWith(x)))
				: values[f](p).some((v) => q.chosen[f].includes(v))));
		const words = this.patents.filter((p) => (q.known || this.pooled(p, day)) && (q.tree === null || this.matches(p, q.tree, q.widen)));
		const unit = (p) => (q.families ? p.family_key : p.number);
		const facets = {};
		for (const f of Object.keys(values)) {
			const sets = {};
			for (const p of words.filter((x) => passes(x, f)))
				for (const v of values[f](p))
					(sets[v] ??= new Set()).add(unit(p));
			facets[f] = Object.fromEntries(Object.entries(sets).map(([v, s]) => [v, s.size]));
		}
		const found = words.filter((p) => passes(p));
		const key = { published: (p) => p.published, filed: (p) => p.filed, pooled: (p) => this.contribution(p, q)?.since }[q.order];
		if (key !== undefined)
			found.sort((a, b) => ((key(a) ?? '') !== (key(b) ?? '') ? ((key(a) ?? '') < (key(b) ?? '') ? 1 : -1) : a.number < b.number ? -1 : 1));
		const seen = new Set();
		const hits = q.families ? found.filter((p) => !seen.has(p.family_key) && seen.add(p.family_key)) : found;
		return { total: found.length, families: new Set(found.map((p) => p.family_key)).size, facets, hits: hits.map((p) => p.number), found };
	}
}

const names = (t, kind) => t.kind === kind || [t.a, t.b].some((x) => x !== undefined && names(x, kind));

function familyOf(p) {
	if (p.family !== undefined)
		return `family ${p.family}`;
	if (p.application_number !== undefined)
		return `application ${p.office} ${p.application_number}`;
	return `number ${p.number.slice(0, p.number.length - p.kind.length)}`;
}

function languages(p) {
	return [...new Set([p.title, p.abstract, p.claims].flatMap((t) => Object.keys(t ?? {})))];
}

// The order of the classification: H05K7/20 before H05K13/04.
export function place(symbol) {
	const [head, below = ''] = symbol.slice(4).split('/');
	return symbol.slice(0, 4) + (symbol.length > 4 ? head.padStart(4, '0') + below : '');
}

// The children of opened places that a symbol lies in.
function nodes(symbol, open) {
	const path = [symbol.slice(0, 1), symbol.slice(0, 3), symbol.slice(0, 4), symbol.slice(0, symbol.indexOf('/') + 1), symbol];
	return open.map((o) => path[path.indexOf(o) + 1]).filter((child, i) => child !== undefined && path.includes(open[i]));
}
