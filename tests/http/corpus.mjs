// What tests make their own data with: chance that can be repeated, the
// command's import and export.
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

function canopy(args, input) {
	const done = spawnSync('build/canopy', args, { input, encoding: 'utf8', maxBuffer: 1 << 30, timeout: 300000, killSignal: 'SIGKILL' });
	if (done.status !== 0)
		throw new Error(`canopy ${args.join(' ')}: ${done.status ?? done.error} ${done.stderr} ${done.stdout}`);
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
