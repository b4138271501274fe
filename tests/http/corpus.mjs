// Invented publications in several scripts, the same in every run. Words are
// invented, too, so that nothing else in the registry holds them, and their
// English endings are known: "zorvaking" has the stem "zorvak".
import { spawnSync } from 'node:child_process';

// Small, fast and repeatable (mulberry32).
export function chance(seed) {
	let state = seed;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const below = (n) => Math.floor(next() * n);
	return {
		next,
		below,
		pick: (list) => list[below(list.length)],
		some: (list, n) => Array.from({ length: n }, () => list[below(list.length)]),
	};
}

const ROOTS = ['zorvak', 'blimtop', 'quandrim', 'dralkop', 'fendrom', 'gliskop', 'plorvek', 'trumbak', 'skordap', 'vemlik'];
const OTHER = ['grünvek', 'насосвек', 'x9k', 'co2', '150'];

// Every form that the corpus uses, with its stem.
export const stems = new Map([
	...ROOTS.flatMap((r) => ['', 's', 'ing', 'ed'].map((ending) => [r + ending, r])),
	...OTHER.map((w) => [w, w]),
]);

const HAN = [...'冷热泵水电池碳网光风压缩'];
const KANA = [...'ポンプシステムのる'];

const day = (r, from, years) => {
	const d = new Date(Date.UTC(from, 0, 1) + r.below(years * 365) * 86400000);
	return d.toISOString().slice(0, 10);
};

const daysAgo = (n) => new Date(Date.now() - n * 86400000).toISOString().slice(0, 10);

const words = (r, n) =>
	r.some([...stems.keys()], n).map((w) => (r.next() < 0.1 ? w.toUpperCase() : w)).join(r.pick([' ', ' ', ', ', '-', '. ']));
const run = (r, signs) => r.some(signs, 1 + r.below(6)).join('');
const runs = (r, signs) => Array.from({ length: 1 + r.below(4) }, () => run(r, signs)).join(r.pick(['', '，', ' ', '。']));

function text(r, lang) {
	if (lang === 'en')
		return words(r, 2 + r.below(6));
	const own = lang === 'zh' ? HAN : [...HAN, ...KANA];
	// Some texts mix scripts, as those on refrigerants do.
	return r.next() < 0.2 ? `${runs(r, own)}${r.pick(['', ' '])}${r.pick(OTHER)}${runs(r, own)}` : runs(r, own);
}

const OFFICES = [
	(n) => `EP98${n}A1`,
	(n) => `US198${n}B2`,
	(n) => `CN1998${n}A`,
	(n) => `DE1999${n}A1`,
];
const STATUSES = ['pending', 'granted', 'expired', 'lapsed', 'withdrawn', 'revoked', null];
const TOPICS = ['data-centre', 'buildings', 'transport', 'fuel-cells', 'microgrid'];
const CPC = ['H05K7/20836', 'H05K7/14', 'H05K5/02', 'Y02D10/00', 'Y02E60/10', 'F25B1/00', 'G06F1/20'];

function pool(r, members) {
	const kind = r.next();
	if (kind < 0.2)
		return null;
	const since = day(r, 2019, 3);
	if (kind < 0.3)
		return { member: r.pick(members), since, until: '2025-01-01' };
	if (kind < 0.4)
		return { member: r.pick(members), since: '2999-01-01' };
	if (kind < 0.5)
		return { member: r.pick(members), since, until: '2999-01-01' };
	return { member: r.pick(members), since };
}

export function publications(count, members, seed = 7) {
	const r = chance(seed);
	return Array.from({ length: count }, (_, i) => {
		const langs = ['en', 'zh', 'ja'].filter(() => r.next() < 0.7);
		const per = (make) => Object.fromEntries(langs.map((l) => [l, make(l)]));
		return {
			number: OFFICES[r.below(4)](String(10000 + i)),
			title: per((l) => text(r, l)),
			abstract: per((l) => text(r, l)),
			claims: per((l) => Array.from({ length: 1 + r.below(3) }, () => text(r, l))),
			applicants: ['Fictive Devices'],
			owners: [],
			cpc: r.some(CPC, r.below(3)),
			topics: [...new Set(r.some(TOPICS, r.below(3)))],
			status: r.pick(STATUSES),
			// Days so that no age stands at a border when the day changes.
			status_as_of: r.next() < 0.3 ? null : daysAgo(r.pick([3, 33, 70, 200, 700, -20])),
			family: r.next() < 0.4 ? `F-oracle-${r.below(count / 10)}` : null,
			application_number: r.next() < 0.5 ? `oracle-${r.below(count / 5)}` : null,
			filed: r.next() < 0.1 ? null : day(r, 2010, 8),
			published: r.next() < 0.1 ? null : day(r, 2018, 2),
			pool: pool(r, members),
		};
	});
}

function canopy(args, input) {
	const done = spawnSync('build/canopy', args, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
	if (done.status !== 0)
		throw new Error(`canopy ${args.join(' ')}: ${done.status} ${done.stderr} ${done.stdout}`);
	return done.stdout;
}

const lines = (records) => records.map((o) => `${JSON.stringify(o)}\n`).join('');

export const importRecords = (kind, records) => canopy(['import', kind, '--format', 'jsonl', '-'], lines(records));

export const exportPatents = () =>
	canopy(['export', 'patents']).trimEnd().split('\n').filter(Boolean).map((line) => JSON.parse(line));

// Two organisations that may contribute.
export function makeMembers(names) {
	importRecords('organisations', names.map((id) => ({ id, name: { en: `${id} (invented)` }, kind: 'company' })));
	importRecords('members', names.map((organisation) => ({ organisation, role: 'ordinary', since: '2018-01-01', until: '2018-01-02' })));
}
