// Random publications in three scripts, random changes of them, and random
// questions about them with every operator of the query language: the same in
// every run of a seed. Words are invented and begin with letters that no other
// word does, so that nothing else in the registry holds them; their English
// endings are known: "zqorvaking" has the stem "zqorvak".
import { units } from './search_model.mjs';

const ROOTS = ['zqorvak', 'zqorvim', 'zqlimtop', 'zquandrim', 'xqalkop', 'xqendrom', 'xqeliskop', 'qzarvek', 'qzumbak', 'qzemlik'];
const OTHER = ['zqünvek', 'зъсосвек', 'xq9k', 'zq2', '9750'];
export const STEMS = new Map([
	...ROOTS.flatMap((r) => ['', 's', 'ing', 'ed'].map((ending) => [r + ending, r])),
	...OTHER.map((w) => [w, w]),
]);
// Characters that are written for one another, by the books of the scripts.
export const FORMS = ['气氣気', '电電', '热熱', '压壓圧', '网網', '风風', '碳', '发發髮発', '泵', '广廣広', '叶葉'];
const HAN = [...'气氣気电電热熱压壓圧网網风風碳发髮発泵水冷广広叶葉'];
const KANA = [...'ポンプシステムのるー'];

const OFFICES = [
	(n) => ({ number: `EP96${n}A1`, office: 'EP' }), (n) => ({ number: `EP96${n}B1`, office: 'EP' }),
	(n) => ({ number: `US196${n}B2`, office: 'US' }), (n) => ({ number: `CN1996${n}A`, office: 'CN' }),
	(n) => ({ number: `JP20099${n}A`, office: 'JP' }), (n) => ({ number: `DE1996${n}A1`, office: 'DE' }),
];
const STATUSES = ['pending', 'granted', 'expired', 'lapsed', 'withdrawn', 'revoked'];
export const TOPICS = new Map([
	['data-centre', ['Data centres', '数据中心节能']], ['buildings', ['Buildings', '建築物の省エネ']], ['transport', ['Transport', '交通与物流']],
	['fuel-cells', ['Fuel cells', '燃料電池']], ['microgrid', ['Microgrids and storage', '微电网与储能']],
]);
const SLUGS = [...TOPICS.keys()];
const SYMBOLS = ['H05K7/20836', 'H05K7/20', 'H05K7/14', 'H05K13/04', 'H05K5/02', 'Y02D10/00', 'Y02E10/10', 'Y02E10/50', 'Y02E60/10', 'Y02B30/12', 'F25B1/00', 'G06F1/20'];
const NAMES = ['Qxarvak Zentrum', 'Qxolmek Qxarvak', 'Qximbop 公司网络', '株式会社クゾル', 'Qxulvek, Ünla', '电气发展'];
export const MEMBERS = new Map([['model-one', ['Modelling First']], ['model-two', ['Modelling Second', '模型第二']], ['model-three', ['モデル三']]]);
const IDS = [...MEMBERS.keys()];

const some = (r, list, most) => [...new Set(r.some(list, r.below(most + 1)))];
const dayOf = (r, from, years) => new Date(Date.UTC(from, 0, 1) + r.below(years * 365) * 86400000).toISOString().slice(0, 10);

// ---- records --------------------------------------------------------------

const word = (r) => {
	const w = r.pick([...STEMS.keys()]);
	return r.next() < 0.1 ? w.toUpperCase() : w;
};
const words = (r, n) => Array.from({ length: n }, () => word(r)).join(r.pick([' ', ' ', ', ', '-', '. ']));
const run = (r, signs) => r.some(signs, 1 + r.below(6)).join('');
const runs = (r, signs) => Array.from({ length: 1 + r.below(4) }, () => run(r, signs)).join(r.pick(['', '，', ' ', '。']));

function text(r, lang) {
	if (lang === 'en')
		return words(r, 1 + r.below(7));
	const own = lang === 'zh' ? HAN : [...HAN, ...KANA];
	return r.next() < 0.25 ? `${runs(r, own)}${r.pick(['', ' '])}${word(r)}${runs(r, own)}` : runs(r, own);
}

const later = (day, days) => new Date(Date.parse(day) + days * 86400000).toISOString().slice(0, 10);

// An entry in the pool, or none. A patent may come back: earlier entries stay
// what they are, and no two are of one day.
function pool(r, { earlier }) {
	const kind = r.next();
	const floor = earlier.at(-1)?.until;
	const since = floor !== undefined ? later(floor, r.below(300)) : kind < 0.4 ? dayOf(r, 2025, 2) : kind < 0.45 ? '2999-01-01' : dayOf(r, 2019, 4);
	if (kind < 0.15)
		return null;
	return { member: r.pick(IDS), since, ...(kind > 0.65 ? { until: later(since, 1 + r.below(1500)) } : {}) };
}

// What the import makes of it: an entry that had ended by then stays.
function note(state, entry) {
	const { earlier, last } = state;
	if (entry !== null && last !== null && last.until !== undefined && last.until <= entry.since)
		earlier.push(last);
	state.last = entry;
}

const FIELDS = {
	title: (r, langs) => Object.fromEntries(langs.map((l) => [l, text(r, l)])),
	abstract: (r, langs) => Object.fromEntries(langs.map((l) => [l, text(r, l)])),
	claims: (r, langs) => Object.fromEntries(langs.map((l) => [l, Array.from({ length: 1 + r.below(3) }, () => text(r, l))])),
	applicants: (r) => some(r, NAMES, 2),
	owners: (r) => some(r, NAMES, 1),
	inventors: (r) => some(r, NAMES, 2),
	cpc: (r) => some(r, SYMBOLS, 3),
	ipc: (r) => some(r, SYMBOLS, 2),
	topics: (r) => some(r, SLUGS, 2),
	status: (r) => r.pick([...STATUSES, null]),
	status_as_of: (r) => (r.next() < 0.2 ? null : new Date(Date.now() - r.below(500) * 86400000).toISOString().slice(0, 10)),
	filed: (r) => (r.next() < 0.1 ? null : dayOf(r, 2010, 6)),
	published: (r) => (r.next() < 0.1 ? null : dayOf(r, 2018, 3)),
	priority: (r) => (r.next() < 0.5 ? [] : [{ number: `EP1711${1000 + r.below(20)}`, date: dayOf(r, 2009, 2) }]),
	family: (r) => (r.next() < 0.6 ? null : `96${100 + r.below(40)}`),
	pool: (r, langs, state) => pool(r, state),
};
const languagesOf = (r) => ['en', 'zh', 'ja'].filter(() => r.next() < 0.6);

// pools: what Model.load() takes, kept up to date.
export function record(r, i, pools) {
	const made = r.pick(OFFICES)(String(10000 + i));
	const langs = languagesOf(r);
	const out = { number: made.number };
	const state = { earlier: [], last: null };
	for (const [name, make] of Object.entries(FIELDS))
		out[name] = make(r, langs, state);
	note(state, out.pool);
	pools.set(out.number, state);
	if (made.office === 'EP' && r.next() < 0.6)
		out.application_number = `EP1812${1000 + r.below(60)}`;
	return out;
}

// Some of its fields, at least one, anew.
export function change(r, { number }, pools) {
	const names = some(r, Object.keys(FIELDS), 3);
	const langs = languagesOf(r);
	const state = pools.get(number);
	const out = { number, ...Object.fromEntries((names.length > 0 ? names : ['pool']).map((n) => [n, FIELDS[n](r, langs, state)])) };
	if (out.pool !== undefined)
		note(state, out.pool);
	return out;
}

// ---- questions ------------------------------------------------------------

const wide = (s) => s.replace(/[a-z0-9]/g, (c) => String.fromCodePoint(c.codePointAt(0) + 0xfee0));
const quoted = (r, s) => r.pick([`"${s}"`, `"${s}"`, `“${s}”`, `「${s}」`]);

// A stretch of what is written somewhere, so that there are hits.
function stretch(r, patents) {
	const p = r.pick(patents);
	const list = [...Object.values(p.title ?? {}), ...Object.values(p.abstract ?? {}), ...Object.values(p.claims ?? {}).flat()];
	return list.length === 0 ? units('zqorvak') : units(r.pick(list));
}

function phrase(r, patents) {
	const all = stretch(r, patents);
	const from = r.below(all.length);
	return all.slice(from, from + 1 + r.below(3)).map((u, i, part) => (i > 0 && u.piece === part[i - 1].piece ? '' : i > 0 ? ' ' : '') + u.text).join('');
}

// A term of text: what is printed, what it means.
function textTerm(r, patents) {
	const kind = r.next();
	const signs = stretch(r, patents).filter((u) => u.cjk).map((u) => u.text);
	if (kind < 0.3 && signs.length > 0) {
		const from = r.below(signs.length);
		const t = signs.slice(from, from + 1 + r.below(3)).join('');
		return { text: t, print: t };
	}
	if (kind < 0.45) {
		const t = phrase(r, patents);
		return { text: t, print: quoted(r, t) };
	}
	const typed = word(r);
	if (kind < 0.65) {
		const letters = [...typed];
		const cut = letters.slice(0, Math.max(2, letters.length - r.below(5))).join('');
		const more = r.pick([-1, -1, 1, 2]);
		return { text: cut, more, print: cut + (more < 0 ? '*' : '?'.repeat(more)) };
	}
	return { text: typed, print: r.next() < 0.1 ? wide(typed) : typed };
}

const TEXT_FIELDS = ['any', 'any', 'any', 'any', 'ti', 'ab', 'cl', 'ta', 'txt'];
const sign = (r, field) => (field === 'any' ? '' : `${r.next() < 0.15 ? field.toUpperCase() : field}${r.pick(['=', '=', ':'])}`);

function words_(r, patents) {
	const field = r.pick(TEXT_FIELDS);
	const t = textTerm(r, patents);
	return { kind: 'text', field, text: t.text, more: t.more, print: sign(r, field) + t.print };
}

function near(r, patents) {
	const field = r.pick(TEXT_FIELDS);
	const side = () => Array.from({ length: r.next() < 0.7 ? 1 : 2 }, () => textTerm(r, patents));
	const print = (side) => (side.length === 1 ? side[0].print : `(${side.map((t) => t.print).join(' OR ')})`);
	const ones = side();
	const others = side();
	const distance = r.pick([1, 1, 2, 3, 5, 20]);
	const body = `${print(ones)} NEAR/${distance} ${print(others)}`;
	return { kind: 'near', field, ones, others, distance, print: field === 'any' ? body : `${sign(r, field)}(${body})`, whole: field !== 'any' };
}

function name(r, patents) {
	const field = r.pick(['pa', 'in']);
	const list = patents.flatMap((p) => (field === 'pa' ? [...p.applicants ?? [], ...p.owners ?? []] : p.inventors ?? []));
	const all = units(list.length === 0 ? NAMES[0] : r.pick(list));
	const own = all.filter((u) => !u.cjk && u.text.startsWith('qx'));
	if (own.length > 0 && r.next() < 0.3) {
		const cut = r.pick(own).text.slice(0, 3 + r.below(3));
		return { kind: 'text', field, text: cut, more: -1, print: `${sign(r, field)}${cut}*` };
	}
	const from = r.below(all.length);
	const t = all.slice(from, from + 1 + r.below(2)).map((u, i, part) => (i > 0 && u.piece !== part[i - 1].piece ? ' ' : '') + u.text).join('');
	return { kind: 'text', field, text: t, print: sign(r, field) + quoted(r, t) };
}

function number(r, patents) {
	const p = r.pick(patents);
	const field = r.pick(['pn', 'pn', 'pn', 'ap', 'pr']);
	if (field === 'ap' && p.application_number !== undefined)
		return { kind: 'number', field, number: p.application_number, print: `ap=${p.application_number}` };
	if (field === 'pr' && (p.priority ?? []).length > 0)
		return { kind: 'number', field, number: p.priority[0].number, print: `pr=${p.priority[0].number}` };
	const base = p.number.slice(0, p.number.length - p.kind.length);
	if (r.next() < 0.3) {
		const cut = p.number.slice(0, 5 + r.below(4));
		return { kind: 'number', field: 'pn', number: cut, begins: true, print: `pn=${cut}*` };
	}
	const typed = r.pick([p.number, p.number, base, base + p.kind[0]]);
	return { kind: 'number', field: 'pn', number: typed, letter: typed === base + p.kind[0], print: `${sign(r, 'pn')}${r.next() < 0.2 ? typed.toLowerCase() : typed}` };
}

// A year, a month or a day: as typed, its first and last day.
function moment(r, field) {
	const day = dayOf(r, field === 'pr' ? 2009 : field === 'pd' ? 2018 : 2010, field === 'ad' ? 6 : 3);
	const [y, m] = day.split('-');
	const kind = r.next();
	if (kind < 0.4)
		return { print: y, low: `${y}-01-01`, high: `${y}-12-31` };
	if (kind < 0.7)
		return { print: `${y}-${m}`, low: `${y}-${m}-01`, high: new Date(Date.UTC(Number(y), Number(m), 0)).toISOString().slice(0, 10) };
	return { print: r.next() < 0.3 ? day.replaceAll('-', '') : day, low: day, high: day };
}
function days(r) {
	const field = r.pick(['pd', 'pd', 'ad', 'pr']);
	const a = moment(r, field);
	const kind = r.next();
	const q = { kind: 'days', field };
	if (kind < 0.3)
		return { ...q, low: a.low, high: a.high, print: sign(r, field) + a.print };
	if (kind < 0.6)
		return r.pick([
			{ ...q, low: a.low, print: `${field}>=${a.print}` }, { ...q, high: a.high, print: `${field}<=${a.print}` },
			{ ...q, low: later(a.high, 1), print: `${field}>${a.print}` }, { ...q, high: later(a.low, -1), print: `${field}<${a.print}` },
		]);
	if (kind < 0.7)
		return r.pick([{ ...q, low: a.low, print: `${field}=${a.print}..` }, { ...q, high: a.high, print: `${field}=..${a.print}` }]);
	const [first, last] = [a, moment(r, field)].sort((x, y) => (x.low < y.low ? -1 : 1));
	// A range may not end before it begins.
	if (last.high < first.low)
		return { ...q, low: a.low, high: a.high, print: `${field}=${a.print}` };
	return { ...q, low: first.low, high: last.high, print: `${field}=${first.print}..${last.print}` };
}

// Places in the tree: section, class, subclass, group, symbol.
const BEGINNINGS = ['H', 'H05', 'H05K', 'H05K7', 'H05K1', 'H05K7/2', 'H05K7/20', 'Y02', 'Y02E', 'Y02E10', 'Y02E1', 'Y02E10/10', 'F25B', 'G06F1/20'];
function symbol(r) {
	const field = r.pick(['cpc', 'cpc', 'ipc']);
	if (r.next() < 0.3) {
		const [low, high] = r.pick([['Y02E10/10', 'Y02E10/50'], ['Y02B', 'Y02D'], ['H05K5', 'H05K7'], ['H05K5', 'H05K7/14'], ['F', 'H05K5/02'], ['H05K7/20', 'H05K13'], ['Y02', 'Y02']]);
		const key = (s) => s.slice(0, 4) + (s.length > 4 ? s.slice(4).split('/')[0].padStart(4, '0') + (s.slice(4).split('/')[1] ?? '') : '');
		return { kind: 'class', field, low: key(low), high: key(high), print: `${field}=${low}..${high}` };
	}
	const s = r.pick(BEGINNINGS);
	if (r.next() < 0.2)
		return { kind: 'class', field, begins: s, print: `${field}=${s}*` };
	// A group is that group, not all whose numbers begin so.
	const begins = s.length > 4 && !s.includes('/') ? `${s}/` : s;
	const typed = r.next() < 0.2 && s.length > 4 ? `${s.slice(0, 4)} ${s.slice(4)}` : s;
	return { kind: 'class', field, begins, print: `${field}=${s.includes('/') ? typed : s}` };
}

function fact(r) {
	return r.pick([
		() => { const s = r.pick(SLUGS); return { kind: 'topic', value: s, print: `topic=${s}` }; },
		() => { const l = r.pick(TOPICS.get(r.pick(SLUGS))); return { kind: 'topic', value: l, print: `topic=${quoted(r, l)}` }; },
		() => { const m = r.pick(IDS); return { kind: 'member', value: m, print: `member=${m}` }; },
		() => { const m = r.pick(['modelling', 'Modelling S', '模型', 'モデル三']); return { kind: 'member', value: m, print: `member=${quoted(r, m)}` }; },
		() => { const s = r.pick(STATUSES); return { kind: 'status', value: s, print: `status=${s}` }; },
		() => { const o = r.pick(['EP', 'US', 'CN', 'JP', 'DE']); return { kind: 'office', value: o, print: `office=${r.next() < 0.3 ? o.toLowerCase() : o}` }; },
		() => { const l = r.pick(['en', 'zh', 'ja', 'fr']); return { kind: 'lang', value: l, print: `lang=${l}` }; },
		() => { const v = r.pick(['yes', 'no', 'earlier']); return { kind: 'pool', value: v, print: `pool=${v}` }; },
	])();
}

function leaf(r, patents) {
	const kind = r.next();
	return kind < 0.5 ? words_(r, patents) : kind < 0.62 ? near(r, patents) : kind < 0.68 ? name(r, patents) : kind < 0.74 ? number(r, patents)
		: kind < 0.84 ? days(r) : kind < 0.91 ? symbol(r) : fact(r);
}

function tree(r, patents, depth) {
	const kind = r.next();
	if (depth === 0 || kind < 0.4)
		return leaf(r, patents);
	if (kind < 0.52)
		return { kind: 'not', a: tree(r, patents, depth - 1) };
	return { kind: kind < 0.77 ? 'and' : 'or', a: tree(r, patents, depth - 1), b: tree(r, patents, depth - 1) };
}

// Brackets only where the precedence asks for them, and sometimes anyway.
function print(r, q, strength = 0) {
	const own = { or: 1, and: 2, not: 3, near: q.whole ? 5 : 4 }[q.kind] ?? 5;
	const text = q.print ?? {
		not: () => `${r.next() < 0.2 && q.a.kind === 'text' && q.a.field === 'any' && /^[a-z]/.test(q.a.print) ? '-' : 'NOT '}${print(r, q.a, 3)}`,
		and: () => `${print(r, q.a, 2)}${r.next() < 0.5 ? ' AND ' : ' '}${print(r, q.b, 3)}`,
		or: () => `${print(r, q.a, 1)} OR ${print(r, q.b, 2)}`,
	}[q.kind]();
	const [open, close] = r.next() < 0.1 ? ['（', '）'] : ['(', ')'];
	return own < strength || (own < 5 && r.next() < 0.1) ? open + text + close : text;
}

const CHOICES = {
	office: ['EP', 'US', 'CN', 'DE', 'JP'], status: STATUSES, topic: SLUGS, member: IDS, cpc: ['H', 'H05', 'H05K7', 'H05K7/2', 'Y02', 'G06F1/20'],
	year: ['2018', '2019', '2020'], language: ['en', 'zh', 'ja'], checked: ['30', '90', '365', 'older', 'never'],
};
const OPEN = ['H', 'H05', 'H05K', 'H05K7/', 'Y', 'Y02'];
const ancestors = (node) => ['H05K7/', 'H05K', 'H05', 'H', 'Y02', 'Y'].filter((n) => node.startsWith(n));

const texts = (t) => [t, ...t.ones ?? [], ...t.others ?? []].map((x) => x.text).concat([t.a, t.b].filter(Boolean).flatMap(texts)).filter((x) => x !== undefined);

// Whose hits have an order that the model knows.
const orderOf = (q) => (q.sort === 'relevance' || (q.sort === undefined && q.tree !== null) ? undefined : q.sort ?? 'published');

// plain: whether a text holds no term of the glossary, which has tests of its
// own: what it adds is not for this model to know.
export function ask(r, patents, plain) {
	const q = { tree: r.next() < 0.1 ? null : tree(r, patents, 3), chosen: {}, open: [], known: r.next() < 0.4, families: r.next() < 0.35,
		widen: r.next() < 0.35, sort: r.pick([undefined, 'relevance', 'published', 'published', 'filed', 'pooled']) };
	q.widen &&= q.tree === null || texts(q.tree).every(plain);
	const params = new URLSearchParams();
	if (q.tree !== null)
		params.append('q', print(r, q.tree));
	for (const [facet, values] of Object.entries(CHOICES))
		if (r.next() < 0.1) {
			q.chosen[facet] = [...new Set(r.some(values, 1 + r.below(2)))];
			q.chosen[facet].forEach((v) => params.append(facet, v));
		}
	if (r.next() < 0.2) {
		const node = r.pick(OPEN);
		q.open = ancestors(node);
		params.append('open', node);
	}
	if (r.next() < 0.15) {
		q.on = dayOf(r, 2018, 10);
		params.append('on', q.on);
	}
	if (q.known)
		params.append('pool', 'any');
	if (q.families)
		params.append('group', 'family');
	if (q.widen)
		params.append('widen', 'true');
	if (q.sort !== undefined)
		params.append('sort', q.sort);
	q.order = orderOf(q);
	return { ...q, params };
}
