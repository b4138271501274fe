// coverage.mjs OBJECTS OUT: prints lines and functions that were run, by folder
// of app/, and writes to OUT the same, each file, and each function that never
// ran. OBJECTS has gcc's notes (.gcno) and counts (.gcda).
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';

const [, , objects, out] = process.argv;
const notes = readdirSync(`${objects}/app`, { recursive: true })
	.filter((f) => f.endsWith('.gcno') && !f.startsWith('tools/')).sort();
const nothing = () => ({ lines: 0, run: 0, functions: 0, called: 0 });
const folders = new Map();
const files = new Map();
const idle = [];

for (const note of notes) {
	const source = `app/${note.replace(/gcno$/, 'c')}`;
	const text = execFileSync('gcov', ['--json-format', '--stdout', `${objects}/app/${note}`],
		{ encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
	const file = JSON.parse(text).files.find((f) => f.file === source);
	if (!file) continue; // no code: a table
	const lines = new Map();
	for (const { line_number: n, count } of file.lines) lines.set(n, (lines.get(n) ?? 0) + count);
	const sum = nothing();
	sum.lines = lines.size;
	sum.run = [...lines.values()].filter((c) => c > 0).length;
	sum.functions = file.functions.length;
	sum.called = file.functions.filter((f) => f.execution_count > 0).length;
	idle.push(...file.functions.filter((f) => f.execution_count === 0).map((f) => `${source}:${f.start_line}: ${f.name}()`));
	files.set(source, sum);
	const folder = source.slice(0, source.lastIndexOf('/'));
	for (const name of [folder, 'all of app']) {
		const whole = folders.get(name) ?? folders.set(name, nothing()).get(name);
		for (const key of Object.keys(sum)) whole[key] += sum[key];
	}
}

const share = (part, whole) => `${(100 * part / Math.max(whole, 1)).toFixed(1)}%`.padStart(7);
const row = ([name, s]) => `${name.padEnd(42)}${share(s.run, s.lines)} of ${String(s.lines).padStart(6)} lines`
	+ `${share(s.called, s.functions)} of ${String(s.functions).padStart(5)} functions`;
const all = folders.get('all of app');
folders.delete('all of app');
const table = [...[...folders].sort().map(row), row(['all of app', all])].join('\n');
console.log(table);
writeFileSync(out, `${table}\n\n${[...files].map(row).join('\n')}\n\nNever run:\n${idle.join('\n')}\n`);
